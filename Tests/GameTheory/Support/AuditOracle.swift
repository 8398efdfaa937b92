import Arena
import Testing

/// The properties of an audit by their definitions, over all pure strategies.
struct AuditOracle {
  let game: SmallGame
  /// The wished strategy of every seat.
  let wished: [SmallGame.Strategy]

  init(_ mechanism: WishedStory) throws {
    let game = try SmallGame(mechanism)
    self.init(game) { place in
      let (decision, observation) = game.tree.shape.decision(ofInfoset: place.infoset)
      return mechanism.wish(decision, observation) ?? 0
    }
  }

  init(_ game: SmallGame, wish: (Place) -> Int) {
    self.game = game
    wished = game.places.map { places in
      var strategy = SmallGame.Strategy(repeating: 0, count: game.tree.shape.infosets)
      for place in places { strategy[place.place.infoset] = wish(place.place) }
      return strategy
    }
  }

  /// Every combination of pure strategies in which some seats are free and the others do as wished.
  func profiles(free: [Int]) -> [[SmallGame.Strategy]] {
    (0..<game.seats).reduce([[]]) { partial, seat in
      let own = free.contains(seat) ? game.strategies[seat] : [wished[seat]]
      return partial.flatMap { rest in own.map { rest + [$0] } }
    }
  }

  /// How likely a seat comes to an information set, and its payoff summed over the ways through it.
  func through(_ infoset: Int, of seat: Int, _ profile: [SmallGame.Strategy])
    -> (mass: Double, sum: Double)
  {
    func walk(_ tale: Tale, _ weight: Double, _ isThrough: Bool) -> (mass: Double, sum: Double) {
      switch tale {
      case .end(let payoffs, _):
        return isThrough ? (weight, weight * payoffs[seat]) : (0, 0)
      case .draw(let branches):
        var total = (mass: 0.0, sum: 0.0)
        for branch in branches {
          let (mass, sum) = walk(branch.rest, weight * branch.probability, isThrough)
          total = (total.mass + mass, total.sum + sum)
        }
        return total
      case .choice(let place, let rests):
        let isHere = place.seat == seat && place.infoset == infoset
        return walk(rests[profile[place.seat][place.infoset]], weight, isThrough || isHere)
      }
    }
    return walk(game.tale, 1, false)
  }

  /// The information sets of a seat before which it has not decided.
  func firstSets(of seat: Int) -> [Int] {
    var found: Set<Int> = []
    func walk(_ tale: Tale) {
      switch tale {
      case .end: return
      case .draw(let branches): for branch in branches { walk(branch.rest) }
      case .choice(let place, let rests):
        if place.seat == seat { found.insert(place.infoset) } else { rests.forEach(walk) }
      }
    }
    walk(game.tale)
    return found.sorted()
  }

  /// The largest gain given one of some information sets, when the others play some strategies.
  func gain(of seat: Int, at infosets: [Int], against others: [SmallGame.Strategy]) -> Double {
    var obedient = others
    obedient[seat] = wished[seat]
    var best = 0.0
    for infoset in infosets {
      let base = through(infoset, of: seat, obedient)
      guard base.mass > 0 else { continue }
      for strategy in game.strategies[seat] {
        var deviating = others
        deviating[seat] = strategy
        let other = through(infoset, of: seat, deviating)
        // With perfect recall a set is reached as often, or not at all.
        if other.mass > 0 { best = max(best, (other.sum - base.sum) / base.mass) }
      }
    }
    return best
  }

  /// The largest gain at any information set against the others' wishes.
  func bayesianGain(of seat: Int) -> Double {
    gain(of: seat, at: game.places[seat].map(\.place.infoset), against: wished)
  }

  /// The largest gain at a first information set against anything that the others do.
  func dominanceGain(of seat: Int) -> Double {
    let first = firstSets(of: seat)
    return profiles(free: (0..<game.seats).filter { $0 != seat })
      .map { gain(of: seat, at: first, against: $0) }.max() ?? 0
  }

  /// The largest excess of the best of a departure over the worst of the wish, by Li's definition.
  func obviousnessGain(of seat: Int) -> Double {
    let others = profiles(free: (0..<game.seats).filter { $0 != seat })
    var largest = 0.0
    for place in game.places[seat] {
      let set = place.place.infoset
      let worst = others.compactMap { payoffs(of: seat, through: set, $0)?.min() }.min()
      guard let worst else { continue }
      for strategy in game.strategies[seat] where strategy[set] != wished[seat][set] {
        for profile in others {
          var deviating = profile
          deviating[seat] = strategy
          guard departs(strategy, from: wished[seat], at: set, of: seat),
            let best = payoffs(of: seat, through: set, deviating)?.max()
          else { continue }
          largest = max(largest, best - worst)
        }
      }
    }
    return largest
  }

  /// Whether a strategy agrees with the wish at all own sets that may come before one.
  private func departs(
    _ strategy: SmallGame.Strategy, from wish: SmallGame.Strategy, at set: Int, of seat: Int
  ) -> Bool {
    earlier(than: set, of: seat).allSatisfy { strategy[$0] == wish[$0] }
  }

  private func earlier(than set: Int, of seat: Int) -> [Int] {
    var found: [Int] = []
    func walk(_ tale: Tale, _ before: [Int]) {
      switch tale {
      case .end: return
      case .draw(let branches): for branch in branches { walk(branch.rest, before) }
      case .choice(let place, let rests):
        if place.seat == seat && place.infoset == set { found += before }
        let after = place.seat == seat ? before + [place.infoset] : before
        for rest in rests { walk(rest, after) }
      }
    }
    walk(game.tale, [])
    return found
  }

  /// The payoffs of all ends through an information set that nature can draw; nil when there is none.
  private func payoffs(
    of seat: Int, through infoset: Int, _ profile: [SmallGame.Strategy]
  ) -> [Double]? {
    var found: [Double] = []
    func walk(_ tale: Tale, _ isThrough: Bool) {
      switch tale {
      case .end(let payoffs, _): if isThrough { found.append(payoffs[seat]) }
      case .draw(let branches): for branch in branches { walk(branch.rest, isThrough) }
      case .choice(let place, let rests):
        let isHere = place.seat == seat && place.infoset == infoset
        walk(rests[profile[place.seat][place.infoset]], isThrough || isHere)
      }
    }
    walk(game.tale, false)
    return found.isEmpty ? nil : found
  }

  /// The largest gain for any draws, which both ways read off one tape, and any play of the others.
  func exPostGain(of seat: Int, in story: some Mechanism) -> Double {
    var largest = 0.0
    for others in profiles(free: (0..<game.seats).filter { $0 != seat }) {
      for strategy in game.strategies[seat] {
        var deviating = others
        deviating[seat] = strategy
        for (payoff, tape) in tellings(story, others, seat, [:]) {
          for (other, _) in tellings(story, deviating, seat, tape) {
            largest = max(largest, other - payoff)
          }
        }
      }
    }
    return largest
  }

  /// A seat's payoff on every tape that begins with a given one, and what was read.
  private func tellings(
    _ story: some Mechanism, _ profile: [SmallGame.Strategy], _ seat: Int, _ tape: Tape
  ) -> [(payoff: Double, tape: Tape)] {
    var teller = Teller(
      first: game.tree.shape.layout.map { Int($0.infoset) }, profile: profile, tape: tape,
      payoffs: [Double](repeating: 0, count: game.seats))
    story.play(&teller)
    guard let missing = teller.missing else { return [(payoff: teller.payoffs[seat], tape: tape)] }
    return missing.odds.indices.filter { missing.odds[$0] > 0 }.flatMap { outcome in
      var longer = tape
      longer[missing] = outcome
      return tellings(story, profile, seat, longer)
    }
  }

  /// The largest gain of any seat at every type profile, the others doing as wished.
  func gainsByTypeProfile() -> [(probability: Double, gain: Double)] {
    func payoffs(_ tale: Tale, _ profile: [SmallGame.Strategy]) -> [Double] {
      tale.expectation { profile[$0.seat][$0.infoset] == $1 ? 1 : 0 }
    }
    func walk(_ tale: Tale, _ probability: Double) -> [(probability: Double, gain: Double)] {
      if case .draw(let branches) = tale {
        return branches.flatMap { walk($0.rest, probability * $0.probability) }
      }
      let honest = payoffs(tale, wished)
      let gains = (0..<game.seats).flatMap { seat in
        profiles(free: [seat]).map { payoffs(tale, $0)[seat] - honest[seat] }
      }
      return [(probability, gains.max() ?? 0)]
    }
    return walk(game.tale, 1)
  }

  /// What every joint deviation of two seats adds to the payoff of each.
  func jointGains(_ first: Int, _ second: Int) -> [(Double, Double)] {
    let base = game.outcome(wished)
    return profiles(free: [first, second]).map { profile in
      let outcome = game.outcome(profile)
      return (outcome[first] - base[first], outcome[second] - base[second])
    }
  }

  /// The most that both of two can gain with a common coin: a point of the plane's hull on a segment.
  func commonGain(_ gains: [(Double, Double)]) -> Double {
    var best = gains.map { min($0.0, $0.1) }.max() ?? 0
    for a in gains {
      for b in gains where (a.0 - a.1) * (b.0 - b.1) < 0 {
        let share = (b.1 - b.0) / ((a.0 - a.1) - (b.0 - b.1))
        best = max(best, share * a.0 + (1 - share) * b.0)
      }
    }
    return best
  }
}

/// A draw by its place among the draws of an episode and its probabilities.
private struct Toss: Hashable {
  let place: Int
  let odds: [Double]
}

private typealias Tape = [Toss: Int]

/// The listener that plays pure strategies and reads draws off a tape.
private struct Teller: Episode {
  /// The first information set of each decision.
  let first: [Int]
  let profile: [SmallGame.Strategy]
  let tape: Tape
  var payoffs: [Double]
  var draws = 0
  /// The first draw that the tape does not hold.
  var missing: Toss?

  mutating func choose(
    _ decision: Int, by seat: Int, seeing observation: Int, wishing wish: Int?
  ) -> Int { profile[seat][first[decision] + observation] }

  mutating func chance(_ draw: Int, among count: Int, weight: (Int) -> Double) -> Int {
    let weights = (0..<count).map(weight)
    let total = weights.reduce(0, +)
    let toss = Toss(place: draws, odds: weights.map { $0 / total })
    draws += 1
    if let outcome = tape[toss] { return outcome }
    if missing == nil { missing = toss }
    return weights.firstIndex { $0 > 0 } ?? 0
  }

  mutating func chance(_ draw: Int, _ probability: Double) -> Bool {
    chance(draw, of: [probability, 1 - probability]) == 0
  }

  mutating func transfer(_ amount: Double, from payer: Int?, to payee: Int?) {
    if let payer { payoffs[payer] -= amount }
    if let payee { payoffs[payee] += amount }
  }
  mutating func gain(_ amount: Double, by seat: Int) { payoffs[seat] += amount }
  mutating func note(_ measure: Int, _ amount: Double) {}
  mutating func endRound() {}
  mutating func fail(because reason: @autoclosure () -> String) {
    Issue.record("the story fails: \(reason())")
  }
}
