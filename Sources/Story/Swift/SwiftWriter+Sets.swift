import Arena

extension SwiftWriter {
  mutating func parameter(_ name: Name, _ form: ParameterForm, at place: Int) {
    let swift = names.value(text(name))
    stored.document(form.help.string, comments(above: place))
    var (domain, initial): ([SwiftCode], String) = ([], "")
    switch form.kind {
    case .real(let number, let range, let unit):
      initial = SwiftWriter.real(number)
      domain = [SwiftWriter.range(range), .prefixed("unit: ", .quote(unit.string))]
      bind(name, SwiftValue(swift, .number))
    case .whole(let number, let range, let unit):
      initial = SwiftNames.literal(number)
      let (low, high) = (
        SwiftNames.literal(range.lowerBound), SwiftNames.literal(range.upperBound)
      )
      domain = [.text("in: " + low + "..." + high), .prefixed("unit: ", .quote(unit.string))]
      bind(name, SwiftWriter.number(ofWhole: swift))
    case .truth(let isTrue):
      initial = isTrue ? "true" : "false"
      bind(name, SwiftValue(swift, .truth))
    case .choice(let index, let choices): initial = choice(name, swift, index, choices, form)
    case .reals(let entries, let owners, let range, let unit, let condition):
      for (index, number) in entries.enumerated() {
        initial +=
          (index == 0 ? "" : ", ")
          + (index == 0 ? SwiftWriter.real(number) : SwiftNames.literal(number))
      }
      initial = "[" + initial + "]"
      domain = [
        .text("limit: " + SwiftNames.literal(ParameterForm.mostEntries)), SwiftWriter.range(range),
        .prefixed("unit: ", .quote(unit.string)),
      ]
      table(name, swift, owners, condition, form.label.string)
    }
    stored.line("public var " + swift + " = " + initial)
    knobs.statement(
      "",
      .call(
        "visitor.knob",
        [.quote(form.label.string), .text("&" + swift)] + domain + [.quote(form.help.string)]))
  }

  /// Binds a list by one or two sets, whose length is checked.
  private mutating func table(
    _ name: Name, _ swift: String, _ owners: [Name], _ condition: Expression?, _ label: String
  ) {
    var (kind, size, title) = (Kind.number, "", "")
    for owner in owners.reversed() {
      guard case .set(let set)? = meaning(owner) else { continue }
      kind = lists.kind(of: kind, per: .members(set))
      let count = bracketed(sets[set].count)
      size = count + (size.isEmpty ? "" : " * " + size)
      title = sets[set].name + (title.isEmpty ? "" : " and " + title)
    }
    if owners.count == 1, size.utf8.first == UInt8(ascii: "(") {
      size = String(size.dropFirst().dropLast())
    }
    var isRight = SwiftValue(
      .text(swift + ".count == " + size), .comparison, .truth)
    if let condition {
      isRight = join(negated(value(condition, .truth)), "||", isRight, .or, .truth)
    }
    complaint.guarding(
      isRight.code,
      else: SwiftWriter.sentence([
        .quote(
          "\(label) needs a number for each \(owners.count == 1 ? "" : "pair ")of \(title): expected "
        ),
        .text(size), .quote(", but found "), .text(swift + ".count"),
      ]))
    var value = SwiftValue(swift, kind)
    value.isFlat = owners.count > 1
    bind(name, value)
  }

  private static func range(_ range: ClosedRange<Double>) -> SwiftCode {
    let (low, high) = (SwiftNames.literal(range.lowerBound), SwiftNames.literal(range.upperBound))
    return .text("in: " + low + "..." + high)
  }

  /// A number as a literal that is real wherever it stands.
  static func real(_ number: Double) -> String {
    let text = SwiftNames.literal(number)
    return text.utf8.contains { $0 == Ascii.dot || $0 == UInt8(ascii: "e") } ? text : text + ".0"
  }

  /// Writes the enumeration of a parameter that is one of some names; returns its value.
  private mutating func choice(
    _ name: Name, _ swift: String, _ index: Int, _ choices: [Name], _ form: ParameterForm
  ) -> String {
    let type = names.type(text(name))
    let cases = SwiftNames.members(choices.map { text($0) })
    types.gap()
    types.document(form.help.string)
    types.open("public enum " + type + ": String, KnobChoice {")
    for (choice, name) in zip(choices, cases) {
      types.document("Written '" + text(choice) + "' in files.")
      types.line("case " + name + (name == text(choice) ? "" : " = \"" + text(choice) + "\""))
    }
    types.close()
    sets.append(
      SwiftSet(
        name: text(name), type: type, form: .choice, members: choices, swift: cases,
        conditions: choices.map { _ in nil }, sources: choices.map { _ in nil },
        counts: choices.map { _ in "1" }, labels: choices.map { Label(text($0)) },
        count: String(choices.count)))
    bind(name, SwiftValue(swift, .member(sets.count - 1)))
    return type + "." + cases[index]
  }

  mutating func set(_ name: Name, _ form: SetForm, at place: Int) {
    if let open = form.open {
      let swift = names.value(open.label.string)
      var members = ""
      for (index, member) in form.members.enumerated() {
        members += (index == 0 ? "" : ", ") + SwiftCode.quoted(text(member.name))
      }
      stored.document(open.help.string, comments(above: place))
      stored.line("public var " + swift + " = [" + members + "]")
      knobs.statement(
        "",
        .call(
          "visitor.knob",
          [
            .quote(open.label.string), .text("&" + swift),
            .text("limit: " + SwiftNames.literal(open.limit)), .quote(open.help.string),
          ]))
      complaint.guarding(
        .text("!" + swift + ".isEmpty"), else: .quote("'\(text(name))' has no members"))
      sets.append(
        SwiftSet(
          name: text(name), type: "", form: .open(swift), members: form.members.map { $0.name },
          values: helps(name, swift, form.members), count: swift + ".count"))
    } else {
      members(name, form.members, comments(above: place))
    }
    meanings.append((name, .set(sets.count - 1)))
  }

  /// Writes an enumeration that holds numbers.
  static func enumeration(_ name: String, _ entries: [String], in lines: inout SwiftLines) {
    var row = ""
    for (index, entry) in entries.enumerated() { row += (index == 0 ? "" : ", ") + entry }
    let whole = "enum " + name + " { static let " + row + " }"
    if lines.indent + whole.utf8.count <= SwiftLines.width { return lines.line(whole) }
    lines.open("enum " + name + " {")
    for entry in entries { lines.line("static let " + entry) }
    lines.close()
  }

  /// Writes a property that lists what is there under the parameters.
  static func list(
    _ name: String, _ type: String, _ items: [SwiftItem], in lines: inout SwiftLines,
    _ lead: String
  ) {
    let head = lead + name + ": [" + type + "] {"
    if items.allSatisfy({ $0.isPlain }) {
      let code = SwiftCode.list(items.map { $0.code })
      if lines.fits(head + " " + code.flat + " }", at: lines.indent) {
        return lines.line(head + " " + code.flat + " }")
      }
      lines.open(head)
      lines.statement("", code)
      return lines.close()
    }
    lines.open(head)
    let known = items.prefix { $0.isPlain }
    if known.isEmpty {
      lines.line("var all: [" + type + "] = []")
    } else {
      lines.assign("var all", .list(known.map { $0.code }))
    }
    for item in items.dropFirst(known.count) {
      let opening = lines.lines.count
      if let condition = item.condition { lines.open("if ", if: condition.code) }
      let inner = lines.lines.count
      if let loop = item.loop { lines.open("for " + loop + " {") }
      lines.statement("", .call("all.append", [item.code]))
      if item.loop != nil { lines.closeShort(since: inner) }
      if item.condition != nil { lines.closeShort(since: opening) }
    }
    lines.line("return all")
    lines.close()
  }

  /// How many points a grid of numbers has; empty if parameters decide.
  private static func points(_ low: SwiftValue, _ high: SwiftValue, _ step: SwiftValue) -> String {
    guard let low = low.number, let high = high.number, let step = step.number else { return "" }
    return String(Int((high - low) / step + 0.5) + 1)
  }

  mutating func grid(_ name: Name, _ form: GridForm, at place: Int) {
    let (low, high) = (value(form.low, .number), value(form.high, .number))
    let step = value(form.step, .number)
    let point = names.value(text(name))
    let distance = join(high, "-", low, .sum, .number)
    let steps = join(distance, "/", step, .product, .number)
    var count = SwiftWriter.points(low, high, step)
    let isKnown = !count.isEmpty
    if !isKnown {
      count = names.value(text(name) + "-count")
      numbers.gap()
      numbers.document("How many points '" + text(name) + "' has; 1 if the step does not fit.")
      numbers.open("private var " + count + ": Int {")
      numbers.assign("let steps", steps.code)
      numbers.line("return steps >= 0 && steps < 100_000 ? Int(steps + 0.5) + 1 : 1")
      numbers.close()
    }
    numbers.gap()
    numbers.document("Returns a point of '" + text(name) + "'.")
    numbers.signature("private func " + point, ["at index: Int"], "Double")
    let product = join(SwiftValue("Double(index)", .number), "*", step, .product, .number)
    numbers.statement("", join(low, "+", product, .sum, .number).code)
    numbers.close()
    if !isKnown {
      let local = names.value(text(name) + "-steps")
      complaint.assign("let " + local, steps.code)
      let (size, all) = (range(of: step.code), range(of: steps.code))
      var conditions: [SwiftCode] = []
      if size.map({ $0.lowerBound > 0 }) != true {
        conditions.append(.text(step.operand(of: .comparison, isRight: true).flat + " > 0"))
      }
      if all.map({ $0.lowerBound >= 0 }) != true { conditions.append(.text(local + " >= 0")) }
      if all.map({ $0.upperBound < 100_000 }) != true {
        conditions.append(.text(local + " < 100_000"))
      }
      if let first = conditions.first {
        complaint.guarding(
          conditions.count == 1 ? first : .chain(first, conditions.dropFirst().map { ("&&", $0) }),
          else: .quote("a grid needs a positive step, and at most 100000 points"))
      }
      let sentence = words(form.complaint)
      complaint.guarding(
        .text("abs(" + local + " - Double(" + count + " - 1)) < 1e-6"), else: sentence)
    }
    sets.append(
      SwiftSet(
        name: text(name), type: "", form: .grid(low: low, step: step, point: point),
        values: names.value(text(name) + "-values"), count: count))
    let values = SwiftCode.call(
      ".numbers",
      [
        .prefixed("from: ", low.code), .prefixed("step: ", step.code),
        .prefixed("count: ", .text(count)),
      ])
    numbers.gap()
    numbers.document("The points of '" + text(name) + "'.")
    property(sets[sets.count - 1].values, "Values", values)
    meanings.append((name, .set(sets.count - 1)))
  }
}
