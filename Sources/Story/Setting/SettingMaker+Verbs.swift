import Arena

extension SettingMaker {
  /// The seats that a text means, where nil is the treasury; no list after a complaint.
  mutating func seats(_ form: SeatForm) -> [Int?]? {
    switch form.kind {
    case .treasury: return [nil]
    case .each(let name):
      guard case .role(let role)? = meaning(name) else {
        complainUnknown("role", name, meanings.map { $0.name }, at: form.place)
        return nil
      }
      return seatNumbers(role).map { Optional($0) }
    case .seat(let expression):
      if case .name(let name) = expression.form, binding(name) == nil,
        case .role(let role)? = meaning(name), parties[role].seats != 1
      {
        if parties[role].seats > 1 {
          complain("expected one seat, or 'each \(text(name))'", at: form.place)
          return nil
        }
        if form.orTreasury { return [nil] }
        object("the role '\(text(name))' is switched off", at: form.place)
        return [0]
      }
      guard let value = value(expression) else { return nil }
      guard case .seat = value.kind, let seat = value.known else {
        complain("expected a seat, but found \(text(value.kind))", at: form.place)
        return nil
      }
      return [Int(seat)]
    }
  }

  mutating func transfer(
    _ amount: Expression, from payer: SeatForm?, to payee: SeatForm?, at place: Int
  ) {
    let (paid, from) = (value(amount, .number), payer.map { seats($0) } ?? [nil])
    let to = payee.map { seats($0) } ?? [nil]
    guard let sum = paid, let payers = from, let payees = to else { return }
    checkFinite(sum, "what is paid", from: [amount], at: place)
    let register = writer.register(of: sum)
    for payer in payers {
      for payee in payees {
        switch (payer, payee) {
        case (nil, nil): continue
        case (nil, let payee?): writer.write(.pay, register, payee)
        case (let payer?, nil): writer.write(.collect, register, payer)
        case (let payer?, let payee?): writer.write(.transfer, register, payer, payee)
        }
      }
    }
  }

  mutating func note(_ name: Name, _ amount: Expression, at place: Int) {
    guard case .measure(let index)? = meaning(name) else {
      let names = meanings.compactMap { entry in
        if case .measure = entry.meaning { entry.name } else { nil }
      }
      return complainUnknown("measure", name, names, at: place)
    }
    counts[index].isNoted = true
    guard let noted = value(amount, .number) else { return }
    guard let number = counts[index].number else {
      return object(
        "the measure '\(text(name))' is switched off", at: self.place(of: name, from: place))
    }
    checkFinite(noted, "what is noted", from: [amount], at: place)
    writer.write(.note, writer.register(of: noted), number)
  }

  /// The last choice of a seat comes out as another action.
  mutating func slip(_ action: Expression, _ name: Name, _ form: SeatForm, at place: Int) {
    guard let index = decision(name, at: place), let seat = seat(form, of: index, name),
      let action = value(action, .member(points[index].set))
    else { return }
    if action.isAbsent { object("an action is switched off", at: place) }
    writer.write(.slip, writer.register(of: action), seat)
  }

  /// The number of a decision; nil after a complaint.
  private mutating func decision(_ name: Name, at place: Int) -> Int? {
    if case .decision(let index)? = meaning(name) { return index }
    let names = meanings.compactMap { entry in
      if case .decision = entry.meaning { entry.name } else { nil }
    }
    complainUnknown("decision", name, names, at: place)
    return nil
  }

  /// The one seat that decides something; nil after a complaint.
  private mutating func seat(_ form: SeatForm, of index: Int, _ name: Name) -> Int? {
    let role = points[index].role
    guard let seats = seats(form) else { return nil }
    guard seats.count == 1, let seat = seats[0] else {
      complain("expected one seat to decide", at: form.place)
      return nil
    }
    if isLive && !seatNumbers(role).contains(seat) {
      complain(
        "'\(text(name))' is decided by '\(parties[role].form.label)', not by this seat",
        at: form.place)
      return nil
    }
    return seat
  }

  /// What a player chooses.
  mutating func choice(
    _ name: Name, _ form: SeatForm, _ seen: [(name: Name?, value: Expression)], at place: Int
  ) -> Value? {
    guard let index = decision(name, at: place) else { return nil }
    points[index].isAsked = true
    guard let seat = seat(form, of: index, name) else { return nil }
    let point = points[index]
    guard let observation = observation(of: point, name, seen, at: place) else { return nil }
    let result = Value(.member(point.set), register: writer.fresh())
    guard let number = point.number else {
      object(
        "the decision '\(text(name))' is switched off", at: self.place(of: name, from: place))
      return result
    }
    let site = writer.site(
      Program.Site(
        decision: Int32(number), seat: Int32(truncatingIfNeeded: seat),
        actions: Int32(truncatingIfNeeded: sets[point.set].count),
        wishes: Int32(truncatingIfNeeded: point.wishes)))
    writer.write(
      .choose, writer.register(of: result), site, writer.register(of: observation))
    return result
  }

  /// The number of what a player sees: the last thing varies fastest.
  private mutating func observation(
    of point: Point, _ name: Name, _ seen: [(name: Name?, value: Expression)], at place: Int
  ) -> Value? {
    if let stray = seen.first(where: { given in
      given.name.map { name in !point.sees.contains { $0.name == name } } ?? false
    }), let other = stray.name {
      complainUnknown(
        "thing seen at '\(text(name))'", other, point.sees.map { $0.name }, at: stray.value.place)
      return nil
    }
    let least = point.sees.filter { !$0.isConditional }.count
    guard seen.count >= least && seen.count <= point.sees.count else {
      complain(
        """
        '\(text(name))' sees \(least == point.sees.count ? "" : "up to ")\(things(point.sees)), \
        but found \(seen.count)
        """, at: self.place(of: name, from: place))
      return nil
    }
    var number: Value?
    for sight in point.sees {
      guard let given = seen.first(where: { $0.name == sight.name || point.sees.count == 1 }) else {
        guard sight.isConditional, seen.allSatisfy({ $0.name != nil }) else {
          complain("expected 'seeing \(text(sight.name)) = ...', since several are seen", at: place)
          return nil
        }
        if sight.isOn { object("'\(text(name))' sees '\(text(sight.name))' here", at: place) }
        continue
      }
      let found = read(if: sight.isOn) { maker -> Value? in
        guard let value = maker.value(given.value, sight.kind) else { return nil }
        return maker.seenNumber(value, sight, of: name, from: given.value)
      }
      guard let found else { return nil }
      if !sight.isOn { continue }
      guard let before = number else {
        number = found
        continue
      }
      let count = Value(.number, Double(sight.values.count))
      guard let scaled = apply(.multiply, before, count, .number, at: place),
        let sum = apply(.add, scaled, found, .number, at: place)
      else { return nil }
      number = sum
    }
    return number ?? Value(.number, 0)
  }

  /// The number of a value among those that can be seen; the episode fails where it cannot.
  private mutating func seenNumber(
    _ value: Value, _ sight: Sight, of name: Name, from expression: Expression
  ) -> Value? {
    let place = expression.place
    if value.isAbsent { object("a value that is seen is switched off", at: place) }
    if sight.isPlain { return value.isAbsent ? Value(.number, 0) : value.of(.number) }
    let numbers = sight.numbers.map { Double($0) }
    guard value.known == nil else {
      let number = numbers[Int(value.known ?? 0)]
      if number < 0 { object("what is seen here is excepted at the decision", at: place) }
      return Value(.number, Swift.max(number, 0))
    }
    let result = writer.fresh()
    writer.write(.look, result, writer.register(of: value), writer.table(numbers))
    let fine = writer.jump(.jumpUnlessLess, result, writer.register(of: 0))
    fail(
      "'\(text(sight.name))' must be something that '\(text(name))' sees", found: value,
      from: [expression], at: place)
    writer.land(fine)
    return Value(.number, register: result)
  }

  /// Whether nature lets something happen.
  mutating func chance(_ label: Text, _ probability: Expression, at place: Int) -> Value? {
    guard let likely = value(probability, .number),
      let draw = declare(label, SettingMaker.chances(), at: place)
    else { return nil }
    if let known = likely.known {
      if !(0...1).contains(known) {
        object(
          "the probability '\(label)' must be in 0...1, but is \(exact: known)",
          at: place
        )
      }
    } else {
      check(
        "the probability '\(label)' must be in 0...1", likely, in: 0...1, from: [probability],
        at: place)
    }
    let result = writer.fresh()
    writer.write(.chance, result, draw, writer.register(of: likely))
    return Value(.truth, register: result)
  }

  /// What nature draws.
  mutating func draw(
    _ form: TypeForm, _ label: Text, _ weights: Statement.Weights, at place: Int
  ) -> Value? {
    guard let kind = kind(form) else { return nil }
    guard case .member(let set) = kind else {
      complain("expected a set to draw from, but found \(text(kind))", at: form.place)
      return nil
    }
    guard let draw = declare(label, sets[set], at: place),
      let contents = self.weights(weights, of: set, at: place)
    else { return nil }
    let result = writer.fresh()
    let known = contents.compactMap { $0.known }
    if known.count == contents.count {
      if !known.contains(where: { $0 > 0 }) || known.contains(where: { $0 < 0 }) {
        object("'\(label)': no weight may be negative, and one has to be positive", at: place)
      } else if !known.reduce(0, +).isFinite {
        object("'\(label)': the sum of the weights must be a finite number", at: place)
      }
      writer.write(.draw, result, draw, writer.table(known))
    } else {
      checkWeights(contents, label, from: weights.expressions, at: place)
      writer.write(.drawByRegisters, result, draw, writer.row(of: contents))
    }
    return Value(kind, register: result)
  }

  /// Lets an episode fail in which a weight is negative, or none is positive.
  private mutating func checkWeights(
    _ contents: [Value], _ label: Text, from expressions: [Expression], at place: Int
  ) {
    var sum = Value(.number, 0)
    for weight in contents {
      if weight.known == nil {
        let fault: Text = "a weight of '\(label)' must be 0 or more"
        check(fault, weight, in: 0...Double.greatestFiniteMagnitude, from: expressions, at: place)
      }
      sum = apply(.add, sum, weight, .number, at: place) ?? sum
    }
    checkFinite(sum, "the sum of the weights of '\(label)'", from: expressions, at: place)
    let fine = writer.jump(.jumpIfLess, writer.register(of: 0), writer.register(of: sum))
    fail("one weight of '\(label)' must be above 0", from: expressions, at: place)
    writer.land(fine)
  }

  private mutating func weights(
    _ weights: Statement.Weights, of set: Int, at place: Int
  ) -> [Value]? {
    switch weights {
    case .uniform: return Array(repeating: Value(.number, 1), count: sets[set].count)
    case .list(let expression):
      return value(expression, lists.kind(of: .number, per: .members(set)))?.entries
    case .each(let cases):
      guard let numbers = numbers(of: cases.map { ($0.name, $0.place) }, in: set, at: place)
      else { return nil }
      var contents = [Value](repeating: Value(.number, 0), count: sets[set].count)
      for (index, item) in cases.enumerated() {
        guard let weight = value(item.result, .number) else { return nil }
        if numbers[index] >= 0 { contents[numbers[index]] = weight }
      }
      return contents
    }
  }

  /// The outcomes of a chance.
  private static func chances() -> NamedSet {
    let outcomes = NamedSet("chance")
    for label: Text in ["yes", "no"] { outcomes.add(nil, label, "") }
    return outcomes
  }

  /// The number of a draw; one that is drawn in several places is one draw.
  private mutating func declare(_ label: Text, _ outcomes: NamedSet, at place: Int) -> Int? {
    if let index = drawn.firstIndex(where: { $0.label == label }) {
      if drawn[index].outcomes.isLike(outcomes) { return index }
      complain("'\(label)' is drawn elsewhere, with other outcomes", at: place)
      return nil
    }
    drawn.append((label, outcomes))
    result.draws.append(Draw(label.string, outcomes.values))
    return result.draws.count - 1
  }
}
