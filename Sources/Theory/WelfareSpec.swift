public import Arena

/// A welfare function as a study names it: a function of payoffs, a measure, or a weighted sum.
public struct WelfareSpec: Sendable {
  /// One term of a sum.
  struct Term: Sendable {
    let weight: Double
    let part: Part
  }

  /// What a term evaluates.
  enum Part: Sendable {
    case function(WelfareFunction)
    case measure(Int)
  }

  /// The name, which results are filed under.
  public let name: String
  /// The unit.
  public let unit: String
  /// What it looks at: the population if any part does.
  public let scope: WelfareScope
  let terms: [Term]
  /// Whether the designer wants more of it, or less.
  public var sense = Goal.Sense.most

  /// The largest weight of a term, nested sums multiplied out.
  package static let mostWeight = 1e12

  /// Returns the welfare of mean payoffs and measures per episode.
  package func value(payoffs: [Double], measures: [Double]) -> Double {
    var sum = 0.0
    for term in terms {
      switch term.part {
      case .function(let function): sum += term.weight * function.value(payoffs)
      case .measure(let index): sum += term.weight * measures[index]
      }
    }
    return sum
  }

  /// Its value at every leaf of a tree; nil when it is not a mean over episodes.
  package func objective(on tree: GameTree) -> [Double]? {
    guard scope == .episode else { return nil }
    let count = tree.shape.measures.count
    return (0..<tree.leaves).map { leaf in
      value(
        payoffs: (0..<tree.seats).map { tree.payoff(leaf: leaf, seat: $0) },
        measures: (0..<count).map { tree.measure(leaf: leaf, index: $0) })
    }
  }

  /// The designer's own goal.
  package static func goal(_ goal: Goal, _ shape: Shape) -> WelfareSpec {
    switch goal {
    case .meanPayoff: function(Utilitarian(), name: Utilitarian.card.id)
    case .measure(let index, let sense): measure(index, sense, shape)
    }
  }

  /// What stands before the name of a measure of which less is better.
  private static let least = "least "

  /// A measure of the game.
  private static func measure(_ index: Int, _ sense: Goal.Sense, _ shape: Shape) -> WelfareSpec {
    let measure = shape.measures[index]
    return WelfareSpec(
      name: sense == .most ? measure.name : least + measure.name, unit: measure.unit,
      scope: .episode,
      terms: [Term(weight: 1, part: .measure(index))], sense: sense)
  }

  /// The measure of a name, of which more is better, or less if "least" stands before it; nil if there is none.
  package static func measure(named name: String, in shape: Shape) -> WelfareSpec? {
    if let index = shape.measures.firstIndex(where: { $0.name == name }) {
      return measure(index, .most, shape)
    }
    return shape.measures.firstIndex { least + $0.name == name }.map { measure($0, .least, shape) }
  }

  /// A function of payoffs.
  package static func function<W: Welfare>(_ function: W, name: String) -> WelfareSpec {
    WelfareSpec(
      name: name, unit: W.unit, scope: W.scope,
      terms: [Term(weight: 1, part: .function(WelfareFunction(function)))])
  }

  /// A weighted sum of functions of which more is better; nil where weights multiply to more than
  /// ``mostWeight``.
  package static func sum(
    _ name: String, unit: String, of parts: [(weight: Double, spec: WelfareSpec)]
  ) -> WelfareSpec? {
    let terms = parts.flatMap { part in
      part.spec.terms.map { Term(weight: part.weight * $0.weight, part: $0.part) }
    }
    if terms.contains(where: { $0.weight.magnitude > mostWeight }) { return nil }
    return WelfareSpec(
      name: name, unit: unit,
      scope: parts.contains { $0.spec.scope == .population } ? .population : .episode, terms: terms)
  }
}

/// A welfare function with its parameters, its type forgotten.
struct WelfareFunction: Sendable {
  let scope: WelfareScope
  /// Between what numbers all its values lie; see `Welfare.range`.
  let range: ClosedRange<Double>?
  /// The welfare of some payoffs.
  let value: @Sendable ([Double]) -> Double

  init<W: Welfare>(_ function: W) {
    scope = W.scope
    range = W.range
    value = { function.value(of: $0) }
  }
}
