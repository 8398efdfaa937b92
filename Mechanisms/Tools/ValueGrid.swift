public import Arena

/// Private values on an even grid from 0, all equally likely, and bids on a grid as fine or finer.
///
/// Auctions and trade share it. Every value is one of the bids, so that truth can be told.
@frozen public struct ValueGrid: Sendable {
  /// How many values there are.
  public var count = 4
  /// The greatest value.
  public var top = 3.0
  /// How many bids there are for each step between neighbouring values.
  public var fineness = 1

  /// Makes the values 0, 1, 2 and 3, which are the bids too.
  public init() {}

  /// Shows the values and, where bids are numbers, how fine they are.
  package mutating func knobs(_ visitor: inout some KnobVisitor, hasBids: Bool = true) {
    visitor.knob("values", &count, in: 2...101, unit: "values", "How many values, from 0 to top.")
    visitor.knob("top", &top, in: 0.001...1e6, unit: "money", "The greatest value.")
    guard hasBids else { return }
    visitor.knob(
      "fineness", &fineness, in: 1...50, unit: "bids", "Bids for each step between values.")
  }

  /// Says whether there are few enough bids.
  package var complaint: String? {
    bids <= SmallList.greatest + 1 ? nil : "values and fineness make more than 256 bids"
  }

  /// How many bids there are.
  @inlinable package var bids: Int { (count - 1) * fineness + 1 }

  /// The values, as labels.
  @inlinable package var valueLabels: Values {
    .numbers(from: 0, step: top / Double(count - 1), count: count)
  }

  /// The bids, as labels.
  @inlinable package var bidLabels: Values {
    .numbers(from: 0, step: top / Double(bids - 1), count: bids)
  }

  /// Returns the money of a bid.
  @inlinable package func money(of bid: Int) -> Double { Double(bid) * top / Double(bids - 1) }

  /// Returns the worth of a value.
  @inlinable package func worth(of value: Int) -> Double { money(of: truth(value)) }

  /// Returns the bid that tells a value.
  @inlinable package func truth(_ value: Int) -> Int { value * fineness }
}
