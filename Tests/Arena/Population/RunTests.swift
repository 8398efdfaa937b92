import Agents
import Mechanisms
import TestSupport
import Testing

@testable import Arena

/// Two trade at a price that nature and both of them make; the deal is counted.
private struct Bazaar: Mechanism {
  static let card = Card("bazaar", "Two trade at a random price.", source: "A test.")
  enum Seat { static let seller = 0, buyer = 1 }
  enum Choice { static let offer = 0 }
  enum Nature { static let price = 0 }
  enum Count { static let deals = 0, offers = 1 }
  var roles: [Role] { [Role("trader", seats: 2)] }
  var decisions: [Decision] {
    [Decision("offer", actions: .numbers(from: 0, step: 1, count: 3))]
  }
  var measures: [Measure] {
    [
      Measure("deals", unit: "deals", in: 0...1, "Whether they traded."),
      Measure("offers", unit: "money", in: 0...4, "Both offers."),
    ]
  }
  var draws: [Draw] { [Draw("price", .numbers(from: 0.1, step: 0.37, count: 7))] }
  func play(_ episode: inout some Episode) {
    let price = 0.1 + 0.37 * Double(episode.chance(Nature.price, uniform: 7))
    let ask = episode.choose(Choice.offer, by: Seat.seller)
    let bid = episode.choose(Choice.offer, by: Seat.buyer)
    episode.note(Count.offers, Double(ask + bid))
    guard ask <= bid else { return }
    episode.transfer(price * Double(bid), from: Seat.buyer, to: Seat.seller)
    episode.transfer(0.25, from: Seat.seller)
    episode.gain(1 / 3.0, by: Seat.buyer)
    episode.note(Count.deals, 1)
  }
}

@Suite struct `Run of a population` {
  @Test func `adds up what the witnesses were told`() throws {
    let folks = [Witness<Payoff>(), Witness<Payoff>(), Witness<Payoff>()]
    let world = try World(Bazaar(), zip(folks, [4, 3, 2]).map { Folk($0, count: $1) })
    let record = world.live(RunPlan(matching: .random, rounds: 30, blocks: 7, window: 1))
    let window = record.window
    #expect(window.episodes == 30 * 4 && window.idle == 30 && window.sizes == [4, 3, 2])
    #expect(window.rounds == 0..<30 && record.series.map(\.rounds.count).reduce(0, +) == 30)
    var total = 0.0
    for (group, folk) in folks.enumerated() {
      for action in 0..<3 {
        let taken = folk.diary.rewards.filter { $0.action == action }.count
        #expect(window.counts[group * 3 + action] == UInt64(taken))
      }
      total += folk.diary.rewards.reduce(0) { $0 + $1.payoff }
    }
    #expect(isClose((window.transfers + window.gains).reduce(0, +), total, within: 1e-10))
    let rewards = folks.flatMap(\.diary.rewards)
    #expect(window.measures[1] == Double(rewards.reduce(0) { $0 + $1.action }))
    // Every deal leaves a quarter to the treasury and gives a third to the buyer.
    #expect(isClose(window.transfers.reduce(0, +), -0.25 * window.measures[0], within: 1e-10))
    #expect(isClose(window.gains[1], window.measures[0] / 3, within: 1e-10))
    #expect(window.gains[0] == 0)
  }

  @Test func `gives every agent its own mean payoff`() throws {
    let world = try World(
      Wages(), (0..<4).map { wage in Folk(Witness<Nothing> { _ in wage }, count: 2) })
    let record = world.live(RunPlan(matching: .random, rounds: 5))
    #expect(record.payoffs == [0, 0, 1, 1, 2, 2, 3, 3])
    #expect(record.groupOf == [0, 0, 1, 1, 2, 2, 3, 3])
  }

  @Test func `says nothing of agents who never played`() throws {
    // Three candidates for two seats that stay the same for ever.
    let world = try World(PrisonersDilemma(), [Folk(Witness<Nothing> { _ in 0 }, count: 3)])
    let record = world.live(RunPlan(matching: .fixed, rounds: 5))
    #expect(record.payoffs.filter { $0 == nil }.count == 1)
    #expect(record.payoffs.filter { $0 == 3 }.count == 2)
  }

  @Test(arguments: [(10, 4, 0.5), (100, 50, 0.3), (3, 50, 1.0), (7, 3, 0.0)])
  func `counts the last share of its rounds, block by block`(
    _ rounds: Int, _ blocks: Int, _ share: Double
  ) throws {
    let world = try World(Bazaar(), [Folk(Witness<Nothing>(), count: 4)])
    let plan = RunPlan(matching: .random, rounds: rounds, blocks: blocks, window: share)
    let record = world.live(plan)
    #expect(record.series.count == min(blocks, rounds))
    var next = 0
    for tally in record.series {
      #expect(tally.rounds.lowerBound == next && !tally.rounds.isEmpty)
      #expect(tally.episodes == 2 * tally.rounds.count)
      next = tally.rounds.upperBound
    }
    #expect(next == rounds)
    let counted = record.series.filter { $0.rounds.lowerBound >= record.window.rounds.lowerBound }
    #expect(record.window.rounds.upperBound == rounds)
    #expect(record.window.episodes == counted.reduce(0) { $0 + $1.episodes })
    #expect(record.window.counts.reduce(0, +) == UInt64(2 * record.window.episodes))
    let least = share * Double(rounds)
    #expect(Double(record.window.rounds.count) >= min(least.rounded(.down), Double(rounds)))
    #expect(Double(record.window.rounds.count) <= least + 2 * Double(rounds) / Double(plan.blocks))
  }

  @Test func `stops when it is told to`() throws {
    let world = try World(Bazaar(), [Folk(Witness<Nothing>(), count: 4)])
    let run = Run(
      world.game, world.population, RunPlan(matching: .random, rounds: 100, blocks: 10),
      briefing: world.briefing, key: StreamKey(seed: 1), workers: .alone)
    var asked = 0
    let record = run.live {
      asked += 1
      return asked > 33
    }
    #expect(record.wasStopped && record.series.reduce(0) { $0 + $1.episodes } == 66)
  }

  /// Everything in a record, down to the last bit.
  private func bits(_ record: RunRecord) -> [UInt64] {
    var words: [UInt64] = []
    for tally in record.series + [record.window] {
      words += (tally.transfers + tally.gains + tally.measures).map(\.bitPattern)
      words += tally.counts + tally.illegal
      words += (tally.sizes + [tally.episodes, tally.idle]).map { UInt64($0) }
    }
    words += record.payoffs.map { $0?.bitPattern ?? 1 }
    return words + record.groupOf.map { UInt64($0) }
  }

  private func crowd(_ matching: Matching, _ agents: Int, _ workers: Workers, seed: UInt64 = 5)
    throws
    -> [UInt64]
  {
    let third = agents / 3
    let world = try World(
      Bazaar(),
      [
        Folk(EpsilonGreedy(), count: third), Folk(Hedge(), count: third),
        Folk(Uniform(), count: agents - 2 * third),
      ])
    let evolution = Evolution(
      .imitation, generation: 1, intensity: 2, mutation: 0.01, inheritsMind: true)
    return bits(
      world.live(
        RunPlan(matching: matching, rounds: 2, evolution: evolution, blocks: 2, window: 1),
        key: StreamKey(seed: seed), workers: workers))
  }

  @Test func `is the same to the last bit whatever the number of workers`() throws {
    // Above the thresholds for parallel shuffling and for parallel matches.
    let agents = Shuffle.parallelFrom + 235
    let alone = try crowd(.random, agents, .alone)
    for workers in [threads(2), threads(3), threads(7), backwards] {
      #expect(try crowd(.random, agents, workers) == alone)
    }
    #expect(try crowd(.random, 50, .alone) != crowd(.random, 50, .alone, seed: 6))
  }

  @Test func `on a network is the same to the last bit whatever the number of workers`() throws {
    let ring = Matching.network(.ring(degree: 2))
    let alone = try crowd(ring, 9001, .alone)
    for workers in [threads(3), backwards] { #expect(try crowd(ring, 9001, workers) == alone) }
  }

  /// A run of learners who evolve.
  private func evolving() throws -> Run {
    let world = try World(
      Bazaar(),
      [Folk(EpsilonGreedy(), count: 6), Folk(Hedge(), count: 5), Folk(Uniform(), count: 4)])
    let evolution = Evolution(
      .imitation, generation: 2, intensity: 2, mutation: 0.1, inheritsMind: true)
    let plan = RunPlan(
      matching: .random, rounds: 23, evolution: evolution, blocks: 6, window: 0.5)
    return Run(
      world.game, world.population, plan, briefing: world.briefing, key: StreamKey(seed: 9),
      workers: .alone)
  }

  @Test func `comes to the same when it is stepped block by block`() throws {
    let lived = try evolving().live()
    let run = try evolving()
    var blocks: [Tally] = []
    while var block = run.advance() {
      block.counts = []
      blocks.append(block)
      #expect(run.record.series.count == blocks.count && !run.record.wasStopped)
    }
    #expect(blocks == lived.series && run.record.window == lived.window)
    #expect(bits(run.record) == bits(lived) && run.advance() == nil)
    // Whoever steps first may live through the rest.
    let mixed = try evolving()
    for _ in 0..<2 { _ = mixed.advance() }
    #expect(bits(mixed.live()) == bits(lived))
  }

  @Test func `counts play by block for whoever steps it, and keeps only that of the window`() throws
  {
    let run = try evolving()
    var blocks: [Tally] = []
    while let block = run.advance() { blocks.append(block) }
    let counted = run.record
    #expect(counted.series.allSatisfy { $0.counts.isEmpty })
    var sums = [UInt64](repeating: 0, count: counted.window.counts.count)
    for block in blocks {
      // Each episode has two choices.
      #expect(block.counts.reduce(0, +) == UInt64(2 * block.episodes))
      if block.rounds.lowerBound < counted.window.rounds.lowerBound { continue }
      for index in sums.indices { sums[index] += block.counts[index] }
    }
    #expect(sums == counted.window.counts)
  }

  @Test func `may be stopped in the middle of a step, and is over then`() throws {
    let run = try evolving()
    var asked = 0
    #expect(run.advance()?.episodes == 3 * 7)
    let block = run.advance {
      asked += 1
      return asked > 2
    }
    #expect(block?.episodes == 2 * 7 && run.record.wasStopped && run.advance() == nil)
  }

  @Test func `needs a round and a block`() async {
    await #expect(processExitsWith: .failure) { _ = RunPlan(matching: .random, rounds: 0) }
    await #expect(processExitsWith: .failure) {
      _ = RunPlan(matching: .random, rounds: 1, blocks: 0)
    }
  }
}
