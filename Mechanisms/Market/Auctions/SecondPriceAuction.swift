public import Arena
import MechanismTools

/// The second-price auction: the highest bid wins and pays the second-highest, or the reserve.
///
/// To bid one's value is a dominant strategy, so the item goes to whoever values it most. It is not
/// the only equilibrium: a bidder who is sure to be outbid may as well bid nothing.
///
/// > Deviation: values are uniform on a grid, not on the continuum.
public struct SecondPriceAuction: Mechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "second-price-auction", "The highest bidder wins and pays the second-highest bid.",
    source: """
      \(Papers.counterspeculation); the reserve is that of \(Papers.optimalAuctions).
      """)

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
      "How much to bid; the highest bid wins and pays the second-highest; the reserve counts as a bid."
    )
  }
  /// The values, and who wins among equal bids.
  public var draws: [Draw] { rules.draws }
  /// Revenue, surplus and whether the item went where it is worth most.
  public var measures: [Measure] { rules.measures(payers: 1) }
  /// The surplus.
  public var goal: Goal { .measure(SealedBids.Count.surplus) }

  /// All bid unseen; the highest valid bid wins at the second price.
  public func play(_ episode: inout some Episode) { rules.play(&episode, .second) }
}
