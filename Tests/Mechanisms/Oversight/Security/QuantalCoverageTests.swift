import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `Coverage against attackers who err` {
  private func optimum(
    _ types: [SecurityTargets], prior: [Double] = [1], resources: Int = 1, noise: Double
  ) -> QuantalCoverage {
    QuantalCoverage(against: types, prior: prior, resources: resources, noise: noise)
  }

  @Test(arguments: 0..<8, [0.3, 1, 4])
  func `is at least as good as any on a grid, and hardly better`(_ seed: Int, _ noise: Double) {
    var draws = Draws(seed: 200 + seed)
    let targets = draws.targets(3)
    let resources = 1 + seed % 2
    let found = optimum([targets], resources: resources, noise: noise)
    let total: Double = found.coverage.reduce(0, +)
    #expect(total <= Double(resources) + 1e-9)
    #expect(isClose(found.value, quantalValue(targets, found.coverage, noise: noise)))
    let steps = 40
    var best = -Double.infinity
    for coverage in grid(3, resources: resources, steps: steps) {
      best = max(best, quantalValue(targets, coverage, noise: noise))
    }
    #expect(found.value >= best - 1e-9)
    // The value moves by at most a target's gain, plus its repulsion times the span of all payoffs.
    let gains = zip(targets.defenderCovered, targets.defenderUncovered).map { $0 - $1 }
    let spans = zip(targets.attackerUncovered, targets.attackerCovered).map { $0 - $1 }
    let (gain, span) = (gains.max() ?? 0, spans.max() ?? 0)
    #expect(found.value - best <= 3 / Double(steps) * (gain + 20 * span / noise))
  }

  @Test(arguments: 0..<12)
  func `cannot be improved by moving coverage from one target to another`(_ seed: Int) {
    var draws = Draws(seed: 300 + seed)
    let targets = draws.targets(4 + seed % 5)
    let noise = [0.2, 0.7, 2, 9][seed % 4]
    let found = optimum([targets], resources: 2, noise: noise)
    for from in 0..<targets.count {
      for to in 0..<targets.count where to != from {
        for amount in [1e-4, 1e-2, 0.2] {
          var moved = found.coverage
          let step = min(amount, moved[from], 1 - moved[to])
          moved[from] -= step
          moved[to] += step
          #expect(quantalValue(targets, moved, noise: noise) <= found.value + 1e-9)
        }
      }
    }
  }

  @Test func `spares nothing where attackers choose blindly`() {
    // Of five domains attacked alike, covering bio gains most: 11.
    let found = optimum([fiveDomains], noise: 1e6)
    #expect(abs(found.value - (-6 + 11.0 / 5)) < 1e-4)
    #expect(abs(found.coverage[0] - 1) < 1e-9)
  }

  @Test(arguments: [0.1, 0.01, 0.001])
  func `approaches the best against a best reply as errors vanish`(_ noise: Double) {
    // Persuasion is made a little more tempting than the others, so that errors are rare: a coverage
    // that can be had, whose value must be reached.
    let value = optimum([fiveDomains], noise: noise).value
    let lure = noise * (4 - Portable.log(noise) / 2)
    func rates(_ level: Double) -> [Double] {
      [(9 - level) / 12, (7 - level) / 9, (5 - level - lure) / 6, (6 - level) / 10, 0]
    }
    // The rates sum to 1 where the level is 353/83 less the lure's share.
    let level = 353.0 / 83 - lure / 6 / (1.0 / 12 + 1.0 / 9 + 1.0 / 6 + 1.0 / 10)
    #expect(isClose(rates(level).reduce(0, +), 1))
    #expect(value >= quantalValue(fiveDomains, rates(level), noise: noise))
    #expect(value < -270.0 / 83 && value > -270.0 / 83 - 10 * noise)
  }

  @Test(arguments: [0.2, 1.3, 5])
  func `finds by search what it finds exactly`(_ noise: Double) {
    // Two types that are the same are one.
    let exact = optimum([fiveDomains], resources: 2, noise: noise)
    let search = optimum(
      [fiveDomains, fiveDomains], prior: [0.3, 0.7], resources: 2, noise: noise)
    #expect(isClose(exact.value, search.value))
  }

  @Test(arguments: 0..<6)
  func `against several types is at least as good as any on a grid`(_ seed: Int) {
    var draws = Draws(seed: 400 + seed)
    let first = draws.targets(3)
    var second = first
    second.attackerUncovered = first.attackerUncovered.reversed()
    second.attackerCovered = second.attackerUncovered.map { $0 - draws.next(in: 1...9) }
    let noise = [0.4, 1.5][seed % 2]
    let found = optimum([first, second], prior: [0.4, 0.6], noise: noise)
    func value(_ coverage: [Double]) -> Double {
      0.4 * quantalValue(first, coverage, noise: noise)
        + 0.6 * quantalValue(second, coverage, noise: noise)
    }
    #expect(isClose(found.value, value(found.coverage)))
    let total: Double = found.coverage.reduce(0, +)
    #expect(total <= 1 + 1e-9)
    for coverage in grid(3, resources: 1, steps: 30) {
      #expect(value(coverage) <= found.value + 1e-9)
    }
  }

  @Test(arguments: [0.3, 1.3, 4])
  func `loses less to errors than the best against a best reply`(_ noise: Double) {
    let strong = quantalValue(
      fiveDomains, Origami(fiveDomains, resources: 1).coverage, noise: noise)
    #expect(optimum([fiveDomains], noise: noise).value > strong + 0.1)
  }
}
