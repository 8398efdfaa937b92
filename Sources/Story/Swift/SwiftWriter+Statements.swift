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

  private mutating func list(_ statements: [Statement]) {
    for (index, statement) in statements.enumerated() {
      for comment in comments(above: statement.place) { out.comment(comment, "// ") }
      write(statement, before: statements[(index + 1)...])
      if case .end = statement.form { return }
    }
  }

  /// Lets the episode fail where a check does not hold.
  mutating func flush() {
    for check in checks {
      if truths.contains(check.condition.text) { continue }
      out.guarding(
        check.condition.code,
        else: .call("episode.fail", [.prefixed("because: ", .quote(check.reason))]))
    }
    checks = []
  }

  private mutating func write(_ statement: Statement, before rest: ArraySlice<Statement>) {
    let place = statement.place
    switch statement.form {
    case .bind(let name, let type, let origin, let isVariable):
      let value = value(of: origin, type.map { kind($0) }, name, at: place)
      flush()
      bind(name, value, isVariable && rest.contains { $0.changes(name) })
    case .change(let name, let origin):
      guard let target = binding(name) else { return }
      let value = value(of: origin, target.value.kind, name, at: place)
      flush()
      out.assign(target.value.text, value.code)
    case .draw(let name, let form, let label, let weights):
      let value = draw(name, form, label, weights)
      flush()
      bind(name, value, false)
    case .gain(let amount, let seat): gain(amount, by: seat)
    case .transfer(let amount, let payer, let payee): transfer(amount, from: payer, to: payee)
    case .note(let name, let amount):
      let amount = value(amount, .number)
      flush()
      guard case .measure(let index)? = meaning(name) else { return }
      out.statement("", .call("episode.note", [.text(counts[index].number), amount.code]))
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
    bind(name, SwiftValue(swift, value.kind), isVariable: isVariable)
  }

  private mutating func value(
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
    case .chance(let label, let probability): found = chance(name, label, probability, at: place)
    }
    guard let expected else { return found }
    return coerce(found, to: expected, at: place)
  }

  private mutating func branch(_ condition: Expression, _ yes: [Statement], _ no: [Statement]) {
    let condition = value(condition, .truth)
    flush()
    let opening = out.lines.count
    out.open("if ", if: condition.code)
    write(yes)
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
      write(yes)
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
    switch turns {
    case .all(let owner):
      switch meaning(owner) {
      case .set(let set)?:
        range = "0..<" + bracketed(sets[set].count)
        turn = SwiftValue(swift, .member(set))
      case .role(let role)?:
        range = parties[role].isSingle ? "[" + parties[role].all + "]" : parties[role].all
        turn = SwiftValue(swift, .seat(role))
      default: return
      }
    case .whole(let first, let last):
      let low = whole(first, text(name) + "-from")
      let high = whole(last, text(name) + "-to")
      if let low = Int(low), let high = Int(high), low <= high {
        range = "\(low)...\(high)"
      } else {
        range = "stride(from: " + low + ", through: " + high + ", by: 1)"
      }
      turn = SwiftWriter.number(ofWhole: swift)
    }
    bind(name, turn)
    let outer = checks
    let test = condition.map { value($0, .truth) }
    let isApart = !checks.isEmpty
    checks = outer
    flush()
    let opening = out.lines.count
    if let test, !isApart {
      out.open("for " + swift + " in " + range + " where ", if: test.code)
    } else {
      out.open("for " + swift + " in " + range + " {")
    }
    if isApart, let condition { branch(condition, body, []) } else { write(body) }
    out.closeShort(since: opening)
    bindings.removeLast(bindings.count - count)
  }

  private func bracketed(_ text: String) -> String {
    text.utf8.contains(UInt8(ascii: " ")) ? "(" + text + ")" : text
  }

  /// An end of a loop over whole numbers; the episode fails where it is none.
  private mutating func whole(_ expression: Expression, _ key: String) -> String {
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

  private mutating func perform(_ name: Name, _ arguments: [Expression]) {
    guard let index = meanings.indices.prefix(visible).first(where: { meanings[$0].name == name }),
      case .part(let formals, let body) = meanings[index].meaning
    else { return }
    let values = values(formals, arguments)
    flush()
    let swift = names.value(text(name))
    var items: [SwiftCode] = [.text("&episode")]
    var signature = ["_ episode: inout some Episode"]
    for (formal, value) in zip(formals, values) {
      let label = names.value(text(formal.name))
      items.append(.prefixed(label + ": ", value.code))
      signature.append(label + ": " + type(value.kind))
    }
    out.statement("", .call(swift, items))
    if parts.contains(where: { $0.name == name }) { return }
    parts.append((name, swift))
    let outer = (frame, visible, bindings.count, out, truths)
    (frame, visible, out, truths) = (bindings.count, index, SwiftLines(), [])
    out.indent = 4
    for (formal, value) in zip(formals, values) {
      bind(formal.name, SwiftValue(names.value(text(formal.name)), value.kind))
    }
    write(body)
    let lines = out
    bindings.removeLast(bindings.count - outer.2)
    (frame, visible, out, truths) = (outer.0, outer.1, outer.3, outer.4)
    pieces.gap()
    let comments = comments(above: tree.declarations.first { $0.name == name }?.place ?? 0)
    if comments.isEmpty {
      pieces.document("Tells what the story calls '" + text(name) + "'.")
    } else {
      pieces.document(comments[0], Array(comments.dropFirst()))
    }
    pieces.signature("private func " + swift, signature, "")
    pieces.append(lines)
    pieces.close()
  }

  /// Writes what every seat of a role does; what is read afterwards is kept in lists by seat.
  private mutating func together(
    _ name: Name, _ role: Name, _ body: [Statement], before rest: ArraySlice<Statement>
  ) {
    guard case .role(let role)? = meaning(role) else { return }
    let party = parties[role]
    let swift = names.value(text(name))
    let count = bindings.count
    let outer = out
    out = SwiftLines()
    out.indent = outer.indent + 2
    bind(name, SwiftValue(swift, .seat(role)))
    let index = party.first == "0" ? swift : swift + " - " + party.first
    let before = kept.count
    for (place, statement) in body.enumerated() {
      guard case .bind(let name, _, _, _) = statement.form,
        rest.contains(where: { $0.mentions(name) }),
        !body[(place + 1)...].contains(where: { $0.mentions(name) || $0.changes(name) })
      else { continue }
      let list = names.value(text(name) + "-by-seat")
      kept.append((name, list + "[" + index + "]"))
    }
    list(body)
    var lists: [SwiftBinding] = []
    for binding in bindings[(count + 1)...] {
      guard rest.contains(where: { $0.mentions(binding.name) }) else { continue }
      lists.append(binding)
      if kept.contains(where: { $0.name == binding.name }) { continue }
      let list = names.value(text(binding.name) + "-by-seat")
      out.line(list + "[" + index + "] = " + binding.value.text)
    }
    kept.removeLast(kept.count - before)
    let lines = out
    out = outer
    for binding in lists {
      let list = names.value(text(binding.name) + "-by-seat")
      let type = type(binding.value.kind)
      let start =
        switch type {
        case "Double", "Int": "0"
        case "Bool": "false"
        case "Int?": "nil"
        default: type + ".allCases[0]"
        }
      out.line(
        "var " + list + " = [" + type + "](repeating: " + start + ", count: " + party.seats + ")")
    }
    let opening = out.lines.count
    out.open("for " + swift + " in " + (party.isSingle ? "[" + party.all + "]" : party.all) + " {")
    out.append(lines)
    out.closeShort(since: opening)
    bindings.removeLast(bindings.count - count)
    for binding in lists {
      let list = names.value(text(binding.name) + "-by-seat")
      bindings.append(
        SwiftBinding(
          name: binding.name, value: SwiftValue(list, .perSeat(role, binding.value.kind))))
    }
  }
}
