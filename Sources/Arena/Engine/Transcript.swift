/// Something that happened in an episode.
public enum Event: Sendable {
  /// Nature drew an outcome among some, with its probability.
  case chance(event: StaticString, outcome: Int, among: Int, probability: Double)
  /// Nature decided whether something happens, with the probability of what it decided.
  case happening(event: StaticString, happens: Bool, probability: Double)
  /// A player chose.
  case choice(decision: Int, seat: Int, observation: Int, action: Int, wish: Int?)
  /// Money moved; nil is the treasury.
  case transfer(amount: Double, payer: Int?, payee: Int?)
  /// A seat gained utility that is not money.
  case gain(amount: Double, seat: Int)
  /// The designer counted something.
  case note(measure: Int, amount: Double)
  /// A round ended.
  case roundEnd
}

/// One episode, told from beginning to end.
public struct Transcript: Sendable {
  /// What happened, in order.
  public internal(set) var events: [Event] = []

  /// Makes an empty transcript.
  public init() {}

  /// The payoff of a seat: transfers plus gains.
  public func payoff(of seat: Int) -> Double {
    var sum = 0.0
    for event in events {
      switch event {
      case .transfer(let amount, let payer, let payee):
        if payer == seat { sum -= amount }
        if payee == seat { sum += amount }
      case .gain(let amount, let gainer): if gainer == seat { sum += amount }
      case .chance, .happening, .choice, .note, .roundEnd: continue
      }
    }
    return sum
  }

  /// The total of a measure.
  public func total(of measure: Int) -> Double {
    var sum = 0.0
    for case .note(measure, let amount) in events { sum += amount }
    return sum
  }
}

/// Whoever answers for the players while an episode is told: agents, a person, a test.
public typealias Chooser = (Turn, Transcript) -> Int
/// Whoever answers for nature: given the weights, an outcome of positive weight.
public typealias Drawer = ([Double]) -> Int

/// The listener that writes an episode down.
@usableFromInline struct Narrator: Episode {
  @usableFromInline let shape: Shape
  @usableFromInline let draw: Drawer
  @usableFromInline let choose: Chooser
  @usableFromInline let transcript: UnsafeMutablePointer<Transcript>

  @usableFromInline init(
    shape: Shape, draw: @escaping Drawer, choose: @escaping Chooser,
    transcript: UnsafeMutablePointer<Transcript>
  ) {
    self.shape = shape
    self.draw = draw
    self.choose = choose
    self.transcript = transcript
  }

  @usableFromInline mutating func choose(
    _ decision: Int, by seat: Int, seeing observation: Int, wishing wish: Int?
  ) -> Int {
    let row = shape.layout[decision]
    precondition(row.contains(observation: observation))
    let turn = Turn(row, observation: observation, seat: seat, wish: wish)
    let action = choose(turn, transcript.pointee)
    precondition(action >= 0 && action < turn.count, "a chooser must return one of the actions")
    transcript.pointee.events.append(
      .choice(
        decision: decision, seat: seat, observation: observation, action: action, wish: wish))
    return action
  }

  @usableFromInline mutating func chance(
    _ event: StaticString, among count: Int, weight: (Int) -> Double
  ) -> Int {
    let weights = (0..<count).map(weight)
    let outcome = draw(weights)
    transcript.pointee.events.append(
      .chance(
        event: event, outcome: outcome, among: count,
        probability: weights[outcome] / weights.reduce(0, +)))
    return outcome
  }

  @usableFromInline mutating func chance(_ event: StaticString, _ probability: Double) -> Bool {
    let happens = draw([probability, 1 - probability]) == 0
    transcript.pointee.events.append(
      .happening(
        event: event, happens: happens, probability: happens ? probability : 1 - probability))
    return happens
  }

  @usableFromInline mutating func transfer(_ amount: Double, from payer: Int?, to payee: Int?) {
    transcript.pointee.events.append(.transfer(amount: amount, payer: payer, payee: payee))
  }

  @usableFromInline mutating func gain(_ amount: Double, by seat: Int) {
    transcript.pointee.events.append(.gain(amount: amount, seat: seat))
  }

  @usableFromInline mutating func note(_ measure: Int, _ amount: Double) {
    transcript.pointee.events.append(.note(measure: measure, amount: amount))
  }

  @usableFromInline mutating func endRound() { transcript.pointee.events.append(.roundEnd) }
}

extension Mechanism {
  /// Tells one episode, asking a drawer for nature and a chooser for the players.
  @inlinable func narrate(
    _ shape: Shape, drawing draw: @escaping Drawer, choosing choose: @escaping Chooser
  ) -> Transcript {
    var transcript = Transcript()
    withUnsafeMutablePointer(to: &transcript) { pointer in
      var listener = Narrator(shape: shape, draw: draw, choose: choose, transcript: pointer)
      play(&listener)
    }
    return transcript
  }
}
