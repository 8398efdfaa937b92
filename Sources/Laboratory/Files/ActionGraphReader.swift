import Arena

/// Reads an action graph game, with types or without: lines that begin with # are comments, everything else
/// is numbers.
struct ActionGraphReader {
  /// The most players.
  static let mostPlayers = 1000
  /// The most nodes, and the most actions of a player.
  static let mostNodes = 4000
  /// The most contributions of actions to neighbours that are kept.
  static let mostContributions = 5_000_000
  /// The most numbers that are added up to find all counts that can come about.
  static let mostWork = 20_000_000

  /// One choice for each player, or for each of its types.
  var decisions: [Decision] = []
  /// The type of each player that has several.
  var draws: [Draw] = []
  /// The names of the players.
  private(set) var players: [String] = []
  /// What was read otherwise than it stands there, as sentences.
  private(set) var remarks: [String] = []
  var scanner: GameScanner
  private let hasTypes: Bool
  private(set) var actionNodes = 0
  private var neighbours: [[Int]] = []
  private var functions: [ActionFunction] = []

  init(_ scanner: GameScanner, hasTypes: Bool) {
    self.scanner = scanner
    self.hasTypes = hasTypes
  }

  /// Reads to the last payoff.
  mutating func read() throws(StudyError) -> ActionGraph {
    let count = try scanner.whole(
      "the number of players, in 1...\(ActionGraphReader.mostPlayers)",
      in: 1...ActionGraphReader.mostPlayers)
    players = (1...count).map { "player \($0)" }
    actionNodes = try scanner.whole(
      "the number of action nodes, in 1...\(ActionGraphReader.mostNodes)",
      in: 1...ActionGraphReader.mostNodes)
    let functionNodes = try scanner.whole(
      "the number of function nodes, in 0...\(ActionGraphReader.mostNodes)",
      in: 0...ActionGraphReader.mostNodes)
    let weights = hasTypes ? try typeWeights() : players.map { _ in [1] }
    let types = try types(weights)
    let place = scanner.place
    try readNeighbours(actionNodes + functionNodes)
    for index in 0..<functionNodes { functions.append(try function(actionNodes + index)) }
    let ways = try ways(at: place)
    let nodes = (0..<actionNodes).map { node($0, ways) }
    var graph = ActionGraph(types: types, nodes: nodes)
    var work = ActionGraphReader.mostWork
    for index in nodes.indices {
      let place = scanner.place
      guard let counts = graph.counts(around: index, work: &work) else {
        throw scanner.problem(
          "too many different counts of choices may be around action node \(index): the game "
            + "needs more than \(ActionGraphReader.mostWork) steps", at: place)
      }
      graph.nodes[index].payoffs = try payoffs(of: index, counts)
    }
    if scanner.token != .end {
      let line = scanner.position(of: scanner.place).line
      remarks.append("the text after the last payoff, from line \(line) on, is not read")
    }
    return graph
  }

  // MARK: - The graph

  private mutating func readNeighbours(_ nodes: Int) throws(StudyError) {
    var edges = 0
    for node in 0..<nodes {
      let place = scanner.place
      let count = try scanner.whole(
        "how many neighbours node \(node) has, in 0...\(ActionGraphReader.mostNodes)",
        in: 0...ActionGraphReader.mostNodes)
      edges += count
      if (edges + nodes) * actionNodes > ActionGraphReader.mostContributions {
        throw scanner.problem(
          "the action graph is too large: at most \(ActionGraphReader.mostContributions) pairs of an action "
            + "node and a neighbour are kept", at: place)
      }
      var own: [Int] = []
      for _ in 0..<count {
        own.append(
          try scanner.whole(
            "a neighbour of node \(node), in 0...\(nodes - 1)", in: 0...nodes - 1))
      }
      neighbours.append(own)
    }
  }

  /// The type of a function node, with its weights if it has any.
  private mutating func function(_ node: Int) throws(StudyError) -> ActionFunction {
    let place = scanner.place
    let type = try scanner.whole(
      "the type of function node \(node), 0 to 3 or 10 to 13", in: 0...13)
    guard let kind = ActionFunction.Kind(rawValue: type % 10) else {
      throw scanner.problem(
        "expected the type of function node \(node), 0 to 3 or 10 to 13, but found '\(type)'",
        at: place)
    }
    if type < 10 {
      let isPlace = kind == .highest || kind == .lowest
      return ActionFunction(kind: kind, none: isPlace ? neighbours.count : 0, weights: nil)
    }
    let range = (kind == .existence ? 0 : -1_000_000_000)...1_000_000_000
    let none = try scanner.whole(
      "what stands for none at function node \(node), in \(range.lowerBound)...\(range.upperBound)",
      in: range)
    try scanner.take(.openSquare, "'[' before the weights of the action nodes")
    var weights: [Int] = []
    for action in 0..<actionNodes {
      weights.append(
        try scanner.whole(
          "the weight of action node \(action), in \(range.lowerBound)...\(range.upperBound)",
          in: range))
    }
    try scanner.take(.closeSquare, "']' after the weights of \(actionNodes) action nodes")
    return ActionFunction(kind: kind, none: none, weights: weights)
  }

  /// In how many ways each action node leads to each function node, which may stand behind others.
  private func ways(at place: Int) throws(StudyError) -> [[Int]] {
    var ways = [[Int]?](repeating: nil, count: functions.count)
    var open = Array(functions.indices)
    while !open.isEmpty {
      let before = open.count
      for index in open {
        let own = neighbours[actionNodes + index]
        let isReady = own.allSatisfy { $0 < actionNodes || ways[$0 - actionNodes] != nil }
        if !isReady { continue }
        var sum = [Int](repeating: 0, count: actionNodes)
        for neighbour in own {
          if neighbour < actionNodes {
            sum[neighbour] += 1
            continue
          }
          let inner = neighbour - actionNodes
          if functions[inner] != functions[index] {
            throw scanner.problem(
              "function node \(neighbour) is a neighbour of function node \(actionNodes + index), "
                + "but of another type", at: place)
          }
          for action in sum.indices { sum[action] += ways[inner]?[action] ?? 0 }
        }
        if sum.contains(where: { $0 > 1_000_000 }) {
          throw scanner.problem(
            "an action node leads to function node \(actionNodes + index) in more than 1000000 ways",
            at: place)
        }
        ways[index] = sum
      }
      open.removeAll { ways[$0] != nil }
      if open.count == before {
        throw scanner.problem(
          "function node \(actionNodes + open[0]) leads back to itself", at: place)
      }
    }
    return ways.compactMap { $0 }
  }

  private func node(_ index: Int, _ ways: [[Int]]) -> ActionGraph.Node {
    var node = ActionGraph.Node()
    let own = neighbours[index]
    node.folds = own.map { $0 < actionNodes ? .sum : functions[$0 - actionNodes].fold }
    for action in 0..<actionNodes {
      node.contributions += own.map { neighbour in
        if neighbour < actionNodes { return neighbour == action ? 1 : 0 }
        let function = neighbour - actionNodes
        return functions[function].contribution(of: action, ways: ways[function][action])
      }
    }
    return node
  }

  // MARK: - Payoffs

  /// The payoffs of an action node, for all counts that can be around it.
  private mutating func payoffs(of node: Int, _ counts: [[Int]]) throws(StudyError)
    -> [[Int]: Double]
  {
    let type = try scanner.whole(
      "how the payoffs of action node \(node) are written: 0 for all in order, 1 for counts with "
        + "their payoffs", in: 0...1)
    var payoffs: [[Int]: Double] = [:]
    if type == 0 {
      for (index, count) in counts.enumerated() {
        payoffs[count] = try scanner.real(
          "payoff \(index + 1) of \(counts.count) of action node \(node), for the counts "
            + ActionGraphReader.text(count))
      }
      return payoffs
    }
    let place = scanner.place
    // Every row needs at least a bracket.
    let most = scanner.left
    let rows = try scanner.whole(
      "how many payoffs action node \(node) has, in 0...\(most)", in: 0...most)
    for row in 0..<rows {
      let place = scanner.place
      try scanner.take(.openSquare, "'[' before the counts of payoff \(row + 1) of \(rows)")
      var count: [Int] = []
      for neighbour in neighbours[node] {
        count.append(
          try scanner.whole("the count of neighbour \(neighbour)", in: -(1 << 60)...(1 << 60)))
      }
      try scanner.take(.closeSquare, "']' after \(count.count) counts")
      let payoff = try scanner.real("the payoff for the counts \(ActionGraphReader.text(count))")
      if payoffs.updateValue(payoff, forKey: count) != nil {
        throw scanner.problem(
          "action node \(node) has two payoffs for the counts \(ActionGraphReader.text(count))",
          at: place)
      }
    }
    if let missing = counts.first(where: { payoffs[$0] == nil }) {
      throw scanner.problem(
        "action node \(node) has no payoff for the counts \(ActionGraphReader.text(missing)), "
          + "which can come about", at: place)
    }
    return payoffs
  }

  private static func text(_ counts: [Int]) -> String {
    printable("[\(counts.map(String.init).joined(separator: " "))]")
  }
}
