import Stories
import TestSupport
import Testing

@testable import Laboratory

@Suite struct `Whistleblowing in a lab` {
  /// How often a danger is stopped and the harmless goes on, by backward induction from the payoffs.
  private func right(reward: Double, protection: Double) -> Double {
    let (prior, keen, stray, accuracy) = (0.2, 0.9, 0.1, 0.9)
    // The lab strikes if what it frightens is worth the damages that it risks.
    let strikes = (1 - protection) * 1 > protection * 2
    let suffered = strikes ? (1 - protection) * 4 : 0
    return [true, false].map { alarmed in
      let dangerous = prior * (alarmed ? keen : 1 - keen)
      let harmless = (1 - prior) * (alarmed ? stray : 1 - stray)
      let upheld = dangerous * accuracy + harmless * (1 - accuracy)
      let rejected = dangerous * (1 - accuracy) + harmless * accuracy
      let isWorthIt = upheld * reward - rejected * 1 - (dangerous + harmless) * suffered > 0
      return isWorthIt ? accuracy * (dangerous + harmless) : harmless
    }.reduce(0, +)
  }

  @Test(arguments: [0, 0.5, 0.6, 2, 5, 6, 7, 8, 40, 41, 50], [0, 0.2, 0.5])
  func `pays for silence, for the truth, or for reports without a sign`(
    _ reward: Double, _ protection: Double
  ) throws {
    let outlook = try Outlook(
      Whistleblowing(), ["reward": .number(reward), "protection": .number(protection)])
    let right = right(reward: reward, protection: protection)
    #expect(outlook.reaches(right))
    // Where the lab would rather not strike, silence for fear of it is an empty threat, yet an equilibrium;
    // what is harmless goes on then, and nothing else is right.
    let isThreat = protection == 0.5
    #expect(
      outlook.predicted.allSatisfy { isClose($0, right) || isThreat && isClose($0, 0.8) })
  }

  @Test func `stops most danger where exactly those report who see a sign`() throws {
    // Nine tenths of dangers show a sign, of which a review finds nine tenths; a tenth of the harmless
    // shows one, of which a review stops a tenth.
    let outlook = try Outlook(Whistleblowing())
    let stopped = 0.9 * 0.9
    let spared = 0.9 + 0.1 * 0.9
    let right = 0.2 * stopped + 0.8 * spared
    #expect(outlook.reaches(right))
    #expect(isClose(outlook.best, right))
  }
}
