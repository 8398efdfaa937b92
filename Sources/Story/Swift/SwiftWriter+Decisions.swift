import Arena

extension SwiftWriter {
  mutating func decision(_ name: Name, _ form: DecisionForm, at place: Int) {
    guard case .role(let role)? = meaning(form.role) else { return }
    let set: Int
    switch form.actions {
    case .members(let listed):
      members(name, listed)
      set = sets.count - 1
    case .set(let owner):
      guard case .set(let index)? = meaning(owner) else { return }
      set = index
    }
    let condition = form.condition.map { value($0, .truth) }
    var sees: [SwiftSight] = []
    for form in form.sees { sees.append(sight(form, of: name)) }
    let wishCondition = form.wishCondition.map { value($0, .truth) }
    let wished = form.wish.map { wish($0, name, form, set) }
    var items: [SwiftCode] = [.quote(form.label.string)]
    if parties[role].number != "0" { items.append(.text("role: " + parties[role].number)) }
    if !sees.isEmpty { items.append(.prefixed("sees: ", variables(form.sees, sees))) }
    items.append(.prefixed("actions: ", dotted(values(of: set))))
    if form.forgets { items.append(.text("forgets: true")) }
    if !form.help.string.isEmpty { items.append(.quote(form.help.string)) }
    let number = numbered(
      text(name), "decision", among: decisionCodes.map { $0.condition }, in: "Choice")
    decisionCodes.append(SwiftItem(condition: condition, code: .call("Decision", items)))
    points.append(
      SwiftPoint(number: number, set: set, sees: sees, wish: wished, wishCondition: wishCondition))
    meanings.append((name, .decision(points.count - 1)))
  }

  /// What is seen, as the contract has it.
  private func variables(_ forms: [SightForm], _ sees: [SwiftSight]) -> SwiftCode {
    var (known, pieces): ([SwiftCode], [SwiftCode]) = ([], [])
    for (form, sight) in zip(forms, sees) {
      let code = SwiftCode.call("Variable", [.quote(form.label.string), sight.values])
      guard let condition = sight.condition else {
        known.append(code)
        continue
      }
      if !known.isEmpty { pieces.append(.list(known)) }
      known = []
      pieces.append(
        .parentheses(.ternary(condition.operand(of: .or), .list([code]), .text("[]"))))
    }
    if !known.isEmpty { pieces.append(.list(known)) }
    let rest = pieces.dropFirst().map { (sign: "+", operand: $0) }
    guard let first = pieces.first, !rest.isEmpty else { return pieces.first ?? .list([]) }
    return .chain(first, rest)
  }

  /// Values without the name of their type, where it is known.
  func dotted(_ code: SwiftCode) -> SwiftCode {
    if case .call("Values.named", let items) = code { return .call(".named", items) }
    return code
  }

  /// What a decision sees.
  private mutating func sight(_ form: SightForm, of decision: Name) -> SwiftSight {
    let formal = form.formal
    let condition = form.condition.map { value($0, .truth) }
    let kind = kind(formal.type)
    guard let set = kind.set, case .set(_, let isOptional, let except) = formal.type.kind else {
      return SwiftSight(
        name: formal.name, condition: condition, kind: kind, except: [],
        values: .text(".named([\"no\", \"yes\"])"),
        count: "2")
    }
    if except.isEmpty && !isOptional {
      return SwiftSight(
        name: formal.name, condition: condition, kind: kind, except: [],
        values: dotted(values(of: set)),
        count: sets[set].count)
    }
    var labels: String
    switch sets[set].form {
    case .named: labels = sets[set].values
    case .open(let property):
      labels = sets[set].values.isEmpty ? property + ".map { Label($0) }" : sets[set].values
    default:
      labels = "(0..<" + sets[set].count + ").map { Label(" + sets[set].values + ".label($0)) }"
    }
    var numbers: [Int] = []
    var moving: [String] = []
    var shown: SwiftCode?
    for name in except {
      guard let index = sets[set].members.firstIndex(of: name) else { continue }
      if !sets[set].conditions.isEmpty && sets[set].isFixed(index) {
        numbers.append(index)
      } else {
        moving.append(member(name, of: set).operand(of: .single).flat)
      }
    }
    numbers.sort()
    if !moving.isEmpty {
      let hidden = (numbers.map { String($0) } + moving).map { SwiftCode.text($0) }
      shown = help(.without, "without", [.list(hidden), .text(labels)])
    } else if let last = numbers.last {
      if last == numbers.count - 1 {
        labels = "Array(" + labels + ".dropFirst(" + (last == 0 ? "" : String(last + 1)) + "))"
      } else {
        let items = numbers.map { String($0) }
        var row = ""
        for (index, item) in items.enumerated() { row += (index == 0 ? "" : ", ") + item }
        labels =
          labels + ".enumerated().filter { ![" + row + "].contains($0.offset) }"
          + ".map { $0.element }"
      }
    }
    if isOptional { labels += " + [\"none\"]" }
    var all = shown ?? .text(labels)
    if isOptional, shown != nil { all = .chain(all, [("+", .text("[\"none\"]"))]) }
    let kept = sets[set].members.indices.filter { !numbers.contains($0) }
    let count: String
    if !moving.isEmpty {
      let fixed = numbers.count - (isOptional ? 1 : 0)
      var rest = bracketed(sets[set].count) + (fixed == 0 ? "" : " - \(fixed)")
      for item in moving { rest += " - (" + item + " >= 0 ? 1 : 0)" }
      count = rest
    } else if sets[set].conditions.isEmpty {
      count = sets[set].count + (isOptional ? " + 1" : "")
    } else {
      count = SwiftWriter.sum(
        kept.map { (sets[set].conditions[$0], sets[set].counts[$0]) }
          + (isOptional ? [(nil, "1")] : []))
    }
    return SwiftSight(
      name: formal.name, condition: condition, kind: kind, except: numbers,
      moving: moving,
      values: .call(".named", [all]),
      count: count)
  }

  /// What is wished: a value, or a function of what is seen.
  private mutating func wish(
    _ wish: Expression, _ name: Name, _ form: DecisionForm, _ set: Int
  ) -> SwiftWish {
    let seen = form.sees.filter { wish.mentions($0.formal.name) }
    if seen.isEmpty {
      let value = value(wish, .member(set))
      guard case .ternary = value.code else { return .value(value.code) }
    }
    let count = bindings.count
    frame = count
    var formals: [(label: String, kind: Kind)] = []
    for formal in form.sees.map({ $0.formal }) {
      let kind = kind(formal.type)
      let label = names.value(text(formal.name))
      formals.append((label, kind))
      bind(formal.name, SwiftValue(label, kind))
    }
    let function = write(
      function: Name(index: -1), "wished-" + text(name), seen.isEmpty ? [] : formals, wish,
      .member(set), "What the designer wishes at '" + form.label.string + "'.", [])
    functions.removeLast()
    bindings.removeLast(bindings.count - count)
    return .function(function)
  }

  /// What a player chooses.
  mutating func choice(
    _ name: Name, _ form: SeatForm, _ seen: [(name: Name?, value: Expression)], at place: Int
  ) -> SwiftValue {
    guard case .decision(let index)? = meaning(name), case .seat(let seat) = form.kind else {
      return refuse("Swift is not written for this choice", at: place)
    }
    let point = points[index]
    let who = value(seat)
    var items: [SwiftCode] = [.text(point.number), .prefixed("by: ", who.code)]
    var values: [SwiftValue] = []
    var observation: SwiftValue?
    // A number that grows by what is seen under some parameters only has a name.
    var growing: String?
    if point.sees.contains(where: { $0.condition != nil }) {
      seenCount += 1
      growing = names.value("seen-at-" + text(name) + (seenCount == 1 ? "" : "-\(seenCount)"))
    }
    for sight in point.sees {
      guard let given = seen.first(where: { $0.name == sight.name || point.sees.count == 1 }) else {
        values.append(nothing(sight.kind))
        continue
      }
      if growing != nil { flush() }
      let value = self.value(given.value, sight.kind)
      values.append(value)
      var number = self.number(of: value, sight, at: given.value.place)
      if let before = observation {
        let scaled = join(
          before, "*", SwiftValue(bracketed(sight.count), .number), .product, .number)
        number = join(scaled, "+", number, .sum, .number)
      }
      guard let growing else {
        observation = number
        continue
      }
      if let condition = sight.condition {
        if observation == nil { out.line("var " + growing + " = 0") }
        let late = checks
        checks = []
        let opening = out.lines.count
        out.open("if ", if: condition.code)
        checks = late
        flush()
        out.assign(growing, number.code)
        out.closeShort(since: opening)
      } else {
        flush()
        out.assign((observation == nil ? "var " : "") + growing, number.code)
      }
      observation = SwiftValue(growing, .number)
    }
    if let observation { items.append(.prefixed("seeing: ", observation.code)) }
    if let wish = point.wish {
      var code: SwiftCode
      switch wish {
      case .value(let value): code = value
      case .function(let function): code = call(function, values).code
      }
      if let condition = point.wishCondition {
        code = .ternary(condition.operand(of: .or), code, .text("nil"))
      }
      items.append(.prefixed("wishing: ", code))
    }
    return SwiftValue(.call("episode.choose", items), .single, .member(point.set))
  }

  /// What stands for a value that is not seen.
  private func nothing(_ kind: Kind) -> SwiftValue {
    switch kind {
    case .truth: SwiftValue("false", kind)
    case .optional: SwiftValue("nil", kind)
    default: SwiftValue("0", kind)
    }
  }

  func bracketed(_ text: String) -> String {
    text.utf8.contains(UInt8(ascii: " ")) ? "(" + text + ")" : text
  }

  /// The number of a value among those that can be seen.
  private mutating func number(of value: SwiftValue, _ sight: SwiftSight, at place: Int)
    -> SwiftValue
  {
    if sight.kind == .truth {
      if value.text == "true" { return SwiftValue("1", .number) }
      if value.text == "false" { return SwiftValue("0", .number) }
      return SwiftValue(
        .ternary(value.operand(of: .or), .text("1"), .text("0")), .ternary, .number)
    }
    guard let set = sight.kind.set else { return value }
    var isOptional = false
    if case .optional = sight.kind { isOptional = !value.isPresent }
    let last = SwiftWriter.less(sight.count)
    if isOptional && value.text == "nil" { return SwiftValue(last, .number) }
    for index in sight.except {
      checks.append(
        SwiftCheck(
          condition: join(
            value, "!=", SwiftValue(sets[set].type + "." + sets[set].swift[index], value.kind),
            .comparison, .truth),
          reason: "'\(text(sight.name))' is a value that the decision excepts"))
    }
    for code in sight.moving {
      checks.append(
        SwiftCheck(
          condition: join(value, "!=", SwiftValue(code, value.kind), .comparison, .truth),
          reason: "'\(text(sight.name))' is a value that the decision excepts"))
    }
    let number = shifted(value, sight)
    guard isOptional else { return number }
    let none = SwiftValue(.text(last), Int(last) == nil ? .sum : .single, .number)
    if sight.except.isEmpty { return join(value, "??", none, .fallback, .number) }
    let inner = shifted(SwiftValue("$0", .number), sight).text
    let mapped = SwiftValue(value.operand(of: .single).flat + ".map { " + inner + " }", value.kind)
    return join(mapped, "??", none, .fallback, .number)
  }

  /// One less than a whole number.
  static func less(_ count: String) -> String {
    if let number = Int(count) { return String(number - 1) }
    let digits = String(count.prefix { ("0"..."9").contains($0) })
    if let number = Int(digits), count.hasPrefix(digits + " + ") {
      return String(number - 1) + count.dropFirst(digits.count)
    }
    return count.hasSuffix(" + 1") ? String(count.dropLast(4)) : count + " - 1"
  }

  /// The number of a member among those that are not excepted.
  private func shifted(_ value: SwiftValue, _ sight: SwiftSight) -> SwiftValue {
    guard !sight.except.isEmpty || !sight.moving.isEmpty else { return value }
    if let last = sight.except.last, last == sight.except.count - 1, sight.moving.isEmpty {
      return join(value, "-", SwiftValue(String(last + 1), .number), .sum, .number)
    }
    var result = value
    for index in sight.except {
      let isPast = join(value, ">", SwiftValue(String(index), .number), .comparison, .truth)
      let step = SwiftValue(
        .ternary(isPast.code, .text("1"), .text("0")), .ternary, .number)
      result = join(result, "-", step, .sum, .number)
    }
    for code in sight.moving {
      let isThere = SwiftValue(.text(code + " >= 0"), .comparison, .truth)
      let isPast = join(value, ">", SwiftValue(code, .number), .comparison, .truth)
      let step = SwiftCode.ternary(
        join(isThere, "&&", isPast, .and, .truth).code, .text("1"), .text("0"))
      result = join(result, "-", SwiftValue(step, .ternary, .number), .sum, .number)
    }
    return result
  }
}
