public import Arena

/// What stands for the designer's wish where she states none.
@usableFromInline enum UnstatedWish {
  /// The action.
  @inlinable static var action: Int { 0 }
}

/// What a combinator must know of the mechanism it wraps while a story is told, counted beforehand.
@frozen @usableFromInline struct BaseLayout: Sendable {
  /// The number of seats.
  @usableFromInline var seats = 0
  /// The number of roles.
  @usableFromInline var roles = 0
  /// The number of draws.
  @usableFromInline var draws = 0
  /// The number of measures.
  @usableFromInline var measures = 0
  /// The role of every seat.
  @usableFromInline var roleOfSeat: [Int] = []
  /// The number of actions of every decision.
  @usableFromInline var actions: [Int] = []
  /// The number of observations of every decision; 1 if there are too many for any game.
  @usableFromInline var observations: [Int] = []

  /// Counts; a mechanism that has a complaint is never told, and counts nothing.
  @usableFromInline init(_ base: some Mechanism) {
    guard base.complaint == nil else { return }
    for (index, role) in base.roles.enumerated() {
      for _ in 0..<role.seats { roleOfSeat.append(index) }
      roles += 1
    }
    seats = roleOfSeat.count
    draws = base.draws.count
    measures = base.measures.count
    for decision in base.decisions {
      actions.append(decision.actions.count)
      var count = 1
      for variable in decision.sees {
        let (product, overflow) = count.multipliedReportingOverflow(by: variable.values.count)
        count = overflow ? 1 : product
      }
      observations.append(count)
    }
  }
}

extension Mechanism {
  /// One decision for each role, named for it where there are several.
  @usableFromInline func decisionPerRole(
    _ name: String, sees: [Variable] = [], actions: Values, _ help: String
  ) -> [Decision] {
    let roles = roles
    return roles.indices.map { role in
      Decision(
        roles.count == 1 ? name : name + " by " + roles[role].name, role: role, sees: sees,
        actions: actions, help)
    }
  }

  /// The decisions, each of which sees something more, first or last of all that it sees, or may be one
  /// at which players forget.
  @usableFromInline func decisions(
    seeing first: [Variable] = [], last: [Variable] = [], forgets: Bool = false
  ) -> [Decision] {
    decisions.map { decision in
      Decision(
        decision.name, role: decision.role, sees: first + decision.sees + last,
        actions: decision.actions, forgets: forgets || decision.forgets, decision.help)
    }
  }
}
