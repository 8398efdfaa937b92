import Arena

extension SettingMaker {
  /// The way that a condition decides.
  struct Jumps {
    /// Whether the condition holds, if that is known now.
    var verdict: Bool?
    /// The jumps that are taken in the case that was asked for; otherwise the next step follows.
    var places: [Int] = []
  }

  /// Writes jumps that are taken if a condition is true, or if it is false; nil after a complaint.
  mutating func jumps(_ condition: Expression, when isTrue: Bool) -> Jumps? {
    guard works(at: condition.place) else { return nil }
    switch condition.form {
    case .not(let inner):
      guard var jumps = jumps(inner, when: !isTrue) else { return nil }
      jumps.verdict = jumps.verdict.map { !$0 }
      return jumps
    case .binary(.and, let left, let right):
      return both(left, right, are: true, when: isTrue)
    case .binary(.or, let left, let right):
      // One of both holds unless both are false.
      guard var jumps = both(left, right, are: false, when: !isTrue) else { return nil }
      jumps.verdict = jumps.verdict.map { !$0 }
      return jumps
    case .binary(let operation, let left, let right) where operation.isComparison:
      guard let (step, x, y) = comparison(operation, left, right, at: condition.place) else {
        return nil
      }
      if let x = x.known, let y = y.known {
        return Jumps(verdict: SettingMaker.fold(step, x, y) == 1)
      }
      let (first, second) = (writer.register(of: x), writer.register(of: y))
      return Jumps(places: writer.jump(step.jump(when: isTrue), first, second))
    default:
      guard let value = value(condition, .truth) else { return nil }
      if let known = value.known { return Jumps(verdict: known == 1) }
      let (register, zero) = (writer.register(of: value), writer.register(of: 0))
      return Jumps(
        places: writer.jump(isTrue ? .jumpUnlessEqual : .jumpIfEqual, register, zero))
    }
  }

  /// Jumps on whether two conditions both have a truth.
  private mutating func both(
    _ left: Expression, _ right: Expression, are truth: Bool, when isTrue: Bool
  ) -> Jumps? {
    // Taken as soon as one of them has the other truth.
    guard let first = jumps(left, when: !truth) else { return nil }
    if let verdict = first.verdict {
      guard verdict == truth else {
        guard dead({ $0.jumps(right, when: !truth) }) != nil else { return nil }
        return Jumps(verdict: false)
      }
      guard var second = jumps(right, when: isTrue == truth) else { return nil }
      second.verdict = second.verdict.map { $0 == truth }
      return second
    }
    guard let second = jumps(right, when: isTrue == truth) else { return nil }
    let holds = second.verdict.map { $0 == truth }
    if isTrue {
      let taken = holds == nil ? second.places : holds == true ? writer.jump(.jump) : []
      writer.land(first.places)
      return Jumps(places: taken)
    }
    let taken = holds == nil ? second.places : holds == false ? writer.jump(.jump) : []
    return Jumps(places: first.places + taken)
  }

  /// The truth of a condition as a value.
  mutating func truth(_ condition: Expression) -> Value? {
    guard let jumps = jumps(condition, when: false) else { return nil }
    if let verdict = jumps.verdict { return Value(.truth, verdict ? 1 : 0) }
    let result = writer.fresh()
    writer.write(.move, result, writer.register(of: 1))
    let end = writer.jump(.jump)
    writer.land(jumps.places)
    writer.write(.move, result, writer.register(of: 0))
    writer.land(end)
    return Value(.truth, register: result)
  }

  /// One of two values.
  mutating func conditional(
    _ condition: Expression, _ yes: Expression, _ no: Expression, _ expected: Kind?, at place: Int
  ) -> Value? {
    guard let jumps = jumps(condition, when: false) else { return nil }
    if let verdict = jumps.verdict {
      let first = read(if: verdict) { $0.value(yes, expected) }
      let second = read(if: !verdict) { $0.value(no, expected ?? first.map { $0.kind }) }
      guard let first, let second else { return nil }
      return verdict ? first : second
    }
    let result = writer.fresh()
    guard let kind = branch(yes, expected, into: result) else { return nil }
    let end = writer.jump(.jump)
    writer.land(jumps.places)
    guard branch(no, kind, into: result) != nil else { return nil }
    writer.land(end)
    return Value(kind, register: result)
  }

  /// Puts a value into a register where ways part; returns what it is.
  mutating func branch(_ expression: Expression, _ expected: Kind?, into result: Int)
    -> Kind?
  {
    let mark = writer.registers
    guard let found = value(expression, expected),
      let value = expected == nil ? numeric(found, at: expression.place) : found
    else { return nil }
    guard !value.kind.isList else {
      complain("expected one value, but found \(text(value.kind))", at: expression.place)
      return nil
    }
    if value.isAbsent { object("a value is switched off", at: expression.place) }
    writer.store(value, in: result, since: mark)
    return value.kind
  }

  /// The value of the case that holds.
  mutating func choose(
    _ subject: Expression, _ cases: [Expression.Case], _ expected: Kind?, at place: Int
  ) -> Value? {
    guard let value = value(subject) else { return nil }
    guard case .member(let set) = value.kind else {
      complain("expected a value of a set after 'switch', but found \(text(value.kind))", at: place)
      return nil
    }
    guard let numbers = numbers(of: cases.map { ($0.name, $0.place) }, in: set, at: place) else {
      return nil
    }
    if let known = value.known {
      var chosen: Value?
      var kind = expected
      for (index, item) in cases.enumerated() {
        let isChosen = numbers[index] == Int(known)
        guard let result = read(if: isChosen, { $0.value(item.result, kind) }) else { return nil }
        kind = kind ?? result.kind
        if isChosen { chosen = result }
      }
      return chosen ?? kind.map { Value($0, 0) }
    }
    let result = writer.fresh()
    let register = writer.register(of: value)
    var ends: [Int] = []
    var kind = expected
    for (index, item) in cases.enumerated() {
      let number = writer.register(of: Double(numbers[index]))
      let skip = writer.jump(.jumpUnlessEqual, register, number)
      guard let found = branch(item.result, kind, into: result) else { return nil }
      kind = kind ?? found
      ends += writer.jump(.jump)
      writer.land(skip)
    }
    writer.land(ends)
    return kind.map { Value($0, register: result) }
  }

  /// The number of the member of every case, -1 where it is switched off; there is a case for every member.
  mutating func numbers(of cases: [(name: Name, place: Int)], in set: Int, at place: Int) -> [Int]?
  {
    var numbers: [Int] = []
    for (index, item) in cases.enumerated() {
      guard let number = sets[set].number(of: item.name) else {
        complainUnknown("value of '\(sets[set].name)'", item.name, sets[set].names, at: item.place)
        return nil
      }
      if cases[..<index].contains(where: { $0.name == item.name }) {
        complain("a second case for '\(text(item.name))'", at: item.place)
        return nil
      }
      numbers.append(number)
    }
    for index in 0..<sets[set].count where !numbers.contains(index) {
      complain("expected a case for '\(sets[set].label(index))' too", at: place)
      return nil
    }
    return numbers
  }

  /// A value unless it is none, then another.
  mutating func fallback(
    _ first: Expression, _ second: Expression, _ expected: Kind?, at place: Int
  ) -> Value? {
    guard let value = value(first) else { return nil }
    guard case .optional(let set) = value.kind else {
      complain("expected a value that may be none before 'else'", at: place)
      return nil
    }
    let none = Double(sets[set].count)
    if let known = value.known {
      let other = read(if: known == none) { $0.value(second, .member(set)) }
      return other.map { known == none ? $0 : Value(.member(set), known) }
    }
    let result = writer.fresh()
    let register = writer.register(of: value)
    writer.write(.move, result, register)
    let end = writer.jump(.jumpUnlessEqual, register, writer.register(of: none))
    guard branch(second, .member(set), into: result) != nil else { return nil }
    writer.land(end)
    return Value(.member(set), register: result)
  }
}

extension Expression.Operator {
  /// Whether it compares two values.
  var isComparison: Bool {
    switch self {
    case .equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }
}

extension Operation {
  /// The jump that a comparison leads to if it holds, or if it does not.
  fileprivate func jump(when isTrue: Bool) -> Operation {
    switch self {
    case .isEqual: isTrue ? .jumpIfEqual : .jumpUnlessEqual
    case .isUnequal: isTrue ? .jumpUnlessEqual : .jumpIfEqual
    case .isLess: isTrue ? .jumpIfLess : .jumpUnlessLess
    default: isTrue ? .jumpIfLessOrEqual : .jumpUnlessLessOrEqual
    }
  }
}
