public import Arena

/// Any mechanism in which whoever likes lets a mediator play for it.
///
/// Before anything else every player delegates or plays itself, and nobody sees who did. The mediator
/// plays all decisions of those who delegate, seeing what they would see: what the designer wishes if
/// everybody delegates (action 0 where she wishes nothing), and otherwise a punishment. Delegation by
/// all is an equilibrium, with the wished outcome, exactly if nobody gains by its best reply to the
/// punishment of the others (unless `mediator-absentees` forgives the first to leave). Whoever plays itself does so as in the base, whose payoffs are unchanged.
///
/// > Source: D. Monderer, M. Tennenholtz, "Strong Mediated Equilibrium", *Artificial Intelligence*
/// > 173(1), 2009, pp. 180–195; as an option for language models: CoopEval, arXiv 2604.15267.
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

  /// What the catalogue says.
  @inlinable public static var card: Card {
    Card(
      "mediated-" + Base.card.id, "A mediator plays " + Base.card.id + " for whoever delegates.",
      source: "D. Monderer, M. Tennenholtz, Strong Mediated Equilibrium, "
        + "Artificial Intelligence 173(1), 2009.")
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
    base.decisionPerRole("delegation", actions: .named(["delegate", "play yourself"]))
      + base.decisions
  }
  /// The measures of the base, and how many delegate.
  public var measures: [Measure] {
    let share = Measure(
      "delegation", unit: "share of players", in: 0...base.expectedRounds,
      "How many let the mediator play, counted once for each round that is expected.")
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
      let choice = episode.choose(layout.roleOfSeat[seat], by: seat, wishing: 0)
      absent |= UInt64(choice) &<< UInt64(truncatingIfNeeded: seat)
    }
    let present = layout.seats - absent.nonzeroBitCount
    episode.note(layout.measures, layout.rounds * Double(present) / Double(layout.seats))
    var round = MediatedEpisode(
      base: episode, absent: absent, firstDecision: layout.roles, actions: layout.actions,
      punishment: absent.nonzeroBitCount > absentees ? punishment.rawChoice : 0)
    base.play(&round)
    episode = round.base
  }
}

extension Mediated.Punishment {
  /// The number by which a listener, which does not know the base, tells punishments apart.
  @inlinable var rawChoice: Int {
    switch self {
    case .wished: 0
    case .first: 1
    case .last: 2
    case .farthest: 3
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
  @usableFromInline let punishment: Int

  @inlinable init(
    base: Base, absent: UInt64, firstDecision: Int, actions: [Int], punishment: Int
  ) {
    self.base = base
    self.absent = absent
    self.firstDecision = firstDecision
    self.actions = actions
    self.punishment = punishment
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
    let wished = wish ?? 0
    let last = actions[decision] &- 1
    switch punishment {
    case 0: return wished
    case 1: return 0
    case 2: return last
    default: return 2 &* wished > last ? 0 : last
    }
  }

  // The mediator's hand is nobody's choice: whoever delegated has nothing to correct.
  @inlinable mutating func slip(to action: Int, by seat: Int) {
    if plays(seat) { base.slip(to: action, by: seat) }
  }
}
