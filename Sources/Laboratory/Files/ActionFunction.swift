/// What a function node of an action graph makes of the choices of its neighbours.
struct ActionFunction: Equatable {
  /// What is made of them: the format's types 0 to 3, and 10 to 13 with weights.
  enum Kind: Int {
    case sum, existence, highest, lowest
  }

  let kind: Kind
  /// What a player contributes who chose none of the neighbours.
  let none: Int
  /// The weight of each action node; nil where the node's own number counts.
  let weights: [Int]?

  /// How contributions are put together.
  var fold: ActionGraph.Fold {
    switch kind {
    case .sum: .sum
    case .existence: .any
    case .highest: .highest(none: none)
    case .lowest: .lowest(none: none)
    }
  }

  /// What a player contributes at an action node that leads here in some ways.
  ///
  /// As in Gambit, what stands for none is added to a sum once for every player.
  func contribution(of action: Int, ways: Int) -> Int {
    switch kind {
    case .sum: none + ways * (weights?[action] ?? 1)
    case .existence: none + ways * (weights?[action] ?? 1) > 0 ? 1 : 0
    case .highest, .lowest: ways == 0 ? none : weights?[action] ?? action
    }
  }
}
