extension SwiftWriter {
  /// The kind of a list with an entry for everything of a kind; numbers are whole, by their place.
  mutating func list(of entry: Kind, _ key: (kind: Kind, turns: Int)) -> Kind {
    let keys: ListKind.Keys =
      switch key.kind {
      case .member(let set): .members(set)
      case .seat(let role): .seats(role)
      default: .whole(key.turns, count: 0)
      }
    return lists.kind(of: entry, per: keys)
  }

  /// The kind of a list of numbers for the same as another list has values for.
  mutating func numbers(like kind: Kind) -> Kind {
    guard let list = lists[kind] else { return .number }
    return lists.kind(of: .number, per: list.keys)
  }

  mutating func list(of entry: Kind, _ key: Kind) -> Kind { list(of: entry, (key, lastTurns)) }

  /// What a loop or a list goes over: the kind of its name, and a sequence in Swift.
  mutating func over(_ turns: Statement.Turns, at place: Int) -> (kind: Kind, all: String) {
    switch turns {
    case .all(let owner):
      switch meaning(owner) {
      case .set(let set)?: return (.member(set), "0..<" + bracketed(sets[set].count))
      case .role(let role)?:
        let party = parties[role]
        return (.seat(role), party.isSingle ? "[" + party.all + "]" : party.all)
      default:
        _ = refuse("Swift is not written for a loop over '\(text(owner))'", at: place)
        return (.number, "")
      }
    case .whole(let first, let last):
      let low = SwiftWriter.counted(value(first, .number))
      let high = SwiftWriter.counted(value(last, .number))
      let count: String
      if let low = Int(low), let high = Int(high) {
        count = String(Swift.max(high - low + 1, 0))
      } else {
        count = "Swift.max(" + (low == "1" ? high : high + " - " + low + " + 1") + ", 0)"
      }
      let found = SwiftTurns(first: low, last: high, count: count)
      lastTurns = self.turns.firstIndex(of: found) ?? self.turns.count
      if lastTurns == self.turns.count { self.turns.append(found) }
      return (.number, range(low, high))
    }
  }

  /// A number as a whole one; 0 where it is none, which a check of its own complains of.
  private static func counted(_ value: SwiftValue) -> String {
    value.whole ?? "(Int(exactly: " + value.text + ") ?? 0)"
  }

  /// Whole numbers from one to another.
  func range(_ low: String, _ high: String) -> String {
    if let least = Int(low), isAtLeast(high, Double(least)) { return low + "..." + high }
    return "stride(from: " + low + ", through: " + high + ", by: 1)"
  }

  /// What is gone through, as something that can be asked.
  private static func sequence(_ all: String) -> String {
    all.utf8.contains(UInt8(ascii: " ")) || all.utf8.first.map { Ascii.isDigit($0) } ?? false
      ? "(" + all + ")" : all
  }

  /// A list whose entries are worked out one by one.
  mutating func list(
    _ name: Name, _ form: Statement.Turns, _ value: Expression, _ expected: Kind?, at place: Int
  ) -> SwiftValue {
    let (key, all) = over(form, at: place)
    let turns = lastTurns
    let swift = names.value(text(name))
    let (outer, count) = (checks, bindings.count)
    checks = []
    bindings.append(
      SwiftBinding(name: name, value: turn(swift, key, turns)))
    var entry = self.value(value, expected)
    if expected == nil { entry = numeric(entry) }
    bindings.removeLast(bindings.count - count)
    let sequence = SwiftWriter.sequence(all)
    let late = checks.map { check in
      SwiftCheck(
        condition: SwiftValue(
          .closure(sequence + ".allSatisfy(", swift + " in ", check.condition.code, "})"),
          .single, .truth),
        reason: check.reason)
    }
    checks = outer + late
    let head = value.mentions(name) ? swift : "_"
    let result: SwiftCode =
      type(entry.kind) == "Double" && entry.isLiteral ? .call("Double", [entry.code]) : entry.code
    return SwiftValue(
      .closure(sequence + ".map ", head + " in ", result, "}"), .single,
      list(of: entry.kind, (key, turns)))
  }

  /// The name of a turn.
  private func turn(_ swift: String, _ key: Kind, _ turns: Int) -> SwiftValue {
    guard key == .number else { return SwiftValue(swift, key) }
    var value = SwiftWriter.number(ofWhole: swift)
    value.turns = turns
    return value
  }

  /// The first member of a set for which a condition holds, or else another.
  mutating func search(
    _ name: Name, _ set: Name, _ condition: Expression, _ other: Expression, at place: Int
  ) -> SwiftValue {
    let (kind, all) = over(.all(set), at: place)
    let swift = names.value(text(name))
    let (outer, count) = (checks, bindings.count)
    checks = []
    bindings.append(SwiftBinding(name: name, value: SwiftValue(swift, kind)))
    let test = value(condition, .truth)
    bindings.removeLast(bindings.count - count)
    let head = SwiftWriter.sequence(all) + ".first(where: "
    // It is looked no further than the first that fits.
    let late = checks.map { check in
      let stops = join(negated(check.condition), "||", test, .or, .truth)
      return SwiftCheck(
        condition: SwiftValue(
          .suffixed(
            .closure(head, swift + " in ", stops.code, "})"),
            ".map { " + swift + " in " + check.condition.text + " } != false"), .comparison, .truth),
        reason: check.reason)
    }
    checks = outer + late
    let found = SwiftValue(
      .closure(head, swift + " in ", test.code, "})"), .single, .optional(-1))
    let outerChecks = checks
    let other = value(other, kind)
    if checks.count > outerChecks.count {
      let none = SwiftValue(found.text + " == nil", .truth)
      let late = checks[outerChecks.count...]
      checks = outerChecks
      for check in late {
        checks.append(
          SwiftCheck(
            condition: join(negated(none), "||", check.condition, .or, .truth),
            reason: check.reason))
      }
    }
    return join(found, "??", other, .fallback, kind)
  }

  /// The first value of a name; a list may begin with one value for all entries.
  mutating func begin(
    _ origin: Statement.Origin, _ expected: Kind?, _ name: Name, at place: Int
  ) -> SwiftValue {
    guard case .value(let expression) = origin, let expected, let entry = lists[expected]?.entry,
      !isList(expression)
    else { return value(of: origin, expected, name, at: place) }
    let value = value(expression, entry)
    return SwiftValue(
      .call(
        type(expected),
        [.prefixed("repeating: ", value.code), .text("count: " + size(of: expected))]),
      .single, expected)
  }

  /// Whether an expression is a list, by its form.
  private func isList(_ expression: Expression) -> Bool {
    switch expression.form {
    case .list: true
    case .name(let name): binding(name)?.value.kind.isList ?? false
    case .negation(let inner): isList(inner)
    case .binary(_, let left, let right): isList(left) || isList(right)
    default: false
    }
  }

  private func size(of list: Kind) -> String {
    switch lists[list]?.keys {
    case .members(let set)?: sets[set].count
    case .seats(let role)?: parties[role].seats
    case .whole(let place, _)?: turns[place].count
    case nil: "0"
    }
  }

  /// An entry of a list.
  mutating func entry(_ list: SwiftValue, _ index: Expression, at place: Int) -> SwiftValue {
    let kind = lists[list.kind]
    if let row = list.row, let kind, case .members(let set) = kind.keys {
      let column = value(index, .member(set)).operand(of: .sum, isRight: true).flat
      return SwiftValue(row.table + "[" + row.start + " + " + column + "]", kind.entry)
    }
    if list.isFlat, let kind, case .members(let set) = kind.keys {
      let table = list.operand(of: .single).flat
      let count = bracketed(size(of: kind.entry))
      let start = value(index, .member(set)).operand(of: .product).flat + " * " + count
      var result = SwiftValue(
        "Array(" + table + "[(" + start + ")..<(" + start + " + " + count + ")])", kind.entry)
      result.row = (table, start)
      return result
    }
    var head = list.operand(of: .single).flat
    if head.utf8.last == UInt8(ascii: "}") { head = "(" + head + ")" }
    let position: String
    switch kind?.keys {
    case .members(let set)?: position = value(index, .member(set)).text
    case .seats(let role)?:
      let seat = value(index, .seat(role))
      let first = parties[role].first
      position = first == "0" ? seat.text : seat.operand(of: .sum).flat + " - " + first
    case .whole(let turns, _)?:
      position = self.place(of: value(index, .number), in: turns, at: place)
    case nil: return refuse("Swift is not written for this list", at: place)
    }
    return SwiftValue(head + "[" + position + "]", kind?.entry ?? .number)
  }

  /// Where a whole number is in a list, from 0; an episode fails where it is in none.
  private mutating func place(of number: SwiftValue, in list: Int, at source: Int) -> String {
    let all = turns[list]
    if let known = number.whole.flatMap({ Int($0) }), let first = Int(all.first), first <= known,
      isAtLeast(all.last, Double(known))
    {
      return String(known - first)
    }
    let whole = number.whole ?? "Int(" + number.text + ")"
    if number.turns != list {
      let isInside =
        "(" + all.first + "..<" + all.first + " + " + all.count + ").contains(" + whole + ")"
      var condition = SwiftValue(isInside, .truth)
      if number.whole == nil {
        let isWhole = SwiftValue(help(.isWhole, "isWhole", [number.code]), .single, .truth)
        condition = join(isWhole, "&&", condition, .and, .truth)
      }
      checks.append(
        SwiftCheck(
          condition: condition, reason: "an index is outside its list: " + number.text)
      )
    }
    return all.first == "0" ? whole : whole + " - " + bracketed(all.first)
  }
}
