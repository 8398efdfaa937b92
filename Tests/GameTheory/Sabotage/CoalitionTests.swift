import Arena
import GameTheory
import TestSupport
import Testing

/// Two who each see a bit and act, one after the other, and a third who acts without seeing anything.
private struct TwoBits: Mechanism {
  static let card = Card("two-bits", "Two see a bit each.", source: "A test.")

  /// What the second sees, and when that is settled.
  enum Sight: CaseIterable {
    /// Its bit, drawn before anybody acts.
    case early
    /// Its bit, drawn after the first acted.
    case late
    /// Its bit, drawn before, and what the first did.
    case both
  }

  var sight = Sight.early
  /// The loss of the third: by first bit, second bit, first action, second action and its own.
  var table = [Double](repeating: 0, count: 32)

  var roles: [Role] { [Role("first"), Role("second"), Role("third")] }
  var decisions: [Decision] {
    let bit = Variable("bit", .numbers(from: 0, step: 1, count: 2))
    let moves = Values.numbers(from: 0, step: 1, count: 2)
    return [
      Decision("first", role: 0, sees: [bit], actions: moves),
      Decision(
        "second", role: 1, sees: sight == .both ? [bit, Variable("other", moves)] : [bit],
        actions: moves),
      Decision("third", role: 2, actions: moves),
    ]
  }
  var draws: [Draw] { [Draw("bit", .numbers(from: 0, step: 1, count: 2))] }

  func play(_ episode: inout some Episode) {
    let first = episode.chance(0, among: 2) { [0.3, 0.7][$0] }
    var second = sight == .late ? 0 : episode.chance(0, among: 2) { [0.6, 0.4][$0] }
    let left = episode.choose(0, by: 0, seeing: first)
    if sight == .late { second = episode.chance(0, among: 2) { [0.6, 0.4][$0] } }
    let right = episode.choose(1, by: 1, seeing: sight == .both ? 2 * second + left : second)
    let last = episode.choose(2, by: 2)
    episode.gain(table[16 * first + 8 * second + 4 * left + 2 * right + last], by: 2)
  }

  /// What the third gets on average, by bits and actions, if it plays 0 with a probability of 0.25.
  func mean(_ first: Int, _ second: Int, _ left: Int, _ right: Int) -> Double {
    let place = 16 * first + 8 * second + 4 * left + 2 * right
    return 0.25 * table[place] + 0.75 * table[place + 1]
  }
}

@Suite struct `A coalition` {
  /// The worst that can be brought about, by the definition of what is known at each choice.
  private func worst(_ game: TwoBits) -> Double {
    let (odds, other) = ([0.3, 0.7], [0.6, 0.4])
    var total = 0.0
    for first in 0..<2 {
      if game.sight == .late {
        let ways = (0..<2).map { left -> Double in
          var sum = 0.0
          for second in 0..<2 {
            let least = (0..<2).map { game.mean(first, second, left, $0) }.min() ?? 0
            sum += other[second] * least
          }
          return sum
        }
        total += odds[first] * (ways.min() ?? 0)
      } else {
        for second in 0..<2 {
          let ways = (0..<4).map { game.mean(first, second, $0 / 2, $0 % 2) }
          total += odds[first] * other[second] * (ways.min() ?? 0)
        }
      }
    }
    return total
  }

  @Test(arguments: 0..<10)
  func `knows what its members see as soon as it is settled`(_ number: Int) throws {
    var random = RandomStream(StreamKey(seed: 33).with(number))
    for sight in TwoBits.Sight.allCases {
      var game = TwoBits()
      game.sight = sight
      game.table = game.table.map { _ in random.unit() }
      let tree = try game.tree()
      var profile = Profile(uniformIn: tree.shape)
      let slot = tree.shape.slots - 2
      profile.probabilities[2 * profile.slots + slot] = 0.25
      profile.probabilities[2 * profile.slots + slot + 1] = 0.75
      let losses = (0..<tree.leaves).map { tree.payoff(leaf: $0, seat: 2) }
      guard
        case .found(let together) = tree.sabotage(
          by: [0, 1], against: profile, objective: losses),
        case .found(let alone) = tree.sabotage(by: [0], against: profile, objective: losses)
      else {
        Issue.record("\(sight)")
        return
      }
      #expect(isClose(together.welfare, worst(game)), "\(sight)")
      #expect(together.welfare <= alone.welfare + 1e-12)
    }
  }

  @Test(arguments: 0..<20)
  func `does no less harm than its members without a word, and no more than who sees all`(
    _ number: Int
  ) throws {
    let game = try SmallGame.random(number, profiles: 500)
    var random = RandomStream(StreamKey(seed: 34).with(number))
    let profile = game.randomProfile(&random)
    let objective = (0..<game.tree.leaves).map { game.tree.payoff(leaf: $0, seat: 0) }
    let answer = game.tree.sabotage(by: [0, 1], against: profile, objective: objective)
    guard case .found(let pair) = answer else {
      Issue.record("\(answer)")
      return
    }
    for first in game.strategies[0] {
      for second in game.strategies[1] {
        let outcome = game.tale.expectation { place, action in
          switch place.seat {
          case 0: first[place.infoset] == action ? 1 : 0
          case 1: second[place.infoset] == action ? 1 : 0
          default: profile.probability(seat: place.seat, slot: place.slot + action)
          }
        }
        #expect(pair.welfare <= outcome[0] + 1e-9)
      }
    }
    #expect(pair.welfare >= -game.tale.planned { -$0[0] } - 1e-9)
  }

  @Test func `ends with its budget`() throws {
    var game = TwoBits()
    game.sight = .both
    let tree = try game.tree()
    #expect(Coalition([0, 1], in: tree, budget: .steps(3)) == nil)
    #expect(Coalition([0, 1], in: tree, budget: .steps(1000)) != nil)
  }
}
