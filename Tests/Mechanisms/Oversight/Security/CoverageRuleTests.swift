import Mechanisms
import TestSupport
import Testing

@Suite struct `Rules of coverage` {
  private func rates(_ rule: CoverageRule, _ resources: Int) -> [Double] {
    rule.rates(
      against: [fiveDomains], prior: [1], resources: resources, noise: 1.3,
      given: [0.5, 0.5, 0, 0, 0])
  }

  @Test func `cover alike, or as given`() {
    #expect(rates(.uniform, 2) == [0.4, 0.4, 0.4, 0.4, 0.4])
    #expect(rates(.uniform, 5) == [1, 1, 1, 1, 1])
    #expect(rates(.given, 1) == [0.5, 0.5, 0, 0, 0])
    #expect(rates(.strong, 1) == Origami(fiveDomains, resources: 1).coverage)
  }

  @Test(arguments: 1...3)
  func `let no coverage on a grid have a better worst target than maximin`(_ resources: Int) {
    func worst(_ coverage: [Double]) -> Double {
      (0..<5).map { fiveDomains.defender($0, coverage: coverage[$0]) }.min() ?? 0
    }
    let best = worst(rates(.maximin, resources))
    for coverage in grid(5, resources: resources, steps: 8) {
      #expect(worst(coverage) <= best + 1e-9)
    }
  }

  @Test func `count on a share of what is covered to be noticed`() {
    let weak = fiveDomains.noticing(0.25)
    for target in 0..<5 {
      #expect(
        isClose(weak.defender(target, coverage: 0.8), fiveDomains.defender(target, coverage: 0.2)))
      #expect(
        isClose(weak.attacker(target, coverage: 0.8), fiveDomains.attacker(target, coverage: 0.2)))
    }
  }
}
