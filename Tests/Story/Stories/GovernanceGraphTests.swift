import Stories
import TestSupport
import Testing

@testable import Laboratory

@Suite struct `A governance graph` {
  // Twelve units at a price of 0: each of two sellers earns 18 if both bring 3, 16 if both bring 4, and
  // 4 x 5 = 20 by bringing 4 against 3.
  private let cartel = 3.0 * 6
  private let rivals = 4.0 * 4
  private let cheater = 4.0 * 5
  private let future = 3.0

  /// How many rounds the longest cartel lasts that nobody gains by leaving, worked out backwards.
  private func longest(evidence: Double, fine: Double, sanctions: Bool) -> Double {
    let after = future * cartel
    let broken = future * rivals
    let cheats = cheater + broken
    // After no warning the second round is followed by a cartel whatever is found.
    let clear = cartel + after
    guard clear > cheats else { return 0 }
    let risk = sanctions ? evidence : 0
    let warned = cartel + (1 - risk) * after + risk * (broken - fine)
    let lasts = warned > cheats
    let rounds = lasts ? 1 + (1 - risk) * future : 0
    let worth = lasts ? warned : rivals + broken
    let first = cartel + evidence * worth + (1 - evidence) * clear
    guard first > cheater + rivals + broken else { return 0 }
    return 1 + evidence * rounds + (1 - evidence) * (1 + future)
  }

  @Test(arguments: [0.1, 0.25, 0.5, 0.7, 0.8, 0.9], [0.0, 1, 1.9, 2.1, 4, 20])
  func `shortens the longest cartel by warnings that fines stand behind`(
    _ evidence: Double, _ fine: Double
  ) throws {
    let outlook = try Outlook(
      GovernanceGraph(), ["evidence": .number(evidence), "fine": .number(fine)])
    // Rivalry is always an equilibrium, and best.
    #expect(outlook.reaches(0) && outlook.best == 0)
    let longest = longest(evidence: evidence, fine: fine, sanctions: true)
    #expect(isClose(outlook.predicted.max()!, longest))
  }

  @Test(arguments: [0.1, 0.5, 0.9]) func `changes nothing by warnings alone`(_ evidence: Double)
    throws
  {
    let outlook = try Outlook(
      GovernanceGraph(), ["evidence": .number(evidence), "sanctions": .bool(false)])
    #expect(isClose(outlook.predicted.max()!, 2 + future))
  }

  @Test func `has no cartel without a future`() throws {
    #expect(try Outlook(GovernanceGraph(), ["future": .number(0.9)]).isOnly(0))
  }
}
