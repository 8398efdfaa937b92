import Arena

extension SwiftWriter {
  /// A set of named values: the enumeration that numbers them, and their labels.
  mutating func members(_ name: Name, _ members: [SetForm.Member], _ comments: [String] = []) {
    var set = SwiftSet(name: text(name), type: names.type(text(name)), form: .named)
    set.members = members.map { $0.name }
    set.swift = SwiftNames.members(members.map { text($0.name) })
    for member in members {
      set.conditions.append(member.condition.map { value($0, .truth) })
      var source: Int?
      if let from = member.from, case .set(let found)? = meaning(from.set) { source = found }
      set.sources.append(source)
      set.counts.append(source.map { sets[$0].count } ?? "1")
    }
    set.labels = members.map { Label($0.label.string, $0.help.string) }
    set.values = names.value(text(name) + "-labels")
    set.count = set.position(members.count)
    number(set, comments)
    var items: [SwiftItem] = []
    for (index, member) in members.enumerated() {
      items.append(label(member, set.sources[index], set.conditions[index]))
    }
    numbers.gap()
    numbers.document("What the values of '" + text(name) + "' mean.")
    SwiftWriter.list(set.values, "Label", items, in: &numbers, "private var ")
    if !set.conditions.contains(where: { $0 == nil }) {
      complaint.guarding(
        .text("!" + set.values + ".isEmpty"), else: .quote("'\(text(name))' has no members"))
    }
    sets.append(set)
  }

  /// A label, or one for every member of another set.
  private func label(
    _ member: SetForm.Member, _ source: Int?, _ condition: SwiftValue?
  ) -> SwiftItem {
    var texts = [member.label.string]
    if !member.help.string.isEmpty { texts.append(member.help.string) }
    guard let from = member.from, let source else {
      return SwiftItem(condition: condition, code: .call("Label", texts.map { .quote($0) }))
    }
    let index = "index"
    let name: String =
      switch sets[source].form {
      case .open(let property): property + "[" + index + "]"
      case .named: sets[source].values + "[" + index + "].name"
      default: sets[source].values + ".label(" + index + ")"
      }
    let sign = "{" + text(from.name) + "}"
    let codes = texts.map { SwiftWriter.sentence(SwiftWriter.pieces($0, sign, name)) }
    return SwiftItem(
      condition: condition, code: .call("Label", codes),
      loop: index + " in 0..<" + bracketed(sets[source].count))
  }

  /// A text, with a value wherever a sign stands in it.
  private static func pieces(_ text: String, _ sign: String, _ value: String) -> [SwiftCode] {
    let (bytes, mark) = (Array(text.utf8), Array(sign.utf8))
    var pieces: [SwiftCode] = []
    var (start, place) = (0, 0)
    while place < bytes.count {
      if bytes[place...].starts(with: mark) {
        pieces.append(.quote(String(decoding: bytes[start..<place], as: UTF8.self)))
        pieces.append(.text(value))
        place += mark.count
        start = place
      } else {
        place += 1
      }
    }
    pieces.append(.quote(String(decoding: bytes[start...], as: UTF8.self)))
    return pieces.filter { if case .quote("") = $0 { false } else { true } }
  }

  /// The labels of a set whose members a parameter names, if any of them is explained.
  mutating func helps(_ name: Name, _ swift: String, _ members: [SetForm.Member]) -> String {
    let known = members.filter { !$0.help.string.isEmpty }
    if known.isEmpty { return "" }
    let labels = names.value(text(name) + "-labels")
    numbers.gap()
    numbers.document("What the values of '" + text(name) + "' mean.")
    numbers.open("private var " + labels + ": [Label] {")
    numbers.open(swift + ".map { name in")
    numbers.open("switch name {")
    numbers.indent -= 2
    for member in known {
      numbers.statement(
        "case " + SwiftCode.quoted(member.label.string) + ": ",
        .call("Label", [.text("name"), .quote(member.help.string)]))
    }
    numbers.line("default: Label(name)")
    numbers.line("}")
    numbers.close()
    numbers.close()
    return labels
  }

  /// Writes the numbers of the members of a set.
  private mutating func number(_ set: SwiftSet, _ comments: [String]) {
    var fixed: [String] = []
    for index in set.members.indices where set.isFixed(index) {
      fixed.append(set.swift[index] + " = " + set.position(index))
    }
    if !fixed.isEmpty {
      types.gap()
      if comments.isEmpty {
        types.document("The values of '" + set.name + "', by number.")
      } else {
        types.document(comments[0], Array(comments.dropFirst()))
      }
      SwiftWriter.enumeration(set.type, fixed, in: &types)
    }
    for index in set.members.indices where !set.isFixed(index) {
      let name = names.value(text(set.members[index]) + "-" + set.name)
      var number = SwiftCode.text(set.position(index))
      if let condition = set.conditions[index] {
        // What is added to the number of those that are made of others leaves it below 0.
        let none = set.sources[index] == nil ? "-1" : "-" + bracketed(set.counts[index])
        number = .ternary(condition.operand(of: .or), number, .text(none))
      }
      numbers.gap()
      numbers.document(
        "The number of '" + text(set.members[index]) + "'; below 0 if it is not there.")
      property(name, "Int", number)
    }
  }
}
