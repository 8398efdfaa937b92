public import Arena

/// Vickrey, Clarke and Groves for one buyer and one seller: truthful, efficient and never paid for.
///
/// Whenever the reported value exceeds the reported cost the item is traded; the buyer pays the cost
/// and the seller gets the value. Truth is dominant and every gain is made, but an outsider pays the
/// gain itself a second time: with both values uniform on [0, 1], 1/6 a pair on average.
///
/// > Source: W. Vickrey, "Counterspeculation, Auctions, and Competitive Sealed Tenders", *Journal of
/// > Finance* 16(1), 1961, pp. 8–37; R. B. Myerson, M. A. Satterthwaite, "Efficient Mechanisms for
/// > Bilateral Trading", *Journal of Economic Theory* 29(2), 1983, pp. 265–281.
///
/// > Deviation: values are uniform on a grid, not on the continuum.
public struct VCGTrade: Mechanism {
  /// What the catalogue says.
  public static let card = Card(
    "vcg-trade", "Efficient trade of one item whose gains an outsider pays a second time.",
    source: "R. B. Myerson, M. A. Satterthwaite, Efficient Mechanisms for Bilateral Trading, 1983.")

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
    rules.decisions("reported value", "reported cost", rules.grid.bidLabels)
  }
  /// The surplus, whether anything was traded, and the deficit.
  public var measures: [Measure] { rules.measures }
  /// The surplus.
  public var goal: Goal { .measure(0) }

  /// Both report at once; each is charged or paid what the other reports.
  public func play(_ episode: inout some Episode) {
    let grid = rules.grid
    let types = rules.draw(&episode)
    let bid = episode.choose(0, by: 0, seeing: types.value, wishing: grid.truth(types.value))
    let ask = episode.choose(1, by: 1, seeing: types.cost, wishing: grid.truth(types.cost))
    if bid <= ask { return }
    rules.settle(&episode, types, paying: grid.money(of: ask), getting: grid.money(of: bid))
  }
}
