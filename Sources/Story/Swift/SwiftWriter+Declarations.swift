import Arena

extension SwiftWriter {
  /// Writes everything that stands before the story, in the order of the text.
  mutating func declareAll() {
    for declaration in tree.declarations {
      frame = bindings.count
      globals = bindings.count
      visible = meanings.count
      declare(declaration)
    }
    frame = bindings.count
    globals = bindings.count
    visible = .max
  }

  private mutating func declare(_ declaration: Declaration) {
    let (name, place) = (declaration.name, declaration.place)
    switch declaration.form {
    case .parameter(let form): parameter(name, form, at: place)
    case .set(let form): set(name, form, at: place)
    case .grid(let form): grid(name, form, at: place)
    case .role(let form): role(name, form)
    case .decision(let form): decision(name, form, at: place)
    case .measure(let form): measure(name, form)
    case .constant(let expression): constant(name, expression, at: place)
    case .function(let formals, let body):
      meanings.append((name, .function(formals, body, visible: meanings.count)))
    case .part(let formals, let body): meanings.append((name, .part(formals, body)))
    case .rounds(let expression):
      let value = value(expression, .number)
      rounds = value.code
      require(checks)
      if !value.isLiteral {
        complaint.guarding(
          join(value, ">=", literal(1), .comparison, .truth).code,
          else: .quote("an episode lasts a round or more"))
      }
    case .require(let condition, let sentence):
      let condition = value(condition, .truth)
      require(checks)
      let words = words(sentence)
      require(checks)
      complaint.guarding(condition.code, else: words)
      learn(condition)
    }
    require(checks)
  }

  /// Has the complaint say what must hold.
  private mutating func require(_ needed: [SwiftCheck]) {
    for check in needed { complaint.guarding(check.condition.code, else: .quote(check.reason)) }
    checks = []
  }

  /// A sentence with its values.
  mutating func words(_ sentence: Sentence) -> SwiftCode {
    var pieces: [SwiftCode] = []
    for piece in sentence.pieces {
      switch piece {
      case .text(let text): if !text.string.isEmpty { pieces.append(.quote(text.string)) }
      case .value(let expression):
        let value = value(expression)
        pieces.append(words(value))
      }
    }
    return SwiftWriter.sentence(pieces)
  }

  /// Texts and values as one text: in one literal if it fits a line, and with pluses between otherwise.
  static func sentence(_ pieces: [SwiftCode]) -> SwiftCode {
    var literal = ""
    for piece in pieces {
      if case .quote(let text) = piece {
        literal += SwiftCode.escaped(text)
      } else {
        literal += Int(piece.flat) == nil ? "\\(" + piece.flat + ")" : piece.flat
      }
    }
    let hasValue = pieces.contains { if case .quote = $0 { false } else { true } }
    if let first = pieces.first, pieces.count == 1 { return first }
    if literal.utf8.count <= SwiftLines.width - 16 || !hasValue {
      return .text("\"" + literal + "\"")
    }
    var operands: [SwiftCode] = []
    for piece in pieces {
      if case .quote = piece {
        operands.append(piece)
      } else {
        let isText = piece.flat.hasPrefix("NumberText.") || piece.flat.hasPrefix("Numbers.")
        operands.append(isText ? piece : .text("\"\\(" + piece.flat + ")\""))
      }
    }
    let rest = operands.dropFirst().map { (sign: "+", operand: $0) }
    return operands.first.map { .chain($0, rest) } ?? .quote("")
  }

  private mutating func words(_ value: SwiftValue) -> SwiftCode {
    switch value.kind {
    case .number:
      return value.whole.map { .text($0) } ?? .call("NumberText.exact", [value.code])
    case .truth:
      return .parentheses(
        .ternary(value.operand(of: .or), .text("\"true\""), .text("\"false\"")))
    case .member(let set):
      if case .choice = sets[set].form {
        return .text(value.operand(of: .single).flat + ".rawValue")
      }
      return .call(values(of: set).flat + ".label", [value.code])
    default: return help(.text, "text", [numbers(value).code])
    }
  }

  /// The members of a set as the contract has them.
  func values(of set: Int) -> SwiftCode {
    switch sets[set].form {
    case .named: .call("Values.named", [.text(sets[set].values)])
    case .open(let property):
      .call("Values.named", [.text(sets[set].values.isEmpty ? property : sets[set].values)])
    default: .text(sets[set].values)
    }
  }

  private mutating func constant(_ name: Name, _ expression: Expression, at place: Int) {
    let value = value(expression)
    let swift = names.value(text(name))
    numbers.gap()
    let comments = comments(above: place)
    if comments.isEmpty {
      numbers.document("What the story calls '" + text(name) + "'.")
    } else {
      numbers.document(comments[0], Array(comments.dropFirst()))
    }
    property(swift, value.isFlat ? "[Double]" : type(value.kind), value.code)
    if value.kind == .number, let range = range(of: value.code) { ranges.append((swift, range)) }
    var bound = SwiftValue(swift, value.kind)
    bound.isFlat = value.isFlat
    bind(name, bound)
  }

  /// Writes a property that is worked out.
  mutating func property(_ name: String, _ type: String, _ code: SwiftCode) {
    SwiftWriter.property("private var " + name + ": " + type + " {", code, in: &numbers)
  }

  static func property(_ head: String, _ code: SwiftCode, in lines: inout SwiftLines) {
    if lines.fits(head + " " + code.flat + " }", at: lines.indent + 1) {
      return lines.line(head + " " + code.flat + " }")
    }
    lines.open(head)
    lines.statement("", code)
    lines.close()
  }

  private mutating func role(_ name: Name, _ form: RoleForm) {
    let seats = form.seats.map { value($0, .number) } ?? literal(1)
    var count = seats.whole ?? ""
    if count.isEmpty {
      count = names.value(text(name) + "-count")
      numbers.gap()
      numbers.document(
        "How many seats '" + form.label.string + "' has; 1 if that is no whole number.")
      property(count, "Int", .text("Int(exactly: " + seats.text + ") ?? 1"))
      complaint.guarding(
        .text("Double(" + count + ") == " + seats.operand(of: .comparison, isRight: true).flat),
        else: .quote("a role has a whole number of seats in 1...64"))
    }
    let bounds = range(of: seats.code)
    if !(1...64).contains(bounds?.lowerBound ?? 0) || !(1...64).contains(bounds?.upperBound ?? 0) {
      complaint.guarding(
        .text("(1...64).contains(" + count + ")"),
        else: .quote("a role has a whole number of seats in 1...64"))
    }
    let condition = form.condition.map { value($0, .truth) }
    let commits = form.commitCondition.map { value($0, .truth) }
    let swift = names.value(text(name))
    let first = SwiftWriter.sum(parties.map { ($0.condition, $0.seats) })
    let (isFixed, isSingle) = (Int(first) != nil, form.seats == nil)
    let range = Int(first).flatMap { low in Int(count).map { "\(low)..<\(low + $0)" } }
    var (start, all) = (first, "")
    if isSingle && isFixed {
      fixed.append(("Seat", swift + " = " + first))
      (start, all) = ("Seat." + swift, "Seat." + swift)
    } else if let range {
      fixed.append(("Seat", swift + " = " + range))
      all = "Seat." + swift
    } else {
      all = names.value(text(name) + (isSingle ? "-seat" : "-seats"))
      numbers.gap()
      numbers.document("The seats of '" + form.label.string + "', by number.")
      let low = first.hasSuffix(" : 0") ? "(" + first + ")" : first
      let end = isFixed && first == "0" ? count : low + " + " + count
      property(all, isSingle ? "Int" : "Range<Int>", .text(isSingle ? first : low + "..<" + end))
      start = isSingle ? all : isFixed ? first : all + ".lowerBound"
    }
    parties.append(
      SwiftParty(
        form: form, condition: condition, commits: commits, first: start, seats: count, all: all,
        isSingle: isSingle, number: SwiftWriter.sum(parties.map { ($0.condition, "1") })))
    meanings.append((name, .role(parties.count - 1)))
  }

  /// What some numbers come to, each counted if its condition holds.
  static func sum(_ items: [(condition: SwiftValue?, count: String)]) -> String {
    var known = 0
    var rest: [String] = []
    for item in items {
      if let condition = item.condition {
        let isSum = item.count.utf8.contains(UInt8(ascii: " "))
        let count = isSum ? "(" + item.count + ")" : item.count
        rest.append("(" + condition.operand(of: .or).flat + " ? " + count + " : 0)")
      } else if let number = Int(item.count) {
        known += number
      } else {
        rest.append(item.count)
      }
    }
    if rest.isEmpty || known > 0 { rest.insert(String(known), at: 0) }
    if rest.count == 1, rest[0].hasPrefix("(") { return String(rest[0].dropFirst().dropLast()) }
    var text = ""
    for (index, piece) in rest.enumerated() { text += (index == 0 ? "" : " + ") + piece }
    return text
  }

  private mutating func measure(_ name: Name, _ form: MeasureForm) {
    let (low, high) = (value(form.low, .number), value(form.high, .number))
    require(checks)
    let condition = form.condition.map { value($0, .truth) }
    var range = SwiftCode.text(
      low.operand(of: .sum).flat + "..." + high.operand(of: .sum).flat)
    let (least, most) = (self.range(of: low.code), self.range(of: high.code))
    if !(least?.upperBound ?? .infinity <= most?.lowerBound ?? -.infinity) {
      complaint.guarding(
        help(.isRange, "isRange", [low.code, high.code]),
        else: .quote("the range of '" + form.label.string + "' ends before it begins"))
      range = help(.range, "range", [low.code, high.code])
    } else if range.flat.utf8.count > 80 {
      range = help(.range, "range", [low.code, high.code])
    }
    let declared = SwiftCode.call(
      "Measure",
      [
        .quote(form.label.string), .prefixed("unit: ", .quote(form.unit.string)),
        .prefixed("in: ", range),
        .quote(form.help.string),
      ])
    let number = numbered(
      text(name), "measure", among: measureCodes.map { $0.condition }, in: "Count")
    measureCodes.append(SwiftItem(condition: condition, code: declared))
    counts.append(SwiftCount(number: number))
    meanings.append((name, .measure(counts.count - 1)))
  }

  /// The number of something among what is there, with a name where it has one number always.
  mutating func numbered(
    _ text: String, _ what: String, among conditions: [SwiftValue?], in type: String
  ) -> String {
    let number = SwiftWriter.sum(conditions.map { ($0, "1") })
    if Int(number) != nil {
      let name = SwiftNames.members([text])[0]
      fixed.append((type, name + " = " + number))
      return type + "." + name
    }
    let name = names.value(text + "-" + what)
    numbers.gap()
    numbers.document("The number of the \(what) '" + text + "'.")
    property(name, "Int", .text(number))
    return name
  }
}
