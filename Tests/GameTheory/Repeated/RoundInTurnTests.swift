import Arena
import GameTheory
import Testing

@Suite struct `A round in which players move in turn` {
  /// Selten's chain store: an entrant stays out, for 1 and 5, or comes in; then the store shares, for 2 each, or
  /// fights, for nothing.
  private func store() throws -> ObservedStage {
    try stage(Ladder(sizes: [2, 2], ends: [(1, 5), (2, 2), (0, 0)]))
  }

  @Test func `counts only what is credible: nobody fights where it is known when all ends`() throws
  {
    let store = try store()
    // Staying out for fear of a fight is an equilibrium of a round, but none that anybody would carry out.
    let threat = [PayoffPoint(1, 5)]
    for rounds in [1, 2, 20] {
      let found = store.payoffs(rounds: rounds, equilibria: threat)
      #expect(found.set.corners == [PayoffPoint(2, 2)])
    }
    #expect(store.leastPatience(keeping: 0, revertingTo: threat).discount == nil)
  }

  @Test func `lets the store deter from 2/5 on: 2 are given up once, for 3 more for ever`() throws {
    let store = try store()
    #expect(store.payoffs(discount: 0.39).set.corners == [PayoffPoint(2, 2)])
    let found = store.payoffs(discount: 0.41)
    #expect(found.set.corners.contains(PayoffPoint(1, 5)))
    let least = store.leastPatience(keeping: 0, byPenalCodeOver: []).least.discount
    #expect(abs((least ?? 0) - 0.4) < 1e-9)
  }

  @Test(arguments: 0..<40) func `has a code that nobody gains by leaving anywhere`(seed: Int) throws
  {
    var random = RandomStream(StreamKey(seed: UInt64(seed)))
    let sizes = (0..<2 + seed % 2).map { _ in 2 + random.index(below: 2) }
    let leaves = 1 + sizes.reduce(0) { $0 + $1 - 1 }
    let ends = (0..<leaves).map { _ in
      (Double(random.index(below: 9)), Double(random.index(below: 9)))
    }
    let stage = try stage(Ladder(sizes: sizes, ends: ends))
    let discount = [0.2, 0.5, 0.8, 0.95][seed / 10]
    let found = stage.payoffs(discount: discount)
    let code = try #require(found.code)
    #expect(found.status == .complete && found.error < 1e-9 && code.largestGain < 1e-9)
    // By definition: what each state earns, and what every move earns that it does not say.
    for (number, state) in code.states.enumerated() {
      let later = [0, 1].map { seat in
        state.next.reduce(0.0) { $0 + $1.probability * code.states[$1.state].payoffs[seat] }
      }
      let now = stage.outcomes[state.outcome].payoffs
      for seat in 0..<2 {
        let earned = (1 - discount) * now[seat] + discount * later[seat]
        #expect(abs(earned - state.payoffs[seat]) < 1e-9)
      }
      // A state that answers a move says what comes after it.
      let moves = stage.outcomes[state.outcome].moves
      let begins = code.answers.first { $0.state == number }
        .flatMap { answer in moves.firstIndex(of: answer.move) }
      for move in moves[(begins.map { $0 + 1 } ?? 0)...] {
        for answer in code.answers where answer.move.seat == move.seat {
          guard answer.move.infoset == move.infoset, answer.move.action != move.action else {
            continue
          }
          let gain = code.states[answer.state].payoffs[move.seat] - state.payoffs[move.seat]
          #expect(gain < 1e-9)
        }
      }
    }
  }
}

/// The round that a story tells.
private func stage(_ ladder: Ladder) throws -> ObservedStage {
  let game = try #require(ladder.game(repeated: nil))
  let tree = try #require(game.explore(budget: 1000).tree)
  let form = try #require(StrategicForm(of: tree, budget: 1000))
  return try #require(ObservedStage(of: tree, form))
}

/// Two players take turns: by the last of its actions each goes on to the next turn, by any other it ends.
private struct Ladder: Mechanism {
  static let card = Card("ladder", "Two players take turns to end or go on.", source: "A test.")
  var sizes = [2]
  var ends: [(Double, Double)] = [(0, 0), (0, 0)]

  init() {}
  init(sizes: [Int], ends: [(Double, Double)]) { (self.sizes, self.ends) = (sizes, ends) }

  var roles: [Role] { [Role("first"), Role("second")] }
  var decisions: [Decision] {
    sizes.enumerated().map { turn, size in
      Decision(
        "turn \(turn)", role: turn % 2, actions: .counted(size))
    }
  }
  var goal: Goal { .meanPayoff }

  func play(_ episode: inout some Episode) {
    var end = 0
    for (turn, size) in sizes.enumerated() {
      let action = episode.choose(turn, by: turn % 2)
      if action < size - 1 {
        end += action
        break
      }
      end += size - 1
    }
    episode.gain(ends[end].0, by: 0)
    episode.gain(ends[end].1, by: 1)
  }
}
