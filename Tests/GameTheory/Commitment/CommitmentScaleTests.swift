import Arena
import TestSupport
import Testing

@testable import GameTheory

/// A story whose players all get a constant on top.
private struct Moved<Base: Mechanism>: Mechanism {
  static var card: Card { Base.card }
  var base: Base
  var gift = 0.0

  init() { base = Base() }

  init(_ base: Base, by gift: Double) { (self.base, self.gift) = (base, gift) }

  var roles: [Role] { base.roles }
  var decisions: [Decision] { base.decisions }
  var draws: [Draw] { base.draws }
  var measures: [Measure] { base.measures }
  var goal: Goal { base.goal }

  func play(_ episode: inout some Episode) {
    base.play(&episode)
    var seat = 0
    for role in roles {
      for _ in 0..<role.seats {
        episode.gain(gift, by: seat)
        seat += 1
      }
    }
  }
}

@Suite struct `Commitment in other units` {
  /// What a commitment comes to, its value in the first units to six digits.
  private func answer(
    _ status: SearchStatus, _ value: Double, _ isAttained: Bool, _ back: (Double) -> Double
  ) -> String {
    "\(status) \((back(value) * 1e5).rounded() / 1e5 + 0) \(isAttained)"
  }

  private func answers(
    _ form: StrategicForm, _ leaders: [Int], _ back: (Double) -> Double
  ) -> [String] {
    Ties.allCases.flatMap { ties in
      [false, true].flatMap { isPure in
        [Leadership.together, .apart].map { leadership in
          let found = form.commitment(
            leaders: leaders, leadership: leadership, ties: ties, isPure: isPure)
          return answer(
            found.status, found.value, found.isAttained,
            { back($0 / Double(leaders.count)) * Double(leaders.count) })
        }
      }
    }
  }

  private var changes: [(name: String, to: (Double) -> Double, back: (Double) -> Double)] {
    [
      ("in units of 1e-12", { $0 * 1e-12 }, { $0 / 1e-12 }),
      ("in units of 1e9", { $0 * 1e9 }, { $0 / 1e9 }),
      ("less 3", { $0 - 3 }, { $0 + 3 }), ("plus 1e9", { $0 + 1e9 }, { $0 - 1e9 }),
      ("less 1e10", { $0 - 1e10 }, { $0 + 1e10 }),
    ]
  }

  @Test(arguments: 0..<24)
  func `stays the same in tables`(_ seed: Int) {
    var random = RandomStream(StreamKey(seed: 61).with(seed))
    let sizes =
      seed % 3 == 2
      ? [2, 2 + random.index(below: 2), 2]
      : [2 + random.index(below: 3), 2 + random.index(below: 3)]
    // Few values, so that replies tie.
    let payoffs = (0..<sizes.reduce(sizes.count, *)).map { _ in Double(random.index(below: 6)) }
    let sides = sizes.count == 3 ? [[0], [0, 1]] : [[0], [1]]
    for leaders in sides {
      let wanted = answers(StrategicForm(sizes: sizes, payoffs: payoffs), leaders) { $0 }
      for (name, to, back) in changes {
        let form = StrategicForm(sizes: sizes, payoffs: payoffs.map(to))
        #expect(answers(form, leaders, back) == wanted, "\(leaders) \(name)")
      }
    }
  }

  @Test(arguments: 0..<10)
  func `stays the same in trees`(_ seed: Int) throws {
    let story = RandomStory(seed: seed, players: 2 + seed % 2)
    func answers(_ gift: Double) throws -> [String] {
      let game = try #require(Moved(story, by: gift).game(repeated: nil))
      let tree = try #require(game.explore(budget: 100_000).tree)
      return (0..<tree.seats).flatMap { leader in
        Ties.allCases.flatMap { ties in
          [false, true].map { isPure in
            let found = tree.commitment(leaders: [leader], ties: ties, isPure: isPure)
            return answer(found.status, found.value, found.isAttained, { $0 - gift })
          }
        }
      }
    }
    let wanted = try answers(0)
    for gift in [-3, 1e6, 1e9] { #expect(try answers(gift) == wanted, "\(gift)") }
  }
}
