import Arena
import GameTheory

/// Writes one game, as a tree here.
struct GameWriter {
  /// What a reader of the file should know.
  var remarks: [String] = []
  let tree: GameTree
  let title: String
  /// What stands in the file for each information set of each seat.
  private var sets: [Int: String] = [:]
  private var setCounts: [Int]
  private var setNames: [LabelMaker]
  private var draws = 0
  private var roundedDraws = 0
  private var longDraws = 0
  private var drawTexts: [String: String] = [:]
  private var drawNames = LabelMaker()
  private var outcomeCount = 0
  private var outcomeTexts: [String: String] = [:]
  private var outcomeNames = LabelMaker()
  /// The file that the game was read from.
  let file: GameFile?
  /// Where its nodes stand there, if it holds a tree.
  private let origins: NodeOrigins?

  init(_ tree: GameTree, title: String, _ file: GameFile?) {
    self.file = file
    origins = file.flatMap { file in file.graph.map { NodeOrigins(tree, $0, file.words) } }
    self.tree = tree
    self.title = title
    setCounts = [Int](repeating: 0, count: tree.seats)
    setNames = [LabelMaker](repeating: LabelMaker(), count: tree.seats)
  }

  /// The names of the seats: their roles, numbered where a role has several seats.
  var players: String {
    let names = tree.shape.roles.flatMap { role in
      (1...role.seats).map { role.seats == 1 ? role.name : "\(role.name) \($0)" }
    }
    return LabelMaker.list(names, orElse: "player")
  }

  /// Says so where a letter of what is written stands for another; players and the title are always written.
  mutating func remark(on words: [String]) {
    let roles = tree.shape.roles.map(\.name)
    if !([title] + roles + words).allSatisfy({ GameText.isPlain($0) }) {
      remarks.append("names are written in ASCII without quotes and backslashes, as all read them")
    }
  }

  /// The tree, node by node.
  mutating func extensive() throws(StudyError) -> String {
    var text = "EFG 2 R \(GameText.quoted(title)) \(players)\n"
    if let comment = file?.words.comment, !comment.isEmpty {
      text += GameText.quoted(comment) + "\n"
    }
    var declared = file?.words.all ?? []
    for decision in tree.shape.decisions {
      declared += [decision.name] + decision.actions.names
      for variable in decision.sees { declared += [variable.name] + variable.values.names }
    }
    for draw in tree.shape.draws { declared += [draw.name] + draw.outcomes.names }
    remark(on: declared)
    if let origins { remarks += origins.losses(in: tree) }
    for (index, node) in tree.nodes.enumerated() {
      let name = GameText.quoted(origins?.name(index) ?? "")
      switch node.kind {
      case .chance: text += "c \(name) \(draw(at: node)) 0\n"
      case .decision: text += "p \(name) \(node.seat + 1) \(set(of: node)) 0\n"
      case .leaf: text += "t \(name) \(try outcome(at: index))\n"
      }
    }
    if roundedDraws > 0 {
      remarks.append(
        "the weights of \(roundedDraws) of \(draws) draws have no exact fractions of 38 digits; "
          + "their probabilities are rounded to multiples of 1e-15 and sum to exactly 1")
    }
    if longDraws > 0 {
      remarks.append(
        "\(longDraws) of \(draws) draws need fractions of more than 32 bits, which Gambit reads "
          + "and OpenSpiel does not")
    }
    return text
  }

  /// The number, name, moves and probabilities of a draw; equal ones of one kind share a number.
  private mutating func draw(at node: GameTree.Node) -> String {
    let outcomes = tree.outcomes[Int(node.infoset)..<Int(node.infoset) + Int(node.edges)]
    let draw = ExactDraw(outcomes.map(\.weight))
    draws += 1
    if !draw.isExact { roundedDraws += 1 }
    let odds = draw.probabilities.map { GameText.exact($0) }
    if odds.contains(where: { $0.isLong }) { longDraws += 1 }
    let declared = tree.shape.draws[Int(node.seat)]
    var maker = LabelMaker()
    let moves = zip(outcomes, odds).map { outcome, odds in
      let label = maker.label(
        declared.outcomes.label(Int(outcome.label)), orElse: "move \(outcome.label + 1)")
      return "\"\(label)\" \(odds.text)"
    }
    let key = "\(node.seat) { \(moves.joined(separator: " ")) }"
    if let known = drawTexts[key] { return known }
    let own = origins.map { $0.words.draws[Int(node.seat)] } ?? declared.name
    let number = drawTexts.count + 1
    let name = drawNames.label(own, orElse: "draw \(number)")
    let text = "\(number) \"\(name)\" { \(moves.joined(separator: " ")) }"
    drawTexts[key] = text
    return text
  }

  /// The number, name and payoffs of a leaf; leaves of one outcome of a file share a number.
  private mutating func outcome(at index: Int) throws(StudyError) -> String {
    let leaf = Int(tree.nodes[index].infoset)
    let payoffs = try (0..<tree.seats).map { seat throws(StudyError) in
      try number(tree.payoff(leaf: leaf, seat: seat))
    }
    let paid = "{ \(payoffs.joined(separator: " ")) }"
    let outcome = origins?.outcome(index) ?? file?.table?.outcome(at: index, in: tree) ?? -1
    let key = "\(outcome) \(paid)"
    if outcome >= 0, let known = outcomeTexts[key] { return known }
    outcomeCount += 1
    let names = file?.words.outcomes ?? []
    let own = names.indices.contains(outcome) ? names[outcome] : ""
    let name = outcomeNames.label(own, orElse: "leaf \(leaf + 1)")
    let text = "\(outcomeCount) \"\(name)\" \(paid)"
    if outcome >= 0 { outcomeTexts[key] = text }
    return text
  }

  /// The number, name and actions of an information set.
  private mutating func set(of node: GameTree.Node) -> String {
    let seat = Int(node.seat)
    let infoset = Int(node.infoset)
    let key = seat * tree.shape.infosets + infoset
    if let known = sets[key] { return known }
    let (index, observation) = tree.shape.decision(ofInfoset: infoset)
    let decision = tree.shape.decisions[index]
    let sight = decision.sight(observation)
    setCounts[seat] += 1
    let own = origins.map { $0.words.sets[index] }
    let name = setNames[seat].label(
      own ?? (sight.isEmpty ? decision.name : "\(decision.name): \(sight)"),
      orElse: "set \(setCounts[seat])")
    let actions = (0..<Int(node.edges)).map { decision.actions.label($0) }
    let text =
      "\(setCounts[seat]) \"\(name)\" \(LabelMaker.list(actions, orElse: "action"))"
    sets[key] = text
    return text
  }

  func number(_ payoff: Double) throws(StudyError) -> String {
    guard payoff.isFinite else {
      throw StudyError("a payoff of the game is \(payoff), which no file can hold")
    }
    return GameText.number(payoff)
  }
}

extension Values {
  /// The names of values that have some.
  var names: [String] {
    if case .named(let labels) = self { labels.map(\.name) } else { [] }
  }
}
