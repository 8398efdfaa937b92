/// What a welfare function looks at.
public enum WelfareScope: String, Sendable, CaseIterable {
  /// The mean over episodes of something each episode has.
  case episode
  /// The distribution of the agents' mean payoffs.
  case population
}

/// A welfare function: how good an outcome is for the collective, in the designer's eyes.
///
/// It sees payoffs, never agents. Every function here is symmetric. Most never fall when a payoff rises
/// and, where all payoffs are equal, give that payoff: so their unit is the unit of payoff, and the mean
/// payoff is never exceeded. The others measure equality alone; they have a ``range``, and are 1 where all
/// payoffs are equal.
public protocol Welfare: Knobbed, Sendable {
  /// The entry in the catalogue: name, summary and source.
  static var card: Card { get }

  /// Whether it is a mean over episodes or a function of the agents' mean payoffs.
  static var scope: WelfareScope { get }

  /// The unit of its values.
  static var unit: String { get }

  /// Between what numbers all its values lie; nil if it lies between the least and the mean payoff,
  /// negative payoffs counted as 0 where it counts them so.
  static var range: ClosedRange<Double>? { get }

  /// Makes the function with its default parameters.
  init()

  /// Returns the welfare of some payoffs, in any order.
  ///
  /// - Precondition: `payoffs` is not empty.
  func value(of payoffs: [Double]) -> Double
}

extension Welfare {
  /// The unit of payoff.
  public static var unit: String { "payoff" }

  /// Between the least and the mean payoff.
  public static var range: ClosedRange<Double>? { nil }

  /// No parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {}
}

/// A visitor that a catalogue of welfare functions shows its entries to.
public protocol WelfareVisitor {
  /// Visits one function.
  mutating func visit<W: Welfare>(_ type: W.Type)
}

/// Shows every welfare function of the arena to a visitor, in the order of listings.
public func visitWelfare(_ visitor: inout some WelfareVisitor) {
  visitor.visit(Utilitarian.self)
  visitor.visit(Egalitarian.self)
  visitor.visit(NashWelfare.self)
  visitor.visit(Atkinson.self)
  visitor.visit(Sen.self)
  visitor.visit(GiniEquality.self)
  visitor.visit(TheilEquality.self)
  visitor.visit(HooverEquality.self)
  visitor.visit(EqualityTimesProductivity.self)
}
