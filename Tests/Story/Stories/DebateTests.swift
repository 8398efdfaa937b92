import Stories
import Story
import TestSupport
import Testing

@testable import Laboratory

@Suite struct `A debate` {
  /// The most that a debater gains by contradicting a peer, with the truth or with a lie.
  ///
  /// The peer makes a point against it, since where all agree that is a threat which costs nothing.
  private func contradicting(withTruth: Bool, skill: Double, effort: Double) -> Double {
    let rest = withTruth ? skill - 0.2 : 1 - (skill + 0.3)
    let point = rest + (withTruth ? 0.3 : 0.2)
    return max(2 * rest - 1, 2 * point - 1 - effort)
  }

  @Test(arguments: [0.2, 0.3, 0.4, 0.5, 0.6, 0.7], [0.1, 0.5, 0.7])
  func `ends in the answer that does not pay to contradict`(_ skill: Double, _ effort: Double)
    throws
  {
    let outlook = try Outlook(Debate(), ["skill": .number(skill), "effort": .number(effort)])
    // Debaters who agree gain nothing, whatever they agree on.
    let lie = contradicting(withTruth: false, skill: skill, effort: effort)
    let truth = contradicting(withTruth: true, skill: skill, effort: effort)
    #expect(outlook.reaches(1) == (lie < 1e-9))
    #expect(outlook.reaches(0) == (truth < 1e-9))
    #expect(outlook.best == 1)
  }

  @Test func `has truth win more, the more a true point does than a false one`() throws {
    // A judge who knows nothing, and points that cost little: the threshold is where both weigh the same.
    for (refutes, misleads, truth) in [(0.3, 0.2, 1.0), (0.2, 0.3, 0.0)] {
      let outlook = try Outlook(
        Debate(), ["refutes": .number(refutes), "misleads": .number(misleads)])
      #expect(outlook.isOnly(truth))
    }
  }

  @Test(arguments: [
    (["skill": 0.8], "the judge finds the truth with 1.1 after a true point; expected 1 at most"),
    (
      ["skill": 0.1], "the judge finds the truth with -0.1 after a false point; expected 0 at least"
    ),
  ]) func `needs a judge who finds the truth with a probability`(
    _ parameters: [String: Double], _ sentence: String
  ) throws {
    let changed = try Debate().setting(parameters.mapValues { .number($0) }, owner: "the test")
    #expect(changed.complaint == sentence)
  }
}
