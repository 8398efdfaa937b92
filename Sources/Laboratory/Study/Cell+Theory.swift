import GameTheory

extension Cell {
  /// A budget as it is written down.
  static func json(_ budget: Budget) -> JSON {
    .object([
      "leaves": .integer(budget.leaves), "profiles": .integer(budget.profiles),
      "steps": .integer(budget.steps),
    ])
  }
}
