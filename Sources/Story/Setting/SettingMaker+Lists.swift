import Arena

extension SettingMaker {
  /// The most entries of a list.
  static let mostEntries = 10_000

  /// The kind of a list with an entry for every turn.
  mutating func list(of entry: Kind, _ key: Kind, _ turns: Range<Int>) -> Kind {
    switch key {
    case .member(let set): .perMember(set, entry)
    case .seat(let role): .perSeat(role, entry)
    default: .perWhole(turns.lowerBound, count: turns.count, entry)
    }
  }

  /// A list whose entries are worked out one by one.
  mutating func list(
    _ name: Name, _ form: Statement.Turns, _ value: Expression, _ expected: Kind?, at place: Int
  ) -> Value? {
    guard let (key, turns) = turns(form, at: place) else { return nil }
    guard turns.count <= SettingMaker.mostEntries else {
      object("a list has at most \(SettingMaker.mostEntries) entries", at: place)
      return Value(list(of: expected ?? .number, key, turns), .entries([]))
    }
    var kind = expected
    var contents: [Value.Content] = []
    func entry(_ maker: inout SettingMaker, _ turn: Int) -> Value.Content? {
      let count = maker.bindings.count
      maker.bind(name, Value(key, Double(turn)), at: place)
      // All entries may be the same.
      maker.bindings[count].isRead = true
      let mark = maker.writer.registers
      let found = maker.value(value, kind).flatMap {
        kind == nil ? maker.numeric($0, at: value.place) : $0
      }
      maker.forget(to: count)
      guard let found, found.kind.entry == nil else { return nil }
      kind = found.kind
      return maker.kept(found, since: mark, isVariable: false).content
    }
    for turn in turns {
      guard let content = entry(&self, turn) else { return nil }
      contents.append(content)
    }
    if turns.isEmpty, dead({ entry(&$0, 0) }) == nil { return nil }
    return kind.map { Value(list(of: $0, key, turns), .entries(contents)) }
  }

  /// The first member of a set for which a condition holds, or else another.
  mutating func search(
    _ name: Name, _ set: Name, _ condition: Expression, _ other: Expression, at place: Int
  ) -> Value? {
    guard let (kind, turns) = turns(.all(set), at: place) else { return nil }
    let result = writer.fresh()
    var ends: [Int] = []
    for turn in turns {
      let count = bindings.count
      bind(name, Value(kind, Double(turn)), at: place)
      let jumps = jumps(condition, when: false)
      forget(to: count)
      guard let jumps else { return nil }
      if jumps.verdict == false { continue }
      if jumps.verdict == true && ends.isEmpty {
        return dead { $0.value(other, kind) }.map { _ in Value(kind, Double(turn)) }
      }
      writer.write(.move, result, writer.register(of: Double(turn)))
      if jumps.verdict == true {
        writer.land(ends)
        return dead { $0.value(other, kind) }.map { _ in Value(kind, .register(result)) }
      }
      ends += writer.jump(.jump)
      writer.land(jumps.places)
    }
    if ends.isEmpty { return value(other, kind) }
    guard branch(other, kind, into: result) != nil else { return nil }
    writer.land(ends)
    return Value(kind, .register(result))
  }

  /// The first value of a name; a list may begin with one value for all entries.
  mutating func begin(_ origin: Statement.Origin, _ expected: Kind?, at place: Int) -> Value? {
    guard case .value(let expression) = origin, let expected, let entry = expected.entry,
      !isList(expression)
    else { return value(of: origin, expected, at: place) }
    guard let value = value(expression, entry) else { return nil }
    return Value(expected, .entries(Array(repeating: value.content, count: size(of: expected))))
  }

  /// Whether an expression is a list, by its form.
  private func isList(_ expression: Expression) -> Bool {
    switch expression.form {
    case .list: true
    case .name(let name): binding(name).map { bindings[$0].value.kind.entry != nil } ?? false
    case .negation(let inner): isList(inner)
    case .binary(_, let left, let right): isList(left) || isList(right)
    default: false
    }
  }

  private func size(of list: Kind) -> Int {
    switch list {
    case .perMember(let set, _): sets[set].count
    case .perSeat(let role, _): parties[role].seats
    case .perWhole(_, let count, _): Swift.min(count, SettingMaker.mostEntries)
    default: 0
    }
  }

  /// A list that stays what it is, or that nothing else can change.
  mutating func keptList(
    _ kind: Kind, _ contents: [Value.Content], since mark: Int, isVariable: Bool
  ) -> Value {
    let isOld = contents.contains {
      if case .register(let register) = $0 { register < mark } else { false }
    }
    guard isVariable || isOld else { return Value(kind, .entries(contents)) }
    let first = writer.copy(of: contents)
    return Value(kind, .entries(contents.indices.map { .register(first + $0) }))
  }

  /// Changes a variable, or an entry of one that is a list.
  mutating func change(
    _ name: Name, _ index: Expression?, _ origin: Statement.Origin, at place: Int
  ) {
    guard let number = binding(name) else {
      return complainUnknown("variable", name, bindings[frame...].map { $0.name }, at: place)
    }
    let target = bindings[number]
    guard target.isVariable else {
      return complain("'\(text(name))' is no variable; begin it with 'var'", at: place)
    }
    if let block, number < block.floor {
      complain("the others would learn of a change to '\(text(name))' in this block", at: place)
    }
    if let index { return change(target.value, index, origin, at: place) }
    let mark = writer.registers
    guard let value = value(of: origin, target.value.kind, at: place) else { return }
    if value.content == .absent { object("a value is switched off", at: place) }
    switch (target.value.content, value.content) {
    case (.register(let register), _): writer.store(value.content, in: register, since: mark)
    case (.entries(let entries), .entries(let contents)):
      let row = writer.copy(of: contents)
      for (offset, entry) in entries.enumerated() {
        writer.write(.move, writer.register(of: entry), row + offset)
      }
    default: return
    }
  }

  /// Changes an entry of a list.
  private mutating func change(
    _ list: Value, _ index: Expression, _ origin: Statement.Origin, at place: Int
  ) {
    guard let kind = list.kind.entry, let entries = entries(list) else {
      return complain("expected a list before '[', but found \(text(list.kind))", at: place)
    }
    guard let position = position(in: list.kind, index) else { return }
    let mark = writer.registers
    guard let value = value(of: origin, kind, at: place) else { return }
    if value.content == .absent { object("a value is switched off", at: place) }
    if let known = position.known {
      guard entries.indices.contains(Int(known)) else { return }
      let register = writer.register(of: entries[Int(known)].content)
      return writer.store(value.content, in: register, since: mark)
    }
    writer.write(
      .put, writer.register(of: value.content), writer.register(of: position.content),
      writer.row(of: entries.map { $0.content }))
  }

  /// An entry of a list, or of a list of lists.
  mutating func entry(_ list: Expression, _ index: Expression, at place: Int) -> Value? {
    guard let found = located(list, index, at: place) else { return nil }
    let (entries, position) = (found.entries, found.position)
    if let known = position.known {
      let number = Int(known)
      return entries.indices.contains(number)
        ? Value(found.kind, entries[number]) : Value(found.kind, 0)
    }
    guard found.kind.entry == nil else {
      complain("a list of lists takes two indices where an episode decides them", at: place)
      return nil
    }
    let result = writer.fresh()
    let register = writer.register(of: position.content)
    let numbers = entries.compactMap { if case .known(let number) = $0 { number } else { nil } }
    if numbers.count == entries.count {
      writer.write(.look, result, register, writer.table(numbers))
    } else {
      writer.write(.pick, result, register, writer.row(of: entries))
    }
    return Value(found.kind, .register(result))
  }

  /// The entries of a list, or all those of a list of lists in a row, and where an index leads.
  private mutating func located(
    _ list: Expression, _ index: Expression, at place: Int
  ) -> (entries: [Value.Content], position: Value, kind: Kind)? {
    if case .entry(let outer, let first) = list.form,
      let rows = located(outer, first, at: list.place)
    {
      guard let kind = rows.kind.entry else {
        complain("expected a list before '[', but found \(text(rows.kind))", at: place)
        return nil
      }
      let count = size(of: rows.kind)
      let entries = rows.entries.flatMap { row -> [Value.Content] in
        if case .entries(let entries) = row { entries } else { [] }
      }
      guard let column = position(in: rows.kind, index),
        let before = apply(
          .multiply, rows.position, Value(.number, Double(count)), .number, at: place),
        let position = apply(.add, before, column, .number, at: place)
      else { return nil }
      return (entries, position, kind)
    }
    guard let list = value(list) else { return nil }
    guard let kind = list.kind.entry, case .entries(let entries) = list.content else {
      complain("expected a list before '[', but found \(text(list.kind))", at: place)
      return nil
    }
    guard let position = position(in: list.kind, index) else { return nil }
    return (entries, position, kind)
  }

  /// Where an index is in a list, from 0; an episode fails where it is in none.
  private mutating func position(in list: Kind, _ index: Expression) -> Value? {
    switch list {
    case .perMember(let set, _): return value(index, .member(set))
    case .perSeat(let role, _):
      guard let seat = value(index, .seat(role)) else { return nil }
      let first = Value(.number, Double(parties[role].firstSeat))
      return apply(.subtract, seat, first, .number, at: index.place)
    case .perWhole(let first, let count, _):
      guard let number = value(index, .number) else { return nil }
      let fault = "the index must be a whole number in \(first)...\(first + count - 1)"
      let range = Double(first)...Double(Swift.max(first, first + count - 1))
      if let known = number.known {
        if !Program.isWhole(known) || !range.contains(known) {
          object(fault + ", but is \(NumberText.grid(known))", at: index.place)
          return Value(.number, 0)
        }
      } else {
        check(fault, number, in: range, from: [index], at: index.place)
        checkWhole(number, fault, from: [index], at: index.place)
      }
      return apply(.subtract, number, Value(.number, Double(first)), .number, at: index.place)
    default: return nil
    }
  }
}
