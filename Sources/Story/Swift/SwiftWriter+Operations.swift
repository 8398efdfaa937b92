extension SwiftWriter {
  mutating func arithmetic(
    _ operation: Expression.Operator, _ left: Expression, _ right: Expression, at place: Int
  ) -> SwiftValue {
    let (left, right) = (value(left), value(right))
    guard left.kind.isList || right.kind.isList else {
      return arithmetic(
        operation, coerce(left, to: .number, at: place), coerce(right, to: .number, at: place),
        at: place)
    }
    // Entry by entry, with the other side as it is if it is one number.
    let (first, second) = (numbers(left), numbers(right))
    let isPair = left.kind.isList && right.kind.isList
    let outer = checks
    let entry = arithmetic(
      operation, !left.kind.isList ? first : SwiftValue("$0", .number),
      !right.kind.isList ? second : SwiftValue(isPair ? "$1" : "$0", .number), at: place)
    let list = isPair ? first : (!left.kind.isList ? second : first)
    let pair = "zip(" + first.text + ", " + second.text + ")"
    let all = isPair ? pair : list.operand(of: .single).flat
    let late = checks[outer.count...].map { check in
      SwiftCheck(
        condition: SwiftValue(
          .closure(all + ".allSatisfy(", "", check.condition.code, "})"), .single, .truth),
        reason: check.reason)
    }
    checks = outer + late
    let domain = !left.kind.isList ? right : left
    let code: SwiftCode
    if isPair {
      code = help(.each, "each", [first.code, second.code, .text("{ " + entry.text + " }")])
    } else {
      code = .closure(list.operand(of: .single).flat + ".map ", "", entry.code, "}")
    }
    var result = SwiftValue(
      code, .single, domain.isFlat ? domain.kind : numbers(like: domain.kind))
    result.isFlat = domain.isFlat
    return result
  }

  /// A value as a number, a list as a list of numbers.
  mutating func numbers(_ value: SwiftValue) -> SwiftValue {
    guard let entry = lists[value.kind]?.entry else { return coerce(value, to: .number, at: 0) }
    if entry.isList && !value.isFlat {
      return SwiftValue(
        "Array(" + value.text + ".joined())", lists.kind(of: .number, per: .members(0)))
    }
    guard case .member(let set) = entry, case .grid(_, _, let point) = sets[set].form else {
      return value
    }
    return SwiftValue(
      value.operand(of: .single).flat + ".map { " + point + "(at: $0) }",
      numbers(like: value.kind))
  }

  private mutating func arithmetic(
    _ operation: Expression.Operator, _ left: SwiftValue, _ right: SwiftValue, at place: Int
  ) -> SwiftValue {
    if operation == .div || operation == .mod {
      return whole(operation, left, right, at: place)
    }
    let (sign, level): (String, SwiftValue.Level) =
      switch operation {
      case .plus: ("+", .sum)
      case .minus: ("-", .sum)
      case .times: ("*", .product)
      default: ("/", .product)
      }
    if case .over = operation, !isNonzero(right) { checks.append(division(by: right, at: place)) }
    var result = join(left, sign, right, level, .number)
    if sign != "/", let first = left.whole, let second = right.whole {
      let isSimple = level == .sum || (left.level == .single && right.level == .single)
      if isSimple && right.level == .single {
        result.whole = first + " " + sign + " " + second
      }
    }
    return result
  }

  /// A quotient of whole numbers, or what is left.
  private mutating func whole(
    _ operation: Expression.Operator, _ left: SwiftValue, _ right: SwiftValue, at place: Int
  ) -> SwiftValue {
    for value in [left, right] where value.whole == nil && !value.isCounted && !isWhole(value) {
      checks.append(
        SwiftCheck(
          condition: SwiftValue(help(.isWhole, "isWhole", [value.code]), .single, .truth),
          reason: "'div' and 'mod' need whole numbers: " + value.text))
    }
    if !isNonzero(right) { checks.append(division(by: right, at: place)) }
    let items = [left.code, right.code]
    let code =
      operation == .div
      ? help(.quotient, "quotient", items) : help(.remainder, "remainder", items)
    return SwiftValue(code, .single, .number)
  }

  /// That a divisor is not zero.
  private func division(by divisor: SwiftValue, at place: Int) -> SwiftCheck {
    SwiftCheck(
      condition: join(divisor, "!=", SwiftValue("0", .number), .comparison, .truth),
      reason: "division by zero: " + divisor.text)
  }

  /// Compares two values; a bare name on one side is a member of the set of the other.
  mutating func comparison(
    _ operation: Expression.Operator, _ left: Expression, _ right: Expression
  ) -> SwiftValue {
    var (x, y): (SwiftValue, SwiftValue)
    if isBare(left) && !isBare(right) {
      y = value(right)
      x = value(left, loose(y.kind))
    } else {
      x = value(left)
      y = value(right, isBare(right) || isMember(right, of: x.kind) ? loose(x.kind) : nil)
    }
    if x.kind != y.kind && (x.kind.set == nil || x.kind.set != y.kind.set) {
      x = coerce(x, to: .number, at: left.place)
      y = coerce(y, to: .number, at: right.place)
    }
    let sign =
      switch operation {
      case .equal: "=="
      case .unequal: "!="
      case .less: "<"
      case .lessOrEqual: "<="
      case .greater: ">"
      default: ">="
      }
    if let x = x.whole, let y = y.whole {
      let (left, right) = (SwiftValue(.text(x), .sum, .number), SwiftValue(.text(y), .sum, .number))
      return join(left, sign, right, .comparison, .truth)
    }
    return join(x, sign, short(y), .comparison, .truth)
  }

  private func isBare(_ expression: Expression) -> Bool {
    switch expression.form {
    case .none: return true
    case .call(let name, _): return sets.indices.contains { made(name, of: $0) != nil }
    case .name(let name):
      if case .role? = meaning(name) { return false }
      return binding(name) == nil
    default: return false
    }
  }

  private func isMember(_ expression: Expression, of kind: Kind) -> Bool {
    guard let set = kind.set, case .name(let name) = expression.form else { return false }
    return sets[set].members.contains(name)
  }

  private func loose(_ kind: Kind) -> Kind {
    if case .member(let set) = kind, case .choice = sets[set].form { return kind }
    return if case .member(let set) = kind { .optional(set) } else { kind }
  }
}
