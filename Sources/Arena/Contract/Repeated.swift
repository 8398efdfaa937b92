/// How long a stage is repeated between the same players.
public struct Horizon: Sendable, Equatable {
  /// The largest number of rounds.
  public let rounds: Int
  /// The probability that another round follows, in 0...1; 1 for a fixed length.
  public let continuation: Double

  /// Makes a horizon of a fixed number of rounds.
  ///
  /// - Precondition: `rounds` is at least 1.
  @inlinable public init(rounds: Int) {
    precondition(rounds >= 1, "a repeated game needs at least one round")
    self.rounds = rounds
    continuation = 1
  }

  /// Makes a horizon in which another round follows with a probability, at most `rounds` in all.
  ///
  /// - Precondition: `continuation` is in 0..<1 and `rounds` at least 1.
  @inlinable public init(continuation: Double, atMost rounds: Int) {
    precondition(continuation >= 0 && continuation < 1, "continuation must be in 0..<1")
    precondition(rounds >= 1, "a repeated game needs at least one round")
    self.rounds = rounds
    self.continuation = continuation
  }

  /// The expected number of rounds: the sum of continuation^t for t in `0..<rounds`.
  public var expectedRounds: Double {
    continuation == 1
      ? Double(rounds) : (1 - Portable.pow(continuation, Double(rounds))) / (1 - continuation)
  }
}

/// A stage story told again and again between the same players, who see the last joint action.
///
/// Every decision of the stage sees, besides what it saw before, one more variable: what each seat
/// did last in the round before (or that there was none). Information sets are therefore
/// memory-one; longer memory is the agent's own.
@frozen public struct Repeated<Stage: Mechanism>: Mechanism {
  /// The mechanism that is repeated.
  public var stage: Stage
  /// How long.
  public let horizon: Horizon
  @usableFromInline let radix: Int
  @usableFromInline let joint: Int
  @usableFromInline let seats: Int
  /// The number of the draw that decides whether another round follows.
  @usableFromInline let another: Int
  /// How many observations of the stage each decision has.
  @usableFromInline let strides: [Int]

  /// Repeats a stage.
  @inlinable public init(_ stage: Stage, _ horizon: Horizon) {
    self.stage = stage
    self.horizon = horizon
    another = stage.draws.count
    seats = stage.roles.reduce(0) { $0 + $1.seats }
    radix = (stage.decisions.map { $0.actions.count }.max() ?? 0) + 1
    strides = stage.decisions.map { $0.observations }
    var joint = 1
    // More than a game can number is as good as any such number, also where an Int has 32 bits.
    for _ in 0..<seats where joint < 1 << 27 {
      let (product, overflow) = joint.multipliedReportingOverflow(by: radix)
      joint = overflow ? Int.max : product
    }
    self.joint = joint
  }

  /// A single round of the default stage.
  @inlinable public init() { self.init(Stage(), Horizon(rounds: 1)) }

  /// The card of the stage.
  @inlinable public static var card: Card { Stage.card }
  /// The roles of the stage.
  @inlinable public var roles: [Role] { stage.roles }
  /// The measures of the stage, over all rounds.
  @inlinable public var measures: [Measure] {
    let rounds = Double(horizon.rounds)
    return stage.measures.map {
      let low = Swift.min($0.range.lowerBound, 0)
      let high = Swift.max($0.range.upperBound, 0)
      let range = horizon.continuation == 1 ? $0.range : low...high
      return Measure(
        $0.name, unit: $0.unit,
        in: (range.lowerBound * rounds)...(range.upperBound * rounds), $0.help)
    }
  }
  /// The draws of the stage, and whether another round follows.
  @inlinable public var draws: [Draw] { stage.draws + [Draw("another round")] }
  /// The goal of the stage.
  @inlinable public var goal: Goal { stage.goal }
  /// The expected number of rounds.
  @inlinable public var expectedRounds: Double { horizon.expectedRounds }
  /// Whether the stage hides what others did.
  @inlinable public var hidesPlay: Bool { stage.hidesPlay }

  /// The decisions of the stage, each seeing the last joint action too.
  @inlinable public var decisions: [Decision] {
    stage.decisions.map { decision in
      Decision(
        decision.name, role: decision.role,
        sees: [Variable("last round", .numbers(from: 0, step: 1, count: joint))] + decision.sees,
        actions: decision.actions, forgets: true, decision.help)
    }
  }

  /// Tells the stage until the horizon.
  @inlinable public func play(_ episode: inout some Episode) {
    var round = StageEpisode(base: episode, radix: radix, strides: strides)
    var number = 1
    while true {
      stage.play(&round)
      if number == horizon.rounds { break }
      if horizon.continuation < 1 && !round.base.chance(another, horizon.continuation) {
        break
      }
      round.base.endRound()
      round.advance()
      number += 1
    }
    episode = round.base
  }
}

/// The listener that a repeated story puts between a stage and the real listener.
@frozen @usableFromInline struct StageEpisode<Base: Episode>: EpisodeRelay {
  @usableFromInline var base: Base
  @usableFromInline let radix: Int
  @usableFromInline let strides: [Int]
  @usableFromInline var last = 0
  @usableFromInline var current = 0
  /// Which of the first 64 seats have chosen in this round, as bits.
  @usableFromInline var chosen: UInt64 = 0

  @inlinable init(base: Base, radix: Int, strides: [Int]) {
    self.base = base
    self.radix = radix
    self.strides = strides
  }

  @inlinable mutating func advance() {
    last = current
    current = 0
    chosen = 0
  }

  @inline(__always) @inlinable mutating func choose(
    _ decision: Int, by seat: Int, seeing observation: Int, wishing wish: Int?
  ) -> Int {
    // If the stage never declared the decision, the base says so.
    let stride = UInt(bitPattern: decision) < UInt(strides.count) ? strides[decision] : 0
    let action = base.choose(
      decision, by: seat, seeing: last &* stride &+ observation, wishing: wish)
    let bit: UInt64 = 1 << UInt64(truncatingIfNeeded: seat)
    if seat >= 64 || chosen & bit != 0 { forget(seat) }
    chosen |= bit
    current &+= (action &+ 1) &* weight(of: seat)
    return action
  }

  @inlinable mutating func slip(to action: Int, by seat: Int) {
    base.slip(to: action, by: seat)
    forget(seat)
    current &+= (action &+ 1) &* weight(of: seat)
  }

  /// Takes a seat's action back, for another one that it took since.
  @inline(never) @inlinable mutating func forget(_ seat: Int) {
    let weight = weight(of: seat)
    if weight != 0 { current &-= current / weight % radix * weight }
  }

  /// What a seat's last action counts in the number of a joint action.
  @inline(__always) @inlinable func weight(of seat: Int) -> Int {
    if seat < 2 { return seat == 1 ? radix : 1 }
    var weight = radix
    for _ in 1..<seat { weight &*= radix }
    return weight
  }
}
