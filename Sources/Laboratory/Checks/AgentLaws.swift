public import Arena
import GameTheory
import Theory

/// The laws that every agent kind must obey, run on one of them in some mechanisms.
public enum AgentLaws {
  private static let rounds = 60
  private static let leafBudget = 20_000

  /// Checks an agent kind with its default parameters.
  public static func check(_ agent: any Agent, in library: Library) -> [LawResult] {
    var results: [LawResult] = []
    func law(_ text: String, _ violation: String?) {
      results.append(LawResult(law: text, violation: violation))
    }
    law(
      "its card has an id in kebab-case, a sentence and a source", CardLaws.violation(card(agent)))
    law("its parameters have unique names and lie in their ranges", CardLaws.knobs(agent))
    let misdeeds = watch(agent, in: library)
    law("it writes only to its own table", misdeeds[Misdeeds.table])
    law("whatever it learns from, it asks for", misdeeds[Misdeeds.deaf])
    // An agent that writes outside its table may write anywhere, so it is not run unsupervised.
    if misdeeds[Misdeeds.table] != nil { return results }
    var illegal: String?
    var unrepeatable: String?
    var threaded: String?
    var played = 0
    for type in library.mechanisms {
      let id = type.card.id
      guard let desk = desk(type.init()), let first = live(agent, desk, seed: 1) else { continue }
      played += 1
      if first.window.illegal[0] > 0 { illegal = "it gave \(first.window.illegal[0]) in \(id)" }
      if live(agent, desk, seed: 1)?.window != first.window {
        unrepeatable = "two fresh runs of \(id) differ"
      }
      if played == 1, let crowd = live(agent, desk, seed: 1, crowd: 5000),
        live(agent, desk, seed: 1, crowd: 5000, workers: .backwards)?.window != crowd.window
      {
        threaded = "the order of work changed \(id)"
      }
    }
    law("it plays at least one mechanism of the catalogue", played == 0 ? "it plays none" : nil)
    law("it gives only legal answers", illegal)
    law("a fresh copy with the same seed lives the same life", unrepeatable)
    law("threads do not change a bit", threaded)
    return results
  }

  private static func card(_ agent: any Agent) -> Card { type(of: agent).card }

  /// Lets an agent play under supervision in the first few games that it can play.
  private static func watch(_ agent: any Agent, in library: Library) -> Misdeeds {
    let misdeeds = Misdeeds()
    var played = 0
    for type in library.mechanisms where played < 6 {
      guard let desk = desk(type.init()), !desk.game.shape.hidesPlay else { continue }
      let watched = supervised(agent, misdeeds)
      if live(watched, desk, seed: 1, matching: .fixed) == nil { continue }
      played += 1
      // Over several rounds it also hears of changing partners.
      if let repeated = Self.desk(type.init(), repeated: Horizon(rounds: 3)) {
        _ = live(watched, repeated, seed: 1)
      }
    }
    return misdeeds
  }

  /// A desk for small games; nil when the game cannot be numbered.
  private static func desk(_ mechanism: any Mechanism, repeated horizon: Horizon? = nil)
    -> TheoryDesk?
  {
    var budget = Budget()
    budget.leaves = leafBudget
    return try? TheoryDesk(mechanism, repeated: horizon, budget: budget)
  }

  private static func supervised(_ agent: some Agent, _ misdeeds: Misdeeds) -> any Agent {
    SupervisedAgent(agent, misdeeds)
  }

  /// A population of the kind, `crowd` matches large, living in a game; nil when the kind cannot
  /// play it.
  private static func live(
    _ agent: any Agent, _ desk: TheoryDesk, seed: UInt64, crowd: Int = 4,
    matching: Matching = .random, workers: Workers = .alone
  ) -> RunRecord? {
    guard desk.whole.tree != nil else { return nil }
    let prepared = PreparedGame(desk)
    guard let player = try? prepared.brief(agent) else { return nil }
    let everyone = SeatedGroup("all", crowd * desk.game.shape.seats, of: player, in: prepared)
    return prepared.run(
      [everyone], RunPlan(matching: matching, rounds: crowd > 4 ? 4 : rounds, blocks: 1, window: 1),
      key: StreamKey(seed: seed), workers: workers
    ).live()
  }
}

extension Workers {
  /// Two workers on one thread, the second first: shows whether order matters.
  static var backwards: Workers {
    Workers(count: 2) { count, body in
      for index in (0..<count).reversed() { body(index) }
    }
  }
}
