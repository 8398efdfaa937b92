import Arena
import Foundation
import Mechanisms
import TestSupport
import Testing

@testable import GameTheory

@Suite struct `Precision fitted to play` {
  @Test(arguments: [(7.0, 3.0), (520, 480), (999, 1)])
  func `of one choice between two is the log of the odds over the gain`(
    _ better: Double, _ worse: Double
  ) throws {
    let gain = 2.5
    let form = try TableGame([2, 1], [gain, 0, 0, 0]).form()
    let fit = try form.fitQuantalResponse(to: [[better, worse], [9]])
    let total = better + worse
    #expect(fit.optimum == .interior && fit.status == .complete)
    #expect(isClose(fit.point.precision, log(better / worse) / gain, within: 1e-10))
    #expect(areClose(fit.point.play[0], [better / total, worse / total], within: 1e-10))
    let likelihood = better * log(better / total) + worse * log(worse / total)
    #expect(isClose(fit.logLikelihood, likelihood) && isClose(fit.ownLogLikelihood, likelihood))
    #expect(isClose(fit.uniformLogLikelihood, -total * log(2)))
    // Fisher information of a logit choice: total p (1 - p) gain².
    let error = 1 / (better * worse / total).squareRoot() / gain
    #expect(isClose(try #require(fit.standardError), error, within: 1e-5))
  }

  @Test(arguments: 0..<12)
  func `to logit play itself is that play's precision`(_ seed: Int) throws {
    let game = TableGame(random: [[4, 4], [3, 2, 3], [8, 8]][seed % 3], seed: seed)
    let form = try game.form()
    let precision = [2.0, 5, 11][seed / 4]
    let play = form.quantalResponse(precision: precision).play
    let fit = try form.fitQuantalResponse(to: play.map { $0.map { 100 * $0 } })
    #expect(fit.optimum == .interior)
    #expect(isClose(fit.point.precision, precision, within: 1e-7))
    #expect(isClose(fit.logLikelihood, fit.ownLogLikelihood))
  }

  @Test(arguments: 0..<12)
  func `is no worse than any other point of the branch`(_ seed: Int) throws {
    let form = try TableGame(random: [4, 5], seed: seed).form()
    var random = RandomStream(StreamKey(seed: 12).with(seed))
    let counts = form.sizes.map { size in (0..<size).map { _ in Double(random.index(below: 20)) } }
    let fit = try form.fitQuantalResponse(to: counts)
    #expect(fit.status == .complete && fit.point.residual < 1e-7)
    func likelihood(_ play: [[Double]]) -> Double {
      zip(counts, play).reduce(0) { sum, seat in
        zip(seat.0, seat.1).reduce(sum) { $1.0 > 0 ? $0 + $1.0 * log($1.1) : $0 }
      }
    }
    #expect(isClose(likelihood(fit.point.play), fit.logLikelihood, within: 1e-7))
    #expect(fit.logLikelihood <= fit.ownLogLikelihood + 1e-9)
    #expect(fit.logLikelihood >= fit.uniformLogLikelihood - 1e-9)
    for point in form.quantalBranch().points {
      #expect(likelihood(point.play) <= fit.logLikelihood + 1e-7)
    }
    for share in [0.9, 0.99, 0.999, 1.001, 1.01, 1.1] where fit.optimum == .interior {
      let near = form.quantalResponse(precision: share * fit.point.precision)
      #expect(likelihood(near.play) <= fit.logLikelihood + 1e-9)
    }
  }

  @Test(.enabled(if: isPatient)) func `to claims stops looking where it is told to`() throws {
    let form = try TravelersDilemma().form()
    let play = form.quantalResponse(precision: 0.5).play
    let fit = try form.fitQuantalResponse(to: play, highest: 2)
    #expect(fit.status == .complete && fit.optimum == .interior)
    #expect(isClose(fit.point.precision, 0.5, within: 1e-9))
    let short = try form.fitQuantalResponse(to: play, highest: 0.1)
    #expect(short.optimum == .limit && short.point.precision < 0.5)
  }

  @Test func `says when the optimum lies at an end, or nowhere`() throws {
    let form = try TableGame([3, 1], [3, 0, 2, 0, 0, 0]).form()
    let against = try form.fitQuantalResponse(to: [[1, 2, 7], [0]])
    #expect(against.optimum == .zero && against.point.precision == 0)
    #expect(isClose(against.logLikelihood, against.uniformLogLikelihood))
    #expect(against.standardError == nil)
    let always = try form.fitQuantalResponse(to: [[9, 0, 0], [0]])
    #expect(always.optimum == .limit && always.logLikelihood > -1e-3)
    let pennies = try TableGame(rows: [[1, -1], [-1, 1]], columns: [[-1, 1], [1, -1]]).form()
    #expect(try pennies.fitQuantalResponse(to: [[3, 7], [6, 4]]).optimum == .flat)
    let constant = try TableGame([2, 2], [Double](repeating: 1, count: 8)).form()
    #expect(try constant.fitQuantalResponse(to: [[3, 7], [6, 4]]).optimum == .flat)
  }

  @Test func `in agent form agrees with the table, and weighs information sets`() throws {
    var game = TableGame(exchangeable: 2, actions: 3, seed: 6)
    let form = try game.form()
    let counts = [[5.0, 3, 2], [6, 1, 3]]
    let table = try form.fitQuantalResponse(to: counts)
    for isOneRole in [false, true] {
      game.isOneRole = isOneRole
      let tree = try game.tree()
      var observed = Profile(uniformIn: tree.shape)
      var weights = [Double](repeating: 0, count: 2 * tree.shape.infosets)
      for seat in 0..<2 {
        let infoset = isOneRole ? 0 : seat
        let first = seat * observed.slots + 3 * infoset
        for action in 0..<3 { observed.probabilities[first + action] = counts[seat][action] / 10 }
        weights[seat * tree.shape.infosets + infoset] = 10
      }
      let fit = try tree.fitQuantalResponse(to: observed, weights: weights)
      #expect(fit.optimum == table.optimum)
      #expect(isClose(fit.point.precision, table.point.precision, within: 1e-8))
      #expect(isClose(fit.logLikelihood, table.logLikelihood, within: 1e-10))
      #expect(isClose(fit.ownLogLikelihood, table.ownLogLikelihood, within: 1e-10))
      #expect(isClose(fit.uniformLogLikelihood, -20 * log(3), within: 1e-10))
    }
  }

  @Test(arguments: 0..<(isPatient ? 24 : 4))
  func `in agent form recovers the precision in random stories`(_ number: Int) throws {
    let tree = try SmallGame.random(number, profiles: 400).tree
    let play = tree.agentQuantalResponse(precision: 0.7).play
    var weights = [Double](repeating: 0, count: tree.seats * tree.shape.infosets)
    for node in tree.nodes where node.kind == .decision {
      weights[Int(node.seat) * tree.shape.infosets + Int(node.infoset)] = 50
    }
    let fit = try tree.fitQuantalResponse(to: play, weights: weights)
    #expect(fit.optimum == .interior && isClose(fit.point.precision, 0.7, within: 1e-7))
  }

  @Test func `complains about observations that do not fit the game`() throws {
    let form = try TableGame(random: [2, 3], seed: 1).form()
    func complaint(_ counts: [[Double]]) -> ObservationError? {
      do throws(ObservationError) {
        _ = try form.fitQuantalResponse(to: counts)
        return nil
      } catch { return error }
    }
    #expect(complaint([[1, 1]]) == .wrongCount(expected: 2, found: 1, of: "seats"))
    #expect(
      complaint([[1, 1], [1]])?.description == "expected 3 strategies of seat 1, but found 1")
    #expect(complaint([[1, -1], [1, 1, 1]]) == .notACount(value: -1, seat: 0, place: 1))
    #expect(complaint([[1, 1], [1, .infinity, 1]]) != nil)
    #expect(complaint([[0, 0], [0, 0, 0]]) == .nothing)
    let tree = try TableGame(random: [2, 3], seed: 1).tree()
    let uniform = Profile(uniformIn: tree.shape)
    func complaint(_ weights: [Double], _ observed: Profile) -> ObservationError? {
      do throws(ObservationError) {
        _ = try tree.fitQuantalResponse(to: observed, weights: weights)
        return nil
      } catch { return error }
    }
    #expect(complaint([1, 0, 0, 1], uniform) == nil)
    #expect(complaint([1, 0], uniform) != nil)
    #expect(complaint([1, 1, 0, 1], uniform) == .neverDecides(seat: 0, infoset: 1))
    #expect(complaint([0, 0, 0, 0], uniform) == .nothing)
    #expect(complaint([.nan, 0, 0, 1], uniform) != nil)
    var odd = uniform
    odd.probabilities[0] = 0.9
    #expect(complaint([1, 0, 0, 1], odd) == .notADistribution(sum: 1.4, seat: 0, infoset: 0))
  }
}
