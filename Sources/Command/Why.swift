import Arena
import GameTheory
import Laboratory
import Reporting
import Theory

/// Explains a result by following the best replies that lead away from what the designer wishes.
enum Why {
  /// The longest chain of replies that is told.
  private static let longest = 12

  /// One or two sentences.
  static func explain(_ cell: Cell) -> String {
    guard let tree = cell.desk(shouldStop: { Interruption.isAsked }).analysed.tree else {
      return "the game is too large to explain"
    }
    var profile = tree.wishedProfile
    let regrets = tree.regrets(of: profile)
    guard let gain = regrets.max(), gain > 1e-9, let seat = regrets.firstIndex(of: gain) else {
      return "doing as wished is everyone's best reply, so nobody gains by leaving it"
    }
    let before = tree.expectation(of: profile).payoffs[seat]
    var text =
      "when everyone does as wished, \(tree.shape.title(ofSeat: seat)) expects \(figure(before)); "
      + "but it gains \(figure(gain)) by another choice: "
    var chain = [moves(tree, profile, seat)]
    for _ in 0..<longest {
      let plans = (0..<tree.seats).map { tree.bestReply(of: $0, to: profile).plan }
      let now = tree.regrets(of: profile).max() ?? 0
      if now <= 1e-9 { break }
      for (seat, plan) in plans.enumerated() { apply(plan, seat, tree, &profile) }
      chain.append(moves(tree, profile, seat))
    }
    text += chain.joined(separator: " -> ")
    if let left = tree.regrets(of: profile).max(), left > 1e-9 { text += " -> ..." }
    return text
  }

  private static func apply(_ plan: [Int], _ seat: Int, _ tree: GameTree, _ profile: inout Profile)
  {
    for infoset in infosets(of: seat, in: tree) {
      let (first, count) = tree.shape.slots(ofInfoset: infoset)
      profile.fix(seat: seat, firstSlot: first, count: count, action: plan[infoset])
    }
  }

  private static func infosets(of seat: Int, in tree: GameTree) -> [Int] {
    let found = tree.nodes.filter { $0.kind == .decision && Int($0.seat) == seat }
    return Set(found.map { Int($0.infoset) }).sorted()
  }

  /// What a seat does at each of its information sets, "peach: keep, lemon: sell".
  private static func moves(_ tree: GameTree, _ profile: Profile, _ seat: Int) -> String {
    let sets = infosets(of: seat, in: tree)
    return sets.map { infoset in
      let (first, count) = tree.shape.slots(ofInfoset: infoset)
      let (index, observation) = tree.shape.decision(ofInfoset: infoset)
      let decision = tree.shape.decisions[index]
      let taken = (0..<count).max {
        profile.probability(seat: seat, slot: first + $0)
          < profile.probability(seat: seat, slot: first + $1)
      }
      let label = decision.actions.label(taken ?? 0)
      let sight = decision.sight(observation)
      return sets.count == 1 || sight.isEmpty ? label : "\(sight): \(label)"
    }.joined(separator: ", ")
  }
}
