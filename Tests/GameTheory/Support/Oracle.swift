import Arena
import Testing

/// A point of choice as a player knows it.
struct Place: Equatable {
  let seat: Int
  /// The number among all observations of all decisions.
  let infoset: Int
  /// The number of the first action among all actions at all of those.
  let slot: Int
}

/// A game told as a plain recursive tree, found by telling the story again and again.
///
/// It shares no code with the explorer: every node costs a telling of its own.
indirect enum Tale {
  case end(payoffs: [Double], sum: Double)
  case draw([(probability: Double, rest: Tale)])
  case choice(Place, [Tale])

  /// Unfolds a story.
  init(_ mechanism: some Mechanism) {
    self.init(
      mechanism, seats: mechanism.roles.reduce(0) { $0 + $1.seats },
      decisions: mechanism.decisions, after: [])
  }

  private init(
    _ mechanism: some Mechanism, seats: Int, decisions: [Decision], after answers: [Int]
  ) {
    func rest(_ answer: Int) -> Tale {
      Tale(mechanism, seats: seats, decisions: decisions, after: answers + [answer])
    }
    var probe = Probe(answers: answers, seats: seats)
    mechanism.play(&probe)
    switch probe.question {
    case nil: self = .end(payoffs: probe.payoffs, sum: probe.sum)
    case .weights(let weights):
      let total = weights.reduce(0, +)
      self = .draw(
        weights.indices.filter { weights[$0] > 0 }.map {
          (weights[$0] / total, rest($0))
        })
    case .place(let seat, let decision, let observation):
      let actions = decisions[decision].actions.count
      let earlier = decisions[..<decision]
      let place = Place(
        seat: seat, infoset: earlier.reduce(observation) { $0 + $1.observations },
        slot: earlier.reduce(observation * actions) { $0 + $1.observations * $1.actions.count })
      self = .choice(place, (0..<actions).map(rest))
    }
  }

  /// What a way of playing leads to: expected payoffs, and the sum noted last of all.
  func expectation(_ odds: (Place, Int) -> Double) -> [Double] {
    switch self {
    case .end(let payoffs, let sum): return payoffs + [sum]
    case .draw(let branches):
      return Tale.mean(branches.map { ($0.probability, $0.rest.expectation(odds)) })
    case .choice(let place, let rests):
      return Tale.mean(
        rests.indices.filter { odds(place, $0) > 0 }.map {
          (odds(place, $0), rests[$0].expectation(odds))
        })
    }
  }

  private static func mean(_ terms: [(Double, [Double])]) -> [Double] {
    var sums = [Double](repeating: 0, count: terms[0].1.count)
    for (weight, values) in terms {
      for index in sums.indices { sums[index] += weight * values[index] }
    }
    return sums
  }

  /// What a planner who sees everything and moves everyone can reach.
  func planned(_ value: ([Double]) -> Double) -> Double {
    switch self {
    case .end(let payoffs, _): value(payoffs)
    case .draw(let branches):
      branches.reduce(0) { $0 + $1.probability * $1.rest.planned(value) }
    case .choice(_, let rests): rests.map { $0.planned(value) }.max() ?? -.infinity
    }
  }

  /// Every place where somebody chooses, with its number of actions, by seat.
  func places(_ seats: Int) -> [[(place: Place, actions: Int)]] {
    var found = [[(place: Place, actions: Int)]](repeating: [], count: seats)
    collect(&found)
    return found
  }

  /// The ends that a strategy of one seat leaves possible, numbered from `first` in order.
  func ends(_ seat: Int, _ strategy: [Int], first: inout Int) -> [Int] {
    switch self {
    case .end:
      first += 1
      return [first - 1]
    case .draw(let branches):
      return branches.flatMap { $0.rest.ends(seat, strategy, first: &first) }
    case .choice(let place, let rests):
      return rests.enumerated().flatMap { action, rest in
        let below = rest.ends(seat, strategy, first: &first)
        return place.seat == seat && strategy[place.infoset] != action ? [] : below
      }
    }
  }

  private func collect(_ found: inout [[(place: Place, actions: Int)]]) {
    switch self {
    case .end: return
    case .draw(let branches): for branch in branches { branch.rest.collect(&found) }
    case .choice(let place, let rests):
      if !found[place.seat].contains(where: { $0.place == place }) {
        found[place.seat].append((place, rests.count))
      }
      for rest in rests { rest.collect(&found) }
    }
  }
}

/// The listener that answers a story's first questions and remembers the next one.
private struct Probe: Episode {
  enum Question {
    case weights([Double])
    case place(seat: Int, decision: Int, observation: Int)
  }

  let answers: [Int]
  var next = 0
  var question: Question?
  var payoffs: [Double]
  var sum = 0.0

  init(answers: [Int], seats: Int) {
    self.answers = answers
    payoffs = [Double](repeating: 0, count: seats)
  }

  /// The answer to the next question; the first without one is remembered.
  private mutating func answer(_ asked: Question, default first: Int) -> Int {
    next += 1
    if next <= answers.count { return answers[next - 1] }
    if question == nil { question = asked }
    return first
  }

  mutating func choose(
    _ decision: Int, by seat: Int, seeing observation: Int, wishing wish: Int?
  ) -> Int {
    answer(.place(seat: seat, decision: decision, observation: observation), default: 0)
  }

  mutating func chance(_ draw: Int, among count: Int, weight: (Int) -> Double) -> Int {
    let weights = (0..<count).map(weight)
    return answer(.weights(weights), default: weights.firstIndex { $0 > 0 } ?? 0)
  }

  mutating func chance(_ draw: Int, _ probability: Double) -> Bool {
    chance(draw, of: [probability, 1 - probability]) == 0
  }

  mutating func transfer(_ amount: Double, from payer: Int?, to payee: Int?) {
    if let payer { payoffs[payer] -= amount }
    if let payee { payoffs[payee] += amount }
  }

  mutating func gain(_ amount: Double, by seat: Int) { payoffs[seat] += amount }
  mutating func note(_ measure: Int, _ amount: Double) { if measure == 0 { sum += amount } }
  mutating func endRound() {}
  mutating func fail(because reason: @autoclosure () -> String) {
    Issue.record("the story fails: \(reason())")
  }
}

/// A small mechanism, its tree and its tale, and all pure strategies by brute force.
struct SmallGame {
  /// An action for every information set; any where the seat never chooses.
  typealias Strategy = [Int]

  let tree: GameTree
  let tale: Tale
  let places: [[(place: Place, actions: Int)]]
  /// The pure strategies of every seat, one of those that leave the same ends possible.
  let strategies: [[Strategy]]
  /// The pure strategies of every seat, also those that differ only where own play never leads.
  let allStrategies: [[Strategy]]

  init(_ mechanism: some Mechanism) throws {
    #expect(mechanism.complaint == nil)
    let game = try #require(mechanism.game(repeated: nil))
    let shape = game.shape
    tree = try #require(game.explore(budget: 100_000).tree)
    tale = Tale(mechanism)
    places = tale.places(shape.seats)
    let tale = tale
    allStrategies = places.map { places in
      places.reduce([Strategy(repeating: 0, count: shape.infosets)]) { partial, next in
        partial.flatMap { strategy in
          (0..<next.actions).map { action in
            var longer = strategy
            longer[next.place.infoset] = action
            return longer
          }
        }
      }
    }
    strategies = allStrategies.enumerated().map { seat, all in
      var seen: Set<[Int]> = []
      return all.filter { strategy in
        var first = 0
        return seen.insert(tale.ends(seat, strategy, first: &first)).inserted
      }
    }
  }

  var seats: Int { places.count }
  var profiles: Int { strategies.reduce(1) { $0 * $1.count } }

  /// Expected payoffs, and the noted sum last, when everyone plays a pure strategy.
  func outcome(_ profile: [Strategy]) -> [Double] {
    tale.expectation { place, action in profile[place.seat][place.infoset] == action ? 1 : 0 }
  }

  /// Expected payoffs, and the noted sum last, of a profile in the tree's numbering.
  func outcome(_ profile: Profile, replacing seat: Int? = nil, by own: Strategy = []) -> [Double] {
    tale.expectation { place, action in
      if place.seat == seat { return own[place.infoset] == action ? 1 : 0 }
      return profile.probability(seat: place.seat, slot: place.slot + action)
    }
  }

  /// The most a seat can get against a profile by any pure strategy.
  func bestReply(of seat: Int, to profile: Profile) -> Double {
    strategies[seat].map { outcome(profile, replacing: seat, by: $0)[seat] }.max() ?? .nan
  }

  /// The largest gain of any seat by any pure strategy.
  func regret(of profile: Profile) -> Double {
    let reached = outcome(profile)
    return (0..<seats).map { bestReply(of: $0, to: profile) - reached[$0] }.max() ?? .nan
  }

  /// Every pure profile with its outcome, the last seat fastest.
  func table() -> [[Double]] {
    strategies.reduce([[]]) { partial, own in partial.flatMap { rest in own.map { rest + [$0] } } }
      .map(outcome)
  }

  /// The outcomes of all pure profiles from which nobody gains by another pure strategy.
  func pureEquilibria(tolerance: Double = 1e-9) -> [[Double]] {
    let table = table()
    var found: [[Double]] = []
    for (index, outcome) in table.enumerated() {
      var isEquilibrium = true
      var stride = 1
      for seat in (0..<seats).reversed() {
        let count = strategies[seat].count
        let first = index - index / stride % count * stride
        for other in 0..<count
        where table[first + other * stride][seat] > outcome[seat] + tolerance {
          isEquilibrium = false
        }
        stride *= count
      }
      if isEquilibrium { found.append(outcome) }
    }
    return found
  }

  /// A profile in which everyone mixes at random everywhere, some actions left out.
  func randomProfile(_ random: inout RandomStream) -> Profile {
    var profile = Profile(uniformIn: tree.shape)
    for seat in 0..<seats {
      for infoset in 0..<tree.shape.infosets {
        let (first, count) = tree.shape.slots(ofInfoset: infoset)
        var weights = (0..<count).map { _ in random.happens(0.2) ? 0 : random.unit() }
        weights[random.index(below: count)] += 0.1
        let total = weights.reduce(0, +)
        for action in 0..<count {
          profile.probabilities[seat * profile.slots + first + action] = weights[action] / total
        }
      }
    }
    return profile
  }

  /// Small random games with chance and information, two players or three by turns.
  static func random(_ number: Int, profiles limit: Int) throws -> SmallGame {
    var attempt = 0
    while true {
      let players = 2 + number % 2
      let story = RandomStory(seed: number + 1000 * attempt, players: players)
      let sizes = Tale(story).places(players).map { $0.reduce(1.0) { $0 * Double($1.actions) } }
      let deciding = sizes.reduce(0) { $0 + ($1 > 1 ? 1 : 0) }
      if sizes.reduce(1, *) <= Double(limit) && deciding > 1 { return try SmallGame(story) }
      attempt += 1
    }
  }
}
