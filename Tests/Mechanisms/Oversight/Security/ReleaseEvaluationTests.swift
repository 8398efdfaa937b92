import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `Evaluation before release` {
  private func evaluation(
    _ change: (inout ReleaseEvaluation.Rules) -> Void = { _ in }
  ) -> ReleaseEvaluation {
    var evaluation = ReleaseEvaluation()
    change(&evaluation.rules)
    return evaluation
  }

  @Test(arguments: [0.25, 1])
  func `is a security game of five domains whose reviews may miss failures`(
    _ sensitivity: Double
  ) throws {
    let mechanism = evaluation { $0.sensitivity = sensitivity }
    #expect(evaluation().rules.targets == fiveDomains)
    let targets = fiveDomains.noticing(sensitivity)
    let plan = Origami(targets, resources: 1)
    let tree = try explored(mechanism)
    for domain in 0..<5 {
      let result = tree.expectation(ofActions: [domain])
      let rate = plan.coverage[domain]
      #expect(isClose(result.measures[0], targets.defender(domain, coverage: rate)))
      #expect(isClose(result.payoffs[0], targets.attacker(domain, coverage: rate)))
    }
  }

  @Test(arguments: [0.3, 1])
  func `mixes accidents in every domain alike with the adversary's choice`(
    _ accidents: Double
  ) throws {
    let tree = try explored(
      evaluation { ($0.accidents, $0.assignment, $0.sensitivity) = (accidents, .uniform, 0.5) })
    let worths = (0..<5).map { fiveDomains.defender($0, coverage: 0.1) }
    for domain in 0..<5 {
      let result = tree.expectation(ofActions: [domain])
      let mean = worths.reduce(0, +) / 5
      #expect(isClose(result.measures[0], accidents * mean + (1 - accidents) * worths[domain]))
      #expect(isClose(result.measures[1], 0.1))
      #expect(
        isClose(
          result.payoffs[0], (1 - accidents) * fiveDomains.attacker(domain, coverage: 0.1)))
    }
  }

  @Test func `is assigned for accidents too, where an erring adversary is expected`() throws {
    let mixed = evaluation { ($0.accidents, $0.assignment) = (0.5, .quantal) }
    let tree = try explored(mixed)
    let rates = (0..<5).map { tree.expectation(ofActions: [$0]).measures[1] }
    // Half the failures are uniform, so half of what is found is.
    let mean: Double = rates.reduce(0, +) / 5
    let own = rates.map { 2 * $0 - mean }
    func value(_ coverage: [Double]) -> Double {
      let even = (0..<5).map { fiveDomains.defender($0, coverage: coverage[$0]) }.reduce(0, +) / 5
      return 0.5 * even + 0.5 * quantalValue(fiveDomains, coverage, noise: 1.3)
    }
    // The rate of a domain is found / chosen; with accidents the mean rate is the sum over five.
    let sum: Double = own.reduce(0, +)
    #expect(sum <= 1 + 1e-9)
    for coverage in grid(5, resources: 1, steps: 10) {
      #expect(value(coverage) <= value(own) + 1e-9)
    }
  }

  @Test func `tells an episode of each kind`() throws {
    let half = evaluation { ($0.accidents, $0.sensitivity) = (0.5, 0.5) }
    let accident = try wishedEpisode(half, drawing: [0, 1, 0, 0])
    #expect((0..<3).map { accident.total(of: $0) } == [0, 1, 0] && accident.payoff(of: 0) == 0)
    let missed = try wishedEpisode(half, drawing: [1, 0, 1], following: [3])
    #expect((0..<3).map { missed.total(of: $0) } == [-8, 0, 8] && missed.payoff(of: 0) == 6)
    let found = try wishedEpisode(half, drawing: [1, 0, 0], following: [3])
    #expect((0..<3).map { found.total(of: $0) } == [1, 1, 0] && found.payoff(of: 0) == -4)
  }

  @Test func `complains of missing and of senseless stakes`() {
    #expect(evaluation { $0.domains = [] }.complaint == "an evaluation needs a domain")
    #expect(
      evaluation { $0.harm = [1] }.complaint
        == "harm, credit, temptation and deterrent need a number for each domain")
    #expect(
      evaluation { ($0.temptation[4], $0.deterrent[4]) = (0, 0) }.complaint
        == "a find must matter: harm plus credit and temptation plus deterrent must be above 0 "
        + "at privacy")
    #expect(
      evaluation { $0.reviewers = 6 }.complaint == "there are more reviewers than domains")
    #expect(
      evaluation { ($0.assignment, $0.rates) = (.given, [1, 1, 0, 0, 0]) }.complaint
        == "rates sum to more than there are resources")
  }
}
