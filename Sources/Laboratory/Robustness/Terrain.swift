import Arena
import GameTheory
import Theory

/// The tree of a cell's game, and how its agents play it while nobody sabotages.
///
/// Their play is how often every action was taken at every information set, all agents and replicates
/// together; uniform where nobody came. So an agent that goes on as it began counts as many that mix.
struct Terrain: Sendable {
  let tree: GameTree
  let residents: Profile
  let budget: Budget
  /// By how many rounds the welfare and the payoffs of an episode are divided.
  let rounds: Double

  /// Takes the tree from theory, and the play from what was kept of every run.
  ///
  /// - Throws: ``StudyError`` that says why there is none.
  init(_ cell: Cell, _ theory: Theory, _ units: [UnitResult]) throws(StudyError) {
    let whole = theory.desk.whole
    guard let tree = whole.tree else {
      throw StudyError("there is no tree of the game: \(whole.obstacle ?? "it is too large")")
    }
    guard tree.hasPerfectRecall else {
      throw StudyError("the players of the game forget what they knew or did")
    }
    guard let counts = ActionCounts(units, of: cell.game.shape) else {
      throw StudyError("the actions of the agents were not kept")
    }
    self.tree = tree
    residents = counts.profile(tree.shape)
    budget = theory.desk.budget
    rounds = cell.game.shape.expectedRounds
  }

  /// The seats that ever choose.
  private var deciders: [Int] {
    Set(tree.nodes.lazy.filter { $0.kind == .decision }.map { Int($0.seat) }).sorted()
  }

  /// What each seat that chooses does to a welfare, alone.
  ///
  /// - Throws: ``StudyError`` that says why that is not known.
  func saboteurs(of objective: [Double], cost: Double?) throws(StudyError) -> [Sabotage] {
    var found: [Sabotage] = []
    for seat in deciders { found.append(try sabotage(by: [seat], objective, cost)) }
    return found
  }

  /// What every two seats that choose do to a welfare together.
  ///
  /// - Throws: ``StudyError`` that says why that is not known.
  func pairs(of objective: [Double]) throws(StudyError) -> [Sabotage] {
    let seats = deciders
    if seats.count < 2 { throw StudyError("a pair needs two seats that choose") }
    let couples = seats.indices.flatMap { first in
      seats[(first + 1)...].map { [seats[first], $0] }
    }
    if couples.count * tree.nodes.count > budget.comparedNodes {
      throw StudyError(
        "the budget does not reach for \(couples.count) pairs in a tree of \(tree.nodes.count) nodes"
      )
    }
    var found: [Sabotage] = []
    for couple in couples { found.append(try sabotage(by: couple, objective, nil)) }
    return found
  }

  private func sabotage(by seats: [Int], _ objective: [Double], _ cost: Double?)
    throws(StudyError) -> Sabotage
  {
    let answer = tree.sabotage(
      by: seats, against: residents, objective: objective, cost: cost.map { $0 * rounds },
      budget: budget)
    switch answer {
    case .found(let sabotage): return sabotage
    case .none(let status):
      throw StudyError("the search for the worst that can be done ended: \(status.rawValue)")
    }
  }

  /// A profile in which every saboteur plays in its own seat.
  func profile(of saboteurs: [Sabotage]) -> Profile {
    var profile = Profile(uniformIn: tree.shape)
    for sabotage in saboteurs {
      for seat in sabotage.members {
        let row = seat * profile.slots..<(seat + 1) * profile.slots
        profile.probabilities.replaceSubrange(row, with: sabotage.play.probabilities[row])
      }
    }
    return profile
  }

  /// A profile that goes against every wish: uniform among all other actions.
  ///
  /// - Parameter profile: How it plays where nothing is wished.
  /// - Returns: The profile.
  func contrary(to profile: Profile) -> Profile {
    var contrary = profile
    for node in tree.nodes where node.kind == .decision && node.edges > 1 {
      guard let wish = node.wish else { continue }
      let first = tree.shape.slots(ofInfoset: Int(node.infoset)).first
      for edge in 0..<Int(node.edges) {
        contrary.probabilities[Int(node.seat) * contrary.slots + first + edge] =
          edge == wish ? 0 : 1 / Double(node.edges - 1)
      }
    }
    return contrary
  }

  /// Whether the designer wishes something at every choice.
  var isWishedThroughout: Bool {
    tree.nodes.allSatisfy { $0.kind != .decision || $0.wish != nil }
  }

  /// The welfare by the share of intruders who play a profile, per round.
  func curve(of objective: [Double], _ intruders: Profile) -> ShareCurve {
    tree.shareCurve(
      of: objective.map { $0 / rounds }, residents: residents, intruders: intruders)
  }

  /// The welfare by the share of matches that a pair sits in, any two seats equally often, per round.
  func curve(of objective: [Double], _ pairs: [Sabotage]) -> ShareCurve {
    let alone = curve(of: objective, residents).value(at: 0)
    let mean = pairs.reduce(0) { $0 + $1.welfare } / Double(pairs.count) / rounds
    return ShareCurve([alone, mean])
  }
}
