import Arena

/// A map from payoffs to the unit interval: the least payoff becomes 0, the greatest 1.
///
/// A game in which every payoff is the same maps to 0. Payoffs outside the range that was announced
/// map outside the interval; they are not cut off, which would hide differences from the learner.
struct PayoffScale: Sendable {
  private let least: Double
  private let perUnit: Double

  /// Leaves payoffs as they are.
  init() {
    least = 0
    perUnit = 1
  }

  /// Maps the payoffs of `rounds` rounds.
  init(_ briefing: Briefing, rounds: Double) {
    let range = briefing.payoffRange
    let length = range.upperBound - range.lowerBound
    least = range.lowerBound * rounds
    perUnit = length > 0 ? 1 / (length * rounds) : 0
  }

  /// Returns the share of the range that a payoff reaches.
  func share(of payoff: Double) -> Double { (payoff - least) * perUnit }

  /// Returns a payoff in units of the range, however far the least payoff is from 0.
  func units(of payoff: Double) -> Double { payoff * perUnit }
}
