/// Something that happened in an episode.
public enum Event: Sendable, Equatable {
  /// Nature drew an outcome, among so many, and how likely it was.
  case chance(draw: Int, outcome: Int, among: Int, probability: Double)
  /// Nature decided whether something happens, and how likely that decision was.
  case happening(draw: Int, happens: Bool, probability: Double)
  /// A player chose.
  case choice(decision: Int, seat: Int, observation: Int, action: Int, wish: Int?)
  /// A seat's last choice came out as another action.
  case slip(decision: Int, action: Int, seat: Int)
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
  /// Why the story failed; nil when it was told to its end.
  public internal(set) var failure: StoryFailure?

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
      case .chance, .happening, .choice, .slip, .note, .roundEnd: continue
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

/// Answers for the players while an episode is told, as agents, a person or a test may do.
///
/// It is given the turn and what was told so far, and returns an action of the turn.
public typealias Chooser = (Turn, Transcript) -> Int
/// Answers for nature: given the weights, it returns the index of one that is positive.
public typealias Drawer = ([Double]) -> Int

/// How an episode is told by closures, off the fast path.
public struct Telling {
  /// Answers for nature.
  public var draw: Drawer
  /// Answers for the players.
  public var choose: Chooser
  /// The most verbs that a story may say; one that says more has failed.
  public var mostSteps = Telling.manySteps
  /// Called with what was told if a story that has failed goes on for ``mostSteps`` verbs more; it need
  /// not return.
  public var abandon: (Transcript) -> Void = { _ in }

  /// More verbs than any episode needs: a million.
  public static let manySteps = 1_000_000

  /// Makes a telling.
  ///
  /// - Parameters:
  ///   - draw: Answers for nature: given the weights, an outcome of positive weight.
  ///   - choose: Answers for the players: given the turn and the story so far, an action.
  public init(drawing draw: @escaping Drawer, choosing choose: @escaping Chooser) {
    self.draw = draw
    self.choose = choose
  }
}

/// The listener whose answers are closures, and that writes the episode down.
///
/// Narration, the view of a seat, people at a terminal and the laws all go by it.
@usableFromInline final class Narrator {
  let shape: Shape
  let telling: Telling
  let failures = FailureRecord()
  var transcript = Transcript()
  private var steps = 0

  @usableFromInline init(shape: Shape, telling: Telling) {
    self.shape = shape
    self.telling = telling
  }

  /// What was written down.
  @usableFromInline var result: Transcript {
    transcript.failure = failures.failure
    return transcript
  }

  /// Counts a verb; returns whether it is to be heard.
  func hears() -> Bool {
    steps += 1
    if failures.failure == nil && steps > telling.mostSteps {
      failures.keep(
        StoryFailure("the story does not end: it has said more than \(telling.mostSteps) verbs"))
    }
    if steps > 2 * telling.mostSteps { telling.abandon(result) }
    return failures.failure == nil
  }

  func write(_ event: Event) { transcript.events.append(event) }

  func reject(_ stray: Stray) { failures.keep(StoryFailure(shape.complaint(about: stray))) }

  func hasSeat(_ seat: Int) -> Bool {
    if shape.roleOfSeat.indices.contains(seat) { return true }
    reject(.seat(seat))
    return false
  }
}

/// The verbs of a narrator.
@usableFromInline struct NarratedEpisode: Episode {
  let narrator: Narrator

  @usableFromInline init(_ narrator: Narrator) { self.narrator = narrator }

  @usableFromInline mutating func choose(
    _ decision: Int, by seat: Int, seeing observation: Int, wishing wish: Int?
  ) -> Int {
    let shape = narrator.shape
    guard narrator.hears() else {
      return narrator.failures.echo(among: shape.actions(of: decision))
    }
    guard shape.layout.indices.contains(decision), shape.roleOfSeat.indices.contains(seat),
      shape.layout[decision].contains(observation: observation)
    else {
      narrator.reject(.choice(decision: decision, seat: seat, observation: observation))
      return 0
    }
    let row = shape.layout[decision]
    let turn = Turn(row, observation: observation, seat: seat, wish: wish)
    let action = narrator.telling.choose(turn, narrator.transcript)
    precondition(action >= 0 && action < turn.count, "a chooser must return one of the actions")
    narrator.write(
      .choice(
        decision: decision, seat: seat, observation: observation, action: action, wish: wish))
    return action
  }

  @usableFromInline mutating func chance(
    _ draw: Int, among count: Int, weight: (Int) -> Double
  ) -> Int {
    guard let drawn = outcome(draw, (0..<Swift.max(count, 0)).map(weight)) else {
      return narrator.failures.echo(among: count)
    }
    narrator.write(
      .chance(draw: draw, outcome: drawn.outcome, among: count, probability: drawn.probability))
    return drawn.outcome
  }

  @usableFromInline mutating func chance(_ draw: Int, _ probability: Double) -> Bool {
    guard let drawn = outcome(draw, [probability, 1 - probability]) else {
      return narrator.failures.echo(among: 2) == 0
    }
    let happens = drawn.outcome == 0
    narrator.write(
      .happening(
        draw: draw, happens: happens, probability: happens ? probability : 1 - probability))
    return happens
  }

  /// Lets the drawer draw; nil if there is nothing to draw from.
  private func outcome(
    _ draw: Int, _ weights: [Double]
  ) -> (outcome: Int, probability: Double)? {
    guard narrator.hears() else { return nil }
    guard narrator.shape.declares(draw, among: weights.count) else {
      narrator.reject(.draw(draw, among: weights.count))
      return nil
    }
    let total = weights.reduce(0, +)
    guard total > 0 && total < .infinity && weights.allSatisfy({ $0 >= 0 }) else {
      narrator.reject(.weights(draw: draw))
      return nil
    }
    let outcome = narrator.telling.draw(weights)
    precondition(weights.indices.contains(outcome), "a drawer must return one of the outcomes")
    return (outcome, weights[outcome] / total)
  }

  @usableFromInline mutating func transfer(_ amount: Double, from payer: Int?, to payee: Int?) {
    guard narrator.hears() else { return }
    if let payer, !narrator.hasSeat(payer) { return }
    if let payee, !narrator.hasSeat(payee) { return }
    narrator.write(.transfer(amount: amount, payer: payer, payee: payee))
  }

  @usableFromInline mutating func gain(_ amount: Double, by seat: Int) {
    guard narrator.hears(), narrator.hasSeat(seat) else { return }
    narrator.write(.gain(amount: amount, seat: seat))
  }

  @usableFromInline mutating func note(_ measure: Int, _ amount: Double) {
    guard narrator.hears() else { return }
    guard narrator.shape.measures.indices.contains(measure) else {
      return narrator.reject(.measure(measure))
    }
    narrator.write(.note(measure: measure, amount: amount))
  }

  @usableFromInline mutating func endRound() {
    if narrator.hears() { narrator.write(.roundEnd) }
  }

  @usableFromInline mutating func slip(to action: Int, by seat: Int) {
    guard narrator.hears() else { return }
    guard let last = narrator.transcript.lastChoice(of: seat),
      (0..<narrator.shape.actions(of: last)).contains(action)
    else { return narrator.reject(.slip(to: action, seat: seat)) }
    narrator.write(.slip(decision: last, action: action, seat: seat))
  }

  @usableFromInline mutating func fail(because reason: @autoclosure () -> String) {
    if narrator.hears() { narrator.failures.keep(StoryFailure(reason())) }
  }
}

extension Transcript {
  /// The decision at which a seat chose last; nil if it has not chosen.
  fileprivate func lastChoice(of seat: Int) -> Int? {
    for event in events.reversed() {
      if case .choice(let decision, seat, _, _, _) = event { return decision }
    }
    return nil
  }
}

extension Mechanism {
  /// Tells one episode by closures.
  @inlinable func narrate(_ shape: Shape, _ telling: Telling) -> Transcript {
    let narrator = Narrator(shape: shape, telling: telling)
    var episode = NarratedEpisode(narrator)
    play(&episode)
    return narrator.result
  }
}
