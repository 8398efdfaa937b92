import Arena
import GameTheory
import TestSupport
import Testing

@Suite struct `The curve of shares` {
  @Test(arguments: 0..<16)
  func `is the mean over who sits where`(_ number: Int) throws {
    let game = try SmallGame.random(number, profiles: 2000)
    var random = RandomStream(StreamKey(seed: 35).with(number))
    let (residents, intruders) = (game.randomProfile(&random), game.randomProfile(&random))
    let objective = (0..<game.tree.leaves).map { game.tree.measure(leaf: $0, index: 0) }
    let curve = game.tree.shareCurve(of: objective, residents: residents, intruders: intruders)
    for share in [0, 0.2, 0.5, 0.9, 1] {
      var mean = 0.0
      for set in 0..<1 << game.seats {
        var (odds, profile) = (1.0, residents)
        for seat in 0..<game.seats {
          odds *= set >> seat & 1 == 1 ? share : 1 - share
          if set >> seat & 1 == 0 { continue }
          let row = seat * profile.slots..<(seat + 1) * profile.slots
          profile.probabilities.replaceSubrange(row, with: intruders.probabilities[row])
        }
        if odds > 0 { mean += odds * game.outcome(profile)[game.seats] }
      }
      #expect(isClose(curve.value(at: share), mean))
    }
  }

  @Test func `falls where its polynomial does`() throws {
    // (1 - s)^2: below 1/4 from one half on.
    let square = ShareCurve([1, 0, 0])
    #expect(isClose(try #require(square.fall(below: 0.25)), 0.5))
    #expect(square.fall(below: 0) == nil)
    #expect(square.fall(below: 1.5) == 0)
    // 3 s (1 - s) is above 1/2 in between only: it is not there at first, and so has fallen.
    #expect(ShareCurve([0, 3, 0]).fall(below: 0.5) == 0)
    // 1 - 4 s (1 - s) dips to 0 in the middle and comes back: below 1/4 from a quarter on.
    #expect(isClose(try #require(ShareCurve([1, -2, 1]).fall(below: 0.25)), 0.25))
  }
}
