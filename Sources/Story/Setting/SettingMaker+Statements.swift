import Arena

extension SettingMaker {
  /// The most turns of a loop.
  static let mostTurns = 1_000_000

  /// Writes the steps of the story.
  mutating func tell() {
    frame = bindings.count
    globals = bindings.count
    read(tree.story)
    forget(to: globals)
    writer.land(exits[0])
    finish()
  }

  /// Reads statements, and forgets what they bound.
  mutating func read(_ statements: [Statement]) {
    let count = bindings.count
    for statement in statements where !isStopped { read(statement) }
    forget(to: count)
  }

  private mutating func read(_ statement: Statement) {
    let place = statement.place
    guard works(at: place) else { return }
    switch statement.form {
    case .bind(let name, let type, let origin, let isVariable):
      let expected = type.flatMap { kind($0) }
      if type != nil && expected == nil { return bindBroken(name, at: place) }
      let mark = writer.registers
      guard let value = begin(origin, expected, at: place) else {
        return bindBroken(name, at: place)
      }
      bind(
        name, kept(value, since: mark, isVariable: isVariable), at: place, isVariable: isVariable)
    case .change(let name, let index, let origin): change(name, index, origin, at: place)
    case .draw(let name, let type, let label, let weights):
      guard let value = draw(type, label, weights, at: place) else {
        return bindBroken(name, at: place)
      }
      bind(name, value, at: place)
    case .gain(let amount, let form):
      let (paid, seated) = (value(amount, .number), seats(form))
      guard let gained = paid, let seats = seated else { return }
      checkFinite(gained, "what is gained", from: [amount], at: place)
      let register = writer.register(of: gained)
      for case let seat? in seats { writer.write(.gain, register, seat) }
    case .transfer(let amount, let payer, let payee):
      transfer(amount, from: payer, to: payee, at: place)
    case .note(let name, let amount): note(name, amount, at: place)
    case .slip(let action, let decision, let seat): slip(action, decision, seat, at: place)
    case .branch(let condition, let yes, let no): branch(condition, yes, no)
    case .loop(let name, let turns, let condition, let body):
      loop(name, turns, condition, body, at: place)
    case .together(let body): together(body)
    case .togetherEach(let name, let role, let body): together(name, role, body, at: place)
    case .perform(let name, let arguments): perform(name, arguments, at: place)
    case .end:
      if let block, exits.count == block.parts {
        complain("the others would learn of an 'end' in a block of simultaneous moves", at: place)
      }
      exits[exits.count - 1] += writer.jump(.jump)
    case .endRound:
      if !hasRounds {
        complain("expected a line 'lasts 3 rounds' before a story of several rounds", at: place)
      }
      writer.write(.endRound)
    }
  }

  /// A value that stays what it is, whatever happens to the variables that it was made of.
  mutating func kept(_ value: Value, since mark: Int, isVariable: Bool) -> Value {
    if value.isAbsent { return Value(value.kind, 0) }
    if let entries = value.entries {
      return keptList(value.kind, entries, since: mark, isVariable: isVariable)
    }
    guard isVariable || value.isOlder(than: mark) else { return value }
    let register = writer.fresh()
    writer.store(value, in: register, since: mark)
    return Value(value.kind, register: register)
  }

  mutating func value(
    of origin: Statement.Origin, _ expected: Kind?, at place: Int
  ) -> Value? {
    let found: Value?
    switch origin {
    case .value(let expression): return value(expression, expected)
    case .choice(let name, let seat, let seen): found = choice(name, seat, seen, at: place)
    case .chance(let label, let probability): found = chance(label, probability, at: place)
    }
    guard let found, let expected else { return found }
    return coerce(found, to: expected, at: place)
  }

  private mutating func branch(
    _ condition: Expression, _ yes: [Statement], _ no: [Statement]
  ) {
    guard let jumps = jumps(condition, when: false) else {
      dead { $0.read(yes) }
      return dead { $0.read(no) }
    }
    if let verdict = jumps.verdict {
      read(if: verdict) { $0.read(yes) }
      read(if: !verdict) { $0.read(no) }
      return
    }
    read(yes)
    let end = no.isEmpty ? [] : writer.jump(.jump)
    writer.land(jumps.places)
    read(no)
    writer.land(end)
  }

  /// Reads statements once for every turn.
  private mutating func loop(
    _ name: Name, _ form: Statement.Turns, _ condition: Expression?, _ body: [Statement],
    at place: Int
  ) {
    guard let (kind, turns) = turns(form, at: place) else {
      let count = bindings.count
      bindBroken(name, at: place)
      dead { $0.read(body) }
      return forget(to: count)
    }
    for turn in turns where !isStopped {
      self.turn(name, Value(kind, Double(turn)), condition, body, at: place)
    }
    if turns.isEmpty {
      dead { $0.turn(name, Value(kind, 0), condition, body, at: place) }
    }
  }

  /// What a loop goes over, with the parameters known.
  mutating func turns(_ form: Statement.Turns, at place: Int) -> (Kind, Range<Int>)? {
    switch form {
    case .all(let name):
      switch meaning(name) {
      case .set(let set)?: return (.member(set), 0..<sets[set].count)
      case .role(let role)?: return (.seat(role), seatNumbers(role))
      default:
        complainUnknown("set, grid or role", name, meanings.map { $0.name }, at: place)
        return nil
      }
    case .whole(let first, let last):
      guard let low = value(first, .number), let high = value(last, .number) else { return nil }
      guard let low = low.known, let high = high.known else {
        complain("how often a loop turns cannot depend on the episode", at: first.start)
        return nil
      }
      guard Program.isWhole(low), Program.isWhole(high) else {
        object(
          "a loop goes from one whole number to another, but found \(exact: low) and \(exact: high)",
          at: first.start)
        return (.number, 0..<0)
      }
      let turns = Int(low)..<Swift.max(Int(low), Int(high) + 1)
      guard turns.count <= SettingMaker.mostTurns else {
        object(
          "a loop has at most \(SettingMaker.mostTurns) turns, but this one has \(turns.count)",
          at: first.start)
        return (.number, 0..<0)
      }
      return (.number, turns)
    }
  }

  private mutating func turn(
    _ name: Name, _ value: Value, _ condition: Expression?, _ body: [Statement], at place: Int
  ) {
    let count = bindings.count
    bind(name, value, at: place)
    // A loop over numbers may just repeat.
    if value.kind == .number { bindings[count].isRead = true }
    if let condition { branch(condition, body, []) } else { read(body) }
    forget(to: count)
  }

  func seatNumbers(_ role: Int) -> Range<Int> {
    parties[role].firstSeat..<parties[role].firstSeat + parties[role].seats
  }

  private mutating func perform(_ name: Name, _ arguments: [Expression], at place: Int) {
    guard let index = meaningNumber(name),
      case .part(let formals, let body) = meanings[index].meaning
    else {
      let parts = meanings.prefix(visible).compactMap { entry in
        if case .part = entry.meaning { entry.name } else { nil }
      }
      return complainUnknown("part", name, parts, at: place)
    }
    guard let values = self.arguments(of: name, formals, arguments, at: place) else { return }
    let (outerFrame, outerVisible, count) = (frame, visible, bindings.count)
    (frame, visible) = (count, index)
    exits.append([])
    for (formal, value) in zip(formals, values) { bind(formal, value) }
    read(body)
    forget(to: count)
    writer.land(exits.removeLast())
    (frame, visible) = (outerFrame, outerVisible)
  }

  private mutating func together(_ body: [Statement]) {
    let outer = block
    blocks += 1
    let count = bindings.count
    block = Block(number: blocks, floor: count, parts: exits.count, isEach: false)
    for statement in body where !isStopped { read(statement) }
    block = outer
    for index in count..<Swift.max(count, bindings.count) { bindings[index].block = 0 }
  }

  /// Reads what every seat of a role does; what a seat binds is a list by seat afterwards.
  private mutating func together(_ name: Name, _ role: Name, _ body: [Statement], at place: Int) {
    guard case .role(let role)? = meaning(role) else {
      return complainUnknown("role", role, meanings.map { $0.name }, at: place)
    }
    let outer = block
    blocks += 1
    let count = bindings.count
    block = Block(number: blocks, floor: count, parts: exits.count, isEach: true)
    var made: [(binding: Binding, entries: [Value], isRead: Bool)] = []
    let seats = seatNumbers(role)
    for seat in seats.isEmpty ? 0..<1 : seats where !isStopped {
      let bound = read(if: !seats.isEmpty) { maker in
        maker.bind(name, Value(.seat(role), Double(seat)), at: place)
        for statement in body where !maker.isStopped { maker.read(statement) }
        return Array(maker.bindings.all.dropFirst(count + 1))
      }
      if made.isEmpty { made = bound.map { ($0, [], false) } }
      for (index, binding) in bound.enumerated() where index < made.count && !seats.isEmpty {
        made[index].entries.append(binding.value)
        if binding.isRead { made[index].isRead = true }
      }
      // What a seat does not read may be read afterwards.
      for binding in bound { binding.isRead = true }
      forget(to: count)
    }
    block = outer
    for list in made {
      if list.binding.isBroken {
        bindings.append(list.binding)
        continue
      }
      let binding = Binding(
        list.binding.name,
        Value(
          lists.kind(of: list.binding.value.kind, per: .seats(role)), entries: list.entries),
        at: list.binding.place)
      binding.block = outer?.number ?? 0
      binding.isRead = list.isRead
      bindings.append(binding)
    }
  }
}
