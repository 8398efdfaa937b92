public import Arena
import MechanismTools

/// The first-price auction: the highest bid wins and is paid, so that everyone bids below its value.
///
/// With values uniform on [0, 1] the n bidders of the symmetric equilibrium bid (n - 1) / n of their
/// value, and the seller earns as much on average as from the second price (revenue equivalence).
///
/// > Deviation: values are uniform on a grid, not on the continuum.
public struct FirstPriceAuction: Mechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "first-price-auction", "The highest bidder wins and pays its own bid.",
    source: "\(Papers.counterspeculation); \(Papers.optimalAuctions).")

  /// The bidders, their values and the reserve.
  public var rules = SealedBids()

  /// Makes two bidders with values from 0 to 3 and no reserve.
  public init() {}

  /// Shows the bidders, their values and the reserve.
  public mutating func knobs(_ visitor: inout some KnobVisitor) { rules.knobs(&visitor) }
  /// Says whether anything could be sold.
  public var complaint: String? { rules.complaint }
  /// Some bidders.
  public var roles: [Role] { rules.roles }
  /// One sealed bid, seeing one's own value.
  public var decisions: [Decision] {
    rules.decisions(
      "How much to bid; the highest bid wins and is paid, unless it is below the reserve.")
  }
  /// The values, and who wins among equal bids.
  public var draws: [Draw] { rules.draws }
  /// Revenue, surplus and whether the item went where it is worth most.
  public var measures: [Measure] { rules.measures(payers: 1) }
  /// The surplus.
  public var goal: Goal { .measure(SealedBids.Count.surplus) }

  /// All bid unseen; the highest valid bid wins and is paid.
  public func play(_ episode: inout some Episode) { rules.play(&episode, .first) }
}
