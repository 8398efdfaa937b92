import Arena
import GameTheory

/// One kind of intruder in one cell, under one welfare function: who plays, and what theory says.
struct Invasion: Sendable {
  /// The number of the cell.
  let cell: Int
  /// The number of the welfare function.
  let welfare: Int
  let intruder: Intruder
  /// Who plays; nil where nobody can.
  private(set) var members: Crew.Members?
  /// The welfare against fixed play, of which more is better; nil where it is not known.
  private(set) var curve: ShareCurve?
  /// What theory says that intruders do; the welfare is the one of which more is better.
  private(set) var acts: [Intrusion.Act] = []
  /// Why a curve is missing, without a full stop.
  private(set) var reason: String?

  /// Works out what a kind of intruder does.
  ///
  /// - Parameters:
  ///   - intruder: The kind.
  ///   - cell: The number of the cell.
  ///   - welfare: The number of the welfare function.
  ///   - objective: The function leaf by leaf, of which more is better; nil where it is no mean over
  ///     episodes.
  ///   - terrain: The tree, or why there is none.
  ///   - cost: What a frugal saboteur may give up, per round.
  ///   - obstacleToPairs: Why pairs cannot play among the agents; nil if they can.
  init(
    _ intruder: Intruder, cell: Int, welfare: Int, objective: [Double]?,
    on terrain: Result<Terrain, StudyError>, cost: Double, obstacleToPairs: String?
  ) {
    self.cell = cell
    self.welfare = welfare
    self.intruder = intruder
    if intruder == .noisy { members = Invasion.named("uniform") }
    if intruder == .contrary { members = Invasion.named("contrary") }
    do throws(StudyError) {
      let terrain = try terrain.get()
      guard let objective else {
        throw StudyError("the welfare function is no mean over episodes")
      }
      try settle(objective, on: terrain, cost, obstacleToPairs)
    } catch { reason = error.description }
  }

  private mutating func settle(
    _ objective: [Double], on terrain: Terrain, _ cost: Double, _ obstacleToPairs: String?
  ) throws(StudyError) {
    var saboteurs: [Sabotage] = []
    let profile: Profile
    switch intruder {
    case .noisy: profile = Profile(uniformIn: terrain.tree.shape)
    case .contrary where terrain.isWishedThroughout:
      profile = terrain.contrary(to: terrain.residents)
    case .contrary:
      saboteurs = try terrain.saboteurs(of: objective, cost: nil)
      profile = terrain.contrary(to: terrain.profile(of: saboteurs))
      members = Invasion.playing(profile)
      saboteurs = []
    case .saboteur, .frugal:
      saboteurs = try terrain.saboteurs(
        of: objective, cost: intruder == .frugal ? cost : nil)
      profile = terrain.profile(of: saboteurs)
      members = Invasion.playing(profile)
    case .pair:
      saboteurs = try terrain.pairs(of: objective)
      curve = terrain.curve(of: objective, saboteurs)
      acts = saboteurs.map { Intrusion.Act($0, rounds: terrain.rounds) }
      if obstacleToPairs == nil { members = .pairs(PairPlot(saboteurs, in: terrain.tree)) }
      reason = obstacleToPairs
      return
    }
    curve = terrain.curve(of: objective, profile)
    acts = saboteurs.map { Intrusion.Act($0, rounds: terrain.rounds) }
  }

  private static func named(_ id: String) -> Crew.Members {
    .agents(.object(["agent": .string(id)]))
  }

  private static func playing(_ profile: Profile) -> Crew.Members {
    .agents(
      .object([
        "agent": .string(FixedPlay.card.id),
        "parameters": .object([
          "probabilities": .array(profile.probabilities.map { .number($0) })
        ]),
      ]))
  }
}

extension Intrusion.Act {
  /// What was found, per round.
  fileprivate init(_ sabotage: Sabotage, rounds: Double) {
    seats = sabotage.members
    welfare = sabotage.welfare / rounds
    cost = sabotage.cost / rounds
  }
}
