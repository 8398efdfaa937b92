import Arena
// Whoever imports auctions and trade sets their grid of values.
public import MechanismTools

/// What sealed-bid auctions share: private values, one bid each, a reserve, a draw among equals.
///
/// A bid below the reserve counts for nothing: it neither wins nor pays. The designer wishes that
/// everyone bids its value, so that the item goes to whoever values it most.
public struct SealedBids: Sendable {
  /// Who pays what.
  enum Payment {
    /// The winner pays the highest losing bid, or the reserve if that is more.
    case second
    /// The winner pays its bid.
    case first
    /// Everyone pays its bid.
    case all
  }

  /// What is decided.
  enum Choice { static let bid = 0 }
  /// What nature decides.
  enum Nature { static let value = 0, tie = 1 }
  /// What is counted.
  enum Count { static let revenue = 0, surplus = 1, efficient = 2 }

  /// How many bid.
  public var bidders = 2
  /// The values and the bids.
  public var grid = ValueGrid()
  /// The least valid bid.
  public var reserve = 0.0

  /// Makes two bidders with values from 0 to 3 and no reserve.
  public init() {}

  /// Shows the bidders, their values and the reserve.
  mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "bidders", &bidders, in: 1...SmallList.limit, unit: "bidders", "How many bid.")
    grid.knobs(&visitor)
    visitor.knob("reserve", &reserve, in: 0...1e6, unit: "money", "The least valid bid.")
  }

  /// Says whether anything could be sold.
  var complaint: String? {
    if let complaint = grid.complaint { return complaint }
    return reserve > grid.top
      ? "the reserve exceeds the greatest value, so nothing would ever be sold" : nil
  }

  /// Some bidders.
  var roles: [Role] {
    let help = "Knows what the item is worth to it; gains that if it wins, less what it pays."
    return [Role("bidder", seats: bidders, help)]
  }

  /// Returns the decision: one bid, seeing one's own value, with a line of help.
  func decisions(_ help: String) -> [Decision] {
    [Decision("bid", sees: [Variable("value", grid.valueLabels)], actions: grid.bidLabels, help)]
  }

  /// The values, and who wins among equal bids.
  var draws: [Draw] {
    [
      Draw("a bidder's value", grid.valueLabels),
      Draw("the draw among equal bids", .counted(bidders)),
    ]
  }

  /// Returns what the designer counts when at most so many bidders pay.
  func measures(payers: Int) -> [Measure] {
    let top = grid.worth(of: grid.count - 1)
    // Added up as the story does, so that rounding cannot pass the bound.
    let most = (0..<payers).reduce(0.0) { sum, _ in sum + top }
    return [
      Measure("revenue", unit: "money", in: 0...most, "What the bidders pay."),
      Measure("surplus", unit: "money", in: 0...top, "The winner's value of the item."),
      Measure(
        "efficient", unit: "sales", in: 0...1, "Whether a bidder of the highest value won."),
    ]
  }

  /// Draws the values, asks for bids, settles and gives the item to the winner.
  func play(_ episode: inout some Episode, _ payment: Payment) {
    var values = SmallList()
    var bids = SmallList()
    var greatest = 0
    for seat in 0..<bidders {
      values[seat] = episode.chance(Nature.value, uniform: grid.count)
      greatest = Swift.max(greatest, values[seat])
    }
    var (first, second, ties) = (-1, -1, 0)
    for seat in 0..<bidders {
      let truth = grid.truth(values[seat])
      let bid = episode.choose(Choice.bid, by: seat, seeing: values[seat], wishing: truth)
      bids[seat] = bid
      if bid > first {
        (first, second, ties) = (bid, first, 1)
      } else {
        if bid == first { ties += 1 }
        second = Swift.max(second, bid)
      }
    }
    if payment == .all { collect(bids, &episode) }
    if grid.money(of: first) < reserve { return }
    let winner = winner(bids, first, ties, &episode)
    if payment != .all {
      let loser = second < 0 ? 0 : grid.money(of: second)
      let price = payment == .first ? grid.money(of: first) : Swift.max(reserve, loser)
      episode.transfer(price, from: winner)
      episode.note(Count.revenue, price)
    }
    let worth = grid.worth(of: values[winner])
    episode.gain(worth, by: winner)
    episode.note(Count.surplus, worth)
    if values[winner] == greatest { episode.note(Count.efficient, 1) }
  }

  /// Makes everyone pay its valid bid.
  private func collect(_ bids: SmallList, _ episode: inout some Episode) {
    var revenue = 0.0
    for seat in 0..<bidders {
      let price = grid.money(of: bids[seat])
      if price < reserve { continue }
      episode.transfer(price, from: seat)
      revenue += price
    }
    episode.note(Count.revenue, revenue)
  }

  /// Returns who made the highest bid; a draw decides among equals.
  private func winner(
    _ bids: SmallList, _ highest: Int, _ ties: Int, _ episode: inout some Episode
  ) -> Int {
    var left = ties == 1 ? 0 : episode.chance(Nature.tie, uniform: ties)
    var seat = 0
    while bids[seat] != highest || left > 0 {
      if bids[seat] == highest { left -= 1 }
      seat += 1
    }
    return seat
  }
}
