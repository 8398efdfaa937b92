import Arena

/// A sealed-bid auction of one good: values and bids 0, 1, ..., a coin among the highest bids.
///
/// The designer wishes truthful bids.
struct TinyAuction: Mechanism {
  static let card = Card("tiny-auction", "Sealed bids for one good.", source: "A test.")
  var bidders = 2
  var values = 3
  /// Whether the winner pays the second-highest bid rather than its own.
  var isSecondPrice = true

  init() {}
  init(bidders: Int = 2, values: Int = 3, isSecondPrice: Bool) {
    (self.bidders, self.values, self.isSecondPrice) = (bidders, values, isSecondPrice)
  }

  private var grid: Values { .numbers(from: 0, step: 1, count: values) }
  var roles: [Role] { [Role("bidder", seats: bidders)] }
  var decisions: [Decision] { [Decision("bid", sees: [Variable("value", grid)], actions: grid)] }
  var draws: [Draw] { [Draw("value", grid), Draw("tie", .counted(bidders))] }
  var measures: [Measure] {
    [Measure("surplus", unit: "money", in: 0...100, "The winner's value.")]
  }
  var goal: Goal { .measure(0) }

  func play(_ episode: inout some Episode) {
    var value: [Int] = []
    for _ in 0..<bidders { value.append(episode.chance(0, uniform: values)) }
    var bid: [Int] = []
    for seat in 0..<bidders {
      bid.append(episode.choose(0, by: seat, seeing: value[seat], wishing: value[seat]))
    }
    let top = bid.max() ?? 0
    let highest = bid.indices.filter { bid[$0] == top }
    let winner = highest[episode.chance(1, uniform: highest.count)]
    var others = bid
    others.remove(at: winner)
    episode.gain(Double(value[winner]), by: winner)
    episode.transfer(Double(isSecondPrice ? others.max() ?? 0 : top), from: winner)
    episode.note(0, Double(value[winner]))
  }
}

/// An ascending clock for two bidders: at each price the first, then the second stays or leaves; who
/// is left alone pays the price.
///
/// The designer wishes each to stay while its value exceeds the price.
struct ClockAuction: Mechanism {
  static let card = Card("clock-auction", "A price that rises until one leaves.", source: "A test.")
  var values = 4

  private var grid: Values { .numbers(from: 0, step: 1, count: values) }
  var roles: [Role] { [Role("bidder", seats: 2)] }
  var decisions: [Decision] {
    [
      Decision(
        "stay", sees: [Variable("value", grid), Variable("price", grid)],
        actions: .named(["leave", "stay"]))
    ]
  }
  var draws: [Draw] { [Draw("value", grid)] }

  func play(_ episode: inout some Episode) {
    var value: [Int] = []
    for _ in 0..<2 { value.append(episode.chance(0, uniform: values)) }
    for price in 0..<values {
      for seat in 0..<2 {
        let sight = value[seat] * values + price
        let wish = value[seat] > price ? 1 : 0
        if episode.choose(0, by: seat, seeing: sight, wishing: wish) == 1 { continue }
        episode.gain(Double(value[1 - seat]), by: 1 - seat)
        episode.transfer(Double(price), from: 1 - seat)
        return
      }
    }
  }
}
