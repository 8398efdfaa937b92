public import Arena
import GameTheory

/// A game as the text of a file in one of Gambit's formats, in the part of them that OpenSpiel reads
/// too.
///
/// Payoffs are transfers plus gains. Measures, wishes, public commitments and what the cards of a draw
/// are called have no place in these formats and are lost.
///
/// > Source: R. Savani, T. L. Turocy, *Gambit: The package for computation in game theory*, "Game
/// > representation formats".
public struct GameExport: Sendable {
  /// The contents of the file.
  public let text: String
  /// What a reader of the file should know.
  public let remarks: [String]

  /// Writes a tree.
  ///
  /// In a tree file every node is described in full, inner nodes pay nothing, information sets are
  /// numbered from 1 for each player in the order of their first nodes, and the probabilities of a
  /// draw are fractions that sum to exactly 1. In a table file are the expected payoffs of all
  /// combinations of the pure strategies of ``StrategicForm``, the first player's fastest.
  ///
  /// - Throws: ``StudyError`` when there are more combinations than `budget`, or a payoff is not
  ///   finite.
  public init(
    _ tree: GameTree, as format: GameFormat, title: String, budget: Int = 1_000_000
  ) throws(StudyError) {
    var writer = GameWriter(tree, title: title)
    switch format {
    case .efg: text = try writer.extensive()
    case .nfg: text = try writer.strategic(budget: budget)
    }
    remarks = writer.remarks
  }
}

/// Writes one tree.
struct GameWriter {
  /// What a reader of the file should know.
  private(set) var remarks: [String] = []
  private let tree: GameTree
  private let title: String
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
  private var players: String {
    let names = tree.shape.roles.flatMap { role in
      (1...role.seats).map { role.seats == 1 ? role.name : "\(role.name) \($0)" }
    }
    return LabelMaker.list(names, orElse: "player")
  }

  // MARK: - Trees

  /// The tree, node by node.
  mutating func extensive() throws(StudyError) -> String {
    var text = "EFG 2 R \(GameText.quoted(title)) \(players)\n"
    var draws = 0
    var roundedDraws = 0
    for node in tree.nodes {
      switch node.kind {
      case .chance:
        draws += 1
        let outcomes = tree.outcomes[Int(node.infoset)..<Int(node.infoset) + Int(node.edges)]
        let draw = ExactDraw(outcomes.map(\.weight))
        if !draw.isExact { roundedDraws += 1 }
        let moves = zip(outcomes, draw.probabilities).map {
          "\"\($0.label + 1)\" \(GameText.probability($1))"
        }
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

  private func number(_ payoff: Double) throws(StudyError) -> String {
    guard payoff.isFinite else {
      throw StudyError("a payoff of the game is \(payoff), which no file can hold")
    }
    return GameText.number(payoff)
  }

  // MARK: - Tables

  /// The table of expected payoffs.
  mutating func strategic(budget: Int) throws(StudyError) -> String {
    guard let form = StrategicForm(of: tree, budget: budget) else {
      throw StudyError(
        "the players have more than \(budget) combinations of pure strategies; export the tree with "
          + "--format efg")
    }
    let sizes = form.sizes
    var text = "NFG 1 R \(GameText.quoted(title)) \(players)"
    text += " { \(sizes.map(String.init).joined(separator: " ")) }\n\n"
    // The form counts with the last seat fastest, the file with the first.
    var strides = [Int](repeating: 1, count: sizes.count)
    for seat in strides.indices.dropLast().reversed() {
      strides[seat] = strides[seat + 1] * sizes[seat + 1]
    }
    var strategies = [Int](repeating: 0, count: sizes.count)
    for _ in 0..<form.profiles {
      let profile = zip(strategies, strides).reduce(0) { $0 + $1.0 * $1.1 }
      let payoffs = try sizes.indices.map { seat throws(StudyError) in
        try number(form.payoffs[profile * sizes.count + seat])
      }
      text += payoffs.joined(separator: " ") + "\n"
      var seat = 0
      while seat < sizes.count {
        strategies[seat] += 1
        if strategies[seat] < sizes[seat] { break }
        strategies[seat] = 0
        seat += 1
      }
    }
    return text
  }
}
