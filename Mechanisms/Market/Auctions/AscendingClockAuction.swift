public import Arena
public import MechanismTools

/// The ascending clock auction: a rising price asks each bidder in turn to stay or to leave for good.
///
/// The last bidder who stays wins at the price it accepted last. To stay as long as the price does
/// not exceed one's value is obviously dominant: the best that could follow from leaving, nothing, is
/// no better than the worst that could follow from staying. The outcome is that of the second-price
/// auction up to a step of the clock, where truth is dominant, but not obviously so.
///
/// > Deviation: bidders are asked one after the other at every price, so that no two leave at once.
public struct AscendingClockAuction: Mechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "ascending-clock-auction", "A price rises until all bidders but one have left.",
    source: """
      S. Li, "Obviously Strategy-Proof Mechanisms", American Economic Review 107(11), 2017, pp. \
      3257-3287.
      """)

  /// What is decided.
  enum Choice { static let answer = 0 }
  /// What a bidder can answer to a price.
  enum Answer { static let leave = 0, stay = 1 }
  /// What nature decides.
  enum Nature { static let value = 0, tie = 1 }
  /// What is counted.
  enum Count { static let revenue = 0, surplus = 1, efficient = 2 }

  /// How many bid.
  public var bidders = 2
  /// The values, which are the prices of the clock too.
  public var grid = ValueGrid()

  /// Makes two bidders with values from 0 to 3.
  public init() {}

  /// Shows the bidders and their values.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "bidders", &bidders, in: 1...SmallList.limit, unit: "bidders", "How many bid.")
    grid.knobs(&visitor, hasBids: false)
  }

  /// Says whether there is anybody to outbid.
  public var complaint: String? {
    bidders < 2 ? "an ascending auction needs at least two bidders" : grid.complaint
  }

  /// Some bidders.
  public var roles: [Role] {
    let help = "Knows what the item is worth to it; gains that if it wins, less what it pays."
    return [Role("bidder", seats: bidders, help)]
  }

  /// To stay or to leave, seeing one's own value and the price.
  public var decisions: [Decision] {
    let step = grid.top / Double(grid.count - 1)
    let price = Values.numbers(from: step, step: step, count: grid.count - 1)
    let answers = Values.named([
      Label("leave", "Leaves the auction for good, gets nothing and pays nothing."),
      Label("stay", "Accepts the price; the last to stay wins, and pays what it accepted last."),
    ])
    return [
      Decision(
        "answer", sees: [Variable("value", grid.valueLabels), Variable("price", price)],
        actions: answers, "Whether to stay at the price of the clock.")
    ]
  }

  /// The values, and who wins if several stay to the end.
  public var draws: [Draw] {
    [
      Draw("a bidder's value", grid.valueLabels),
      Draw("the draw among those who stayed", .counted(bidders)),
    ]
  }

  /// Revenue, surplus and whether the item went where it is worth most.
  public var measures: [Measure] {
    let top = grid.worth(of: grid.count - 1)
    return [
      Measure("revenue", unit: "money", in: 0...top, "What the winner pays."),
      Measure("surplus", unit: "money", in: 0...top, "The winner's value of the item."),
      Measure(
        "efficient", unit: "sales", in: 0...1, "Whether a bidder of the highest value won."),
    ]
  }

  /// The surplus.
  public var goal: Goal { .measure(Count.surplus) }

  /// The clock ticks until one bidder is left, or to the greatest value, where a draw decides.
  public func play(_ episode: inout some Episode) {
    var values = SmallList()
    var greatest = 0
    for seat in 0..<bidders {
      values[seat] = episode.chance(Nature.value, uniform: grid.count)
      greatest = Swift.max(greatest, values[seat])
    }
    var accepted = SmallList()
    var staying = 1 << bidders - 1
    var count = bidders
    for price in 1..<grid.count where count > 1 {
      for seat in 0..<bidders where count > 1 && staying >> seat & 1 == 1 {
        let seen = values[seat] * (grid.count - 1) + price - 1
        let wish = values[seat] >= price ? Answer.stay : Answer.leave
        let answer = episode.choose(Choice.answer, by: seat, seeing: seen, wishing: wish)
        if answer == Answer.stay {
          accepted[seat] = price
        } else {
          staying -= 1 << seat
          count -= 1
        }
      }
    }
    var left = count == 1 ? 0 : episode.chance(Nature.tie, uniform: count)
    var winner = 0
    while staying >> winner & 1 == 0 || left > 0 {
      left -= staying >> winner & 1
      winner += 1
    }
    let price = grid.worth(of: accepted[winner])
    let worth = grid.worth(of: values[winner])
    episode.transfer(price, from: winner)
    episode.gain(worth, by: winner)
    episode.note(Count.revenue, price)
    episode.note(Count.surplus, worth)
    if values[winner] == greatest { episode.note(Count.efficient, 1) }
  }
}
