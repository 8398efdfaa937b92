extension SwiftWriter {
  /// Writes one episode.
  mutating func tell() {
    out.indent = 4
    write(tree.story)
    story = out
  }

  /// Writes statements, and forgets what they bound.
  mutating func write(_ statements: [Statement]) {
    let (count, known) = (bindings.count, truths)
    list(statements)
    bindings.removeLast(bindings.count - count)
    truths = known
  }

  mutating func list(_ statements: [Statement]) {
    for (index, statement) in statements.enumerated() {
      for comment in comments(above: statement.place, isFirst: true) { out.comment(comment, "// ") }
      write(statement, before: statements[(index + 1)...])
      if case .end = statement.form { return }
    }
  }

  /// Lets the episode fail where a check does not hold.
  ///
  /// What parameters alone decide is complained of before any episode, as a story does.
  mutating func flush() {
    for check in checks {
      if truths.contains(check.condition.text) { continue }
      if frame == globals && isKnown(check.condition) {
        forewarn(check)
        continue
      }
      out.guarding(
        check.condition.code,
        else: .call("episode.fail", [.prefixed("because: ", .quote(check.reason))]))
    }
    checks = []
  }

  /// Has the complaint say what must hold, if what is written here happens under the parameters.
  private mutating func forewarn(_ check: SwiftCheck) {
    var condition = check.condition
    for outer in conditions.reversed() {
      condition = join(negated(outer), "||", condition, .or, .truth)
    }
    if warned.contains(condition.text) { return }
    warned.append(condition.text)
    complaint.guarding(condition.code, else: .quote(check.reason))
  }

  /// Whether parameters alone decide a value.
  func isKnown(_ value: SwiftValue) -> Bool {
    let words = value.text.split { !$0.isLetter && !$0.isNumber }
    return bindings[globals...].allSatisfy { binding in
      let name = binding.value.text.split { !$0.isLetter && !$0.isNumber }.first
      return !words.contains { $0 == name }
    }
  }

  /// Writes statements that happen under a condition.
  private mutating func write(_ statements: [Statement], under condition: SwiftValue) {
    let count = conditions.count
    if frame == globals && isKnown(condition) { conditions.append(condition) }
    write(statements)
    conditions.removeLast(conditions.count - count)
  }

  private mutating func write(_ statement: Statement, before rest: ArraySlice<Statement>) {
    let place = statement.place
    switch statement.form {
    case .bind(let name, let type, let origin, let isVariable):
      let value = begin(origin, type.map { kind($0) }, name, at: place)
      flush()
      bind(name, value, isVariable && rest.contains { $0.changes(name) })
    case .change(let name, let index, let origin):
      guard var target = binding(name)?.value else { return }
      if let index { target = entry(target, index, at: place) }
      let value = value(of: origin, target.kind, name, at: place)
      flush()
      change(target.text, to: value)
    case .draw(let name, let form, let label, let weights):
      let value = draw(name, form, label.string, weights)
      flush()
      bind(name, value, false)
    case .gain(let amount, let seat): gain(amount, by: seat)
    case .transfer(let amount, let payer, let payee): transfer(amount, from: payer, to: payee)
    case .note(let name, let amount):
      let amount = value(amount, .number)
      flush()
      guard case .measure(let index)? = meaning(name) else { return }
      out.statement("", .call("episode.note", [.text(counts[index].number), amount.code]))
    case .slip(let action, let name, let form):
      guard case .decision(let index)? = meaning(name), case .seat(let seat) = form.kind else {
        return
      }
      let action = value(action, .member(points[index].set))
      let who = value(seat)
      flush()
      out.statement(
        "",
        .call("episode.slip", [.prefixed("to: ", action.code), .prefixed("by: ", who.code)]))
    case .branch(let condition, let yes, let no): branch(condition, yes, no)
    case .loop(let name, let turns, let condition, let body):
      loop(name, turns, condition, body, at: place)
    case .together(let body): list(body)
    case .togetherEach(let name, let role, let body): together(name, role, body, before: rest)
    case .perform(let name, let arguments): perform(name, arguments)
    case .end: out.line("return")
    case .endRound: out.line("episode.endRound()")
    }
  }

  /// Writes that a variable becomes something, or becomes more or less by it.
  private mutating func change(_ target: String, to value: SwiftValue) {
    if case .chain(let first, let rest) = value.code, rest.count == 1, first.flat == target,
      ["+", "-", "*", "/"].contains(rest[0].sign)
    {
      var operand = rest[0].operand
      if case .parentheses(let inner) = operand { operand = inner }
      return out.assign(target + " " + rest[0].sign, operand, "= ")
    }
    out.assign(target, value.code)
  }

  /// Writes a name with its value.
  private mutating func bind(_ name: Name, _ value: SwiftValue, _ isVariable: Bool) {
    if let target = kept.last(where: { $0.name == name })?.entry {
      out.assign(target, value.code)
      return bind(name, SwiftValue(target, value.kind))
    }
    let swift = names.value(text(name))
    var head = (isVariable ? "var " : "let ") + swift
    var code = value.code
    if let number = value.number {
      code = .text(SwiftWriter.real(number))
    } else if value.isLiteral || value.isUntyped {
      head += ": " + type(value.kind)
    }
    out.assign(head, code)
    var bound = SwiftValue(swift, value.kind)
    bound.isFlat = value.isFlat
    bind(name, bound, isVariable: isVariable)
  }

  mutating func value(
    of origin: Statement.Origin, _ expected: Kind?, _ name: Name, at place: Int
  ) -> SwiftValue {
    let found: SwiftValue
    switch origin {
    case .value(let expression):
      var value = value(expression, expected)
      if case .optional? = expected { value.isUntyped = true }
      return value
    case .choice(let decision, let seat, let seen):
      found = choice(decision, seat, seen, at: place)
    case .chance(let label, let probability):
      found = chance(name, label.string, probability, at: place)
    }
    guard let expected else { return found }
    return coerce(found, to: expected, at: place)
  }

  private mutating func branch(_ condition: Expression, _ yes: [Statement], _ no: [Statement]) {
    let condition = value(condition, .truth)
    flush()
    let opening = out.lines.count
    out.open("if ", if: condition.code)
    write(yes, under: condition)
    let count = conditions.count
    defer { conditions.removeLast(conditions.count - count) }
    if frame == globals && isKnown(condition) { conditions.append(negated(condition)) }
    if no.isEmpty {
      out.closeShort(since: opening)
      if case .end? = yes.last?.form { truths.append(negated(condition).text) }
      return
    }
    var rest = no
    while rest.count == 1, case .branch(let next, let yes, let no) = rest[0].form {
      let outer = checks
      let condition = value(next, .truth)
      // What has to be checked before it is worked out is checked in a block of its own.
      guard checks.isEmpty else {
        checks = outer
        break
      }
      out.indent -= 2
      out.open("} else if ", if: condition.code)
      write(yes, under: condition)
      if frame == globals && isKnown(condition) { conditions.append(negated(condition)) }
      rest = no
    }
    if !rest.isEmpty {
      out.indent -= 2
      out.open("} else {")
      write(rest)
    }
    out.close()
  }

  private mutating func loop(
    _ name: Name, _ turns: Statement.Turns, _ condition: Expression?, _ body: [Statement],
    at place: Int
  ) {
    let swift = names.value(text(name))
    let count = bindings.count
    let range: String
    var turn: SwiftValue
    if case .whole(let first, let last) = turns {
      let low = whole(first, text(name) + "-from")
      let high = whole(last, text(name) + "-to")
      range = self.range(low, high)
      turn = SwiftWriter.number(ofWhole: swift)
      turn.turns = self.turns.firstIndex { $0.first == low && $0.last == high }
    } else {
      let (kind, all) = over(turns, at: place)
      range = all
      turn = SwiftValue(swift, kind)
    }
    bind(name, turn)
    let outer = checks
    let test = condition.map { value($0, .truth) }
    let isApart = !checks.isEmpty
    checks = outer
    flush()
    let opening = out.lines.count
    // A loop over numbers may just repeat.
    let isRead =
      body.contains { $0.mentions(name) } || (condition.map { $0.mentions(name) } ?? false)
    let shown = isRead ? swift : "_"
    if let test, !isApart {
      out.open("for " + shown + " in " + range + " where ", if: test.code)
    } else {
      out.open("for " + shown + " in " + range + " {")
    }
    if isApart, let condition { branch(condition, body, []) } else { write(body) }
    out.closeShort(since: opening)
    bindings.removeLast(bindings.count - count)
  }

  /// An end of a loop over whole numbers; the episode fails where it is none.
  mutating func whole(_ expression: Expression, _ key: String) -> String {
    let value = value(expression, .number)
    if let whole = value.whole { return whole }
    flush()
    let name = names.value(key)
    out.line("guard let " + name + " = Int(exactly: " + value.text + ") else {")
    out.line(
      "  return episode.fail(because: \"a loop goes from one whole number to another\")")
    out.line("}")
    return name
  }
}
