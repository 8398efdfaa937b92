import Arena
import Stories
import Story
import TestSupport
import Testing

@Suite struct `Peer prediction` {
  /// What nature may draw: whether the work is sound, and both impressions, good first; with its
  /// probability under the default parameters.
  private static let worlds: [(draws: [Int], probability: Double)] = (0..<8).map { number in
    let draws = [number >> 2, number >> 1 & 1, number & 1]
    let good = draws[0] == 0 ? 0.85 : 0.1
    let impressions = draws.dropFirst().map { $0 == 0 ? good : 1 - good }
    return (draws, 0.5 * impressions[0] * impressions[1])
  }

  /// What rater 1 can expect of a report after a look, if rater 2 is honest.
  private func expected(seeing impression: Int, reporting report: Int) throws -> Double {
    let game = try #require(PeerPrediction().game(repeated: nil))
    var (sum, weight) = (0.0, 0.0)
    for world in Self.worlds where world.draws[1] == impression {
      var draws = world.draws[...]
      let transcript = game.narrate(
        drawing: { _ in draws.removeFirst() },
        choosing: { turn, _ in
          if turn.decision == 0 { return 1 }
          return turn.seat == 0 ? report : world.draws[2]
        })
      sum += world.probability * transcript.payoff(of: 0)
      weight += world.probability
    }
    return sum / weight
  }

  @Test func `pays most for the impression that a rater has, if the peer is honest`() throws {
    for impression in 0..<2 {
      let honest = try expected(seeing: impression, reporting: impression)
      let lie = try expected(seeing: impression, reporting: 1 - impression)
      #expect(honest > lie)
      // The posterior by Bayes' rule, and the quadratic score that is expected of it.
      let sound = 0.5 * (impression == 0 ? 0.85 : 0.15)
      let flawed = 0.5 * (impression == 0 ? 0.1 : 0.9)
      let likely = (sound * 0.85 + flawed * 0.1) / (sound + flawed)
      #expect(isClose(honest, 1 - likely * (1 - likely) - 0.05))
    }
  }

  @Test func `needs both impressions to be possible`() {
    var mechanism = PeerPrediction()
    var setter = Setter()
    mechanism.knobs(&setter)
    #expect(
      mechanism.complaint
        == "peers need both impressions to be possible, and 1 of them are good")
  }

  /// Makes all work good at first sight.
  private struct Setter: KnobVisitor {
    mutating func visit(_ knob: inout Knob) {
      if knob.name == "clear" || knob.name == "misled" { knob.value = .real(1) }
    }
  }
}
