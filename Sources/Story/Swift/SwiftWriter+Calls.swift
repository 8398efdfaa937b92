extension SwiftWriter {
  /// The value of a function.
  mutating func call(
    _ name: Name, _ arguments: [Expression], _ expected: Kind?, at place: Int
  ) -> SwiftValue {
    if case .function(let formals, let body, let visible)? = meaning(name) {
      let function = function(name, formals, body, visible, expected)
      return call(function, values(formals, arguments))
    }
    switch text(name) {
    case "min": return extreme(.least, arguments, at: place)
    case "max": return extreme(.greatest, arguments, at: place)
    case "sum":
      let list = numbers(value(arguments[0]))
      return SwiftValue(help(.sum, "sum", [list.code]), .single, .number)
    case "abs":
      let value = value(arguments[0], .number)
      return SwiftValue(help(.magnitude, "magnitude", [value.code]), .single, .number)
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
    default: return refuse("Swift is not written for the function '\(text(name))'", at: place)
    }
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

  /// The function of a story, written when it is first called with what is expected of it.
  private mutating func function(
    _ name: Name, _ formals: [Formal], _ body: Expression, _ visible: Int, _ expected: Kind?
  ) -> SwiftFunction {
    let wanted: Kind? =
      if case .optional(let set) = expected, !body.hasNone { .member(set) } else { expected }
    let found = functions.first { function in
      function.name == name
        && (wanted == nil || function.kind == wanted || function.kind.set != wanted?.set)
    }
    if let found { return found }
    let (outerFrame, outerVisible, count) = (frame, self.visible, bindings.count)
    (frame, self.visible) = (count, visible)
    var key = text(name)
    if functions.contains(where: { $0.name == name }) { key += "-of-" + type(wanted ?? .number) }
    var bound: [(label: String, kind: Kind)] = []
    for formal in formals {
      let kind = kind(formal.type)
      let label = names.value(text(formal.name))
      bound.append((label, kind))
      bind(formal.name, SwiftValue(label, kind))
    }
    let place = tree.declarations.first { $0.name == name }?.place ?? 0
    let function = write(
      function: name, key, bound, body, wanted,
      "What the story calls '" + text(name) + "'.", comments(above: place))
    bindings.removeLast(bindings.count - count)
    (frame, self.visible) = (outerFrame, outerVisible)
    return function
  }

  /// Writes a function whose arguments are bound.
  mutating func write(
    function name: Name, _ key: String, _ formals: [(label: String, kind: Kind)],
    _ body: Expression, _ expected: Kind?, _ summary: String, _ comments: [String]
  ) -> SwiftFunction {
    let outer = (checks, out)
    checks = []
    out = SwiftLines()
    out.indent = 4
    let kind = returning(body, expected)
    let swift = names.value(key)
    let signature = formals.map { $0.label + ": " + type($0.kind) }
    pieces.gap()
    if comments.isEmpty {
      pieces.document(summary)
    } else {
      pieces.document(comments[0], Array(comments.dropFirst()))
    }
    pieces.signature("private func " + swift, signature, type(kind))
    pieces.append(out)
    pieces.close()
    var check: (name: String, reason: String)?
    if let first = checks.first {
      let name = names.value(key + "-has-a-value")
      var condition = first.condition
      for next in checks.dropFirst() {
        condition = join(condition, "&&", next.condition, .and, .truth)
      }
      pieces.gap()
      pieces.document("Whether '" + swift + "' divides by no zero.")
      pieces.signature("private func " + name, signature, "Bool")
      pieces.statement("", condition.code)
      pieces.close()
      check = (name, first.reason)
    }
    (checks, out) = outer
    let function = SwiftFunction(
      name: name, swift: swift, formals: formals, kind: kind, check: check)
    functions.append(function)
    return function
  }

  /// Writes what a function returns: one way after the other where it depends on conditions.
  private mutating func returning(_ body: Expression, _ expected: Kind?) -> Kind {
    guard case .conditional = body.form else {
      if case .cases(let subject, let cases) = body.form, isChoice(subject) {
        return switching(subject, cases, expected)
      }
      let result = value(body, expected)
      out.statement("", result.code)
      return result.kind
    }
    return chain(body, expected).kind
  }

  /// Writes one return after the other, each but the last under its condition.
  private mutating func chain(_ body: Expression, _ expected: Kind?) -> SwiftValue {
    guard case .conditional(let condition, let yes, let no) = body.form else {
      let last = value(body, expected)
      out.statement("return ", last.code)
      return last
    }
    let test = value(condition, .truth)
    let result = under(test) { writer in
      let value = writer.value(yes, expected)
      return expected == nil ? writer.numeric(value) : value
    }
    returning(result.code, if: test)
    _ = under(negated(test)) { $0.chain(no, expected ?? result.kind) }
    return SwiftValue(result.code, .single, expected ?? result.kind)
  }
  private mutating func returning(_ code: SwiftCode, if condition: SwiftValue) {
    let whole = "if " + condition.text + " { return " + code.flat + " }"
    if out.indent + whole.utf8.count <= SwiftLines.width { return out.line(whole) }
    out.open("if ", if: condition.code)
    out.statement("return ", code)
    out.close()
  }

  private func isChoice(_ subject: Expression) -> Bool {
    guard case .name(let name) = subject.form, case .member(let set)? = binding(name)?.value.kind,
      case .choice = sets[set].form
    else { return false }
    return true
  }

  private mutating func switching(
    _ subject: Expression, _ cases: [Expression.Case], _ expected: Kind?
  ) -> Kind {
    let subject = value(subject)
    guard case .member(let set) = subject.kind else { return .number }
    var kind = expected
    out.line("switch " + subject.text + " {")
    for item in cases {
      let member = member(item.name, of: set)
      let wanted = kind
      let result = under(equality(subject, member)) { writer in
        let value = writer.value(item.result, wanted)
        return wanted == nil ? writer.numeric(value) : value
      }
      kind = kind ?? result.kind
      let head = "case " + short(member).text + ":"
      if out.indent + head.utf8.count + 1 + result.text.utf8.count <= SwiftLines.width {
        out.line(head + " " + result.text)
      } else {
        out.line(head)
        out.indent += 2
        out.statement("", result.code)
        out.indent -= 2
      }
    }
    out.line("}")
    return kind ?? .number
  }

  /// The least or greatest of some values; among points of one grid by their order.
  private mutating func extreme(
    _ helper: SwiftHelper, _ arguments: [Expression], at place: Int
  ) -> SwiftValue {
    let name = helper == .least ? "min" : "max"
    if arguments.count == 1 {
      let list = value(arguments[0])
      if case .member(let set)? = list.kind.entry, case .grid = sets[set].form {
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
    guard case .name(let name) = argument.form, case .set(let set)? = meaning(name) else {
      return refuse("expected the name of a set or a grid", at: place)
    }
    let count = sets[set].count
    switch question {
    case "count": return SwiftWriter.number(ofWhole: count)
    case "first": return SwiftValue("0", .member(set))
    default:
      if let number = Int(count) { return SwiftValue(String(number - 1), .member(set)) }
      return SwiftValue(.chain(.text(count), [("-", .text("1"))]), .sum, .member(set))
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
