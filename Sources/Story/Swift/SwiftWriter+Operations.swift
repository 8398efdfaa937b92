extension SwiftWriter {
  mutating func arithmetic(
    _ operation: Expression.Operator, _ left: Expression, _ right: Expression, at place: Int
  ) -> SwiftValue {
    let (left, right) = (value(left), value(right))
    guard left.kind.entry != nil || right.kind.entry != nil else {
      return arithmetic(
        operation, coerce(left, to: .number, at: place), coerce(right, to: .number, at: place),
        at: place)
    }
    // Entry by entry, with the other side as it is if it is one number.
    let (first, second) = (numbers(left), numbers(right))
    let isPair = left.kind.entry != nil && right.kind.entry != nil
    let outer = checks
    let entry = arithmetic(
      operation, left.kind.entry == nil ? first : SwiftValue("$0", .number),
      right.kind.entry == nil ? second : SwiftValue(isPair ? "$1" : "$0", .number), at: place)
    if case .over = operation {
      checks = outer
      if !isNonzero(second) {
        if right.kind.entry == nil {
          checks.append(division(by: second, at: place))
        } else {
          let list = second.operand(of: .single).flat
          checks.append(
            SwiftCheck(
              condition: SwiftValue(
                .prefixed("!", .text(list + ".contains(0)")), .sign, .truth),
              reason: reason(dividingAt: place)))
        }
      }
    }
    let list =
      isPair
      ? "zip(" + first.text + ", " + second.text + ")"
      : (left.kind.entry == nil ? second : first).operand(of: .single).flat
    let kind: Kind =
      switch left.kind.entry == nil ? right.kind : left.kind {
      case .perMember(let set, _): .perMember(set, .number)
      case .perSeat(let role, _): .perSeat(role, .number)
      default: .number
      }
    return SwiftValue(list + ".map { " + entry.text + " }", kind)
  }

  /// A value as a number, a list as a list of numbers.
  mutating func numbers(_ value: SwiftValue) -> SwiftValue {
    guard let entry = value.kind.entry else { return coerce(value, to: .number, at: 0) }
    guard case .member(let set) = entry, case .grid(_, _, let point) = sets[set].form else {
      return value
    }
    let kind: Kind =
      if case .perSeat(let role, _) = value.kind { .perSeat(role, .number) } else { .number }
    return SwiftValue(
      value.operand(of: .single).flat + ".map { " + point + "(at: $0) }", kind)
  }

  private mutating func arithmetic(
    _ operation: Expression.Operator, _ left: SwiftValue, _ right: SwiftValue, at place: Int
  ) -> SwiftValue {
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

  /// That a divisor is not zero.
  private func division(by divisor: SwiftValue, at place: Int) -> SwiftCheck {
    SwiftCheck(
      condition: join(divisor, "!=", SwiftValue("0", .number), .comparison, .truth),
      reason: reason(dividingAt: place))
  }

  private func reason(dividingAt place: Int) -> String {
    let (line, column) = tree.source.position(of: place)
    return "division by zero in line \(line), column \(column)"
  }

  /// Whether a value is known not to be zero: by its digits, its range or what is required.
  private func isNonzero(_ value: SwiftValue) -> Bool {
    if let range = range(of: value) { return range.lowerBound > 0 || range.upperBound < 0 }
    func differ(_ x: String, _ y: String) -> Bool {
      facts.contains { ($0.greater == x && $0.less == y) || ($0.greater == y && $0.less == x) }
    }
    if differ(value.text, "0") { return true }
    if case .chain(let first, let rest) = value.code, rest.count == 1, rest[0].sign == "-" {
      return differ(first.flat, rest[0].operand.flat)
    }
    return false
  }

  /// The range of a number, if its digits or the declaration of a parameter say one.
  private func range(of value: SwiftValue) -> ClosedRange<Double>? {
    if let number = value.number { return number...number }
    if case .chain(let first, let rest) = value.code, rest.allSatisfy({ $0.sign == "+" }) {
      var total = range(of: bare(first))
      for item in rest {
        guard let sum = total, let next = range(of: bare(item.operand)) else { return nil }
        total = sum.lowerBound + next.lowerBound...sum.upperBound + next.upperBound
      }
      return total
    }
    for binding in bindings[..<globals] {
      guard let range = parameterRange(binding.name) else { continue }
      if binding.value.text == value.text { return range }
      if binding.value.kind.entry != nil, value.text.hasPrefix(binding.value.text + "["),
        value.text.utf8.filter({ $0 == UInt8(ascii: "[") }).count == 1
      {
        return range
      }
    }
    return nil
  }

  private func parameterRange(_ name: Name) -> ClosedRange<Double>? {
    for declaration in tree.declarations where declaration.name == name {
      guard case .parameter(let form) = declaration.form else { continue }
      switch form.kind {
      case .real(_, let range, _), .reals(_, _, let range, _): return range
      case .whole(_, let range, _): return Double(range.lowerBound)...Double(range.upperBound)
      default: return nil
      }
    }
    return nil
  }

  /// Whether a value is known to be a probability.
  func isProbability(_ value: SwiftValue) -> Bool {
    if let range = range(of: value) { return range.lowerBound >= 0 && range.upperBound <= 1 }
    switch value.code {
    case .ternary(_, let yes, let no):
      return [yes, no].allSatisfy { isProbability(bare($0)) }
    case .chain(let first, let rest):
      let operands = [first] + rest.map { $0.operand }
      guard operands.allSatisfy({ isProbability(bare($0)) }) else { return false }
      return rest.allSatisfy { $0.sign == "*" }
        || (rest.count == 1 && rest[0].sign == "-" && first.flat == "1")
    default: return false
    }
  }

  private func bare(_ code: SwiftCode) -> SwiftValue {
    if case .parentheses(let inner) = code { return bare(inner) }
    var value = SwiftValue(code, .single, .number)
    if code.flat == "0" { value.number = 0 }
    if code.flat == "1" { value.number = 1 }
    return value
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
    return join(x, sign, short(y), .comparison, .truth)
  }

  private func isBare(_ expression: Expression) -> Bool {
    switch expression.form {
    case .none: return true
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

  /// Learns from a condition that holds whenever a story is told.
  mutating func learn(_ condition: SwiftValue) {
    guard case .chain(let first, let rest) = condition.code else { return }
    if condition.level == .and {
      for code in [first] + rest.map({ $0.operand }) {
        if case .chain(_, let parts) = code, parts.count == 1 {
          learn(SwiftValue(code, .comparison, .truth))
        }
      }
    } else if condition.level == .comparison, rest.count == 1 {
      if rest[0].sign == ">" { facts.append((first.flat, rest[0].operand.flat)) }
      if rest[0].sign == "<" { facts.append((rest[0].operand.flat, first.flat)) }
    }
  }
}
