import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `Combinators around every mechanism` {
  private func wrapped() -> Wrapping {
    var wrapping = Wrapping()
    visitMechanisms(&wrapping)
    return wrapping
  }

  @Test func `leave the base as it is when nobody delegates or signs, or a village meets once`() {
    let wrapping = wrapped()
    #expect(wrapping.problems == [])
    #expect(wrapping.mediated > 40)
    #expect(wrapping.contracted > 30)
    #expect(wrapping.villages > 40)
  }
}

/// Tells every mechanism of the catalogue plain and wrapped, with the same draws and choices.
private struct Wrapping: MechanismVisitor {
  var problems: [String] = []
  var mediated = 0
  var contracted = 0
  var villages = 0
  let payment = 3.0

  mutating func visit<M: Mechanism>(_ type: M.Type) {
    let base = M()
    // A village meets more than once by itself; what is told below is a single telling.
    guard let game = base.game(repeated: nil) else { return }
    for seed in 0..<8 {
      let plain = tell(game, seed)
      checkMediated(base, game, seed, plain)
      checkContracted(base, seed, plain)
      checkVillage(base, seed, plain)
    }
  }

  /// One telling with uniform draws and choices of the base, or with wished ones; what comes before
  /// the base is answered with one number.
  private func tell(
    _ game: Game, _ seed: Int, skipping decisions: Int = 0, answering answer: Int = 0,
    isWished: Bool = false
  ) -> Transcript {
    var nature = RandomStream(StreamKey(seed: UInt64(seed)).with("nature"))
    var players = RandomStream(StreamKey(seed: UInt64(seed)).with("players"))
    return game.narrate(
      drawing: { weights in nature.index(below: weights.count) { weights[$0] } },
      choosing: { turn, _ in
        if turn.decision < decisions { return answer }
        return isWished ? turn.wish ?? 0 : players.index(below: turn.count)
      })
  }

  /// Notes a difference in payoffs, or in the measures of the base.
  private mutating func compare(
    _ story: Transcript, _ payoffs: [Double], _ plain: Transcript, measures: Int, _ name: String
  ) {
    for (seat, payoff) in payoffs.enumerated() where !isClose(story.payoff(of: seat), payoff) {
      problems.append("\(name): seat \(seat) got \(story.payoff(of: seat)), not \(payoff)")
    }
    for measure in 0..<measures
    where !isClose(story.total(of: measure), plain.total(of: measure)) {
      problems.append("\(name): measure \(measure)")
    }
  }

  private mutating func checkMediated<M: Mechanism>(
    _ base: M, _ game: Game, _ seed: Int, _ plain: Transcript
  ) {
    let mediator = Mediated(base)
    guard mediator.complaint == nil, let whole = mediator.game(repeated: nil) else { return }
    mediated += seed == 0 ? 1 : 0
    let roles = base.roles.count
    let seats = 0..<whole.shape.seats
    let alone = tell(whole, seed, skipping: roles, answering: 1)
    compare(
      alone, seats.map(plain.payoff), plain, measures: base.measures.count, Mediated<M>.card.id)
    let wished = tell(game, seed, isWished: true)
    let together = tell(whole, seed, skipping: roles, answering: 0)
    compare(
      together, seats.map(wished.payoff), wished, measures: base.measures.count, Mediated<M>.card.id
    )
  }

  private mutating func checkContracted<M: Mechanism>(
    _ base: M, _ seed: Int, _ plain: Transcript
  ) {
    let contract = Contracted(base, payments: [payment])
    guard contract.complaint == nil, let whole = contract.game(repeated: nil) else { return }
    contracted += seed == 0 ? 1 : 0
    let roles = base.roles.count
    let seats = 0..<whole.shape.seats
    let refused = tell(whole, seed, skipping: roles, answering: 1)
    compare(
      refused, seats.map(plain.payoff), plain, measures: base.measures.count, Contracted<M>.card.id)
    var payoffs = seats.map(plain.payoff)
    for case .choice(_, let payer, _, let action, let wish) in plain.events
    where action != wish ?? 0 {
      for seat in seats {
        payoffs[seat] += seat == payer ? -payment : payment / Double(seats.count - 1)
      }
    }
    let signed = tell(whole, seed, skipping: roles, answering: 0)
    compare(signed, payoffs, plain, measures: base.measures.count, Contracted<M>.card.id)
  }

  private mutating func checkVillage<M: Mechanism>(
    _ base: M, _ seed: Int, _ plain: Transcript
  ) {
    var village = Reputed(base)
    village.groups = 1
    village.rounds = 1
    guard village.complaint == nil, let whole = village.game(repeated: nil) else { return }
    villages += seed == 0 ? 1 : 0
    let story = tell(whole, seed)
    let seats = 0..<whole.shape.seats
    compare(
      story, seats.map(plain.payoff), plain, measures: base.measures.count, Reputed<M>.card.id)
  }
}
