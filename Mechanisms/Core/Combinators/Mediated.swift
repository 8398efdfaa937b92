public import Arena
import MechanismTools

/// Any mechanism in which every player may let a mediator play for it.
///
/// Before anything else every player delegates or plays itself, and nobody sees who did. The mediator
/// plays all decisions of those who delegate, seeing what they would see: what the designer wishes if
/// everybody delegates (action 0 if she wishes nothing), and otherwise a punishment. Delegation by
/// all is an equilibrium, with the wished outcome, exactly if nobody gains by its best reply to the
/// punishment of the others (unless `mediator-absentees` lets some play themselves). Players who play
/// themselves do so as in the base, whose payoffs are unchanged.
@frozen public struct Mediated<Base: Mechanism>: Mechanism {
  /// What the mediator plays for those who delegate while too many others do not.
  public enum Punishment: String, KnobChoice {
    /// The first or the last action, whichever lies farther from the wished one; the last on a tie.
    case farthest
    /// The first action.
    case first
    /// The last action.
    case last
    /// The wished action: no punishment at all.
    case wished
  }

  /// What a player can do before anything else.
  @usableFromInline enum Delegation {
    @inlinable static var delegate: Int { 0 }
    @inlinable static var playYourself: Int { 1 }
  }

  /// The entry in the catalogue.
  public static var card: Card { card(of: Base.card) }

  /// What listings say of this value: its base under a name of this form.
  public var card: Card { Mediated.card(of: base.card) }

  static func card(of base: Card) -> Card {
    Card(
      "mediated(" + base.id + ")", "A mediator plays " + base.id + " for players who delegate.",
      source: """
        D. Monderer, M. Tennenholtz, "Strong Mediated Equilibrium", Artificial Intelligence \
        173(1), 2009, pp. 180-195; as an option for language models: \(Papers.cooperation).
        """)
  }

  /// The mechanism in which the mediator plays.
  public var base: Base { didSet { layout = BaseLayout(base) } }
  /// What the mediator plays when it punishes.
  public var punishment = Punishment.farthest
  /// How many players may play themselves before the mediator punishes.
  public var absentees = 0
  @usableFromInline var layout: BaseLayout

  /// Offers a mediator to the players of a mechanism.
  public init(_ base: Base) {
    self.base = base
    layout = BaseLayout(base)
  }

  /// Offers a mediator to the players of the default mechanism.
  public init() { self.init(Base()) }

  /// Shows the parameters of the base, then the mediator's.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    base.knobs(&visitor)
    visitor.knob(
      "mediator-punishment", &punishment, "What the mediator plays when too few delegate.")
    visitor.knob(
      "mediator-absentees", &absentees, in: 0...63, unit: "players",
      "How many may play themselves before the mediator punishes.")
  }

  /// Says what is wrong with the base, or that there are too many players to keep a list of.
  public var complaint: String? {
    base.complaint
      ?? (layout.seats > 64 ? "a mediator can play for at most 64 players" : nil)
  }

  /// The roles of the base.
  public var roles: [Role] { base.roles }
  /// Whether to delegate, and then the decisions of the base.
  public var decisions: [Decision] {
    base.decisionPerRole(
      "delegation", actions: .named(answers),
      "Whether to let the mediator make all its choices, without knowing who else does.")
      + base.decisions
  }

  private var answers: [Label] {
    if punishment == .wished {
      return [
        Label("delegate", "Lets the mediator make all its choices, as wished."),
        Label("play yourself", "Makes all its choices itself."),
      ]
    }
    let many = absentees == 0 ? "anybody plays itself" : "more than \(absentees) play themselves"
    return [
      Label("delegate", "Lets the mediator play: as wished, but a punishment if " + many + "."),
      Label("play yourself", "Makes all its choices itself, which the mediator may punish."),
    ]
  }

  /// The draws of the base.
  public var draws: [Draw] { base.draws }
  /// The measures of the base, and how many delegate.
  public var measures: [Measure] {
    let share = Measure(
      "delegation", unit: "share of players", in: 0...base.expectedRounds,
      "How many let the mediator play, counted once a round.")
    return base.measures + [share]
  }
  /// The goal of the base.
  public var goal: Goal { base.goal }
  /// How many rounds the base is expected to last.
  public var expectedRounds: Double { base.expectedRounds }
  /// Whether the base hides what others did.
  public var hidesPlay: Bool { base.hidesPlay }

  /// All delegate or do not, and then the base is played; the designer wishes delegation.
  @inlinable public func play(_ episode: inout some Episode) {
    var absent: UInt64 = 0
    for seat in 0..<layout.seats {
      let choice = episode.choose(
        layout.roleOfSeat[seat], by: seat, wishing: Delegation.delegate)
      if choice == Delegation.playYourself {
        absent |= 1 &<< UInt64(truncatingIfNeeded: seat)
      }
    }
    // Seats that nobody has play themselves too, so that the real listener hears of them.
    let nobody = UInt64.max << UInt64(layout.seats)
    let present = layout.seats - absent.nonzeroBitCount
    var round = MediatedEpisode(
      base: episode, absent: absent | nobody, firstDecision: layout.roles, actions: layout.actions,
      answer: absent.nonzeroBitCount > absentees ? punishment.answer : .wished,
      delegation: (measure: delegation, share: Double(present) / Double(layout.seats)))
    round.count()
    base.play(&round)
    episode = round.base
  }

  /// The number of the measure that follows those of the base.
  @inlinable var delegation: Int { layout.measures }
}

/// What a mediator plays; its listener does not know the base, and so not the base's punishments.
@frozen @usableFromInline enum MediatorAnswer {
  case wished, first, last, farthest
}

extension Mediated.Punishment {
  /// What the mediator plays when it punishes.
  @inlinable var answer: MediatorAnswer {
    switch self {
    case .wished: .wished
    case .first: .first
    case .last: .last
    case .farthest: .farthest
    }
  }
}

/// The listener that a mediator puts between the base and the real listener.
@frozen @usableFromInline struct MediatedEpisode<Base: Episode>: EpisodeRelay {
  @usableFromInline var base: Base
  /// Who plays itself, as bits.
  @usableFromInline let absent: UInt64
  /// The number of decisions before those of the base.
  @usableFromInline let firstDecision: Int
  @usableFromInline let actions: [Int]
  @usableFromInline let answer: MediatorAnswer
  /// The number of the measure of delegation, and the share of the players that delegate.
  @usableFromInline let delegation: (measure: Int, share: Double)

  @inlinable init(
    base: Base, absent: UInt64, firstDecision: Int, actions: [Int], answer: MediatorAnswer,
    delegation: (measure: Int, share: Double)
  ) {
    self.base = base
    self.absent = absent
    self.firstDecision = firstDecision
    self.actions = actions
    self.answer = answer
    self.delegation = delegation
  }

  /// Counts the round that begins.
  @inlinable mutating func count() { base.note(delegation.measure, delegation.share) }

  @inlinable mutating func endRound() {
    base.endRound()
    count()
  }

  @inlinable func plays(_ seat: Int) -> Bool {
    absent &>> UInt64(truncatingIfNeeded: seat) & 1 != 0
  }

  @inlinable mutating func choose(
    _ decision: Int, by seat: Int, seeing observation: Int, wishing wish: Int?
  ) -> Int {
    if plays(seat) {
      return base.choose(
        decision &+ firstDecision, by: seat, seeing: observation, wishing: wish)
    }
    guard actions.indices.contains(decision) else {
      base.fail(because: "the mediated mechanism declares no decision \(decision)")
      return UnstatedWish.action
    }
    let wished = wish ?? UnstatedWish.action
    let first = 0
    let last = actions[decision] &- 1
    switch answer {
    case .wished: return wished
    case .first: return first
    case .last: return last
    case .farthest: return 2 &* wished > last ? first : last
    }
  }

  // The mediator's hand is nobody's choice: whoever delegated has nothing to correct.
  @inlinable mutating func slip(to action: Int, by seat: Int) {
    if plays(seat) { base.slip(to: action, by: seat) }
  }
}
