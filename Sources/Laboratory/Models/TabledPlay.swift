public import Arena

/// An agent that plays the strategy that was said before: a probability for every action at each information set.
///
/// It stands in no listing: whoever asked a language model makes its kind. A choice takes one draw and one
/// comparison, however many actions there are.
///
/// > Source: A. J. Walker, An Efficient Method for Generating Discrete Random Variables with General Distributions,
/// ACM Transactions on Mathematical Software 3(3), 1977, pp. 253-256; the tables are made as M. D. Vose has it, IEEE
/// Transactions on Software Engineering 17(9), 1991, pp. 972-975.
public struct TabledPlay: Agent {
  /// The entry that it would have in the catalogue.
  public static let card = Card(
    "tabled-play", "Plays what a language model said that it does at each information set.",
    source: LanguageModelAgent.card.source)

  /// How far a draw may go for its action to be taken, of 2^64, and the action that is taken beyond.
  private struct Column: Sendable {
    var share: UInt64
    var other: Int
  }

  private let probabilities: [Double]
  private var columns: [Column] = []

  /// Makes the kind without a strategy, which can play no game.
  public init() { probabilities = [] }

  /// Makes the kind of a strategy.
  ///
  /// - Parameter probabilities: One for each slot of the game, with a sum of 1 at each information set.
  public init(probabilities: [Double]) { self.probabilities = probabilities }

  /// Makes the tables; complains unless there is a probability for every slot.
  public mutating func prepare(for briefing: Briefing) -> String? {
    let shape = briefing.shape
    guard probabilities.count == shape.slots else {
      return "needs \(shape.slots) probabilities, but has \(probabilities.count)"
    }
    columns = Array(repeating: Column(share: 0, other: 0), count: shape.slots)
    for infoset in 0..<shape.infosets {
      let (first, count) = shape.slots(ofInfoset: infoset)
      fill(first..<first + count)
    }
    return nil
  }

  /// Fills the columns of an information set: whoever has too little is topped up by one who has too much.
  private mutating func fill(_ slots: Range<Int>) {
    let count = Double(slots.count)
    var heights = slots.map { probabilities[$0] * count }
    var (small, large) = (
      heights.indices.filter { heights[$0] < 1 }, heights.indices.filter { heights[$0] >= 1 }
    )
    // Rounding may leave nobody who has too much: whoever then has too little stays, and has enough.
    while let high = large.last, let low = small.popLast() {
      // Of 2^64, which is more than the largest number that there is.
      columns[slots.lowerBound + low] = Column(
        share: UInt64(Swift.max(0, heights[low]) * 0x1p64), other: high)
      heights[high] -= 1 - heights[low]
      if heights[high] < 1 {
        large.removeLast()
        small.append(high)
      }
    }
    for rest in small + large {
      columns[slots.lowerBound + rest] = Column(share: .max, other: rest)
    }
  }

  /// Draws one of the actions.
  public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    let draw = random.next().multipliedFullWidth(by: UInt64(turn.count))
    let action = Int(draw.high)
    return columns.withUnsafeBufferPointer { columns in
      let column = columns[turn.slot + action]
      return draw.low < column.share ? action : column.other
    }
  }
}
