/// How much a search may cost before it must answer with what it knows.
///
/// A search never hangs and never ends silently: beyond its budget it returns a status and whatever
/// bound it already has.
public struct Budget: Sendable {
  /// The most leaves of a game tree.
  public var leaves = 1_000_000
  /// The most pure-strategy profiles of a strategic form.
  public var profiles = 1_000_000
  /// The most steps of a solver: pivots, iterations, boxes, rays.
  public var steps = 1_000_000
  /// The longest time; nil for any, as in studies, whose results must not depend on a clock.
  public var seconds: Double?

  /// Makes the default budget.
  public init() {}

  /// Starts counting.
  public var meter: Meter { Meter(self) }
}

/// What is left of a budget of steps and seconds.
public struct Meter {
  private var steps: Int
  private var untilLook = 64
  private let deadline: ContinuousClock.Instant?
  /// Whether the budget is used up.
  public private(set) var isExhausted = false

  init(_ budget: Budget) {
    steps = budget.steps
    deadline = budget.seconds.map { ContinuousClock.now + .seconds($0) }
  }

  /// Takes steps off the budget; false once it is used up.
  ///
  /// The clock is looked at once in 64 calls.
  public mutating func spend(_ count: Int = 1) -> Bool {
    if isExhausted { return false }
    steps -= count
    untilLook -= 1
    if steps < 0 { isExhausted = true }
    if untilLook == 0 {
      untilLook = 64
      if let deadline, ContinuousClock.now > deadline { isExhausted = true }
    }
    return !isExhausted
  }
}
