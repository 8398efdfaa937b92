import Arena
import Testing

@testable import GameTheory

/// Players who all choose at once, with a table of what they get.
struct TableGame: Mechanism {
  static let card = Card("table-game", "A table.", source: "A test.")

  /// How many actions each seat has.
  var sizes: [Int]
  /// Payoffs: profiles x seats, the last seat fastest.
  var payoffs: [Double]
  /// Whether all seats play one role, and so share one decision.
  var isOneRole = false

  init() { self.init([2, 2], [0, 0, 0, 0, 0, 0, 0, 0]) }

  init(_ sizes: [Int], _ payoffs: [Double]) {
    self.sizes = sizes
    self.payoffs = payoffs
  }

  /// A game by a formula for the payoffs of every profile.
  init(_ sizes: [Int], _ formula: ([Int]) -> [Double]) {
    self.init(
      sizes, (0..<sizes.reduce(1, *)).flatMap { formula(TableGame.strategies($0, sizes)) })
  }

  /// A game of two players from what the row player and the column player get, row by row.
  init(rows: [[Double]], columns: [[Double]]) {
    var payoffs: [Double] = []
    for (own, other) in zip(rows, columns) {
      for (mine, yours) in zip(own, other) { payoffs += [mine, yours] }
    }
    self.init([rows.count, rows[0].count], payoffs)
  }

  /// Two players who get what the table says for own row and the other's column.
  init(symmetric table: [[Double]]) {
    self.init(rows: table, columns: table.indices.map { row in table.map { $0[row] } })
  }

  /// Payoffs drawn from the unit interval.
  init(random sizes: [Int], seed: Int) {
    var random = RandomStream(StreamKey(seed: 77).with(seed))
    let count = sizes.reduce(sizes.count, *)
    self.init(sizes, (0..<count).map { _ in random.unit() })
  }

  /// Payoffs from the unit interval that do not depend on who is who.
  init(exchangeable seats: Int, actions: Int, seed: Int) {
    var random = RandomStream(StreamKey(seed: 78).with(seed))
    var known: [[Int]: Double] = [:]
    var payoffs: [Double] = []
    let sizes = [Int](repeating: actions, count: seats)
    for profile in 0..<sizes.reduce(1, *) {
      let strategies = TableGame.strategies(profile, sizes)
      for seat in 0..<seats {
        var others = strategies
        let own = others.remove(at: seat)
        let key = [own] + others.sorted()
        let payoff = known[key] ?? random.unit()
        known[key] = payoff
        payoffs.append(payoff)
      }
    }
    self.init(sizes, payoffs)
  }

  static func strategies(_ profile: Int, _ sizes: [Int]) -> [Int] {
    var rest = profile
    var strategies = [Int](repeating: 0, count: sizes.count)
    for seat in sizes.indices.reversed() {
      strategies[seat] = rest % sizes[seat]
      rest /= sizes[seat]
    }
    return strategies
  }

  var roles: [Role] {
    isOneRole ? [Role("player", seats: sizes.count)] : sizes.indices.map { Role("player \($0)") }
  }
  var decisions: [Decision] {
    let choices = isOneRole ? [sizes[0]] : sizes
    return choices.enumerated().map { seat, count in
      Decision("move", role: seat, actions: .numbers(from: 0, step: 1, count: count))
    }
  }
  var measures: [Measure] { [] }

  func play(_ episode: inout some Episode) {
    var profile = 0
    for (seat, size) in sizes.enumerated() {
      profile = profile * size + episode.choose(isOneRole ? 0 : seat, by: seat)
    }
    for seat in sizes.indices { episode.gain(payoffs[profile * sizes.count + seat], by: seat) }
  }

  /// What each strategy of a seat is worth, summed from the table profile by profile.
  func worths(of seat: Int, against mixtures: [[Double]]) -> [Double] {
    var worths = [Double](repeating: 0, count: sizes[seat])
    for profile in 0..<sizes.reduce(1, *) {
      let strategies = TableGame.strategies(profile, sizes)
      let odds = sizes.indices.reduce(1) {
        $1 == seat ? $0 : $0 * mixtures[$1][strategies[$1]]
      }
      worths[strategies[seat]] += odds * payoffs[profile * sizes.count + seat]
    }
    return worths
  }
}

extension Mechanism {
  func tree() throws -> GameTree {
    #expect(complaint == nil)
    let compiled = try #require(game(repeated: nil))
    return try #require(compiled.explore(budget: 1_000_000).tree)
  }

  func form() throws -> StrategicForm {
    let tree = try tree()
    return try #require(StrategicForm(of: tree))
  }
}

/// What a mixture of a grid of numbers is on average.
func mean(_ mixture: [Double], from low: Double, step: Double = 1) -> Double {
  mixture.enumerated().reduce(0) { $0 + $1.1 * (low + step * Double($1.0)) }
}
