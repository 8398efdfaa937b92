import GameTheory

extension Budget {
  /// The default budget with another number of profiles.
  static func profiles(_ most: Int) -> Budget {
    var budget = Budget()
    budget.profiles = most
    return budget
  }

  /// Enough to judge every property of a small game in an audit, without a table in which to look for
  /// equilibria beside them.
  static var withoutEquilibria: Budget {
    var budget = Budget()
    budget.profiles = 1
    return budget
  }

  /// The default budget with another number of steps.
  static func steps(_ most: Int) -> Budget {
    var budget = Budget()
    budget.steps = most
    return budget
  }
}
