import Arena

/// What seats earned and what was counted, per round.
struct RoundMeans {
  let payoffs: [Double]
  let measures: [Double]
}

extension Tally {
  /// Divides the totals of these rounds of play: the one place where that is done.
  ///
  /// - Parameter rounds: How many rounds an episode had.
  /// - Returns: The means of a round.
  func means(over rounds: Double) -> RoundMeans {
    let episodes = Double(Swift.max(1, episodes))
    return RoundMeans(
      payoffs: zip(transfers, gains).map { ($0 + $1) / episodes / rounds },
      measures: measures.map { $0 / episodes / rounds })
  }
}
