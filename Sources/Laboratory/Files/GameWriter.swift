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

  init(_ tree: GameTree, title: String) {
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

  /// The tree, node by node.
  mutating func extensive() throws(StudyError) -> String {
    var text = "EFG 2 R \(GameText.quoted(title)) \(players)\n"
    var draws = 0
    var roundedDraws = 0
    var longDraws = 0
    for node in tree.nodes {
      switch node.kind {
      case .chance:
        draws += 1
        let outcomes = tree.outcomes[Int(node.infoset)..<Int(node.infoset) + Int(node.edges)]
        let draw = ExactDraw(outcomes.map(\.weight))
        if !draw.isExact { roundedDraws += 1 }
        let odds = draw.probabilities.map { GameText.exact($0) }
        if odds.contains(where: { $0.isLong }) { longDraws += 1 }
        let moves = zip(outcomes, odds).map { "\"\($0.label + 1)\" \($1.text)" }
        text += "c \"\" \(draws) \"draw \(draws)\" { \(moves.joined(separator: " ")) } 0\n"
      case .decision: text += "p \"\" \(node.seat + 1) \(set(of: node)) 0\n"
      case .leaf:
        let leaf = Int(node.infoset)
        let payoffs = try (0..<tree.seats).map { seat throws(StudyError) in
          try number(tree.payoff(leaf: leaf, seat: seat))
        }
        text += "t \"\" \(leaf + 1) \"leaf \(leaf + 1)\" { \(payoffs.joined(separator: " ")) }\n"
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
    let name = setNames[seat].label(
      sight.isEmpty ? decision.name : "\(decision.name): \(sight)",
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
