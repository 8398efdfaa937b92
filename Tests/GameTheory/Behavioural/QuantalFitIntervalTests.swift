import Arena
import Foundation
import Mechanisms
import TestSupport
import Testing

@testable import GameTheory

@Suite struct `The interval of a fitted precision` {
  /// How many of 200 samples have intervals that hold the precision they were drawn at.
  private func covered(
    _ form: StrategicForm, precision: Double, choices: Int, seed: UInt64
  ) throws -> Int {
    let play = form.quantalResponse(precision: precision).play
    var covered = 0
    for sample in 0..<200 {
      var random = RandomStream(StreamKey(seed: seed).with(sample))
      let counts = play.map { drawn($0, choices, &random) }
      let fit = try form.fitQuantalResponse(to: counts)
      if try #require(fit.interval).contains(precision) { covered += 1 }
    }
    return covered
  }

  private func drawn(_ odds: [Double], _ choices: Int, _ random: inout RandomStream) -> [Double] {
    var counts = odds.map { _ in 0.0 }
    for _ in 0..<choices { counts[draw(odds, &random)] += 1 }
    return counts
  }

  private func draw(_ odds: [Double], _ random: inout RandomStream) -> Int {
    var left = random.unit()
    for (action, share) in odds.enumerated() {
      left -= share
      if left < 0 { return action }
    }
    return odds.count - 1
  }

  @Test(.enabled(if: isPatient), arguments: [0.3, 1.5])
  func `holds the truth in 92 to 97 of 100 samples`(_ precision: Double) throws {
    let form = try Inspection().form()
    let covered = try covered(form, precision: precision, choices: 200, seed: 5)
    #expect((184...194).contains(covered), "\(covered) of 200")
  }

  @Test(.enabled(if: isPatient))
  func `holds it as often where agents repeat themselves, if they are known`() throws {
    let tree = try Inspection().tree()
    let precision = 0.7
    let play = tree.agentQuantalResponse(precision: precision).play
    var (covered, naive) = (0, 0)
    for sample in 0..<200 {
      var random = RandomStream(StreamKey(seed: 8).with(sample))
      var agents: [[ObservedChoice]] = []
      var observed = Profile(uniformIn: tree.shape)
      for place in observed.probabilities.indices { observed.probabilities[place] = 0 }
      for seat in 0..<2 {
        let first = tree.shape.slots(ofInfoset: seat).first
        let odds = (0..<2).map { play.probability(seat: seat, slot: first + $0) }
        for _ in 0..<50 {
          let action = draw(odds, &random)
          agents.append([ObservedChoice(seat: seat, infoset: seat, action: action, count: 10)])
          observed.probabilities[seat * observed.slots + first + action] += 1.0 / 50
        }
      }
      let weights = [500.0, 0, 0, 500]
      let fit = try tree.fitQuantalResponse(to: observed, weights: weights, agents: agents)
      let blind = try tree.fitQuantalResponse(to: observed, weights: weights)
      #expect(fit.point.precision == blind.point.precision)
      if try #require(fit.interval).contains(precision) { covered += 1 }
      if try #require(blind.interval).contains(precision) { naive += 1 }
    }
    #expect((184...194).contains(covered), "\(covered) of 200")
    #expect(naive < 120)
  }

  /// One choice between 0 and a gain: the precision is the log of the odds over the gain.
  private func choice(_ gain: Double) -> TableGame { TableGame([2, 1], [gain, 0, 0, 0]) }

  @Test func `has the standard error of as many choices as there are agents that never vary`()
    throws
  {
    let tree = try choice(2).tree()
    let (better, worse, times) = (14, 6, 25.0)
    var observed = Profile(uniformIn: tree.shape)
    (observed.probabilities[0], observed.probabilities[1]) = (0.7, 0.3)
    let agents = (0..<better + worse).map {
      [ObservedChoice(seat: 0, infoset: 0, action: $0 < better ? 0 : 1, count: times)]
    }
    var weights = [Double](repeating: 0, count: tree.seats * tree.shape.infosets)
    weights[0] = 20 * times
    let fit = try tree.fitQuantalResponse(to: observed, weights: weights, agents: agents)
    // The variance of a mean of 20, with 19 degrees of freedom.
    let error = (20.0 / 19).squareRoot() / (2 * (20 * 0.7 * 0.3).squareRoot())
    #expect(isClose(try #require(fit.standardError), error, within: 1e-5))
    let one = try tree.fitQuantalResponse(
      to: observed, weights: weights, agents: [Array(agents.joined())])
    #expect(one.standardError == nil && one.interval == nil)
  }

  @Test func `ends where the likelihood has fallen by half of 1.96 squared`() throws {
    let form = try choice(1).form()
    func likelihood(_ precision: Double) -> Double {
      -70 * log(1 + exp(-precision)) - 30 * log(1 + exp(precision))
    }
    let interval = try #require(try form.fitQuantalResponse(to: [[70, 30], [0]]).interval)
    let best = likelihood(log(7.0 / 3))
    for end in [interval.lowerBound, interval.upperBound] {
      #expect(isClose(best - likelihood(end), 1.959964 * 1.959964 / 2, within: 1e-5))
    }
  }

  @Test func `is open where every greater precision explains as much, and begins at 0`() throws {
    let form = try choice(1).form()
    let always = try #require(try form.fitQuantalResponse(to: [[50, 0], [0]]).interval)
    #expect(always.upperBound == .infinity && always.lowerBound > 0)
    let never = try #require(try form.fitQuantalResponse(to: [[45, 55], [0]]).interval)
    #expect(never.lowerBound == 0 && never.upperBound > 0 && never.upperBound < 1)
    let pennies = try TableGame(rows: [[1, -1], [-1, 1]], columns: [[-1, 1], [1, -1]]).form()
    let any = try #require(try pennies.fitQuantalResponse(to: [[3, 7], [6, 4]]).interval)
    #expect(any == 0...Double.infinity)
  }
}
