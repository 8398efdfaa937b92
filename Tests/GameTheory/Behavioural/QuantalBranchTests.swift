import Arena
import Mechanisms
import TestSupport
import Testing

@testable import GameTheory

@Suite struct `The branch of logit play` {
  @Test(arguments: 0..<20)
  func `consists of logit play and leads to an equilibrium`(_ seed: Int) throws {
    let game = TableGame(random: [[8, 8], [5, 7], [3, 3, 3], [4, 4]][seed % 4], seed: seed)
    let form = try game.form()
    let branch = form.quantalBranch()
    #expect(branch.status == .complete)
    #expect(branch.points.allSatisfy { $0.residual < 1e-7 })
    #expect(branch.points[0].precision == 0)
    #expect(try #require(branch.points.last).regret < 1e-5)
    let limit = form.limitingLogitEquilibrium()
    #expect(limit.status == .complete && limit.point.regret < 1e-12)
    let small = try SmallGame(game)
    #expect(small.regret(of: form.profile(limit.play, in: small.tree)) < 1e-12)
  }

  @Test func `is followed through turning points`() throws {
    var turns = 0
    for seed in 0..<40 {
      let branch = try TableGame(random: [6, 6], seed: seed).form().quantalBranch()
      let precisions = branch.points.map(\.precision)
      let falls = zip(precisions, precisions.dropFirst()).contains { $0 > $1 }
      guard falls else { continue }
      turns += 1
      #expect(branch.status == .complete && branch.points.allSatisfy { $0.residual < 1e-7 })
      // The first arrival is the one that is answered.
      let back = try #require(zip(precisions, precisions.dropFirst()).first { $0 > $1 }).1
      let answer = try TableGame(random: [6, 6], seed: seed).form()
        .quantalResponse(precision: back * 0.99)
      #expect(answer.status == .complete && answer.point.residual < 1e-9)
    }
    #expect(turns > 0)
  }

  @Test(arguments: 0..<60)
  func `selects the risk-dominant equilibrium of symmetric coordination`(_ seed: Int) throws {
    // Turocy 2005: the better reply to uniform play stays the better reply along the branch.
    var random = RandomStream(StreamKey(seed: 9).with(seed))
    let (first, second, off, other) = (
      1 + random.unit(), 1 + random.unit(), random.unit(), random.unit()
    )
    guard abs(first - other - second + off) > 0.02 else { return }
    let game = TableGame(symmetric: [[first, off], [other, second]])
    let limit = try game.form().limitingLogitEquilibrium()
    #expect(limit.point.regret == 0)
    let isFirst = first - other > second - off
    let own: [Double] = isFirst ? [1, 0] : [0, 1]
    #expect(limit.play == [own, own])
  }

  @Test func `reports where another branch crosses it`() throws {
    // In pure coordination both log-odds x solve x = λ tanh(x / 2): a pitchfork at λ = 2.
    let form = try TableGame(symmetric: [[1, 0], [0, 1]]).form()
    let branch = form.quantalBranch(to: 50)
    #expect(branch.points.allSatisfy { $0.play == [[0.5, 0.5], [0.5, 0.5]] })
    #expect(branch.crossings.count == 1 && isClose(branch.crossings[0], 2, within: 1e-4))
    for precision in [0.5, 1.9, 1.99] {
      #expect(form.quantalBranch(to: precision).crossings.isEmpty)
      #expect(form.quantalResponse(precision: 4 - precision).crossings.count == 1)
    }
  }

  @Test func `of claims leads to the worst outcome, of qualities too`() throws {
    var claims = TravelersDilemma()
    (claims.low, claims.high) = (2, 20)
    let limit = try claims.form().limitingLogitEquilibrium()
    #expect(limit.status == .complete && limit.point.regret == 0)
    #expect(limit.play[0][0] == 1 && limit.play[1][0] == 1)
    let quality = try QualityGame().form().limitingLogitEquilibrium()
    #expect(quality.point.regret < 1e-9 && quality.play[0][0] > 0.99)
  }

  @Test func `of games with mixed equilibria only ends there to the last digit`() throws {
    let scissors = try Bimatrix().form().limitingLogitEquilibrium()
    #expect(scissors.point.regret < 1e-15)
    #expect(scissors.play.allSatisfy { areClose($0, [1.0 / 3, 1.0 / 3, 1.0 / 3], within: 1e-14) })
    let inspection = try Inspection().form().limitingLogitEquilibrium()
    let game = Inspection()
    #expect(isClose(inspection.play[0][1], game.gain / game.fine, within: 1e-12))
    #expect(isClose(inspection.play[1][1], game.cost / game.bounty, within: 1e-12))
  }
}
