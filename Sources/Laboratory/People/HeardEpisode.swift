import Arena

/// How one episode went: what was drawn and chosen, in order, and who from outside chose.
struct HeardEpisode: Sendable {
  /// One choice.
  struct Choice: Sendable {
    let seat: Int
    let action: Int
    /// The number of the agent from outside that was asked; nil where another one chose.
    let agent: Int?
  }

  fileprivate(set) var draws: [Int] = []
  fileprivate(set) var choices: [Choice] = []

  /// Tells the episode again.
  ///
  /// - Parameters:
  ///   - game: The game that it was told of.
  ///   - look: Shown every turn with its number, and the story so far.
  /// - Returns: What happened.
  func transcript(
    in game: Game, showing look: @escaping (Int, Turn, Transcript) -> Void = { _, _, _ in }
  ) -> Transcript {
    let place = Place()
    return game.narrate(
      drawing: { [draws] weights in
        defer { place.draw += 1 }
        return place.draw < draws.count
          ? draws[place.draw] : weights.firstIndex { $0 > 0 } ?? 0
      },
      choosing: { [choices] turn, transcript in
        defer { place.choice += 1 }
        look(place.choice, turn, transcript)
        return place.choice < choices.count ? choices[place.choice].action : 0
      })
  }

  /// What a seat may know when it is asked for the nth time, from 0.
  func view(of turn: Turn, number: Int, in game: Game) -> View {
    let story = Story()
    var own = -1
    let seat = turn.seat
    let place = choices.firstIndex { choice in
      if choice.seat == seat { own += 1 }
      return own == number
    }
    _ = transcript(in: game) { index, _, transcript in
      if index == place { story.soFar = transcript }
    }
    return game.view(of: turn, after: story.soFar)
  }

  /// How far an episode that is told again has come.
  private final class Place {
    var draw = 0
    var choice = 0
  }

  /// What was told up to a turn.
  private final class Story {
    var soFar = Transcript()
  }
}

/// Listens to the episodes of a run in which people play, so that they can be told what they may know.
///
/// A run with people has one thread.
final class EpisodeLog: @unchecked Sendable {
  /// The episode that was told last.
  private(set) var latest = HeardEpisode()
  /// The episode that was told last of all in which an agent from outside was asked, by its number.
  private(set) var last: [Int: HeardEpisode] = [:]
  /// The agent that was asked just now.
  private var asked: Int?

  fileprivate func begin() { latest = HeardEpisode() }

  fileprivate func draw(_ outcome: Int) { latest.draws.append(outcome) }

  fileprivate func choose(_ action: Int, by seat: Int) {
    latest.choices.append(HeardEpisode.Choice(seat: seat, action: action, agent: asked))
    asked = nil
  }

  fileprivate func end() {
    for choice in latest.choices {
      if let agent = choice.agent { last[agent] = latest }
    }
  }

  fileprivate func ask(_ agent: Int) { asked = agent }
}

/// An agent from outside that says when it is asked.
struct Addressed: Agent {
  static var card: Card { Outsider.card }

  private let outsider: Outsider
  private let log: EpisodeLog?

  init() { (outsider, log) = (Outsider(), nil) }

  init(by correspondence: Correspondence, _ log: EpisodeLog) {
    outsider = Outsider(by: correspondence)
    self.log = log
  }

  func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    log?.ask(mind.agent)
    return outsider.choose(turn, mind: mind, using: &random)
  }
}

/// Any mechanism, whose episodes are listened to.
private struct Overheard<Base: Mechanism>: Mechanism {
  static var card: Card { Base.card }

  private let base: Base
  private let log: EpisodeLog

  init(_ base: Base, _ log: EpisodeLog) { (self.base, self.log) = (base, log) }

  init() { self.init(Base(), EpisodeLog()) }

  var card: Card { base.card }
  var roles: [Role] { base.roles }
  var decisions: [Decision] { base.decisions }
  var draws: [Draw] { base.draws }
  var measures: [Measure] { base.measures }
  var goal: Goal { base.goal }
  var expectedRounds: Double { base.expectedRounds }
  var hidesPlay: Bool { base.hidesPlay }

  func play(_ episode: inout some Episode) {
    log.begin()
    var overheard = OverheardEpisode(base: episode, log: log)
    base.play(&overheard)
    episode = overheard.base
    log.end()
  }
}

/// The listener that writes down what is drawn and chosen on its way to another one.
private struct OverheardEpisode<Base: Episode>: EpisodeRelay {
  var base: Base
  let log: EpisodeLog

  mutating func choose(
    _ decision: Int, by seat: Int, seeing observation: Int, wishing wish: Int?
  ) -> Int {
    let action = base.choose(decision, by: seat, seeing: observation, wishing: wish)
    log.choose(action, by: seat)
    return action
  }

  mutating func chance(_ draw: Int, among count: Int, weight: (Int) -> Double) -> Int {
    let outcome = base.chance(draw, among: count, weight: weight)
    log.draw(outcome)
    return outcome
  }

  mutating func chance(_ draw: Int, _ probability: Double) -> Bool {
    let happens = base.chance(draw, probability)
    log.draw(happens ? 0 : 1)
    return happens
  }
}

extension Cell {
  /// The game of the cell, whose episodes a log hears.
  func game(heardBy log: EpisodeLog) -> Game {
    func overheard(_ mechanism: some Mechanism) -> Game? {
      let stage = Overheard(mechanism, log)
      guard let horizon else { return stage.game(stage: stage, repeated: game.horizon) }
      return Overheard(Repeated(mechanism, horizon), log).game(stage: stage, repeated: horizon)
    }
    guard let game = overheard(mechanism) else {
      preconditionFailure("the tables are as large as those of the game that nobody hears")
    }
    return game
  }
}
