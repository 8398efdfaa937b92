import Arena

extension SettingMaker {
  /// The most entries of a list.
  static let mostEntries = 10_000

  /// The kind of a list with an entry for every turn.
  mutating func list(of entry: Kind, _ key: Kind, _ turns: Range<Int>) -> Kind {
    let keys: ListKind.Keys =
      switch key {
      case .member(let set): .members(set)
      case .seat(let role): .seats(role)
      default: .whole(turns.lowerBound, count: turns.count)
      }
    return lists.kind(of: entry, per: keys)
  }

  /// A list whose entries are worked out one by one.
  mutating func list(
    _ name: Name, _ form: Statement.Turns, _ value: Expression, _ expected: Kind?, at place: Int
  ) -> Value? {
    guard let (key, turns) = turns(form, at: place) else { return nil }
    guard turns.count <= SettingMaker.mostEntries else {
      object("a list has at most \(SettingMaker.mostEntries) entries", at: place)
      return Value(list(of: expected ?? .number, key, turns), entries: [])
    }
    var kind = expected
    var entries: [Value] = []
    func entry(_ maker: inout SettingMaker, _ turn: Int) -> Value? {
      let count = maker.bindings.count
      maker.bind(name, Value(key, Double(turn)), at: place)
      // All entries may be the same.
      maker.bindings[count].isRead = true
      let mark = maker.writer.registers
      let found = maker.value(value, kind).flatMap {
        kind == nil ? maker.numeric($0, at: value.place) : $0
      }
      maker.forget(to: count)
      guard let found, !found.kind.isList else { return nil }
      kind = found.kind
      return maker.kept(found, since: mark, isVariable: false)
    }
    for turn in turns {
      guard let entry = entry(&self, turn) else { return nil }
      entries.append(entry)
    }
    if turns.isEmpty, dead({ entry(&$0, 0) }) == nil { return nil }
    guard let kind else { return nil }
    return Value(list(of: kind, key, turns), entries: entries)
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
        return dead { $0.value(other, kind) }.map { _ in Value(kind, register: result) }
      }
      ends += writer.jump(.jump)
      writer.land(jumps.places)
    }
    if ends.isEmpty { return value(other, kind) }
    guard branch(other, kind, into: result) != nil else { return nil }
    writer.land(ends)
    return Value(kind, register: result)
  }

  /// The first value of a name; a list may begin with one value for all entries.
  mutating func begin(_ origin: Statement.Origin, _ expected: Kind?, at place: Int) -> Value? {
    guard case .value(let expression) = origin, let expected, let entry = lists[expected]?.entry,
      !isList(expression)
    else { return value(of: origin, expected, at: place) }
    guard let value = value(expression, entry) else { return nil }
    return Value(expected, entries: Array(repeating: value, count: size(of: expected)))
  }

  /// Whether an expression is a list, by its form.
  private func isList(_ expression: Expression) -> Bool {
    switch expression.form {
    case .list: true
    case .name(let name): binding(name).map { bindings[$0].value.kind.isList } ?? false
    case .negation(let inner): isList(inner)
    case .binary(_, let left, let right): isList(left) || isList(right)
    default: false
    }
  }

  private func size(of list: Kind) -> Int {
    switch lists[list]?.keys {
    case .members(let set)?: sets[set].count
    case .seats(let role)?: parties[role].seats
    case .whole(_, let count)?: Swift.min(count, SettingMaker.mostEntries)
    case nil: 0
    }
  }

  /// A list that stays what it is, or that nothing else can change.
  mutating func keptList(
    _ kind: Kind, _ entries: [Value], since mark: Int, isVariable: Bool
  ) -> Value {
    guard isVariable || entries.contains(where: { $0.isOlder(than: mark) }) else {
      return Value(kind, entries: entries)
    }
    var register = writer.copy(of: entries)
    var kept: [Value] = []
    for entry in entries {
      kept.append(Value(entry.kind, register: register))
      register += 1
    }
    return Value(kind, entries: kept)
  }

  /// Changes a variable, or an entry of one that is a list.
  mutating func change(
    _ name: Name, _ index: Expression?, _ origin: Statement.Origin, at place: Int
  ) {
    guard let number = binding(name) else {
      return complainUnknown("variable", name, bindings.all[frame...].map { $0.name }, at: place)
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
    if value.isAbsent { object("a value is switched off", at: place) }
    if let register = target.value.register {
      writer.store(value, in: register, since: mark)
    } else if let entries = target.value.entries, let given = value.entries {
      let row = writer.copy(of: given)
      for (offset, entry) in entries.enumerated() {
        writer.write(.move, writer.register(of: entry), row + offset)
      }
    }
  }

  /// Changes an entry of a list.
  private mutating func change(
    _ list: Value, _ index: Expression, _ origin: Statement.Origin, at place: Int
  ) {
    guard let kind = lists[list.kind]?.entry, let entries = list.entries else {
      return complain("expected a list before '[', but found \(text(list.kind))", at: place)
    }
    guard let position = position(in: list.kind, index) else { return }
    let mark = writer.registers
    guard let value = value(of: origin, kind, at: place) else { return }
    if value.isAbsent { object("a value is switched off", at: place) }
    if let known = position.known {
      guard entries.indices.contains(Int(known)) else { return }
      let register = writer.register(of: entries[Int(known)])
      return writer.store(value, in: register, since: mark)
    }
    writer.write(
      .put, writer.register(of: value), writer.register(of: position),
      writer.row(of: entries))
  }

  /// An entry of a list, or of a list of lists.
  mutating func entry(_ list: Expression, _ index: Expression, at place: Int) -> Value? {
    guard let found = located(list, index, at: place) else { return nil }
    let (entries, position) = (found.entries, found.position)
    if let known = position.known {
      let number = Int(known)
      return entries.indices.contains(number) ? entries[number] : Value(found.kind, 0)
    }
    guard !found.kind.isList else {
      complain("a list of lists takes two indices where an episode decides them", at: place)
      return nil
    }
    let result = writer.fresh()
    let register = writer.register(of: position)
    let numbers = entries.compactMap { $0.known }
    if numbers.count == entries.count {
      writer.write(.look, result, register, writer.table(numbers))
    } else {
      writer.write(.pick, result, register, writer.row(of: entries))
    }
    return Value(found.kind, register: result)
  }

  /// The entries of a list, or all those of a list of lists in a row, and where an index leads.
  private mutating func located(
    _ list: Expression, _ index: Expression, at place: Int
  ) -> (entries: [Value], position: Value, kind: Kind)? {
    if case .entry(let outer, let first) = list.form,
      let rows = located(outer, first, at: list.place)
    {
      guard let kind = lists[rows.kind]?.entry else {
        complain("expected a list before '[', but found \(text(rows.kind))", at: place)
        return nil
      }
      let count = size(of: rows.kind)
      let entries = rows.entries.flatMap { $0.entries ?? [] }
      guard let column = position(in: rows.kind, index),
        let before = apply(
          .multiply, rows.position, Value(.number, Double(count)), .number, at: place),
        let position = apply(.add, before, column, .number, at: place)
      else { return nil }
      return (entries, position, kind)
    }
    guard let list = value(list) else { return nil }
    guard let kind = lists[list.kind]?.entry, let entries = list.entries else {
      complain("expected a list before '[', but found \(text(list.kind))", at: place)
      return nil
    }
    guard let position = position(in: list.kind, index) else { return nil }
    return (entries, position, kind)
  }

  /// Where an index is in a list, from 0; an episode fails where it is in none.
  private mutating func position(in list: Kind, _ index: Expression) -> Value? {
    switch lists[list]?.keys {
    case .members(let set)?: return value(index, .member(set))
    case .seats(let role)?:
      guard let seat = value(index, .seat(role)) else { return nil }
      let first = Value(.number, Double(parties[role].firstSeat))
      return apply(.subtract, seat, first, .number, at: index.place)
    case .whole(let first, let count)?:
      guard let number = value(index, .number) else { return nil }
      let fault: Text = "the index must be a whole number in \(first)...\(first + count - 1)"
      let range = Double(first)...Double(Swift.max(first, first + count - 1))
      if let known = number.known {
        if !Program.isWhole(known) || !range.contains(known) {
          object("\(fault), but is \(grid: known)", at: index.place)
          return Value(.number, 0)
        }
      } else {
        check(fault, number, in: range, from: [index], at: index.place)
        checkWhole(number, fault, from: [index], at: index.place)
      }
      return apply(.subtract, number, Value(.number, Double(first)), .number, at: index.place)
    case nil: return nil
    }
  }
}
