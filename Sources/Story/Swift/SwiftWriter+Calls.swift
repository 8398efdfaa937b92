extension SwiftWriter {
  /// The value of a function.
  mutating func call(
    _ name: Name, _ arguments: [Expression], _ expected: Kind?, at place: Int
  ) -> SwiftValue {
    if case .function(let formals, let body, let visible)? = meaning(name) {
      let function = function(name, formals, body, visible, expected)
      return call(function, values(formals, arguments))
    }
    if let set = expected?.set, let made = made(name, of: set) {
      return member(made, of: set, arguments[0])
    }
    switch text(name) {
    case "exp", "log", "power": return power(text(name), arguments, at: place)
    case "min": return extreme(.least, arguments, at: place)
    case "max": return extreme(.greatest, arguments, at: place)
    case "sum":
      let list = numbers(value(arguments[0]))
      return SwiftValue(help(.sum, "sum", [list.code]), .single, .number)
    case "abs":
      let value = value(arguments[0], .number)
      return SwiftValue(help(.magnitude, "magnitude", [value.code]), .single, .number)
    case "index":
      let value = value(arguments[0])
      guard case .seat(let role) = value.kind, parties[role].first != "0" else {
        return SwiftWriter.number(ofWhole: value.text)
      }
      return SwiftWriter.number(ofWhole: value.operand(of: .sum).flat + " - " + parties[role].first)
    case "first", "last", "count": return about(text(name), arguments[0], at: place)
    case "seats":
      guard case .name(let name) = arguments[0].form, case .role(let role)? = meaning(name) else {
        return refuse("expected a role", at: place)
      }
      return SwiftWriter.number(ofWhole: parties[role].seats)
    case "all-equal":
      let list = value(arguments[0])
      let text = list.operand(of: .single).flat
      return SwiftValue(text + ".allSatisfy({ $0 == " + text + ".first })", .truth)
    default:
      guard case .set(let set)? = meaning(name),
        case .grid(let low, let step, _) = sets[set].form
      else { return refuse("Swift is not written for the function '\(text(name))'", at: place) }
      let value = value(arguments[0], .number)
      let items = [value.code, low.code, step.code, .text(sets[set].count)]
      checks.append(
        SwiftCheck(
          condition: SwiftValue(help(.isPoint, "isPoint", items), .single, .truth),
          reason: "a point of '\(text(name))' must be in it: " + value.text))
      return SwiftValue(help(.nearest, "nearest", items), .single, .member(set))
    }
  }

  /// The members of a set that are made of others, by their name.
  func made(_ name: Name, of set: Int) -> Int? {
    sets[set].sources.indices.first {
      sets[set].members[$0] == name && sets[set].sources[$0] != nil
    }
  }

  /// A member that is made of another.
  private mutating func member(_ index: Int, of set: Int, _ argument: Expression) -> SwiftValue {
    let first = member(sets[set].members[index], of: set)
    guard let source = sets[set].sources[index] else { return first }
    let value = value(argument, .member(source))
    return join(first, "+", value, .sum, .member(set))
  }

  /// An exponential, a logarithm or a power.
  private mutating func power(
    _ name: String, _ arguments: [Expression], at place: Int
  ) -> SwiftValue {
    var values: [SwiftValue] = []
    for argument in arguments { values.append(value(argument, .number)) }
    let zero = SwiftValue(.number(0), .single, .number)
    if name != "exp", let first = values.first {
      let sign = name == "log" ? ">" : ">="
      let least = range(of: first.code)?.lowerBound ?? -1
      if !(name == "log" ? least > 0 : least >= 0) {
        checks.append(
          SwiftCheck(
            condition: join(first, sign, zero, .comparison, .truth),
            reason: "what '\(name)' takes is too small: " + first.text))
      }
    }
    let function = name == "power" ? "pow" : name
    return SwiftValue(.call("Portable." + function, values.map { $0.code }), .single, .number)
  }

  /// A whole number in Swift as a number of the story.
  static func number(ofWhole text: String) -> SwiftValue {
    var value: SwiftValue
    if Int(text) != nil {
      value = SwiftValue(text, .number)
      value.isLiteral = true
    } else {
      value = SwiftValue(.call("Double", [.text(text)]), .single, .number)
    }
    value.whole = text
    return value
  }

  /// Calls what stands at the end of the file.
  mutating func help(_ helper: SwiftHelper, _ name: String, _ items: [SwiftCode]) -> SwiftCode {
    if !helpers.contains(helper) { helpers.append(helper) }
    return .call("Numbers." + name, items)
  }

  /// The values of arguments, each of which is what was declared.
  mutating func values(_ formals: [Formal], _ arguments: [Expression]) -> [SwiftValue] {
    var values: [SwiftValue] = []
    for (formal, argument) in zip(formals, arguments) {
      let kind = kind(formal.type)
      values.append(value(argument, kind))
    }
    return values
  }

  /// Calls a function, if its value is one.
  mutating func call(_ function: SwiftFunction, _ values: [SwiftValue]) -> SwiftValue {
    var items: [SwiftCode] = []
    for (formal, value) in zip(function.formals, values) {
      items.append(.prefixed(formal.label + ": ", value.code))
    }
    if let check = function.check {
      checks.append(
        SwiftCheck(
          condition: SwiftValue(.call(check.name, items), .single, .truth), reason: check.reason))
    }
    return SwiftValue(.call(function.swift, items), .single, function.kind)
  }

  /// The least or greatest of some values; among points of one grid by their order.
  private mutating func extreme(
    _ helper: SwiftHelper, _ arguments: [Expression], at place: Int
  ) -> SwiftValue {
    let name = helper == .least ? "min" : "max"
    if arguments.count == 1 {
      let list = value(arguments[0])
      if case .member(let set)? = lists[list.kind]?.entry, case .grid = sets[set].form {
        return numeric(
          SwiftValue(
            .chain(.text(list.operand(of: .single).flat + "." + name + "()"), [("??", .text("0"))]),
            .fallback, .member(set)))
      }
      let word = helper == .least ? "least" : "greatest"
      return SwiftValue(help(helper, word, [list.code]), .single, Kind.number)
    }
    var values: [SwiftValue] = []
    for argument in arguments { values.append(value(argument)) }
    if let kind = values.first?.kind, kind.set != nil, values.allSatisfy({ $0.kind == kind }) {
      return numeric(SwiftValue(.call("Swift." + name, values.map { $0.code }), .single, kind))
    }
    var items: [SwiftCode] = []
    for value in values { items.append(coerce(value, to: .number, at: place).code) }
    var result = SwiftValue(.call("Swift." + name, items), .single, .number)
    result.isLiteral = values.allSatisfy { $0.isLiteral }
    return result
  }

  /// What is asked about a set.
  private mutating func about(
    _ question: String, _ argument: Expression, at place: Int
  ) -> SwiftValue {
    if question != "count", case .name(let name) = argument.form,
      case .role(let role)? = meaning(name)
    {
      let party = parties[role]
      if question == "first" { return SwiftValue(party.first, .seat(role)) }
      let last = SwiftWriter.less(party.seats)
      if let low = Int(party.first), let more = Int(last) {
        return SwiftValue(String(low + more), .seat(role))
      }
      if last == "0" { return SwiftValue(party.first, .seat(role)) }
      let text = party.first == "0" ? last : party.first + " + " + last
      return SwiftValue(.text(text), .sum, .seat(role))
    }
    guard case .name(let name) = argument.form, case .set(let set)? = meaning(name) else {
      let list = value(argument)
      return SwiftValue(help(.count, "count", [list.code]), .single, .number)
    }
    let count = sets[set].count
    switch question {
    case "count": return SwiftWriter.number(ofWhole: count)
    case "first": return SwiftValue("0", .member(set))
    default:
      let last = SwiftWriter.less(count)
      return SwiftValue(.text(last), Int(last) == nil ? .sum : .single, .member(set))
    }
  }
}

extension Expression {
  /// Whether 'none' stands in it.
  var hasNone: Bool {
    switch form {
    case .none: true
    case .conditional(_, let yes, let no): yes.hasNone || no.hasNone
    case .cases(_, let cases): cases.contains { $0.result.hasNone }
    default: false
    }
  }
}
