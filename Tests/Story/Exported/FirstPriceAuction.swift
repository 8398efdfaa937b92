public import Arena

/// The highest bidder wins and pays its own bid.
public struct FirstPriceAuction: Mechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "first-price-auction", "The highest bidder wins and pays its own bid.",
    source: """
      W. Vickrey, Counterspeculation, Auctions, and Competitive Sealed Tenders, Journal of Finance \
      16(1), 1961; R. B. Myerson, Optimal Auction Design, Mathematics of Operations Research 6(1), \
      1981.
      """)

  /// What is decided.
  enum Choice { static let bid = 0 }

  /// What nature decides.
  enum Nature { static let value = 0, rank = 1 }

  /// What is counted.
  enum Count { static let revenue = 0, surplus = 1, efficient = 2 }

  /// How many bid.
  public var bidders = 2
  /// How many values, from 0 to top.
  public var values = 4
  /// The greatest value.
  public var top = 3.0
  /// Bids for each step between values.
  public var fineness = 1
  /// The least valid bid.
  public var reserve = 0.0

  /// Makes the mechanism with its default parameters.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("bidders", &bidders, in: 1...8, unit: "bidders", "How many bid.")
    visitor.knob("values", &values, in: 2...101, unit: "values", "How many values, from 0 to top.")
    visitor.knob("top", &top, in: 0.001...1e6, unit: "money", "The greatest value.")
    visitor.knob(
      "fineness", &fineness, in: 1...50, unit: "bids", "Bids for each step between values.")
    visitor.knob("reserve", &reserve, in: 0...1e6, unit: "money", "The least valid bid.")
  }

  /// Says what is wrong with the parameters taken together.
  public var complaint: String? {
    guard bids <= 256 else { return "values and fineness make more than 256 bids" }
    guard reserve <= top else {
      return "the reserve exceeds the greatest value, so nothing would ever be sold"
    }
    let valueSteps = (top - 0) / (top / (Double(values) - 1))
    guard valueSteps < 100_000 else {
      return "a grid needs a positive step, and at most 100000 points"
    }
    guard abs(valueSteps - Double(valueCount - 1)) < 1e-6 else { return "the values are even" }
    let bidSteps = (top - 0) / (top / (bids - 1))
    guard bidSteps < 100_000 else {
      return "a grid needs a positive step, and at most 100000 points"
    }
    guard abs(bidSteps - Double(bidCount - 1)) < 1e-6 else { return "the bids are even" }
    let rankSteps = (Double(bidders) - 1) / 1
    guard abs(rankSteps - Double(rankCount - 1)) < 1e-6 else { return "a rank is a whole number" }
    guard Numbers.isRange(0, greatest) else {
      return "the range of 'revenue' ends before it begins"
    }
    guard Numbers.isRange(0, greatest) else {
      return "the range of 'surplus' ends before it begins"
    }
    return nil
  }

  /// The players.
  public var roles: [Role] {
    [
      Role(
        "bidder", seats: bidders,
        "Knows what the item is worth to it; gains that if it wins, less what it pays.")
    ]
  }
  /// What they decide.
  public var decisions: [Decision] {
    [
      Decision(
        "bid", sees: [Variable("value", valueValues)], actions: bidValues,
        "How much to bid; the highest bid wins and is paid, unless it is below the reserve.")
    ]
  }
  /// What nature decides.
  public var draws: [Draw] {
    [Draw("a bidder's value", valueValues), Draw("the draw among equal bids", rankValues)]
  }
  /// What the designer counts.
  public var measures: [Measure] {
    [
      Measure("revenue", unit: "money", in: Numbers.range(0, greatest), "What the bidders pay."),
      Measure(
        "surplus", unit: "money", in: Numbers.range(0, greatest),
        "The winner's value of the item."),
      Measure("efficient", unit: "sales", in: 0...1, "Whether a bidder of the highest value won."),
    ]
  }
  /// What the designer wants most.
  public var goal: Goal { .measure(Count.surplus) }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    var drawn = [Int](repeating: 0, count: bidders)
    for i in bidderSeats {
      let value2 = episode.chance(Nature.value, uniform: valueCount)
      drawn[i] = value2
    }
    var saidBySeat = [Int](repeating: 0, count: bidders)
    for i in bidderSeats {
      saidBySeat[i] = episode.choose(
        Choice.bid, by: i, seeing: drawn[i], wishing: wishedBid(value2: drawn[i]))
    }
    let highest = Numbers.greatest(bidderSeats.map { i in Double(saidBySeat[i]) })
    let best = Numbers.greatest(bidderSeats.map { i in Double(drawn[i]) })
    let ties = Numbers.count(bidderSeats.map { i in Double(saidBySeat[i]) == highest })
    let price = highest * top / (bids - 1)
    if price < reserve { return }
    var ahead = 0.0
    if ties > 1 {
      guard Numbers.areWeights((0..<rankCount).map { r in Double(rank(at: r) <= ties ? 1 : 0) })
      else {
        return episode.fail(
          because: """
            'the draw among equal bids': no weight may be negative, and one has to be positive
            """)
      }
      let rank2 = episode.chance(
        Nature.rank, of: (0..<rankCount).map { r in Double(rank(at: r) <= ties ? 1 : 0) })
      ahead = Double(rank2)
    }
    for i in bidderSeats {
      if Double(saidBySeat[i]) == highest {
        if ahead == 0 { sell(&episode, winner: i, price: price, value2: drawn[i], best: best) }
        ahead -= 1
      }
    }
  }

  /// What the designer wishes at 'bid'.
  private func wishedBid(value2: Int) -> Int {
    (0..<bidCount).first(where: { b in b == value2 * fineness }) ?? bidCount - 1
  }

  /// What the story calls 'worth'.
  private func worth(value2: Int) -> Double {
    Double(value2) * Double(fineness) * top / (bids - 1)
  }

  /// Tells what the story calls 'sell'.
  private func sell(
    _ episode: inout some Episode, winner: Int, price: Double, value2: Int, best: Double
  ) {
    episode.transfer(price, from: winner)
    episode.note(Count.revenue, price)
    episode.gain(worth(value2: value2), by: winner)
    episode.note(Count.surplus, worth(value2: value2))
    if Double(value2) == best { episode.note(Count.efficient, 1) }
  }

  /// What the story calls 'bids'.
  private var bids: Double { (Double(values) - 1) * Double(fineness) + 1 }

  /// How many points 'Value' has; 1 if the step does not fit.
  private var valueCount: Int {
    let steps = (top - 0) / (top / (Double(values) - 1))
    return steps >= 0 && steps < 100_000 ? Int(steps + 0.5) + 1 : 1
  }

  /// Returns a point of 'Value'.
  private func value(at index: Int) -> Double {
    0 + Double(index) * (top / (Double(values) - 1))
  }

  /// The points of 'Value'.
  private var valueValues: Values {
    .numbers(from: 0, step: top / (Double(values) - 1), count: valueCount)
  }

  /// How many points 'Bid' has; 1 if the step does not fit.
  private var bidCount: Int {
    let steps = (top - 0) / (top / (bids - 1))
    return steps >= 0 && steps < 100_000 ? Int(steps + 0.5) + 1 : 1
  }

  /// Returns a point of 'Bid'.
  private func bid(at index: Int) -> Double {
    0 + Double(index) * (top / (bids - 1))
  }

  /// The points of 'Bid'.
  private var bidValues: Values { .numbers(from: 0, step: top / (bids - 1), count: bidCount) }

  /// How many points 'Rank' has; 1 if the step does not fit.
  private var rankCount: Int {
    let steps = (Double(bidders) - 1) / 1
    return steps >= 0 && steps < 100_000 ? Int(steps + 0.5) + 1 : 1
  }

  /// Returns a point of 'Rank'.
  private func rank(at index: Int) -> Double {
    1 + Double(index) * 1
  }

  /// The points of 'Rank'.
  private var rankValues: Values { .numbers(from: 1, step: 1, count: rankCount) }

  /// The seats of 'bidder', by number.
  private var bidderSeats: Range<Int> { 0..<bidders }

  /// What the story calls 'greatest'.
  private var greatest: Double { worth(value2: valueCount - 1) }
}

/// What is worked out in the order in which the story has it.
private enum Numbers {
  /// The greatest of some numbers, from first to last; 0 of none.
  static func greatest(_ numbers: [Double]) -> Double {
    var result = numbers.first ?? 0
    for number in numbers.dropFirst() { result = Swift.max(result, number) }
    return result
  }

  /// How many of some truths hold.
  static func count(_ truths: [Bool]) -> Double {
    var result = 0.0
    for truth in truths where truth { result += 1 }
    return result
  }

  /// Whether no weight is negative, and one is positive.
  static func areWeights(_ weights: [Double]) -> Bool {
    weights.allSatisfy { $0 >= 0 } && weights.contains { $0 > 0 }
  }

  /// Whether a range ends where it begins or later.
  static func isRange(_ low: Double, _ high: Double) -> Bool {
    low <= high && low.isFinite && high.isFinite
  }

  /// A range; of 0 alone if it would end before it begins.
  static func range(_ low: Double, _ high: Double) -> ClosedRange<Double> {
    low <= high ? low...high : 0...0
  }
}
