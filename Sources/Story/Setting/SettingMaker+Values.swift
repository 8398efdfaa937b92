import Arena

extension SettingMaker {
  /// Works a value out; nil after a complaint.
  ///
  /// A bare name is a member of a set only if it is known what the value has to be.
  mutating func value(_ expression: Expression, _ expected: Kind? = nil) -> Value? {
    guard works(at: expression.place) else { return nil }
    guard let value = plain(expression, expected) else { return nil }
    guard let expected else { return value }
    return coerce(value, to: expected, at: expression.place)
  }

  private mutating func plain(_ expression: Expression, _ expected: Kind?) -> Value? {
    let place = expression.place
    switch expression.form {
    case .number(let number): return Value(.number, number)
    case .truth(let isTrue): return Value(.truth, isTrue ? 1 : 0)
    case .none:
      guard case .optional(let set)? = expected else {
        complain("'none' stands only where a value may be missing, as for 'SET?'", at: place)
        return nil
      }
      return Value(.optional(set), Double(sets[set].count))
    case .name(let name): return named(name, expected, at: place)
    case .call(let name, let arguments): return call(name, arguments, expected, at: place)
    case .other(let seat): return other(seat, at: place)
    case .entry(let list, let index): return entry(list, index, at: place)
    case .negation(let inner):
      guard let value = value(inner, .number) else { return nil }
      // 0 - x would turn 0 into 0, and not into -0.
      return apply(.multiply, Value(.number, -1), value, .number, at: place)
    case .binary(let operation, let left, let right):
      return binary(operation, left, right, expression)
    case .not: return truth(expression)
    case .conditional(let condition, let yes, let no):
      return conditional(condition, yes, no, expected, at: place)
    case .cases(let subject, let cases):
      return choose(subject, cases, expected, at: place)
    case .fallback(let first, let second): return fallback(first, second, expected, at: place)
    case .list(let name, let turns, let entry):
      return list(name, turns, entry, expected.flatMap { lists[$0]?.entry }, at: place)
    case .search(let name, let set, let condition, let other):
      return search(name, set, condition, other, at: place)
    }
  }

  /// The value of a name: of a binding, or of the set that is expected.
  private mutating func named(_ name: Name, _ expected: Kind?, at place: Int) -> Value? {
    let member = expected.flatMap({ $0.set }).flatMap { self.member(name, of: $0) }
    guard let index = binding(name) else {
      if let member { return member }
      if case .role(let role)? = meaning(name), parties[role].seats == 1 {
        return Value(.seat(role), Double(parties[role].firstSeat))
      }
      if let set = expected?.set {
        complainUnknown(
          "value of '\(sets[set].name)'", name,
          sets[set].names, at: place)
      } else {
        complainUnknown("value", name, bindings.all.map { $0.name } + roleNames, at: place)
      }
      return nil
    }
    bindings[index].isRead = true
    let found = bindings[index]
    if found.isBroken { return nil }
    if let member, found.value.kind.set == member.kind.set {
      let line = tree.source.line(of: found.place)
      complain(
        """
        '\(text(name))' may be the value of line \(line), or the member of \
        '\(sets[member.kind.set ?? 0].name)'; name one of them otherwise
        """, at: place)
      return nil
    }
    if let block, found.block == block.number, found.value.known == nil, !block.isEach {
      complain("'\(text(name))' is known only after the block of simultaneous moves", at: place)
      return nil
    }
    if let member, coerceIsPossible(found.value.kind, to: expected) == false { return member }
    return found.value
  }

  private var roleNames: [Name] {
    meanings.compactMap { entry in if case .role = entry.meaning { entry.name } else { nil } }
  }

  private func coerceIsPossible(_ kind: Kind, to expected: Kind?) -> Bool {
    guard let expected else { return true }
    if kind == expected { return true }
    return kind.set != nil && kind.set == expected.set
  }

  /// A member of a set; absent if the set has it under other parameters.
  func member(_ name: Name, of set: Int) -> Value? {
    guard let number = sets[set].number(of: name) else { return nil }
    return number < 0 ? Value(absent: .member(set)) : Value(.member(set), Double(number))
  }

  /// Makes a value one of another kind where nothing is lost: a point of a grid is a number, and a member
  /// may be expected where there may be none.
  mutating func coerce(_ value: Value, to kind: Kind, at place: Int) -> Value? {
    if value.kind == kind { return value }
    if let list = lists[kind], list.keys == lists[value.kind]?.keys, let entries = value.entries {
      var coerced: [Value] = []
      for found in entries {
        guard let found = coerce(found, to: list.entry, at: place) else { return nil }
        coerced.append(found)
      }
      return Value(kind, entries: coerced)
    }
    switch (value.kind, kind) {
    case (.member(let set), .optional(let other)) where set == other:
      return value.of(kind)
    case (.member(let set), .number) where sets[set].grid != nil:
      return point(value, of: set, at: place)
    default:
      complain("expected \(text(kind)), but found \(text(value.kind))", at: place)
      return nil
    }
  }

  /// The number at a point of a grid: the least one plus the index times the step.
  private mutating func point(_ member: Value, of set: Int, at place: Int) -> Value? {
    guard let grid = sets[set].grid else { return nil }
    let index = member.of(.number)
    guard
      let distance = apply(.multiply, index, Value(.number, grid.step), .number, at: place)
    else { return nil }
    return apply(.add, Value(.number, grid.low), distance, .number, at: place)
  }

  /// The point of a grid at a number; the episode fails where there is none.
  mutating func point(
    at number: Value, of set: Int, from expressions: [Expression], at place: Int
  ) -> Value? {
    guard let grid = sets[set].grid else { return nil }
    let last = grid.low + Double(grid.count - 1) * grid.step
    let fault: Text = "a point of '\(sets[set].name)' must be in it"
    let slack = grid.step * 1e-6
    let range = grid.low - slack...last + slack
    if let known = number.known {
      let index = Swift.min(Swift.max((known - grid.low) / grid.step, 0), Double(grid.count - 1))
        .rounded()
      if abs(grid.low + index * grid.step - known) > slack {
        object("\(fault), but is \(grid: known)", at: place)
      }
      return Value(.member(set), index)
    }
    check(fault, number, in: range, from: expressions, at: place)
    let half = Value(.number, 0.5)
    guard
      let distance = apply(
        .subtract, number, Value(.number, grid.low), .number, at: place),
      let steps = apply(.divide, distance, Value(.number, grid.step), .number, at: place),
      let above = apply(.add, steps, half, .number, at: place)
    else { return nil }
    // Rounded to the nearest, since nothing is below 0.
    let index = Value(.member(set), register: writer.fresh())
    writer.write(
      .quotient, writer.register(of: index), writer.register(of: above),
      writer.register(of: 1))
    guard let point = coerce(index, to: .number, at: place),
      let rest = apply(.subtract, number, point, .number, at: place)
    else { return nil }
    check(fault, rest, in: -slack...slack, found: number, from: expressions, at: place)
    return index
  }

  /// The number, if the value is a point of a grid; otherwise the value.
  mutating func numeric(_ value: Value, at place: Int) -> Value? {
    guard case .member = value.kind else {
      return value
    }
    return coerce(value, to: .number, at: place)
  }

  /// What a kind is called.
  func text(_ kind: Kind) -> Text {
    switch kind {
    case .number: "a number"
    case .truth: "true or false"
    case .member(let set): "a value of '\(sets[set].name)'"
    case .optional(let set): "a value of '\(sets[set].name)' or none"
    case .seat(let role): "a seat of '\(parties[role].form.label)'"
    case .list:
      switch lists[kind]?.keys {
      case .members(let set)?: "a list by '\(sets[set].name)'"
      case .seats(let role)?: "a list by '\(parties[role].form.label)'"
      case .whole(let first, let count)?: "a list by \(first)...\(first + count - 1)"
      case nil: "a list"
      }
    }
  }

  /// The other seat of a role of two.
  private mutating func other(_ seat: Expression, at place: Int) -> Value? {
    guard let value = value(seat) else { return nil }
    guard case .seat(let role) = value.kind, let known = value.known else {
      complain("expected a seat, but found \(text(value.kind))", at: place)
      return nil
    }
    guard parties[role].seats == 2 else {
      object("other(...) needs a role of two seats", at: place)
      return Value(value.kind, known)
    }
    return Value(value.kind, Double(2 * parties[role].firstSeat + 1) - known)
  }
}
