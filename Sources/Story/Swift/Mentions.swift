extension Expression {
  /// Whether a name stands in it.
  func mentions(_ name: Name) -> Bool {
    switch form {
    case .name(let other) where other == name: true
    case .call(let function, _) where function == name: true
    default: parts.contains { $0.mentions(name) }
    }
  }
}

extension Statement {
  /// Whether a name is read in it.
  func mentions(_ name: Name) -> Bool {
    switch form {
    case .bind(_, _, let origin, _): origin.mentions(name)
    case .change(let other, let index, let origin):
      // A list of which an entry is changed is not made anew.
      index.map { $0.mentions(name) || other == name } ?? false || origin.mentions(name)
    case .draw(_, _, _, let weights): weights.expressions.contains { $0.mentions(name) }
    case .gain(let amount, let seat): amount.mentions(name) || seat.mentions(name)
    case .transfer(let amount, let payer, let payee):
      amount.mentions(name) || payer.map { $0.mentions(name) } ?? false
        || payee.map { $0.mentions(name) } ?? false
    case .note(_, let amount): amount.mentions(name)
    case .slip(let action, _, let seat): action.mentions(name) || seat.mentions(name)
    case .branch(let condition, let yes, let no):
      condition.mentions(name) || yes.contains { $0.mentions(name) }
        || no.contains { $0.mentions(name) }
    case .loop(_, let turns, let condition, let body):
      turns.mentions(name) || condition.map { $0.mentions(name) } ?? false
        || body.contains { $0.mentions(name) }
    case .together(let body), .togetherEach(_, _, let body): body.contains { $0.mentions(name) }
    case .perform(_, let arguments): arguments.contains { $0.mentions(name) }
    case .end, .endRound: false
    }
  }

  /// Whether a variable is changed in it.
  func changes(_ name: Name) -> Bool {
    switch form {
    case .change(let other, _, _): other == name
    case .branch(_, let yes, let no):
      yes.contains { $0.changes(name) } || no.contains { $0.changes(name) }
    case .loop(_, _, _, let body), .together(let body), .togetherEach(_, _, let body):
      body.contains { $0.changes(name) }
    default: false
    }
  }
}

extension Statement.Origin {
  fileprivate func mentions(_ name: Name) -> Bool {
    switch self {
    case .value(let value), .chance(_, let value): value.mentions(name)
    case .choice(_, let seat, let seeing):
      seat.mentions(name) || seeing.contains { $0.value.mentions(name) }
    }
  }
}

extension Statement.Turns {
  fileprivate func mentions(_ name: Name) -> Bool {
    switch self {
    case .all: false
    case .whole(let first, let last): first.mentions(name) || last.mentions(name)
    }
  }
}

extension SeatForm {
  fileprivate func mentions(_ name: Name) -> Bool {
    if case .seat(let seat) = kind { seat.mentions(name) } else { false }
  }
}
