public import Arena
import MechanismTools

/// Vickrey, Clarke and Groves for one buyer and one seller: truthful and efficient, at a deficit.
///
/// Whenever the reported value exceeds the reported cost the item is traded; the buyer pays the cost
/// and the seller gets the value. Truth is dominant and no gain is missed, but an outsider must add as
/// much as the trade gains: with both values uniform on [0, 1], 1/6 a pair on average.
///
/// > Deviation: values are uniform on a grid, not on the continuum.
public struct VCGTrade: Mechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "vcg-trade", "Efficient trade of one item, for which an outsider pays as much as it gains.",
    source: "\(Papers.counterspeculation); \(Papers.bilateralTrading).")

  /// The players, who are the roles too.
  typealias Seat = BilateralTrade.Seat
  /// What is decided.
  enum Choice { static let reportedValue = 0, reportedCost = 1 }

  /// Buyer, seller and their values.
  public var rules = BilateralTrade()

  /// Makes values from 0 to 3.
  public init() {}

  /// Shows the values and how fine the reports are.
  public mutating func knobs(_ visitor: inout some KnobVisitor) { rules.grid.knobs(&visitor) }
  /// Says whether there are few enough reports.
  public var complaint: String? { rules.grid.complaint }
  /// A buyer and a seller.
  public var roles: [Role] { rules.roles }
  /// A report of each, seeing one's own value or cost.
  public var decisions: [Decision] {
    let reports = rules.grid.bidLabels
    return [
      rules.buying(
        "reported value", reports,
        "The value to report; if it exceeds the reported cost, the buyer pays that cost."),
      rules.selling(
        "reported cost", reports,
        "The cost to report; if the reported value exceeds it, the seller is paid that value."),
    ]
  }
  /// The buyer's value and the seller's cost.
  public var draws: [Draw] { rules.draws }
  /// The surplus, whether anything was traded, and the deficit.
  public var measures: [Measure] { rules.measures }
  /// The surplus.
  public var goal: Goal { .measure(BilateralTrade.Count.surplus) }

  /// Both report at once; each is charged or paid what the other reports.
  public func play(_ episode: inout some Episode) {
    let grid = rules.grid
    let types = rules.draw(&episode)
    let value = episode.choose(
      Choice.reportedValue, by: Seat.buyer, seeing: types.value,
      wishing: grid.truth(types.value))
    let cost = episode.choose(
      Choice.reportedCost, by: Seat.seller, seeing: types.cost, wishing: grid.truth(types.cost))
    if value <= cost { return }
    rules.settle(&episode, types, paying: grid.money(of: cost), getting: grid.money(of: value))
  }
}
