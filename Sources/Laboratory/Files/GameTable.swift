import Arena

/// A game as a table: everybody chooses at once, and every combination has its payoffs.
struct GameTable: Sendable {
  /// How many strategies each player has.
  let counts: [Int]
  /// The outcome of every combination of strategies, the first player's fastest.
  let outcomes: [Int32]
  /// Payoffs: outcomes x players.
  let payoffs: [Double]

  /// Everybody chooses unseen, and is paid.
  @inline(__always) func tell(_ episode: inout some Episode, wishes: [Int?]) {
    var profile = 0
    var stride = 1
    for player in counts.indices {
      profile += stride * episode.choose(player, by: player, wishing: wishes[player])
      stride *= counts[player]
    }
    let row = Int(outcomes[profile]) * counts.count
    for player in counts.indices where payoffs[row + player] != 0 {
      episode.gain(payoffs[row + player], by: player)
    }
  }
}
