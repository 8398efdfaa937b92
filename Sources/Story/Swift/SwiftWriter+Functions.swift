extension SwiftWriter {
  /// The function of a story, written when it is first called with what is expected of it.
  mutating func function(
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
}
