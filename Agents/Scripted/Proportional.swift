public import Arena

/// An agent that answers with a factor of the number that it sees, such as a bid of half its value.
///
/// Of several numbers that it sees, the first counts. The answer is the action nearest to the factor times
/// that number; of two that are as near, the lower one.
public struct Proportional: Agent {
  /// The entry in the catalogue.
  public static let card = Card(
    "proportional", "Answers with a factor of the number that it sees, such as half its value.",
    source: """
      W. Vickrey, "Counterspeculation, Auctions, and Competitive Sealed Tenders", Journal of Finance \
      16(1), 1961, pp. 8-37, where bids are proportional to values.
      """)

  /// What the number is multiplied by.
  public var factor = 1.0
  /// The answer at every information set.
  private var answers: [Int] = []

  /// Makes the kind that answers with the number itself.
  public init() {}

  /// Shows the factor.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "factor", &factor, in: -1000...1000, unit: "1", "What the number seen is multiplied by.")
  }

  /// Works out the answers; complains where no number is seen or asked for.
  public mutating func prepare(for briefing: Briefing) -> String? {
    var answers: [Int] = []
    for decision in briefing.shape.decisions {
      guard case .numbers(let first, let step, let count) = decision.actions else {
        return "needs to answer with numbers, but the actions of \"" + decision.name
          + "\" are names"
      }
      guard let numbers = Proportional.numbersSeen(at: decision) else {
        return "needs to see a number at every decision, but \"" + decision.name + "\" sees none"
      }
      for number in numbers {
        let place = step > 0 ? (factor * number - first) / step : 0
        let inside = Swift.min(Swift.max(place, 0), Double(count - 1))
        let below = Int(inside)
        answers.append(inside - Double(below) > 0.5 ? below + 1 : below)
      }
    }
    self.answers = answers
    return nil
  }

  /// The first number of every observation of a decision; nil when only names are seen, or nothing.
  private static func numbersSeen(at decision: Decision) -> [Double]? {
    // Observations are numbered with the last variable fastest.
    var stride = decision.observations
    for variable in decision.sees {
      stride /= variable.values.count
      guard case .numbers(let first, let step, let count) = variable.values else { continue }
      return (0..<decision.observations).map { first + step * Double($0 / stride % count) }
    }
    return nil
  }

  /// Gives the answer.
  public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    answers[turn.infoset]
  }
}
