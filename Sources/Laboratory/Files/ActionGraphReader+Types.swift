import Arena

extension ActionGraphReader {
  /// How far the probabilities of a player's types may be from 1 together.
  private static let slack = 1e-9

  /// How likely each type of every player is.
  mutating func typeWeights() throws(StudyError) -> [[Double]] {
    let most = Self.mostNodes
    var counts: [Int] = []
    for player in players {
      counts.append(try scanner.whole("how many types \(player) has, in 1...\(most)", in: 1...most))
    }
    var weights: [[Double]] = []
    for (player, count) in zip(players, counts) {
      let place = scanner.place
      var own: [Double] = []
      for type in 1...count {
        let place = scanner.place
        let weight = try scanner.real("the probability of type \(type) of \(player), in 0...1")
        guard (0...1).contains(weight) else {
          throw scanner.problem(
            "the probability of type \(type) of \(player) must be in 0...1, but is "
              + NumberText.exact(weight), at: place)
        }
        own.append(weight)
      }
      let sum = own.reduce(0, +)
      guard (sum - 1).magnitude <= ActionGraphReader.slack else {
        throw scanner.problem(
          "the probabilities of the types of \(player) must sum to 1, but sum to "
            + NumberText.exact(sum), at: place)
      }
      weights.append(own)
    }
    return weights
  }

  /// The types of every player, with their action nodes.
  mutating func types(_ weights: [[Double]]) throws(StudyError)
    -> [[ActionGraph.PlayerType]]
  {
    let most = Self.mostNodes
    var types = weights.map { $0.map { ActionGraph.PlayerType(weight: $0, actions: []) } }
    var sizes: [[Int]] = []
    for player in types.indices {
      var own: [Int] = []
      for type in types[player].indices {
        let chooser = name(player, type, of: types)
        own.append(
          try scanner.whole("how many actions \(chooser) has, in 1...\(most)", in: 1...most))
      }
      sizes.append(own)
    }
    for player in types.indices {
      if types[player].count > 1 {
        let kinds = types[player].indices.map { Label("type \($0 + 1)") }
        draws.append(Draw("the type of \(players[player])", .named(kinds)))
      }
      for type in types[player].indices {
        types[player][type].actions = try actions(
          sizes[player][type], of: name(player, type, of: types), player)
      }
    }
    return types
  }

  /// What a player is called when it has a type.
  private func name(_ player: Int, _ type: Int, of types: [[ActionGraph.PlayerType]]) -> String {
    types[player].count > 1 ? "\(players[player]) of type \(type + 1)" : players[player]
  }

  /// Takes the action nodes that somebody chooses among, in ascending order.
  private mutating func actions(_ count: Int, of chooser: String, _ player: Int) throws(StudyError)
    -> [Int]
  {
    var own: [Int] = []
    var names = GameNames("action")
    for _ in 0..<count {
      let place = scanner.place
      let node = try scanner.whole(
        "an action node of \(chooser), in 0...\(actionNodes - 1)", in: 0...actionNodes - 1)
      if let last = own.last, last > node {
        throw scanner.problem(
          "the action nodes of \(chooser) must ascend, but \(node) follows \(last)", at: place)
      }
      own.append(node)
      _ = names.add("node \(node)")
    }
    decisions.append(
      Decision(
        "strategy of \(chooser)", role: player, actions: .named(names.distinct)))
    return own
  }
}
