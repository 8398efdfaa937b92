import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `A jury` {
  private func jury(_ jurors: Int, quota: Int, accuracy: Double = 0.6) -> JuryVote {
    var jury = JuryVote()
    (jury.jurors, jury.quota, jury.accuracy) = (jurors, quota, accuracy)
    return jury
  }

  /// Every juror votes as the signal says, but convicts with some probability against it.
  private func profile(_ tree: GameTree, convicting against: Double) -> Profile {
    Profile(shared: [1 - against, against, 0, 1], in: tree.shape)
  }

  @Test(arguments: [(1, 0.6), (3, 0.648), (5, 0.68256)])
  func `of a majority is right more often the larger it is`(_ jurors: Int, _ right: Double) throws {
    let tree = try explored(jury(jurors, quota: jurors / 2 + 1))
    #expect(isClose(tree.expectation(under: profile(tree, convicting: 0)).measures[0], right))
  }

  @Test func `of eleven is right in 75 of 100 cases`() throws {
    // All 2^11 ways in which signals can be right or wrong, of a guilty accused.
    let jury = jury(11, quota: 6)
    var right = 0.0
    for signals in lists(of: 11, below: 2) {
      // Outcome 0 of a yes-or-no draw is yes.
      let episode = try wishedEpisode(jury, drawing: [0] + signals)
      let correct = signals.count { $0 == 0 }
      var odds = 1.0
      for signal in signals { odds *= signal == 0 ? 0.6 : 0.4 }
      right += odds * episode.total(of: 0)
      #expect((episode.total(of: 0) == 1) == (correct >= 6))
    }
    #expect(isClose(right, 0.7535, within: 5e-5))
  }

  @Test(arguments: [3, 4])
  func `that must be unanimous convicts against some signals`(_ jurors: Int) throws {
    let tree = try explored(jury(jurors, quota: jurors, accuracy: 0.7))
    func regret(_ against: Double) -> Double {
      let profile = profile(tree, convicting: against)
      let reached = tree.expectation(under: profile).payoffs[0]
      return tree.bestReply(of: 0, to: profile).values.value - reached
    }
    #expect(regret(0) > 1e-3)
    // Feddersen and Pesendorfer: with doubt 1/2, s = (a p - (1 - p)) / (p - a (1 - p)), where
    // a = ((1 - p) / p)^(1 / (n - 1)).
    let ratio = Portable.pow(0.3 / 0.7, 1 / Double(jurors - 1))
    #expect(regret((ratio * 0.7 - 0.3) / (0.7 - ratio * 0.3)).magnitude < 1e-12)
  }

  @Test func `convicts an innocent if wrong signals reach the quota`() throws {
    let episode = try wishedEpisode(jury(3, quota: 2), drawing: [1, 1, 1, 0])
    #expect(episode.total(of: 0) == 0 && episode.total(of: 1) == 1)
    #expect((0..<3).allSatisfy { episode.payoff(of: $0) == 0 })
  }

  @Test func `complains of a quota that cannot be reached`() {
    #expect(
      jury(3, quota: 4).complaint
        == "quota must be at most the number of jurors, 3, but it is 4")
  }
}
