import GameTheory

extension Budget {
  /// The default budget with another number of profiles.
  static func profiles(_ most: Int) -> Budget {
    var budget = Budget()
    budget.profiles = most
    return budget
  }

  /// The default budget with another number of steps.
  static func steps(_ most: Int) -> Budget {
    var budget = Budget()
    budget.steps = most
    return budget
  }
}
