import Arena

extension SettingMaker {
  /// The value of a function.
  mutating func call(
    _ name: Name, _ arguments: [Expression], _ expected: Kind?, at place: Int
  ) -> Value? {
    if case .function(let formals, let body, let visible)? = meaning(name) {
      return expand(name, formals, body, visible, arguments, expected, at: place)
    }
    if let set = expected?.set,
      let family = sets[set].families.first(where: { $0.name == name })
    {
      return member(of: family, in: set, arguments, at: place)
    }
    guard let function = Function(text(name)) else {
      if case .set(let set)? = meaning(name), sets[set].grid != nil {
        guard one(arguments, text(name), at: place), let value = value(arguments[0], .number)
        else { return nil }
        return point(at: value, of: set, from: arguments, at: place)
      }
      complainUnknownFunction(name, at: place)
      return nil
    }
    switch function {
    case .min: return extreme(.least, arguments, at: place)
    case .max: return extreme(.greatest, arguments, at: place)
    case .sum:
      return list(arguments, text(name), at: place).flatMap { fold(.add, $0, at: place) }
    case .abs:
      guard one(arguments, text(name), at: place), let value = value(arguments[0], .number),
        let negative = apply(.multiply, Value(.number, -1), value, .number, at: place)
      else { return nil }
      return apply(.greatest, value, negative, .number, at: place)
    case .exp: return operation(.exponential, name, arguments, at: place)
    case .log: return operation(.logarithm, name, arguments, at: place)
    case .power:
      guard arguments.count == 2 else {
        complain("power takes a base and an exponent, but found \(arguments.count)", at: place)
        return nil
      }
      return arithmetic(.power, arguments[0], arguments[1], at: place)
    case .first, .last, .count: return about(name, function, set: arguments, at: place)
    case .index:
      guard one(arguments, text(name), at: place), let value = value(arguments[0]) else {
        return nil
      }
      switch value.kind {
      case .member, .seat: return index(value)
      default:
        complain(
          "expected a value of a set or a seat, but found \(text(value.kind))", at: place)
        return nil
      }
    case .seats:
      guard one(arguments, text(name), at: place), case .name(let name) = arguments[0].form,
        case .role(let role)? = meaning(name)
      else {
        if case .name(let name)? = arguments.first?.form, isBroken(name) { return nil }
        complain("expected a role, as in seats(player)", at: place)
        return nil
      }
      return Value(.number, Double(parties[role].seats))
    case .allEqual: return allEqual(name, arguments, at: place)
    }
  }

  /// The result of an operation on one number.
  private mutating func operation(
    _ operation: Operation, _ name: Name, _ arguments: [Expression], at place: Int
  ) -> Value? {
    guard one(arguments, text(name), at: place), let value = value(arguments[0], .number) else {
      return nil
    }
    return apply(operation, value, value, .number, from: arguments, at: place)
  }

  /// How many values come before one in its set, or seats before one in its role.
  private func index(_ value: Value) -> Value {
    guard case .seat(let role) = value.kind, let seat = value.known else {
      return value.isAbsent ? Value(.number, 0) : value.of(.number)
    }
    return Value(.number, seat - Double(parties[role].firstSeat))
  }

  private mutating func complainUnknownFunction(_ name: Name, at place: Int) {
    if isBroken(name) { return }
    var names = Function.texts
    for (name, meaning) in meanings.prefix(visible) {
      if case .function = meaning { names.append(text(name)) }
    }
    let written = text(name)
    if let nearest = written.nearest(among: names) {
      complain("there is no function '\(written)'; did you mean '\(nearest)'?", at: place)
    } else {
      var sentence: Text = "there is no function '\(written)'; there are \(names[0])"
      for name in names.dropFirst() { sentence = "\(sentence), \(name)" }
      complain(sentence, at: place)
    }
  }

  /// A member of a set that is made of a member of another one.
  private mutating func member(
    of family: (name: Name, first: Int, set: Int), in set: Int, _ arguments: [Expression],
    at place: Int
  ) -> Value? {
    guard one(arguments, text(family.name), at: place),
      let value = value(arguments[0], .member(family.set))
    else { return nil }
    if family.first < 0 { return Value(absent: .member(set)) }
    return apply(.add, Value(.number, Double(family.first)), value, .member(set), at: place)
  }

  /// The value of a function of the text, which is read where it is used.
  private mutating func expand(
    _ name: Name, _ formals: [Formal], _ body: Expression, _ visible: Int,
    _ arguments: [Expression], _ expected: Kind?, at place: Int
  ) -> Value? {
    guard let values = self.arguments(of: name, formals, arguments, at: place) else { return nil }
    let (outerFrame, outerVisible, count) = (frame, self.visible, bindings.count)
    (frame, self.visible) = (count, visible)
    for (formal, value) in zip(formals, values) { bind(formal, value) }
    let result = value(body, expected)
    forget(to: count)
    (frame, self.visible) = (outerFrame, outerVisible)
    return result
  }

  /// The values of the arguments, each of which is what was declared.
  mutating func arguments(
    of name: Name, _ formals: [Formal], _ arguments: [Expression], at place: Int
  ) -> [Value]? {
    guard formals.count == arguments.count else {
      complain(
        "'\(text(name))' takes \(formals.count) values, but found \(arguments.count)", at: place)
      return nil
    }
    var values: [Value] = []
    for (formal, argument) in zip(formals, arguments) {
      guard let kind = kind(formal.type), let value = value(argument, kind) else { return nil }
      values.append(value)
    }
    return values
  }

  /// Gives an argument its name; who may hand a value over may read it, in a block of moves too.
  mutating func bind(_ formal: Formal, _ value: Value) {
    bind(formal.name, value, at: formal.place)
    bindings[bindings.count - 1].block = 0
  }

  private mutating func one(_ arguments: [Expression], _ what: Text, at place: Int) -> Bool {
    if arguments.count == 1 { return true }
    complain("\(what) takes one value, but found \(arguments.count)", at: place)
    return false
  }

  /// The entries of the only argument, as numbers if they are points of a grid.
  private mutating func list(_ arguments: [Expression], _ what: Text, at place: Int) -> [Value]? {
    guard one(arguments, what, at: place), let value = value(arguments[0]) else { return nil }
    guard value.entries != nil else {
      complain("\(what) takes a list, but found \(text(value.kind))", at: place)
      return nil
    }
    return flat(value)
  }

  /// All entries of a list, and of the lists in it.
  private func flat(_ value: Value) -> [Value] {
    value.entries?.flatMap { flat($0) } ?? [value]
  }

  /// The least or greatest of some values; among points of one grid by their order.
  private mutating func extreme(
    _ operation: Operation, _ arguments: [Expression], at place: Int
  ) -> Value? {
    var values: [Value] = []
    if arguments.count == 1 {
      guard let entries = list(arguments, "min or max of one value", at: place) else { return nil }
      values = entries
    } else {
      for argument in arguments {
        guard let value = value(argument) else { return nil }
        values.append(value)
      }
    }
    guard let first = values.first, case .member(let set) = first.kind, sets[set].grid != nil,
      values.allSatisfy({ $0.kind == first.kind })
    else { return fold(operation, values, at: place) }
    var result = first
    for value in values.dropFirst() {
      guard let next = apply(operation, result, value, first.kind, at: place) else { return nil }
      result = next
    }
    return coerce(result, to: .number, at: place)
  }

  /// Numbers combined from first to last.
  private mutating func fold(_ operation: Operation, _ values: [Value], at place: Int) -> Value? {
    guard let first = values.first else {
      object("a list without entries has neither sum nor extremes", at: place)
      return Value(.number, 0)
    }
    guard var result = coerce(first, to: .number, at: place) else { return nil }
    for value in values.dropFirst() {
      guard let next = coerce(value, to: .number, at: place),
        let combined = apply(operation, result, next, .number, at: place)
      else { return nil }
      result = combined
    }
    return result
  }

  /// What is asked about a set.
  private mutating func about(
    _ name: Name, _ function: Function, set arguments: [Expression], at place: Int
  ) -> Value? {
    guard one(arguments, text(name), at: place) else { return nil }
    if function != .count, case .name(let owner) = arguments[0].form,
      case .role(let role)? = meaning(owner)
    {
      let (first, seats) = (parties[role].firstSeat, parties[role].seats)
      return Value(
        .seat(role), Double(function == .first ? first : first + Swift.max(seats, 1) - 1))
    }
    guard case .name(let owner) = arguments[0].form, case .set(let set)? = meaning(owner) else {
      if case .name(let owner) = arguments[0].form, isBroken(owner) { return nil }
      if function == .count { return howMany(arguments[0]) }
      complain("\(text(name)) takes the name of a set, a grid or a role", at: place)
      return nil
    }
    let count = sets[set].count
    if function == .count { return Value(.number, Double(count)) }
    return Value(.member(set), function == .first ? 0 : Double(Swift.max(count - 1, 0)))
  }

  /// How many entries of a list are true.
  private mutating func howMany(_ list: Expression) -> Value? {
    guard let value = value(list) else { return nil }
    guard lists[value.kind]?.entry == .truth, let entries = value.entries else {
      complain(
        """
        count takes the name of a set or a grid, or a list of truths, but found \(text(value.kind))
        """, at: list.place)
      return nil
    }
    var sum = Value(.number, 0)
    for entry in entries {
      guard let next = apply(.add, sum, entry, .number, at: list.place) else { return nil }
      sum = next
    }
    return sum
  }

  /// Whether all entries of a list are equal.
  private mutating func allEqual(_ name: Name, _ arguments: [Expression], at place: Int) -> Value? {
    guard let entries = list(arguments, text(name), at: place) else { return nil }
    var result = Value(.truth, 1)
    for (entry, next) in zip(entries, entries.dropFirst()) {
      guard let equal = apply(.isEqual, entry, next, .truth, at: place) else { return nil }
      if result.known == 1 {
        result = equal
      } else {
        guard let both = apply(.multiply, result, equal, .truth, at: place) else { return nil }
        result = both
      }
    }
    return result
  }

  /// What a value may be, as the text says; nil after a complaint.
  mutating func kind(_ form: TypeForm) -> Kind? {
    guard let entry = kind(form.kind, at: form.place) else { return nil }
    guard let per = form.per else { return entry }
    guard let (key, turns) = turns(per, at: form.place) else { return nil }
    return list(of: entry, key, turns)
  }

  private mutating func kind(_ form: TypeForm.Kind, at place: Int) -> Kind? {
    switch form {
    case .number: return .number
    case .truth: return .truth
    case .set(let name, let isOptional, _):
      if case .role(let role)? = meaning(name), !isOptional { return .seat(role) }
      guard case .set(let set)? = meaning(name) else {
        let names = meanings.prefix(visible).compactMap { entry in
          if case .set = entry.meaning { entry.name } else { nil }
        }
        complainUnknown("set", name, names, at: place)
        return nil
      }
      return isOptional ? .optional(set) : .member(set)
    }
  }
}
