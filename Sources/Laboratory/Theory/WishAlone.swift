import Arena
import GameTheory

/// The designer's wish, judged without the tree of the game: one seat after another is free to choose while
/// all others do as wished, which takes a far smaller tree for each.
struct WishAlone: Sendable {
  /// The wish, with what it leads to and its certificate.
  let answer: Solution.Answer
  /// The information sets of each seat that the play of the others leaves open, in the order of play.
  let infosets: [[Int]]

  /// Judges the wish of a mechanism.
  ///
  /// - Returns: Nil where it is no equilibrium, is not stated everywhere, or takes more than the budget.
  /// - Complexity: O(leaves of the trees in which one seat chooses).
  init?(_ mechanism: some Mechanism, _ game: Game, _ budget: Budget) {
    let shape = game.shape
    let most = budget.leavesOfOne(depth: game.depth)
    var profile = Profile(uniformIn: shape)
    var certificates: [Certificate] = []
    var infosets: [[Int]] = []
    for seat in 0..<shape.seats {
      let obedient = Obedient(base: mechanism, free: seat)
      guard
        let tree = obedient.game(repeated: nil)?.explore(
          budget: most, shouldStop: { budget.isOver }
        ).tree,
        tree.hasPerfectRecall,
        tree.nodes.allSatisfy({ $0.kind != .decision || $0.wish != nil })
      else { return nil }
      let others = (0..<shape.seats).filter { $0 != seat }
      let wished = tree.wishedProfile
      let certificate = Certificate(wished, in: tree, except: others)
      guard certificate.holds else { return nil }
      certificates.append(certificate)
      let open = tree.openInfosets(of: seat, under: wished)
      for infoset in open {
        let (first, count) = shape.slots(ofInfoset: infoset)
        for slot in first..<first + count {
          profile.probabilities[seat * shape.slots + slot] = wished.probability(
            seat: seat, slot: slot)
        }
      }
      infosets.append(open)
    }
    guard let joint = Certificate(joining: certificates) else { return nil }
    answer = Solution.Answer(profile, joint)
    self.infosets = infosets
  }
}

/// A mechanism in which all seats but one do what the designer wishes, without being asked.
private struct Obedient<Base: Mechanism>: Mechanism {
  static var card: Card { Base.card }

  private var base: Base
  private let free: Int

  init(base: Base, free: Int) {
    self.base = base
    self.free = free
  }

  init() { self.init(base: Base(), free: 0) }

  mutating func knobs(_ visitor: inout some KnobVisitor) { base.knobs(&visitor) }

  var card: Card { base.card }
  var complaint: String? { base.complaint }
  var roles: [Role] { base.roles }
  var decisions: [Decision] { base.decisions }
  var draws: [Draw] { base.draws }
  var measures: [Measure] { base.measures }
  var goal: Goal { base.goal }
  var expectedRounds: Double { base.expectedRounds }
  var hidesPlay: Bool { base.hidesPlay }

  func play(_ episode: inout some Episode) {
    var obedient = ObedientEpisode(base: episode, free: free)
    base.play(&obedient)
    episode = obedient.base
  }
}

/// The listener that answers for all seats but one.
private struct ObedientEpisode<Base: Episode>: EpisodeRelay {
  var base: Base
  let free: Int

  mutating func choose(
    _ decision: Int, by seat: Int, seeing observation: Int, wishing wish: Int?
  ) -> Int {
    if seat == free {
      return base.choose(decision, by: seat, seeing: observation, wishing: wish)
    }
    guard let wish else {
      base.fail(because: "nothing is wished of seat \(seat)")
      return 0
    }
    return wish
  }
}
