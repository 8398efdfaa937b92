extension SwiftWriter {
  mutating func perform(_ name: Name, _ arguments: [Expression]) {
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
  mutating func together(
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
          name: binding.name,
          value: SwiftValue(
            list, self.lists.kind(of: binding.value.kind, per: .seats(role)))))
    }
  }
}
