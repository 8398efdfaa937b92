import Arena
import GameTheory

/// Reads the nodes of an extensive game, with a path of its own instead of recursion.
struct ExtensiveReader {
  /// The most nodes of a tree.
  static let mostNodes = 4_000_000

  /// The nodes read so far.
  private(set) var graph = GameGraph()
  /// The information sets of the players, in the order of their first nodes.
  private(set) var decisions: [Decision] = []
  /// What was read otherwise than it stands there, as sentences.
  private(set) var remarks: [String] = []
  /// What the file says beside the rules.
  private(set) var words = FileWords()
  private var scanner: GameScanner
  private let players: [String]
  /// The nodes above the next one, and the child that it is of each.
  private var path: [(node: Int, edge: Int32)] = []
  private var sets: [SetKey: Int] = [:]
  /// Nature's information sets, in the order of their first nodes.
  private(set) var draws: [Draw] = []
  private var chances: [Int: Chance] = [:]
  private var outcomes: [Int: Int] = [:]
  private var names: Set<String> = []
  private var drawNames: Set<String> = []
  private var repetitions: [String: Int] = [:]

  /// What an information set is numbered by.
  private struct SetKey: Hashable {
    let player: Int
    let number: Int
  }

  /// A draw of nature, described once.
  private struct Chance {
    let moves: [String]
    let probabilities: [Rational]
    let draw: Int32
    let weights: Int32
  }

  init(_ scanner: GameScanner, players: [String]) {
    self.scanner = scanner
    self.players = players
  }

  /// Reads to the end of the file.
  mutating func read() throws(StudyError) {
    if scanner.token == .text { words.comment = try scanner.text("a comment") }
    repeat {
      let node = try node()
      attach(node)
    } while !path.isEmpty
    if let renaming = scanner.renaming { remarks.append(renaming) }
    // Old programs wrote more behind the tree; Gambit reads up to the last node.
    if scanner.token != .end {
      let line = scanner.position(of: scanner.place).line
      remarks.append("the text after the last node, from line \(line) on, is not read")
    }
  }

  /// Hangs a node below the last one that lacks a child, and goes on to the next such place.
  private mutating func attach(_ node: GameGraph.Node) {
    let index = graph.nodes.count
    graph.nodes.append(node)
    if let last = path.last {
      graph.children[Int(graph.nodes[last.node].firstChild + last.edge)] = Int32(index)
      path[path.count - 1].edge += 1
    }
    if node.kind != .leaf { path.append((index, 0)) }
    while let last = path.last, last.edge == graph.nodes[last.node].edges { path.removeLast() }
  }

  // MARK: - Nodes

  private mutating func node() throws(StudyError) -> GameGraph.Node {
    let place = scanner.place
    let kind = try scanner.word(["c", "p", "t"], "a node, which begins with c, p or t")
    words.nodes.append(try scanner.text("the name of the node in quotes"))
    var node = GameGraph.Node(kind: kind == "c" ? .chance : kind == "p" ? .decision : .leaf)
    switch node.kind {
    case .chance:
      let chance = try chance()
      node.place = chance.draw
      node.weights = chance.weights
      node.edges = Int32(chance.moves.count)
    case .decision:
      let player = try scanner.whole(
        "the number of a player, in 1...\(players.count)", in: 1...players.count)
      node.player = Int32(player - 1)
      node.place = try decision(of: player - 1)
      node.edges = Int32(decisions[Int(node.place)].actions.count)
    case .leaf: break
    }
    node.outcome = try outcome()
    if node.kind == .leaf { return node }
    if path.count == GameTree.deepest {
      throw scanner.problem("the tree is deeper than \(GameTree.deepest) moves", at: place)
    }
    if graph.children.count + Int(node.edges) >= ExtensiveReader.mostNodes {
      throw scanner.problem(
        "the tree has more than \(ExtensiveReader.mostNodes) nodes, the most that is read",
        at: place)
    }
    node.firstChild = Int32(graph.children.count)
    graph.children += repeatElement(0, count: Int(node.edges))
    return node
  }

  private mutating func setNumber() throws(StudyError) -> Int {
    try scanner.whole("the number of an information set", in: -(1 << 53)...(1 << 53))
  }

  // MARK: - Players' moves

  private mutating func decision(of player: Int) throws(StudyError) -> Int32 {
    let number = try setNumber()
    let label = scanner.token == .text ? try scanner.text("a name") : ""
    let key = SetKey(player: player, number: number)
    let place = scanner.place
    let known = sets[key]
    guard scanner.token == .open || known == nil else { return Int32(known ?? 0) }
    let actions = Values.named(
      try scanner.names("action", "actions", atMost: ExtensiveReader.mostNodes))
    if let known {
      if decisions[known].actions != actions {
        throw scanner.problem(
          "information set \(number) of \(players[player]) was described with other actions",
          at: place)
      }
      return Int32(known)
    }
    sets[key] = decisions.count
    words.sets.append(label)
    decisions.append(
      Decision(unusedName(label, number, player), role: player, actions: actions))
    return Int32(decisions.count - 1)
  }

  /// The label of an information set, made unlike those of all others.
  private mutating func unusedName(_ label: String, _ number: Int, _ player: Int) -> String {
    var name = label.isEmpty ? "set \(number)" : label
    if names.insert(name).inserted { return name }
    name += " of \(players[player])"
    if names.insert(name).inserted { return name }
    while true {
      repetitions[name, default: 1] += 1
      let numbered = "\(name), \(repetitions[name, default: 1])"
      if names.insert(numbered).inserted { return numbered }
    }
  }

  // MARK: - Nature's moves

  private mutating func chance() throws(StudyError) -> Chance {
    let number = try setNumber()
    let label = scanner.token == .text ? try scanner.text("a name") : ""
    let place = scanner.place
    if let known = chances[number], scanner.token != .open { return known }
    let (moves, probabilities) = try movesOfNature()
    if let known = chances[number] {
      if known.moves != moves || known.probabilities != probabilities {
        throw scanner.problem(
          "information set \(number) of nature was described with other moves", at: place)
      }
      return known
    }
    let sum = probabilities.reduce(.zero, +)
    if !sum.isFinite {
      throw scanner.problem("these probabilities are too long to be added exactly", at: place)
    }
    if sum != .one {
      throw scanner.problem(
        "the probabilities of a move of nature must sum to exactly 1, but sum to \(sum)", at: place)
    }
    let chance = Chance(
      moves: moves, probabilities: probabilities, draw: Int32(draws.count),
      weights: Int32(graph.weights.count))
    chances[number] = chance
    words.draws.append(label)
    draws.append(Draw(unusedName(ofDraw: label, number), .named(moves)))
    graph.weights += ExtensiveReader.weights(probabilities)
    return chance
  }

  /// The label of a draw, made unlike those of all others.
  private mutating func unusedName(ofDraw label: String, _ number: Int) -> String {
    var name = label.isEmpty ? "move \(number)" : label
    while !drawNames.insert(name).inserted { name += ", set \(number)" }
    return name
  }

  /// Nature's moves may share a name: many files call them by their probabilities.
  private mutating func movesOfNature() throws(StudyError) -> ([String], [Rational]) {
    try scanner.take(.open, "'{' before the moves of nature")
    var moves: [String] = []
    var probabilities: [Rational] = []
    while scanner.token != .close {
      let name = try scanner.text("the name of a move in quotes, or '}'")
      moves.append(name)
      let spot = scanner.place
      let probability = try scanner.rational("the probability of '\(printable(name))'")
      if probability.signum < 0 {
        throw scanner.problem("a probability cannot be negative", at: spot)
      }
      probabilities.append(probability)
    }
    if moves.isEmpty { throw scanner.unexpected("at least one move of nature") }
    scanner.advance()
    return (moves, probabilities)
  }

  /// Probabilities over their common denominator, if a double holds it: thirds stay thirds.
  private static func weights(_ probabilities: [Rational]) -> [Double] {
    let most = Int128(1) << 53
    var common = Int128(1)
    for probability in probabilities where common <= most {
      let ratio = Rational(probability.denominator, common)
      let (product, overflow) = common.multipliedReportingOverflow(by: ratio.numerator)
      common = overflow || !ratio.isFinite ? most + 1 : product
    }
    return probabilities.map {
      common <= most ? Double($0.numerator * (common / $0.denominator)) : $0.double
    }
  }

  // MARK: - Outcomes

  private mutating func outcome() throws(StudyError) -> Int32 {
    let number = try scanner.whole(
      "the number of an outcome, or 0 for none", in: -(1 << 53)...(1 << 53))
    let place = scanner.place
    if number == 0 {
      if scanner.token == .text || scanner.token == .open {
        throw scanner.problem("outcome 0 is none, and takes no name and no payoffs", at: place)
      }
      return -1
    }
    let name = scanner.token == .text ? try scanner.text("a name") : ""
    let known = outcomes[number]
    guard scanner.token == .open || known == nil else { return Int32(known ?? 0) }
    if scanner.token != .open {
      throw scanner.unexpected("the payoffs of outcome \(number), which has none yet")
    }
    let payoffs = try scanner.payoffs(players.count)
    let first = (known ?? outcomes.count) * players.count
    guard let known else {
      outcomes[number] = outcomes.count
      words.outcomes.append(name)
      graph.payoffs += payoffs
      return Int32(outcomes.count - 1)
    }
    if graph.payoffs[first..<first + players.count] != payoffs[...] {
      throw scanner.problem("outcome \(number) was described with other payoffs", at: place)
    }
    return Int32(known)
  }
}
