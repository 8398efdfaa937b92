import Arena

/// A tree drawn at random, and its text, everything written in one of its possible ways.
struct RandomGame {
  /// An ending: its probability if everybody plays so, its payoffs, and the numbers of the
  /// information sets on the way.
  struct Leaf {
    var odds = 1.0
    var payoffs: [Double]
    var path: [Int] = []
  }

  private(set) var text: String
  private(set) var leaves: [Leaf] = []
  private let players: Int
  private var dice: Dice
  private var sets: [[Int: Int]]
  private var draws: [Int: [Int]] = [:]
  private var outcomes: [Int: [Int]] = [:]

  init(_ seed: Int) {
    dice = Dice(seed)
    players = 1 + dice.below(3)
    sets = Array(repeating: [:], count: players)
    let names = (0..<players).map { "\"P\($0)\"" }.joined(separator: " ")
    text = "EFG 2 R \"g\" { \(names) } \(dice.below(2) == 0 ? "\"a comment\"" : "")\n"
    node(3 + dice.below(3), Leaf(payoffs: [Double](repeating: 0, count: players)))
  }

  private mutating func node(_ depth: Int, _ above: Leaf) {
    var leaf = above
    switch depth == 0 ? 0 : dice.below(6) {
    case 0:
      text += "t \"\" "
      outcome(&leaf, always: true)
      leaves.append(leaf)
    case 1, 2:
      let number = 1 + dice.below(4)
      let weights = draws[number] ?? (0..<1 + dice.below(3)).map { _ in 1 + dice.below(6) }
      let total = weights.reduce(0, +)
      text += "c \"n\" \(number) "
      if draws.updateValue(weights, forKey: number) == nil || dice.below(2) == 0 {
        let moves = weights.enumerated().map { "\"m\($0)\" \($1)/\(total)" }
        text += "\"draw\" { \(moves.joined(separator: " ")) } "
      }
      outcome(&leaf, always: false)
      for weight in weights {
        var below = leaf
        below.odds *= Double(weight) / Double(total)
        node(depth - 1, below)
      }
    default:
      let player = dice.below(players)
      let number = 1 + dice.below(5) * 7
      let actions = sets[player][number] ?? 1 + dice.below(3)
      text += "p \"n\" \(player + 1) \(number) "
      if sets[player].updateValue(actions, forKey: number) == nil || dice.below(2) == 0 {
        let labels = (0..<actions).map { "\"a\($0)\"" }.joined(separator: " ")
        text += "\"set \(number)\" { \(labels) } "
      }
      leaf.path.append(number)
      outcome(&leaf, always: false)
      for _ in 0..<actions { node(depth - 1, leaf) }
    }
  }

  /// Writes an outcome, whose payoffs are quarters, and adds them up.
  private mutating func outcome(_ leaf: inout Leaf, always: Bool) {
    let number = always || dice.below(3) == 0 ? dice.below(6) : 0
    text += "\(number)"
    defer { text += "\n" }
    if number == 0 { return }
    let isKnown = outcomes[number] != nil
    let quarters = outcomes[number] ?? (0..<players).map { _ in dice.below(41) - 20 }
    outcomes[number] = quarters
    for player in 0..<players { leaf.payoffs[player] += Double(quarters[player]) / 4 }
    if isKnown && dice.below(2) == 0 { return }
    let comma = dice.below(2) == 0 ? ", " : " "
    let payoffs = quarters.map { dice.below(2) == 0 ? "\($0)/4" : "\(Double($0) / 4)" }
    text += " \"o\" { \(payoffs.joined(separator: comma)) }"
  }
}
