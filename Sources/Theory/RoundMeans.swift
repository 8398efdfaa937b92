package import Arena

/// What seats earned and what was counted, per round.
package struct RoundMeans {
  /// What each seat earned.
  package let payoffs: [Double]
  /// How much was counted of each measure.
  package let measures: [Double]
}

extension Tally {
  /// Divides the totals of these rounds of play: the one place where that is done.
  ///
  /// - Returns: The means of the rounds that were played, however many were expected.
  package var means: RoundMeans {
    let rounds = Double(Swift.max(1, roundsPlayed))
    return RoundMeans(
      payoffs: zip(transfers, gains).map { ($0 + $1) / rounds },
      measures: measures.map { $0 / rounds })
  }
}
