import Arena
import GameTheory
import Theory

/// The welfare where each seat plays a given profile with some probability, and else an equilibrium.
///
/// Who plays what is drawn seat by seat, and the expectation over all draws is exact.
public struct ProfileMixes: Sendable, Equatable {
  /// One mixture.
  public struct Row: Sendable, Equatable {
    /// The probability that a seat plays the profile.
    public let share: Double
    /// The mean welfare, in the order of the functions asked for.
    public let welfare: [Double]
  }

  /// The mixtures, from nobody to everybody.
  public let rows: [Row]

  /// The shares that are looked at.
  private static let shares = [0, 0.25, 0.5, 0.75, 1]
  /// The most seats of which every subset is played.
  private static let mostSeats = 8

  /// Mixes a profile with the first equilibrium that is found; nil where there are too many seats, or none is found.
  init?(_ profile: Profile, in tree: GameTree, _ specs: [WelfareSpec], at desk: TheoryDesk) {
    guard tree.seats <= ProfileMixes.mostSeats,
      let other = desk.solution(.nash, objectives: [])?.answers.first?.profile
    else { return nil }
    var sums = ProfileMixes.shares.map { _ in [Double](repeating: 0, count: specs.count) }
    for subset in 0..<1 << tree.seats {
      var mixed = other
      for seat in 0..<tree.seats where subset & 1 << seat != 0 {
        let slots = seat * profile.slots..<(seat + 1) * profile.slots
        mixed.probabilities.replaceSubrange(slots, with: profile.probabilities[slots])
      }
      let expectation = tree.expectation(of: mixed)
      let values = specs.map {
        $0.value(payoffs: expectation.payoffs, measures: expectation.measures)
      }
      let count = subset.nonzeroBitCount
      for (index, share) in ProfileMixes.shares.enumerated() {
        var weight = 1.0
        for place in 0..<tree.seats { weight *= place < count ? share : 1 - share }
        for (function, value) in values.enumerated() { sums[index][function] += weight * value }
      }
    }
    rows = zip(ProfileMixes.shares, sums).map { Row(share: $0, welfare: $1) }
  }

  /// The rows as JSON.
  var json: JSON {
    .array(
      rows.map { row in
        .object([
          "share": .number(row.share), "welfare": .array(row.welfare.map { .number($0) }),
        ])
      })
  }
}
