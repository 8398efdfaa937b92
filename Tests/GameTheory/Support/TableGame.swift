import Arena

/// A game of simultaneous moves by its payoffs: profiles x seats, row-major, the last seat fastest.
struct TableGame: Mechanism {
  static let card = Card("table-game", "Payoffs by profile.", source: "A test.")

  let sizes: [Int]
  let payoffs: [Double]

  init() { self.init([1], [0]) }

  init(_ sizes: [Int], _ payoffs: [Double]) {
    self.sizes = sizes
    self.payoffs = payoffs
  }

  /// A game by a formula for the payoffs of every profile.
  init(_ sizes: [Int], _ formula: ([Int]) -> [Double]) {
    var payoffs: [Double] = []
    for number in 0..<sizes.reduce(1, *) {
      var rest = number
      var profile = sizes
      for seat in sizes.indices.reversed() {
        profile[seat] = rest % sizes[seat]
        rest /= sizes[seat]
      }
      payoffs += formula(profile)
    }
    self.init(sizes, payoffs)
  }

  var roles: [Role] { sizes.indices.map { Role("player \($0)") } }
  var decisions: [Decision] {
    sizes.enumerated().map { seat, size in
      Decision("move", role: seat, actions: .numbers(from: 0, step: 1, count: size))
    }
  }

  func play(_ episode: inout some Episode) {
    var profile = 0
    for (seat, size) in sizes.enumerated() {
      profile = profile * size + episode.choose(seat, by: seat)
    }
    for seat in sizes.indices { episode.gain(payoffs[profile * sizes.count + seat], by: seat) }
  }
}
