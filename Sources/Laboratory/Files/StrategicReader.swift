import Arena

/// Reads the strategies and payoffs of a strategic game, in either version of the format.
struct StrategicReader {
  /// One choice for each player.
  private(set) var decisions: [Decision] = []
  /// What was read otherwise than it stands there, as sentences.
  private(set) var remarks: [String] = []
  /// The names of the listed outcomes, nothing's first.
  private(set) var outcomeNames: [String] = []
  /// The comment behind the strategies.
  private(set) var comment = ""
  private var scanner: GameScanner
  private let players: [String]

  init(_ scanner: GameScanner, players: [String]) {
    self.scanner = scanner
    self.players = players
  }

  /// Reads to the end of the file.
  mutating func read() throws(StudyError) -> GameTable {
    let place = scanner.place
    let strategies = try strategies()
    decisions = players.indices.map {
      Decision("strategy of \(players[$0])", role: $0, actions: strategies[$0])
    }
    let counts = strategies.map(\.count)
    if scanner.token == .text { comment = try scanner.text("a comment") }
    let listed = scanner.token == .open ? try outcomes() : nil
    let profiles = try profiles(counts, at: place)
    let table: GameTable
    if let listed {
      table = GameTable(
        counts: counts, outcomes: try indices(profiles, of: listed.count / players.count),
        payoffs: listed)
    } else {
      table = GameTable(
        counts: counts, outcomes: (0..<Int32(profiles)).map { $0 },
        payoffs: try payoffs(profiles))
    }
    if scanner.token != .end {
      throw scanner.unexpected("the end of the file after \(profiles) combinations of strategies")
    }
    if let renaming = scanner.renaming { remarks.append(renaming) }
    return table
  }

  /// The strategies of all players: how many each has, or their names.
  private mutating func strategies() throws(StudyError) -> [Values] {
    try scanner.take(.open, "'{' before the strategies")
    var strategies: [Values] = []
    while scanner.token != .close {
      if strategies.count == players.count {
        throw scanner.unexpected("'}' after the strategies of \(players.count) players")
      }
      if scanner.token == .open {
        strategies.append(.named(try scanner.names("strategy", "strategies", atMost: 1_000_000)))
      } else {
        let count = try scanner.whole(
          "how many strategies a player has, or their names in braces", in: 1...Int(Int32.max))
        strategies.append(.numbers(from: 1, step: 1, count: count))
      }
    }
    if strategies.count < players.count {
      throw scanner.unexpected(
        "the strategies of player \(strategies.count + 1) of \(players.count)")
    }
    scanner.advance()
    return strategies
  }

  /// How many combinations of strategies there are, unless the rest of the file cannot hold them.
  private func profiles(_ counts: [Int], at place: Int) throws(StudyError) -> Int {
    var profiles = 1
    for count in counts {
      let (product, overflow) = profiles.multipliedReportingOverflow(by: count)
      // Every combination needs at least a digit and a blank.
      if overflow || product > scanner.left / 2 + 1 {
        throw scanner.problem(
          "\(counts.map(String.init).joined(separator: " x ")) strategies have more combinations "
            + "than the rest of the file has numbers", at: place)
      }
      profiles = product
    }
    return profiles
  }

  /// The listed outcomes: payoffs of all, none first.
  private mutating func outcomes() throws(StudyError) -> [Double] {
    try scanner.take(.open, "'{' before the outcomes")
    var payoffs = [Double](repeating: 0, count: players.count)
    outcomeNames = [""]
    while scanner.token != .close {
      try scanner.take(.open, "'{' before an outcome, or '}' after the last one")
      outcomeNames.append(scanner.token == .text ? try scanner.text("a name") : "")
      payoffs += try scanner.payoffsInside(players.count)
    }
    scanner.advance()
    return payoffs
  }

  private mutating func indices(_ profiles: Int, of count: Int) throws(StudyError) -> [Int32] {
    var indices: [Int32] = []
    while indices.count < profiles {
      indices.append(
        Int32(
          try scanner.whole(
            "the outcome of combination \(indices.count + 1) of \(profiles), in 0...\(count - 1)",
            in: 0...count - 1)))
    }
    return indices
  }

  private mutating func payoffs(_ profiles: Int) throws(StudyError) -> [Double] {
    var payoffs: [Double] = []
    for profile in 0..<profiles {
      for player in players.indices {
        _ = scanner.takes(.comma)
        payoffs.append(
          try scanner.real(
            "the payoff of \(players[player]) in combination \(profile + 1) of \(profiles)"))
      }
    }
    return payoffs
  }
}
