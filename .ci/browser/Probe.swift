import Agents
import Arena
import Mechanisms

/// Lives some rounds with learners in a market for used cars, explores its tree and tells an episode.
///
/// The result depends on every bit of it, so that two systems that give the same number ran the same.
@_cdecl("probe") public func probe(_ rounds: Int32) -> Int64 {
  var car = UsedCar()
  car.buyer = .refuser
  guard let game = car.game(repeated: nil), let tree = game.explore(budget: 10_000).tree else {
    return 0
  }
  let shape = game.shape
  let briefing = Briefing(shape: shape, payoffRange: tree.payoffRange, tree: tree)
  var agent = EpsilonGreedy()
  guard agent.refusal(of: briefing) == nil else { return 0 }
  let group = Group("all", count: 100, roles: [0, 1])
  let run = Run(
    game, Population([group], cohorts: [agent.cohort(for: shape, group: 0)]),
    RunPlan(matching: .random, rounds: Int(rounds), blocks: 1, window: 1), briefing: briefing,
    key: StreamKey(seed: 7), workers: .alone)
  let window = run.live().window
  var key = StreamKey(seed: UInt64(tree.leaves))
  for sum in window.transfers + window.gains + window.measures { key = key.with(sum.bitPattern) }
  for count in window.counts { key = key.with(count) }
  let told = game.narrate(drawing: { _ in 0 }, choosing: { _, _ in 1 })
  for line in Narration(shape).lines(told) { key = key.with(line) }
  return Int64(bitPattern: key.value)
}
