public import Arena
import MechanismTools

/// Any mechanism among villagers who change partners and see each other's last record.
///
/// In every round villagers are seated at random, as many groups at once as there are; each sees of
/// everyone in its group whether it did as wished in the last round that it did anything in (action 0
/// counts as the wish if there is none), and what it did itself. Nobody sees who anyone is, nor
/// what happens in other groups. The base is unchanged. If the last round is known and the base
/// has one equilibrium, the village's only equilibrium plays it in every round.
///
/// A horizon given to its ``game(repeated:)`` replaces its own rounds. Theory judges a single round if
/// the tree of all rounds is too large.
@frozen public struct Reputed<Base: Mechanism>: Mechanism {
  /// The entry in the catalogue.
  public static var card: Card { card(of: Base.card) }

  /// What listings say of this value: its base under a name of this form.
  public var card: Card { Reputed.card(of: base.card) }

  static func card(of base: Card) -> Card {
    Card(
      "reputed(" + base.id + ")",
      "Strangers who see each other's last record play " + base.id + ".",
      source: """
        M. Kandori, "Social Norms and Community Enforcement", Review of Economic Studies 59(1), \
        1992, pp. 63-80; S. Takahashi, "Community Enforcement when Players Observe Partners' \
        Past Play", Journal of Economic Theory 145(1), 2010, pp. 42-62; \(Papers.cooperation).
        """)
  }

  /// What is played in each group.
  public var base: Base { didSet { settle() } }
  /// How many groups there are in the village.
  public var groups = 2 { didSet { settle() } }
  /// The number of rounds; the greatest number where the end is uncertain.
  public var rounds = 2
  /// The probability that another round follows; 1 for a fixed length.
  public var continuation = 1.0
  @usableFromInline var village: Village

  /// Makes a village of two groups that meets twice.
  public init(_ base: Base) {
    self.base = base
    village = Village(base, groups: 2)
  }

  /// Makes a village that plays the default mechanism.
  public init() { self.init(Base()) }

  /// Shows the parameters of the base, then the village's.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    base.knobs(&visitor)
    visitor.knob(
      "village-groups", &groups, in: 1...Village.limit, unit: "groups", "How many play at once.")
    visitor.knob(
      "village-rounds", &rounds, in: 1...1_000_000, unit: "rounds", "How often they meet, at most.")
    visitor.knob(
      "village-continuation", &continuation, in: 0...1, unit: "probability",
      "How likely another round follows; 1 for a fixed length.")
  }

  /// Says what is wrong with the base, or that there are too many villagers.
  public var complaint: String? {
    base.complaint
      ?? (groups * village.seats > Village.limit
        ? "a village has at most 16 villagers, village-groups times the players of a group" : nil)
  }

  /// The roles of the base, with as many seats for each as all groups need.
  public var roles: [Role] { round.roles }

  /// The decisions of the base, each seeing its own last action and the records of the others.
  public var decisions: [Decision] {
    let own = Variable("own last action", ownActions)
    let records = Values.named(["no record", "as wished", "not as wished"])
    let others = (1..<Swift.max(1, village.seats)).map {
      Variable("record of partner " + String($0), records)
    }
    return base.decisions(seeing: [own] + others, forgets: true)
  }

  /// What one did last: by name where there is one decision with names, else by number from 1.
  private var ownActions: Values {
    let decisions = base.decisions
    if decisions.count == 1, case .named(let labels) = decisions[0].actions {
      return .named(["none"] + labels.map { $0.name })
    }
    return .numbers(from: 0, step: 1, count: village.radix)
  }

  /// The draws of the base, who meets whom, and whether another round follows.
  public var draws: [Draw] {
    let most = village.blocks.reduce(1) { Swift.max($0, $1.count) }
    return base.draws + [Draw("who meets whom", .counted(most)), Draw("another round")]
  }

  /// The measures of the base, the mean of the groups.
  public var measures: [Measure] {
    base.measures.map { measure in
      let range = measure.range
      let low = continuation == 1 ? range.lowerBound : Swift.min(range.lowerBound, 0)
      let high = continuation == 1 ? range.upperBound : Swift.max(range.upperBound, 0)
      return Measure(
        measure.name, unit: measure.unit, in: low * Double(rounds)...high * Double(rounds),
        measure.help)
    }
  }
  /// The goal of the base.
  public var goal: Goal { base.goal }
  /// The expected number of rounds; each is a whole episode of the base.
  public var expectedRounds: Double { horizon.expectedRounds }
  /// Villagers see records and nothing else, so agents who remember partners cannot play.
  public var hidesPlay: Bool { true }

  /// The villagers meet until the horizon, at random from the second round on.
  @inlinable public func play(_ episode: inout some Episode) {
    var meeting = VillageEpisode(base: episode, village: village, showsRecords: true)
    var number = 1
    while true {
      village.meet(base, &meeting)
      if number == rounds { break }
      if continuation < 1 && !meeting.base.chance(village.anotherRound, continuation) { break }
      meeting.base.endRound()
      meeting.shuffle()
      number += 1
    }
    episode = meeting.base
  }

  /// Returns the game of many rounds; another horizon takes the place of its own.
  @inlinable public func game(repeated horizon: Horizon?) -> Game? {
    var whole = self
    if let horizon {
      whole.rounds = horizon.rounds
      whole.continuation = horizon.continuation
    }
    return whole.game(stage: whole.round, repeated: whole.horizon)
  }

  /// One round alone, in which there are no records yet.
  @inlinable var round: VillageRound<Base> { VillageRound(base: base, village: village) }

  @usableFromInline var horizon: Horizon {
    continuation < 1
      ? Horizon(continuation: continuation, atMost: rounds) : Horizon(rounds: rounds)
  }

  private mutating func settle() { village = Village(base, groups: groups) }
}

/// One round of a village, as a mechanism of its own.
@frozen @usableFromInline struct VillageRound<Base: Mechanism>: Mechanism {
  @usableFromInline static var card: Card { Reputed<Base>.card }
  @usableFromInline var base: Base
  @usableFromInline var village: Village

  @inlinable init(base: Base, village: Village) {
    self.base = base
    self.village = village
  }

  @usableFromInline init() { self.init(base: Base(), village: Village(Base(), groups: 2)) }

  @usableFromInline var roles: [Role] {
    base.roles.map {
      Role($0.name, seats: $0.seats * village.groups, commits: $0.commits, $0.help)
    }
  }
  @usableFromInline var decisions: [Decision] { base.decisions }
  @usableFromInline var draws: [Draw] { base.draws }
  @usableFromInline var measures: [Measure] { base.measures }
  @usableFromInline var goal: Goal { base.goal }
  @usableFromInline var hidesPlay: Bool { true }

  @inlinable func play(_ episode: inout some Episode) {
    var meeting = VillageEpisode(base: episode, village: village, showsRecords: false)
    village.meet(base, &meeting)
    episode = meeting.base
  }
}
