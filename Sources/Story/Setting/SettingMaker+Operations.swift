import Arena

extension SettingMaker {
  /// Combines two values: now if both are known, by a step otherwise; lists go entry by entry.
  mutating func apply(
    _ operation: Operation, _ left: Value, _ right: Value, _ kind: Kind,
    from expressions: [Expression] = [], at place: Int
  ) -> Value? {
    if let x = left.known, let y = right.known {
      if let fault = SettingMaker.fault(operation, x, y) {
        object(fault, at: place)
        return Value(kind, 0)
      }
      return Value(kind, SettingMaker.fold(operation, x, y))
    }
    if left.isAbsent || right.isAbsent {
      object("a value that is used is switched off", at: place)
      return Value(kind, 0)
    }
    if operation == .quotient || operation == .remainder {
      checkWhole(left, SettingMaker.notWhole, from: expressions, at: place)
      checkWhole(right, SettingMaker.notWhole, from: expressions, at: place)
    }
    if operation == .logarithm {
      let least = Double.leastNonzeroMagnitude
      check(
        SettingMaker.notPositive, left, in: least...Double.infinity, from: expressions, at: place)
    }
    if operation == .power {
      check(SettingMaker.notBase, left, in: 0...Double.infinity, from: expressions, at: place)
    }
    if operation.divides { checkDivisor(right, from: expressions, at: place) }
    let (x, y) = (writer.register(of: left), writer.register(of: right))
    let result = writer.fresh()
    writer.write(operation, result, x, y)
    return Value(kind, register: result)
  }

  private static let notPositive: Text = "what 'log' takes must be above 0"
  private static let notBase: Text = "the base of 'power' must be 0 or more"
  private static let notWhole: Text = "a side of 'div' or 'mod' must be a whole number"

  /// Why an operation has no result.
  private static func fault(_ operation: Operation, _ x: Double, _ y: Double) -> Text? {
    if operation.divides && y == 0 { return "division by zero" }
    if operation == .logarithm && !(x > 0) { return "\(notPositive), but is \(grid: x)" }
    if operation == .power && !(x >= 0) { return "\(notBase), but is \(grid: x)" }
    guard operation == .quotient || operation == .remainder else { return nil }
    guard let odd = [x, y].first(where: { !Program.isWhole($0) }) else { return nil }
    return "\(notWhole), but is \(grid: odd)"
  }

  /// The result of an operation on two numbers, as the step would have it.
  static func fold(_ operation: Operation, _ x: Double, _ y: Double) -> Double {
    switch operation {
    case .add: x + y
    case .subtract: x - y
    case .multiply: x * y
    case .divide: x / y
    case .quotient: Program.quotient(x, y)
    case .remainder: Program.remainder(x, y)
    case .exponential: Portable.exp(x)
    case .logarithm: Portable.log(x)
    case .power: Portable.pow(x, y)
    case .least: Swift.min(x, y)
    case .greatest: Swift.max(x, y)
    case .isEqual: x == y ? 1 : 0
    case .isUnequal: x != y ? 1 : 0
    case .isLess: x < y ? 1 : 0
    case .isLessOrEqual: x <= y ? 1 : 0
    default: 0
    }
  }

  mutating func binary(
    _ operation: Expression.Operator, _ left: Expression, _ right: Expression, _ whole: Expression
  ) -> Value? {
    let place = whole.place
    switch operation {
    case .plus: return arithmetic(.add, left, right, at: place)
    case .minus: return arithmetic(.subtract, left, right, at: place)
    case .times: return arithmetic(.multiply, left, right, at: place)
    case .over: return arithmetic(.divide, left, right, at: place)
    case .div: return arithmetic(.quotient, left, right, at: place)
    case .mod: return arithmetic(.remainder, left, right, at: place)
    case .and, .or: return truth(whole)
    default:
      guard let (step, x, y) = comparison(operation, left, right, at: place) else { return nil }
      return apply(step, x, y, .truth, at: place)
    }
  }

  mutating func arithmetic(
    _ operation: Operation, _ left: Expression, _ right: Expression, at place: Int
  ) -> Value? {
    guard let x = value(left), let y = value(right) else { return nil }
    return arithmetic(operation, x, y, left, right, at: place)
  }

  /// Two numbers combined, or two lists of them entry by entry.
  private mutating func arithmetic(
    _ operation: Operation, _ x: Value, _ y: Value, _ left: Expression, _ right: Expression,
    at place: Int
  ) -> Value? {
    let (first, second) = (x.entries, y.entries)
    if first == nil && second == nil {
      guard let x = coerce(x, to: .number, at: left.place),
        let y = coerce(y, to: .number, at: right.place)
      else { return nil }
      return apply(operation, x, y, .number, from: [left, right], at: place)
    }
    guard first == nil || second == nil || lists[x.kind]?.keys == lists[y.kind]?.keys else {
      complain("expected two lists by the same set, but found others", at: place)
      return nil
    }
    let count = first?.count ?? second?.count ?? 0
    var results: [Value] = []
    var entry = Kind.number
    for index in 0..<count {
      guard
        let result = arithmetic(
          operation, first?[index] ?? x, second?[index] ?? y, left, right, at: place)
      else { return nil }
      results.append(result)
      entry = result.kind
    }
    guard let list = lists[first == nil ? y.kind : x.kind] else { return nil }
    return Value(lists.kind(of: entry, per: list.keys), entries: results)
  }

  /// The two sides of a comparison, in the order of the step that makes it.
  mutating func comparison(
    _ operation: Expression.Operator, _ left: Expression, _ right: Expression, at place: Int
  ) -> (Operation, Value, Value)? {
    guard let (x, y) = sides(left, right) else { return nil }
    let isOrder = operation != .equal && operation != .unequal
    let isOrdered: Bool =
      switch x.kind {
      case .number: true
      case .member(let set): sets[set].grid != nil
      default: false
      }
    if isOrder && !isOrdered {
      complain("expected numbers to compare by size, but found \(text(x.kind))", at: place)
      return nil
    }
    // A member that is switched off equals none of those that are there.
    func present(_ value: Value) -> Value {
      value.isAbsent ? Value(value.kind, -1) : value
    }
    switch operation {
    case .equal: return (.isEqual, present(x), present(y))
    case .unequal: return (.isUnequal, present(x), present(y))
    case .less: return (.isLess, x, y)
    case .lessOrEqual: return (.isLessOrEqual, x, y)
    case .greater: return (.isLess, y, x)
    default: return (.isLessOrEqual, y, x)
    }
  }

  /// The sides of a comparison; a bare name on one side is a member of the set of the other.
  private mutating func sides(_ left: Expression, _ right: Expression) -> (Value, Value)? {
    func isBare(_ expression: Expression) -> Bool {
      switch expression.form {
      case .none: true
      case .name(let name): binding(name) == nil && !isSeat(name)
      case .call(let name, _): sets.contains { $0.families.contains { $0.name == name } }
      default: false
      }
    }
    if isBare(left) && !isBare(right) {
      guard let y = value(right), let x = value(left, loose(y.kind)) else { return nil }
      return aligned(x, y, at: left.place)
    }
    guard let x = value(left),
      let y = value(right, isBare(right) || isMember(right, of: x.kind) ? loose(x.kind) : nil)
    else { return nil }
    return aligned(x, y, at: right.place)
  }

  private func isMember(_ expression: Expression, of kind: Kind) -> Bool {
    guard let set = kind.set, case .name(let name) = expression.form else { return false }
    return member(name, of: set) != nil
  }

  private func isSeat(_ name: Name) -> Bool {
    if case .role? = meaning(name) { true } else { false }
  }

  private func loose(_ kind: Kind) -> Kind {
    if case .member(let set) = kind { .optional(set) } else { kind }
  }

  /// Both sides as one kind: members of one set by their numbers, everything else that is a number as one.
  private mutating func aligned(_ x: Value, _ y: Value, at place: Int) -> (Value, Value)? {
    if x.kind == y.kind && !x.kind.isList { return (x, y) }
    if let set = x.kind.set, set == y.kind.set { return (x, y) }
    guard let first = coerce(x, to: .number, at: place),
      let second = coerce(y, to: .number, at: place)
    else { return nil }
    return (first, second)
  }
}

extension Operation {
  /// Whether it has no result if the second number is 0.
  fileprivate var divides: Bool { self == .divide || self == .quotient || self == .remainder }
}
