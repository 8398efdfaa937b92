import Mechanisms
import TestSupport
import Testing

@Suite struct `ORIGAMI` {
  @Test func `leaves one inspector of five domains with a loss of 270/83`() {
    let plan = Origami(fiveDomains, resources: 1)
    let rates: [Double] = [197.0 / 498, 76.0 / 249, 31.0 / 249, 29.0 / 166, 0]
    for (found, rate) in zip(plan.coverage, rates) { #expect(abs(found - rate) < 1e-14) }
    #expect(abs(plan.attackerValue - 353.0 / 83) < 1e-14)
    #expect(plan.attacked == 2)
    #expect(abs(plan.defenderValue + 270.0 / 83) < 1e-14)
  }

  @Test func `levels four targets, and stops early where one is covered for certain`() {
    let values = [10.0, 20, 30, 40]
    let targets = SecurityTargets(
      defenderCovered: values, defenderUncovered: values.map { -$0 },
      attackerCovered: values.map { -$0 }, attackerUncovered: values)
    let scarce = Origami(targets, resources: 1)
    for (found, rate) in zip(scarce.coverage, [0.02, 0.26, 0.34, 0.38]) {
      #expect(abs(found - rate) < 1e-14)
    }
    #expect(isClose(scarce.attackerValue, 48.0 / 5) && isClose(scarce.defenderValue, -9.6))
    let ample = Origami(targets, resources: 4)
    let twoThirds = 2.0 / 3
    #expect(ample.coverage == [1, 0.75, twoThirds, 0.625])
    #expect(ample.attackerValue == -10 && ample.defenderValue == 10)
  }

  @Test(arguments: 0..<6)
  func `is beaten by no coverage on a grid`(_ seed: Int) {
    var draws = Draws(seed: 100 + seed)
    let targets = draws.targets(3)
    let plan = Origami(targets, resources: 1 + seed % 2)
    for coverage in grid(3, resources: 1 + seed % 2, steps: 24) {
      #expect(strongValue(targets, coverage) <= plan.defenderValue + 1e-9)
    }
  }

  @Test(arguments: [1, 700, 2500, 9000])
  func `levels ten thousand targets`(_ resources: Int) {
    var draws = Draws(seed: resources)
    let targets = draws.targets(10_000)
    let plan = Origami(targets, resources: resources)
    let floor = targets.attackerCovered.max() ?? 0
    var sum = 0.0
    var offences = 0
    for target in 0..<targets.count {
      let rate = plan.coverage[target]
      sum += rate
      let loot = targets.attacker(target, coverage: rate)
      let isLevel = abs(loot - plan.attackerValue) < 1e-9
      if rate < 0 || rate > 1 || loot > plan.attackerValue + 1e-9 || rate > 0 && !isLevel {
        offences += 1
      }
    }
    #expect(offences == 0)
    // Either everything is spent, or some target's covered payoff is the level.
    #expect(
      abs(sum - Double(resources)) < 1e-6 || plan.attackerValue == floor && sum < Double(resources))
  }

  @Test func `needs coverage to matter`() async {
    await #expect(processExitsWith: .failure) {
      let pointless = SecurityTargets(
        defenderCovered: [0], defenderUncovered: [0], attackerCovered: [-1], attackerUncovered: [1])
      _ = Origami(pointless, resources: 1)
    }
    await #expect(processExitsWith: .failure) {
      _ = Origami(
        SecurityTargets(
          defenderCovered: [1], defenderUncovered: [0], attackerCovered: [-1],
          attackerUncovered: [1]), resources: -1)
    }
  }
}
