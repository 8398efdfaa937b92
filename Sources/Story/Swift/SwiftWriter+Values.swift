extension SwiftWriter {
  /// Writes a value; a bare name is a member of a set only if it is known what the value has to be.
  mutating func value(_ expression: Expression, _ expected: Kind? = nil) -> SwiftValue {
    let value = plain(expression, expected)
    guard let expected else { return value }
    return coerce(value, to: expected, at: expression.place)
  }

  private mutating func plain(_ expression: Expression, _ expected: Kind?) -> SwiftValue {
    let place = expression.place
    switch expression.form {
    case .number(let number): return literal(number)
    case .truth(let isTrue): return SwiftValue(isTrue ? "true" : "false", .truth)
    case .none:
      guard case .optional(let set)? = expected else {
        return refuse("'none' stands alone", at: place)
      }
      return SwiftValue("nil", .optional(set))
    case .name(let name): return named(name, expected, at: place)
    case .call(let name, let arguments): return call(name, arguments, expected, at: place)
    case .other(let seat): return other(seat)
    case .entry(let list, let index): return entry(value(list), index, at: place)
    case .negation(let inner):
      let inner = value(inner, .number)
      var result = SwiftValue(
        .prefixed("-", inner.operand(of: .sign, isRight: true)), .sign, .number)
      result.isLiteral = inner.isLiteral
      result.whole = inner.isLiteral ? inner.whole.map { "-" + $0 } : nil
      return result
    case .not(let inner): return negated(value(inner, .truth))
    case .binary(.and, let left, let right): return both(left, right, "&&", .and)
    case .binary(.or, let left, let right): return both(left, right, "||", .or)
    case .binary(let operation, let left, let right):
      return operation.isComparison
        ? comparison(operation, left, right) : arithmetic(operation, left, right, at: place)
    case .conditional(let condition, let yes, let no):
      return conditional(condition, yes, no, expected)
    case .cases(let subject, let cases): return choose(subject, cases, expected, at: place)
    case .fallback(let first, let second):
      let first = value(first)
      guard case .optional(let set) = first.kind else { return first }
      let second = under(join(first, "==", SwiftValue("nil", first.kind), .comparison, .truth)) {
        $0.value(second, .member(set))
      }
      return join(first, "??", second, .fallback, .member(set))
    case .list(let name, let turns, let entry):
      return list(name, turns, entry, expected.flatMap { lists[$0]?.entry }, at: place)
    case .search(let name, let set, let condition, let other):
      return search(name, set, condition, other, at: place)
    }
  }

  /// A number as it is written.
  func literal(_ number: Double) -> SwiftValue {
    var value = SwiftValue(
      .number(number), number.sign == .minus ? .sign : .single, .number)
    value.isLiteral = true
    if let whole = Int(exactly: number), whole.magnitude < 1_000_000_000 {
      value.whole = SwiftNames.literal(whole)
    }
    return value
  }

  /// Two values with an operator between them.
  func join(
    _ left: SwiftValue, _ sign: String, _ right: SwiftValue, _ level: SwiftValue.Level, _ kind: Kind
  ) -> SwiftValue {
    let operand = right.operand(of: level, isRight: true)
    var result: SwiftValue
    if level != .comparison, left.level == level, case .chain(let first, let rest) = left.code {
      result = SwiftValue(.chain(first, rest + [(sign, operand)]), level, kind)
    } else {
      let first = left.operand(of: level, isRight: level == .comparison || level == .fallback)
      result = SwiftValue(.chain(first, [(sign, operand)]), level, kind)
    }
    result.isLiteral = left.isLiteral && right.isLiteral
    return result
  }

  /// Whether a truth does not hold.
  func negated(_ value: SwiftValue) -> SwiftValue {
    if case .chain(let first, let rest) = value.code, value.level == .comparison,
      let (sign, operand) = rest.first, sign == "==" || sign == "!="
    {
      return SwiftValue(
        .chain(first, [(sign == "==" ? "!=" : "==", operand)]), .comparison, .truth)
    }
    if case .prefixed("!", let inner) = value.code, value.level == .sign {
      return SwiftValue(inner, .single, .truth)
    }
    return SwiftValue(.prefixed("!", value.operand(of: .single)), .sign, .truth)
  }

  /// Writes a value that is worked out only if a condition holds; so are its checks.
  mutating func under(
    _ condition: SwiftValue, _ body: (inout SwiftWriter) -> SwiftValue
  ) -> SwiftValue {
    let outer = checks
    checks = []
    let result = body(&self)
    let unless = negated(condition)
    checks =
      outer
      + checks.filter { $0.condition.text != condition.text }.map {
        SwiftCheck(
          condition: join(unless, "||", $0.condition, .or, .truth), reason: $0.reason)
      }
    return result
  }

  private mutating func both(
    _ left: Expression, _ right: Expression, _ sign: String, _ level: SwiftValue.Level
  ) -> SwiftValue {
    let left = value(left, .truth)
    let right = under(level == .and ? left : negated(left)) { $0.value(right, .truth) }
    return join(left, sign, right, level, .truth)
  }

  private mutating func conditional(
    _ condition: Expression, _ yes: Expression, _ no: Expression, _ expected: Kind?
  ) -> SwiftValue {
    let condition = value(condition, .truth)
    let yes = under(condition) { writer in
      let value = writer.value(yes, expected)
      return expected == nil ? writer.numeric(value) : value
    }
    let no = under(negated(condition)) { $0.value(no, expected ?? yes.kind) }
    return ternary(condition, yes, no)
  }

  private func ternary(_ condition: SwiftValue, _ yes: SwiftValue, _ no: SwiftValue) -> SwiftValue {
    var result = SwiftValue(
      .ternary(
        condition.operand(of: .or), yes.operand(of: .or), no.operand(of: .ternary)), .ternary,
      yes.kind)
    result.isLiteral = yes.isLiteral && no.isLiteral
    return result
  }

  /// The value of the case that holds: the last one if none before it does.
  private mutating func choose(
    _ subject: Expression, _ cases: [Expression.Case], _ expected: Kind?, at place: Int
  ) -> SwiftValue {
    let subject = value(subject)
    guard case .member(let set) = subject.kind else {
      return refuse("no set to switch on", at: place)
    }
    var results: [(condition: SwiftValue, value: SwiftValue)] = []
    var kind = expected
    for item in cases {
      let condition = equality(subject, member(item.name, of: set))
      let wanted = kind
      let result = under(condition) { writer in
        let value = writer.value(item.result, wanted)
        return wanted == nil ? writer.numeric(value) : value
      }
      kind = kind ?? result.kind
      results.append((condition, result))
    }
    guard var result = results.popLast()?.value else { return refuse("no cases", at: place) }
    while let (condition, value) = results.popLast() { result = ternary(condition, value, result) }
    return result
  }

  func equality(_ left: SwiftValue, _ right: SwiftValue) -> SwiftValue {
    join(left, "==", short(right), .comparison, .truth)
  }

  /// A case of an enumeration without the name of the enumeration, for the right side of a comparison.
  func short(_ value: SwiftValue) -> SwiftValue {
    guard case .member(let set) = value.kind, case .choice = sets[set].form,
      value.text.hasPrefix(sets[set].type + ".")
    else { return value }
    return SwiftValue(String(value.text.dropFirst(sets[set].type.count)), value.kind)
  }

  /// A member of a set that has it.
  mutating func member(_ name: Name, of set: Int) -> SwiftValue {
    guard let index = sets[set].members.firstIndex(of: name) else {
      return refuse("there is no value '\(text(name))'", at: 0)
    }
    let form = sets[set]
    switch form.form {
    case .choice: return SwiftValue(form.type + "." + form.swift[index], .member(set))
    case .open(let property):
      return SwiftValue(
        .chain(
          .text(property + ".firstIndex(of: " + SwiftCode.quoted(text(name)) + ")"),
          [("??", .text("-1"))]), .fallback, .member(set))
    default:
      if form.isFixed(index) {
        return SwiftValue(form.type + "." + form.swift[index], .member(set))
      }
      return SwiftValue(names.value(text(name) + "-" + form.name), .member(set))
    }
  }

  private mutating func named(_ name: Name, _ expected: Kind?, at place: Int) -> SwiftValue {
    let set = expected?.set
    let isMember = set.map { sets[$0].members.contains(name) } ?? false
    if let set, isMember {
      guard let found = binding(name)?.value.kind, found == expected || found.set == set else {
        return member(name, of: set)
      }
    }
    if let found = binding(name) { return found.value }
    if case .role(let role)? = meaning(name) { return SwiftValue(parties[role].first, .seat(role)) }
    return refuse("Swift is not written for the value '\(text(name))'", at: place)
  }

  /// Makes a value one of another kind where nothing is lost.
  mutating func coerce(_ value: SwiftValue, to kind: Kind, at place: Int) -> SwiftValue {
    if value.kind == kind { return value }
    if value.isFlat { return value }
    if let entry = lists[kind]?.entry, let found = lists[value.kind]?.entry {
      return entry == .number ? numbers(value) : coerceList(value, found, to: kind)
    }
    switch (value.kind, kind) {
    case (.member(let set), .optional(let other)) where set == other:
      var result = SwiftValue(value.code, value.level, kind)
      result.isPresent = true
      return result
    case (.member(let set), .number):
      if case .grid(_, _, let point) = sets[set].form {
        return SwiftValue(.call(point, [.prefixed("at: ", value.code)]), .single, .number)
      }
      fallthrough
    default: return refuse("Swift is not written for this value", at: place)
    }
  }

  private func coerceList(_ value: SwiftValue, _ found: Kind, to kind: Kind) -> SwiftValue {
    let isMade = lists[kind]?.entry == .optional(found.set ?? -1)
    let text = value.operand(of: .single).flat
    return SwiftValue(isMade ? text + ".map { $0 as Int? }" : text, kind)
  }

  /// The number, if the value is a point of a grid; otherwise the value.
  mutating func numeric(_ value: SwiftValue) -> SwiftValue {
    guard case .member(let set) = value.kind, case .grid = sets[set].form else { return value }
    return coerce(value, to: .number, at: 0)
  }

  /// The other seat of a role of two.
  private mutating func other(_ seat: Expression) -> SwiftValue {
    let seat = value(seat)
    guard case .seat(let role) = seat.kind else { return seat }
    let first = parties[role].first
    let sum = Int(first).map { String(2 * $0 + 1) } ?? "2 * " + first + " + 1"
    return SwiftValue(
      .chain(.text(sum), [("-", seat.operand(of: .sum, isRight: true))]), .sum, seat.kind)
  }
}
