import Arena
import Foundation
import GameTheory
import Laboratory
import OversightMechanisms

extension Workload {
  /// What theory costs; a unit is a game, an iteration or a tree, as the name says.
  static let theory: [Workload] = [
    extreme(10, limit: "3,000,000"), extreme(12, limit: "20,000,000"),
    extreme(14, limit: "150,000,000"), pivoting, branch, claimsAtNoise, millionLeaves, poker,
    correlated, coverage, repeated(2, limit: "5,000,000"), repeated(5, limit: "200,000,000"),
    automata,
  ]

  /// All that two players can earn in equilibrium of a repeated game, with the strategies that earn it.
  private static func repeated(_ size: Int, limit: String) -> Workload {
    Workload("payoffs of a repeated game, \(size) x \(size)", limit: limit) { _ in
      let stages = games(size, count: 50).map { ObservedStage($0) }
      return {
        for (number, stage) in stages.enumerated() {
          _ = stage.payoffs(discount: [0.3, 0.6, 0.9][number % 3])
        }
        return Double(stages.count)
      }
    }
  }

  /// What all pairs of the strategies that are finite automata earn, with slips of the hand.
  private static let automata = Workload(
    "all pairs of automata, with slips", limit: "1,000,000,000"
  ) { context in
    let mechanism = try context.mechanism(
      "iterated-prisoners-dilemma", ["noise": .number(0.01), "continuation": .number(0.99)])
    let desk = try context.desk(mechanism)
    let agents = context.library.agents.map { $0.init() as any Agent }
    return {
      let table = try? ExactTournament(
        desk, agents: agents, rounds: 1, executor: Executor(threads: 1))
      return table == nil ? .nan : 1
    }
  }

  /// The best public coverage of ten thousand targets with a thousand resources.
  private static let coverage = Workload(
    "ORIGAMI on 10,000 security targets", limit: "50,000,000"
  ) { _ in
    var random = RandomStream(StreamKey(seed: 1).with("targets"))
    let worth = (0..<10_000).map { _ in (random.unit(), random.unit(), random.unit()) }
    let targets = SecurityTargets(
      defenderCovered: worth.map { 1 + 9 * $0.0 }, defenderUncovered: worth.map { -10 * $0.1 },
      attackerCovered: worth.map { -10 * $0.2 }, attackerUncovered: worth.map { 1 + 9 * $0.1 })
    return { Origami(targets, resources: 1000).defenderValue.isFinite ? 1 : .nan }
  }

  /// Games of whole payoffs in 0...100, the same in every run.
  private static func games(_ size: Int, count: Int) -> [BimatrixGame] {
    (0..<count).map { number in
      var random = RandomStream(StreamKey(seed: 1).with("bench").with(size).with(number))
      func table() -> [Double] {
        (0..<size * size).map { _ in Double(random.index(below: 101)) }
      }
      return BimatrixGame(
        rows: size, columns: size, rowPayoffs: table(), columnPayoffs: table())
    }
  }

  /// All extreme equilibria; the median game is what counts, so each run takes one game, in turn.
  private static func extreme(_ size: Int, limit: String) -> Workload {
    let name = "all extreme equilibria, \(size) x \(size)"
    return Workload(name, limit: limit) { _ in
      let games = games(size, count: 20)
      return { medianTime(games) { _ = $0.extremeEquilibria() } }
    }
  }

  /// Runs a body on every game and returns how many times the median of its times fits into the whole.
  private static func medianTime(_ games: [BimatrixGame], _ body: (BimatrixGame) -> Void) -> Double
  {
    var times: [Double] = []
    for game in games {
      let start = DispatchTime.now().uptimeNanoseconds
      body(game)
      times.append(Double(DispatchTime.now().uptimeNanoseconds - start))
    }
    let median = times.sorted()[times.count / 2]
    return times.reduce(0, +) / Swift.max(median, 1)
  }

  private static let pivoting = Workload("Lemke-Howson, 8 x 8", limit: "10,000") { _ in
    let games = games(8, count: 200)
    return {
      for game in games { _ = game.lemkeHowson() }
      return Double(games.count)
    }
  }

  private static let branch = Workload("logit branch, 8 x 8", limit: "2,000,000") { _ in
    let forms = games(8, count: 20).map { game in
      StrategicForm(
        sizes: [8, 8], payoffs: zip(game.rowPayoffs, game.columnPayoffs).flatMap { [$0, $1] })
    }
    return {
      for form in forms { _ = form.quantalBranch() }
      return Double(forms.count)
    }
  }

  private static let claimsAtNoise = Workload(
    "logit at noise 8.3, 121 claims", limit: "300,000,000"
  ) { context in
    let mechanism = try context.mechanism(
      "travelers-dilemma",
      [
        "low": .integer(80), "high": .integer(200), "bonus": .integer(10),
        "penalty": .integer(10),
      ])
    let tree = try context.desk(mechanism).wholeTreeOrObstacle()
    guard let form = StrategicForm(of: tree) else { throw StudyError("no strategic form") }
    return {
      _ = form.quantalResponse(precision: 1 / 8.3)
      return 1
    }
  }

  private static let millionLeaves = Workload(
    "tree of 1,000,000 leaves", limit: "1,000,000,000"
  ) { context in
    let mechanism = try context.mechanism(
      "travelers-dilemma", ["low": .integer(1), "high": .integer(1000)])
    let game = try context.game(mechanism)
    return {
      guard case .complete(let tree) = game.explore(budget: 1_000_000) else { return .nan }
      return Double(tree.leaves) / 1_000_000
    }
  } comment: { _, _ in
    var usage = rusage()
    // Linux counts in kibibytes, macOS in bytes.
    #if os(Linux)
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let megabytes = Double(usage.ru_maxrss) / 1024
    #else
    getrusage(RUSAGE_SELF, &usage)
    let megabytes = Double(usage.ru_maxrss) / 1_048_576
    #endif
    return (
      "this process took \(Int(megabytes)) MB at most until here; alone with --only 1,000,000",
      ["peakMegabytes": .number(megabytes)]
    )
  }

  private static let poker = Workload("CFR+ on Leduc poker, an iteration", limit: "200,000") {
    context in
    let mechanism = try context.mechanism("leduc-poker", [:])
    let tree = try context.desk(mechanism).wholeTreeOrObstacle()
    return {
      let found = tree.counterfactualRegret(iterations: 1000)
      return Double(found.iterations)
    }
  }

  private static let correlated = Workload(
    "coarse correlated interval, 20 x 20", limit: "200,000,000"
  ) { _ in
    let games = games(20, count: 5)
    return {
      for game in games {
        let welfare = zip(game.rowPayoffs, game.columnPayoffs).map { $0 + $1 }
        _ = game.correlated(coarse: true, objective: welfare)
      }
      return Double(games.count)
    }
  }
}
