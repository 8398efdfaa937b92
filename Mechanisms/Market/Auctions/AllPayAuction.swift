public import Arena

/// The all-pay auction: the highest bid wins, and every bid is paid: lobbying, races, contests.
///
/// With values uniform on [0, 1] the n bidders of the symmetric equilibrium bid (n - 1) / n vⁿ, and
/// the seller earns as much on average as from the winner alone.
///
/// > Deviation: values are uniform on a grid, not on the continuum.
public struct AllPayAuction: Mechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "all-pay-auction", "The highest bidder wins, and everyone pays its bid.",
    source: """
      M. R. Baye, D. Kovenock, C. G. de Vries, "The All-Pay Auction with Complete Information", \
      Economic Theory 8, 1996, pp. 291-305; private values as in V. Krishna, Auction Theory, \
      Academic Press, 2002, section 3.2.
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
      "How much to bid; the highest bid wins and all are paid; one below the reserve counts for nothing."
    )
  }
  /// The values, and who wins among equal bids.
  public var draws: [Draw] { rules.draws }
  /// Revenue, surplus and whether the item went where it is worth most.
  public var measures: [Measure] { rules.measures(payers: rules.bidders) }
  /// The surplus.
  public var goal: Goal { .measure(SealedBids.Count.surplus) }

  /// All bid unseen and pay their valid bids; the highest one wins.
  public func play(_ episode: inout some Episode) { rules.play(&episode, .all) }
}
