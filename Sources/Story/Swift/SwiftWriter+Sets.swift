import Arena

extension SwiftWriter {
  mutating func parameter(_ name: Name, _ form: ParameterForm, at place: Int) {
    let swift = names.value(text(name))
    stored.document(form.help, comments(above: place))
    var (domain, initial): ([SwiftCode], String) = ([], "")
    switch form.kind {
    case .real(let number, let range, let unit):
      initial = SwiftWriter.real(number)
      domain = [SwiftWriter.range(range), .prefixed("unit: ", .quote(unit))]
      bind(name, SwiftValue(swift, .number))
    case .whole(let number, let range, let unit):
      initial = SwiftNames.literal(number)
      let (low, high) = (
        SwiftNames.literal(range.lowerBound), SwiftNames.literal(range.upperBound)
      )
      domain = [.text("in: " + low + "..." + high), .prefixed("unit: ", .quote(unit))]
      bind(name, SwiftWriter.number(ofWhole: swift))
    case .truth(let isTrue):
      initial = isTrue ? "true" : "false"
      bind(name, SwiftValue(swift, .truth))
    case .choice(let index, let choices): initial = choice(name, swift, index, choices, form)
    case .reals(let entries, let owner, let range, let unit):
      for (index, number) in entries.enumerated() {
        initial +=
          (index == 0 ? "" : ", ")
          + (index == 0 ? SwiftWriter.real(number) : SwiftNames.literal(number))
      }
      initial = "[" + initial + "]"
      domain = [
        .text("limit: " + SwiftNames.literal(ParameterForm.mostEntries)), SwiftWriter.range(range),
        .prefixed("unit: ", .quote(unit)),
      ]
      guard case .set(let set)? = meaning(owner) else { return }
      complaint.guarding(
        .text(swift + ".count == " + sets[set].count),
        else: SwiftWriter.sentence([
          .quote("\(form.label) needs a number for each of \(sets[set].name): expected "),
          .text(sets[set].count), .quote(", but found "), .text(swift + ".count"),
        ]))
      bind(name, SwiftValue(swift, .perMember(set, .number)))
    }
    stored.line("public var " + swift + " = " + initial)
    knobs.statement(
      "",
      .call(
        "visitor.knob", [.quote(form.label), .text("&" + swift)] + domain + [.quote(form.help)]))
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
    types.document(form.help)
    types.open("public enum " + type + ": String, KnobChoice {")
    for (choice, name) in zip(choices, cases) {
      types.document("Written '" + text(choice) + "' in files.")
      types.line("case " + name + (name == text(choice) ? "" : " = \"" + text(choice) + "\""))
    }
    types.close()
    sets.append(
      SwiftSet(
        name: text(name), type: type, form: .choice, members: choices, swift: cases,
        conditions: choices.map { _ in nil }, labels: choices.map { Label(text($0)) },
        count: String(choices.count)))
    bind(name, SwiftValue(swift, .member(sets.count - 1)))
    return type + "." + cases[index]
  }

  mutating func set(_ name: Name, _ form: SetForm, at place: Int) {
    if let open = form.open {
      let swift = names.value(open.label)
      var members = ""
      for (index, member) in form.members.enumerated() {
        members += (index == 0 ? "" : ", ") + SwiftCode.quoted(text(member.name))
      }
      stored.document(open.help, comments(above: place))
      stored.line("public var " + swift + " = [" + members + "]")
      knobs.statement(
        "",
        .call(
          "visitor.knob",
          [
            .quote(open.label), .text("&" + swift),
            .text("limit: " + SwiftNames.literal(open.limit)), .quote(open.help),
          ]))
      complaint.guarding(
        .text("!" + swift + ".isEmpty"), else: .quote("'\(text(name))' has no members"))
      sets.append(
        SwiftSet(
          name: text(name), type: "", form: .open(swift), members: form.members.map { $0.name },
          count: swift + ".count"))
    } else {
      members(name, form.members, comments(above: place))
    }
    meanings.append((name, .set(sets.count - 1)))
  }

  /// A set of named values: the enumeration that numbers them, and their labels.
  mutating func members(_ name: Name, _ members: [SetForm.Member], _ comments: [String] = []) {
    var set = SwiftSet(name: text(name), type: names.type(text(name)), form: .named)
    set.members = members.map { $0.name }
    set.swift = SwiftNames.members(members.map { text($0.name) })
    for member in members { set.conditions.append(member.condition.map { value($0, .truth) }) }
    set.labels = members.map { Label($0.label, $0.help) }
    set.values = names.value(text(name) + "-labels")
    set.count = SwiftWriter.sum(set.conditions.map { ($0, "1") })
    number(set, comments)
    let codes = set.labels.map { label in
      SwiftCode.call(
        "Label",
        label.help.isEmpty ? [.quote(label.name)] : [.quote(label.name), .quote(label.help)])
    }
    numbers.gap()
    numbers.document("What the values of '" + text(name) + "' mean.")
    SwiftWriter.list(
      set.values, "Label", Array(zip(set.conditions, codes)), in: &numbers,
      "private var ")
    if !set.conditions.contains(where: { $0 == nil }) {
      complaint.guarding(
        .text("!" + set.values + ".isEmpty"), else: .quote("'\(text(name))' has no members"))
    }
    sets.append(set)
  }

  /// Writes the numbers of the members of a set.
  private mutating func number(_ set: SwiftSet, _ comments: [String]) {
    var fixed: [String] = []
    for index in set.members.indices where set.isFixed(index) {
      fixed.append(set.swift[index] + " = " + String(index))
    }
    types.gap()
    if comments.isEmpty {
      types.document("The values of '" + set.name + "', by number.")
    } else {
      types.document(comments[0], Array(comments.dropFirst()))
    }
    SwiftWriter.enumeration(set.type, fixed, in: &types)
    for index in set.members.indices where !set.isFixed(index) {
      let name = names.value(text(set.members[index]) + "-" + set.name)
      var number = SwiftWriter.sum(set.conditions[..<index].map { ($0, "1") })
      if let condition = set.conditions[index] {
        number = condition.operand(of: .or).flat + " ? " + number + " : -1"
      }
      numbers.gap()
      numbers.document("The number of '" + text(set.members[index]) + "'; -1 if it is not there.")
      property(name, "Int", .text(number))
    }
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
    _ name: String, _ type: String, _ items: [(condition: SwiftValue?, code: SwiftCode)],
    in lines: inout SwiftLines, _ lead: String
  ) {
    let head = lead + name + ": [" + type + "] {"
    if items.allSatisfy({ $0.condition == nil }) {
      let code = SwiftCode.list(items.map { $0.code })
      if lines.indent + head.utf8.count + code.flat.utf8.count + 3 < SwiftLines.width {
        return lines.line(head + " " + code.flat + " }")
      }
      lines.open(head)
      lines.statement("", code)
      return lines.close()
    }
    lines.open(head)
    let known = items.prefix { $0.condition == nil }
    if known.isEmpty {
      lines.line("var all: [" + type + "] = []")
    } else {
      lines.assign("var all", .list(known.map { $0.code }))
    }
    for item in items.dropFirst(known.count) {
      if let condition = item.condition { lines.open("if ", if: condition.code) }
      lines.statement("", .call("all.append", [item.code]))
      if item.condition != nil { lines.close() }
    }
    lines.line("return all")
    lines.close()
  }

  mutating func grid(_ name: Name, _ form: GridForm, at place: Int) {
    let (low, high) = (value(form.low, .number), value(form.high, .number))
    let step = value(form.step, .number)
    let point = names.value(text(name))
    let count = names.value(text(name) + "-count")
    let distance = join(high, "-", low, .sum, .number)
    let steps = join(distance, "/", step, .product, .number)
    numbers.gap()
    numbers.document("How many points '" + text(name) + "' has; 1 if the step does not fit.")
    numbers.open("private var " + count + ": Int {")
    numbers.assign("let steps", steps.code)
    numbers.line("return steps >= 0 && steps < 100_000 ? Int(steps + 0.5) + 1 : 1")
    numbers.close()
    numbers.gap()
    numbers.document("Returns a point of '" + text(name) + "'.")
    numbers.signature("private func " + point, ["at index: Int"], "Double")
    let product = join(SwiftValue("Double(index)", .number), "*", step, .product, .number)
    numbers.statement("", join(low, "+", product, .sum, .number).code)
    numbers.close()
    let local = names.value(text(name) + "-steps")
    complaint.assign("let " + local, steps.code)
    complaint.guarding(
      .chain(
        .text(step.operand(of: .comparison, isRight: true).flat + " > 0"),
        [("&&", .text(local + " >= 0")), ("&&", .text(local + " < 100_000"))]),
      else: .quote("a grid needs a positive step, and at most 100000 points"))
    let sentence = words(form.complaint)
    complaint.guarding(
      .text("abs(" + local + " - Double(" + count + " - 1)) < 1e-6"), else: sentence)
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
