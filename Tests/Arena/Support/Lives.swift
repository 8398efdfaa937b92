import Arena
import Testing

/// Some agents of one kind.
struct Folk {
  let agent: any Agent
  let count: Int
  let roles: [Int]

  init(_ agent: any Agent, count: Int = 1, roles: [Int] = [0]) {
    self.agent = agent
    self.count = count
    self.roles = roles
  }
}

/// A population of a game, ready to live.
struct World {
  let game: Game
  let population: Population
  let briefing: Briefing

  init(
    _ mechanism: some Mechanism, _ folks: [Folk], repeated horizon: Horizon? = nil,
    payoffs: ClosedRange<Double> = -100...100
  ) throws {
    game = try #require(mechanism.game(repeated: horizon))
    let briefing = Briefing(shape: game.shape, payoffRange: payoffs, tree: nil)
    self.briefing = briefing
    var groups: [Group] = []
    var cohorts: [Cohort] = []
    for (index, folk) in folks.enumerated() {
      var agent = folk.agent
      #expect(World.prepare(&agent, briefing) == nil)
      cohorts.append(agent.cohort(for: game.shape, group: index))
      groups.append(Group("group \(index)", count: folk.count, roles: folk.roles))
    }
    population = Population(groups, cohorts: cohorts)
  }

  private static func prepare(_ agent: inout any Agent, _ briefing: Briefing) -> String? {
    agent.prepare(for: briefing)
  }

  func live(
    _ plan: RunPlan, key: StreamKey = StreamKey(seed: 1), workers: Workers = .alone,
    beforeRound: () -> Void = {}
  ) -> RunRecord {
    let run = Run(game, population, plan, briefing: briefing, key: key, workers: workers)
    return run.live {
      beforeRound()
      return false
    }
  }
}

/// Who met whom, in the order of play.
final class Guestbook: @unchecked Sendable {
  private(set) var rounds: [[[Int]]] = []

  func beginRound() { rounds.append([]) }
  func sign(_ names: [Int]) { rounds[rounds.count - 1].append(names) }
}

/// Everyone says a number, which goes into the guestbook; the roles are of the given sizes.
struct Introduction: Mechanism {
  static let card = Card("introduction", "Everyone says a number.", source: "A test.")
  var names = 64
  var sizes = [2]
  var book = Guestbook()

  init() {}

  init(_ sizes: [Int], names: Int = 64) {
    self.sizes = sizes
    self.names = names
  }

  var roles: [Role] { sizes.enumerated().map { Role("role \($0.offset)", seats: $0.element) } }
  var decisions: [Decision] {
    sizes.indices.map {
      Decision("name \($0)", role: $0, actions: .numbers(from: 0, step: 1, count: names))
    }
  }

  func play(_ episode: inout some Episode) {
    var said: [Int] = []
    for (role, size) in sizes.enumerated() {
      for _ in 0..<size { said.append(episode.choose(role, by: said.count)) }
    }
    book.sign(said)
  }
}

/// One player whose action is its payoff.
struct Wages: Mechanism {
  static let card = Card("wages", "The action is the payoff.", source: "A test.")
  var roles: [Role] { [Role("worker")] }
  var decisions: [Decision] { [Decision("work", actions: .numbers(from: 0, step: 1, count: 4))] }
  func play(_ episode: inout some Episode) {
    let action = episode.choose(0, by: 0)
    episode.transfer(Double(action), to: 0)
  }
}
