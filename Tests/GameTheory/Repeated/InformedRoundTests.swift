import Arena
import GameTheory
import Testing

@Suite struct `A round in which nature tells players something of their own` {
  @Test func `is the plain one where what is told does not matter`() throws {
    // The dilemma of 5, 3, 1, 0, each player told of a coin of its own.
    let coin = Whispers(sizes: [2, 2], actions: [2, 2]) { _, moves in
      let table = [[3.0, 0], [5, 1]]
      return [table[moves[0]][moves[1]], table[moves[1]][moves[0]]]
    }
    let stage = try stage(coin)
    let corners = [(1, 1), (13.0 / 3, 1), (3, 3), (1, 13.0 / 3)].map { PayoffPoint($0.0, $0.1) }
    for (discount, corners) in [(0.0, [PayoffPoint(1, 1)]), (0.6, corners)] {
      let found = stage.payoffs(discount: discount)
      let expected = PayoffPolygon(hullOf: corners)
      #expect(found.status == .complete)
      #expect(found.set.distance(to: expected) < 1e-9 && found.earned.distance(to: expected) < 1e-9)
    }
    let kind = try #require(stage.outcomes.firstIndex { $0.moves.allSatisfy { $0.action == 0 } })
    #expect(abs((stage.leastPatience(keeping: kind, revertingTo: []).discount ?? 0) - 0.5) < 1e-9)
    let penal = stage.leastPatience(keeping: kind, byPenalCodeOver: [])
    #expect(!penal.isBound && abs((penal.least.discount ?? 0) - 0.5) < 1e-9)
  }

  @Test func `tempts most whoever is told of most`() throws {
    // The same, but whoever defects against a cooperator while its coin shows heads takes 2 more from it.
    let tempted = Whispers(sizes: [2, 2], actions: [2, 2]) { told, moves in
      let table = [[3.0, 0], [5, 1]]
      let extra = (0..<2).map {
        told[$0] == 1 && moves[$0] == 1 && moves[1 - $0] == 0 ? 2.0 : 0
      }
      let taken = extra[0] - extra[1]
      return [table[moves[0]][moves[1]] + taken, table[moves[1]][moves[0]] - taken]
    }
    let stage = try stage(tempted)
    let kind = try #require(stage.outcomes.firstIndex { $0.moves.allSatisfy { $0.action == 0 } })
    // At heads 4 are gained once, for a loss of 2 a round: 4 (1 - d) <= 2 d; on average over the coin 3.
    let grim = stage.leastPatience(keeping: kind, revertingTo: [])
    #expect(abs((grim.discount ?? 0) - 2.0 / 3) < 1e-9)
    let penal = stage.leastPatience(keeping: kind, byPenalCodeOver: [])
    #expect(penal.isBound && abs((penal.least.discount ?? 0) - 0.6) < 1e-9)
    let found = stage.payoffs(discount: 0.63)
    #expect(found.status == .incomplete && found.error > 0.1)
    #expect(found.set.distance(to: PayoffPoint(3, 3)) < 1e-9)
    #expect(found.earned.distance(to: PayoffPoint(3, 3)) > 0.1)
    #expect(stage.payoffs(discount: 0.7).earned.distance(to: PayoffPoint(3, 3)) < 1e-9)
  }

  @Test(arguments: 0..<24) func `has a code that nobody gains by leaving, whatever it is told`(
    _ seed: Int
  ) throws {
    var random = RandomStream(StreamKey(seed: UInt64(seed)))
    let sizes = [1 + seed % 3, 2]
    let actions = [2, 2 + seed % 2]
    let table = (0..<sizes[0] * sizes[1] * actions[0] * actions[1]).map { _ in
      [Double(random.index(below: 9)), Double(random.index(below: 9))]
    }
    let earned: @Sendable ([Int], [Int]) -> [Double] = { told, moves in
      table[((told[0] * sizes[1] + told[1]) * actions[0] + moves[0]) * actions[1] + moves[1]]
    }
    let stage = try stage(Whispers(sizes: sizes, actions: actions, earned: earned))
    let discount = [0.3, 0.6, 0.9][seed / 8]
    let found = stage.payoffs(discount: discount)
    guard let code = found.code else { return }
    for corner in found.earned.corners { #expect(found.set.distance(to: corner) < 1e-9) }
    #expect(code.largestGain < 1e-9)
    // By definition: what a player expects who has been told something and does something.
    for state in code.states {
      let plans = (0..<2).map { seat in
        stage.outcomes[state.outcome].moves.filter { $0.seat == seat }.map { $0.action }
      }
      for seat in 0..<2 {
        let later = state.next.reduce(0.0) {
          $0 + $1.probability * code.states[$1.state].payoffs[seat]
        }
        let held = code.states[code.punishments[seat]].payoffs[seat]
        for told in 0..<sizes[seat] {
          func now(_ action: Int) -> Double {
            (0..<sizes[1 - seat]).reduce(0.0) { sum, other in
              let reply = plans[1 - seat][other]
              let (pair, moves) =
                seat == 0 ? ([told, other], [action, reply]) : ([other, told], [reply, action])
              let payoff: Double = earned(pair, moves)[seat]
              return sum + payoff / Double(sizes[1 - seat])
            }
          }
          let own = plans[seat][told]
          for action in 0..<actions[seat] where action != own {
            let once: Double = (1 - discount) * (now(action) - now(own))
            let gain = once + discount * (held - later)
            #expect(gain < 1e-9)
          }
        }
      }
    }
  }

  @Test func `is none where somebody sees what the other did`() throws {
    let seeing = Whispers(sizes: [2, 2], actions: [2, 2], isSeen: true) { _, moves in
      [Double(moves[0]), Double(moves[1])]
    }
    let game = try #require(seeing.game(repeated: nil))
    let tree = try #require(game.explore(budget: 1000).tree)
    #expect(ObservedStage.obstacle(in: tree)?.contains("seeing a part only") == true)
  }
}

/// The round that a story tells.
private func stage(_ whispers: Whispers) throws -> ObservedStage {
  let game = try #require(whispers.game(repeated: nil))
  let tree = try #require(game.explore(budget: 10_000).tree)
  let form = try #require(StrategicForm(of: tree, budget: 10_000))
  return try #require(ObservedStage(of: tree, form))
}

/// Each of two players is told one of some equally likely things, and both then move once.
private struct Whispers: Mechanism {
  static let card = Card("whispers", "Both are told something, and then move.", source: "A test.")
  var sizes = [1, 1]
  var actions = [2, 2]
  /// Whether the second player sees the first move, and not what it is told.
  var isSeen = false
  var earned: @Sendable (_ told: [Int], _ moves: [Int]) -> [Double] = { _, _ in [0, 0] }

  init() {}
  init(
    sizes: [Int], actions: [Int], isSeen: Bool = false,
    earned: @escaping @Sendable ([Int], [Int]) -> [Double]
  ) {
    (self.sizes, self.actions, self.isSeen, self.earned) = (sizes, actions, isSeen, earned)
  }

  var roles: [Role] { [Role("first"), Role("second")] }
  var draws: [Draw] { (0..<2).map { Draw("what \($0) is told", .counted(sizes[$0])) } }
  var decisions: [Decision] {
    (0..<2).map { seat in
      let seen = isSeen && seat == 1 ? actions[0] : sizes[seat]
      return Decision(
        "move \(seat)", role: seat, sees: [Variable("told", .counted(seen))],
        actions: .counted(actions[seat]))
    }
  }
  var goal: Goal { .meanPayoff }

  func play(_ episode: inout some Episode) {
    let told = (0..<2).map { episode.chance($0, uniform: sizes[$0]) }
    let first = episode.choose(0, by: 0, seeing: told[0])
    let second = episode.choose(1, by: 1, seeing: isSeen ? first : told[1])
    let earned = earned(told, [first, second])
    for seat in 0..<2 { episode.gain(earned[seat], by: seat) }
  }
}
