import Arena

extension SettingMaker {
  /// Works out everything that stands before the story, in the order of the text.
  mutating func declareAll() {
    var parameter = 0
    for declaration in tree.declarations where !isStopped {
      frame = bindings.count
      globals = bindings.count
      visible = meanings.count
      declare(declaration, &parameter)
      guard objection != nil, isLive else { continue }
      // What follows may need what is wrong here: it is only checked, as what is switched off.
      (isLive, writer.isSilent) = (false, true)
      if !checksAll { isStopped = true }
    }
    frame = bindings.count
    visible = .max
  }

  private mutating func declare(_ declaration: Declaration, _ parameter: inout Int) {
    let (name, place) = (declaration.name, declaration.place)
    switch declaration.form {
    case .parameter(let form):
      let value = parameters[parameter]
      parameter += 1
      set(name, form, value, at: place)
    case .set(let form):
      var given: [String]?
      if form.open != nil, case .texts(let texts) = parameters[parameter] { given = texts }
      if form.open != nil { parameter += 1 }
      sets.append(set(name, form.members, given, at: place))
      mean(name, .set(sets.count - 1), at: place)
    case .grid(let form): grid(name, form, at: place)
    case .role(let form): role(name, form, at: place)
    case .decision(let form): decision(name, form, at: place)
    case .measure(let form): measure(name, form, at: place)
    case .constant(let expression):
      guard let value = value(expression) else { return bindBroken(name, at: place) }
      bind(name, value, at: place)
    case .function(let formals, let body):
      mean(name, .function(formals, body, visible: meanings.count), at: place)
    case .part(let formals, let body): mean(name, .part(formals, body), at: place)
    case .rounds(let expression):
      hasRounds = true
      guard let rounds = known(expression) else { return }
      if !(rounds >= 1 && rounds < .infinity) {
        object("an episode lasts a round or more", at: place)
      }
      result.expectedRounds = rounds
    case .require(let condition, let sentence):
      guard let jumps = jumps(condition, when: false), let holds = jumps.verdict else {
        return
      }
      if let words = read(if: !holds, { $0.text(sentence) }), !holds {
        object(words, at: place, isOfAuthor: true)
      }
    }
  }

  /// A sentence with its values; nil after a complaint.
  private mutating func text(_ sentence: Sentence) -> Text? {
    var text: Text = ""
    for piece in sentence.pieces {
      switch piece {
      case .text(let piece): text = "\(text)\(piece)"
      case .value(let expression):
        guard let value = value(expression) else { return nil }
        let numbers = value.entries ?? [value]
        for (index, number) in numbers.enumerated() {
          text = "\(text)\(index == 0 ? "" : ", ")\(words(number))"
        }
      }
    }
    return text
  }

  private func words(_ value: Value) -> Text {
    guard let known = value.known else { return "?" }
    if case .member(let set) = value.kind { return sets[set].label(Int(known)) }
    return value.kind == .truth ? (known == 1 ? "true" : "false") : "\(exact: known)"
  }

  private mutating func set(
    _ name: Name, _ form: ParameterForm, _ value: Knob.Value, at place: Int
  ) {
    switch (form.kind, value) {
    case (_, .real(let number)): bind(name, Value(.number, number), at: place)
    case (_, .integer(let number)): bind(name, Value(.number, Double(number)), at: place)
    case (_, .truth(let isTrue)): bind(name, Value(.truth, isTrue ? 1 : 0), at: place)
    case (.choice(_, let names), .choice(let index)):
      let set = NamedSet(text(name))
      for name in names { set.add(name, text(name), "") }
      sets.append(set)
      bind(name, Value(.member(sets.count - 1), Double(index)), at: place)
    case (.reals(_, let owners, _, _, let condition), .reals(let numbers)):
      table(name, form.label, owners, numbers, isOn: isOn(condition), at: place)
    default: return
    }
  }

  /// Gives a name to numbers by one or two sets.
  private mutating func table(
    _ name: Name, _ label: Text, _ owners: [Name], _ numbers: [Double], isOn: Bool,
    at place: Int
  ) {
    var keys: [Int] = []
    for owner in owners {
      guard case .set(let set)? = meaning(owner) else {
        complainUnknown("set", owner, meanings.map { $0.name }, at: place)
        return bindBroken(name, at: place)
      }
      keys.append(set)
    }
    let size = keys.reduce(1) { $0 * sets[$1].count }
    if isOn && numbers.count != size {
      let each: Text =
        keys.count == 1
        ? "of \(sets[keys[0]].name)" : "pair of \(sets[keys[0]].name) and \(sets[keys[1]].name)"
      object(
        "\(label) needs a number for each \(each): expected \(size), but found \(numbers.count)",
        at: place, isOfAuthor: true)
    }
    // Where the numbers are too few, nothing reads those that are missing.
    var contents = (0..<size).map { index in
      Value(.number, index < numbers.count ? numbers[index] : 0)
    }
    var kind = Kind.number
    for set in keys.reversed() {
      let count = Swift.max(sets[set].count, 1)
      kind = lists.kind(of: kind, per: .members(set))
      contents = stride(from: 0, to: contents.count, by: count).map { first in
        Value(kind, entries: Array(contents[first..<Swift.min(first + count, contents.count)]))
      }
    }
    bind(name, contents.first ?? Value(kind, entries: []), at: place)
  }

  /// Whether a condition holds, if there is one.
  mutating func isOn(_ condition: Expression?) -> Bool {
    guard let condition else { return true }
    return jumps(condition, when: false)?.verdict ?? true
  }

  private mutating func known(_ expression: Expression) -> Double? {
    value(expression, .number)?.known
  }

  private mutating func grid(_ name: Name, _ form: GridForm, at place: Int) {
    guard let low = known(form.low), let high = known(form.high), let step = known(form.step)
    else { return mean(name, .broken, at: place) }
    let set = NamedSet(text(name))
    var count = 1
    let steps = (high - low) / step
    if !(step > 0 && steps >= 0 && steps < 100_000) {
      object("a grid needs a positive step, and at most 100000 points", at: place)
    } else {
      let last = Int(steps + 0.5)
      // Rounding may leave a whole number of steps a little off.
      let fits = abs(steps - Double(last)) < 1e-6
      if let words = read(if: !fits, { $0.text(form.complaint) }), !fits {
        object(words, at: place, isOfAuthor: true)
      }
      count = last + 1
    }
    set.grid = (low, step, count)
    sets.append(set)
    mean(name, .set(sets.count - 1), at: place)
  }

  private mutating func role(_ name: Name, _ form: RoleForm, at place: Int) {
    guard let seats = form.seats == nil ? 1 : form.seats.flatMap({ known($0) }) else {
      return mean(name, .broken, at: place)
    }
    var whole = Int(exactly: seats) ?? 0
    if !(1...64).contains(whole) {
      object("a role has a whole number of seats in 1...64", at: place)
      whole = 1
    }
    let isOn = isOn(form.condition)
    let commits = self.isOn(form.commitCondition) && form.commits
    let first = parties.last.map { $0.firstSeat + $0.seats } ?? 0
    parties.append(Party(form: form, firstSeat: first, seats: isOn ? whole : 0))
    mean(name, .role(parties.count - 1), at: place)
    if isOn {
      result.roles.append(Role(form.label.string, seats: whole, commits: commits, form.help.string))
    }
  }

  private mutating func measure(_ name: Name, _ form: MeasureForm, at place: Int) {
    let (least, greatest) = (known(form.low), known(form.high))
    guard let low = least, let high = greatest else { return mean(name, .broken, at: place) }
    let isOn = isOn(form.condition)
    if low > high || !low.isFinite || !high.isFinite {
      object("the range of '\(form.label)' ends before it begins", at: place)
    } else if isOn {
      result.measures.append(
        Measure(form.label.string, unit: form.unit.string, in: low...high, form.help.string))
    }
    counts.append(Count(number: isOn ? result.measures.count - 1 : nil, place: place))
    mean(name, .measure(counts.count - 1), at: place)
  }

  /// Hands out what was worked out, and complains of what nothing uses.
  mutating func finish() {
    if isStopped { return }
    for point in points where !point.isAsked {
      complainIdle(
        "no part of the story asks for '\(point.form.label)'", at: place(of: point.form.label))
    }
    for count in counts where !count.isNoted {
      complainIdle("no part of the story notes this measure", at: count.place)
    }
    for binding in bindings.all where !binding.isRead {
      complainIdle("nothing reads '\(text(binding.name))'", at: binding.place)
    }
    if let goal = tree.goal {
      guard case .measure(let index)? = meaning(goal.measure) else {
        return complainUnknown("measure", goal.measure, meanings.map { $0.name }, at: goal.place)
      }
      if let number = counts[index].number {
        result.goal = .measure(number, goal.sense)
      } else {
        object("the goal is a measure that is switched off", at: goal.place)
      }
    }
    if result.roles.isEmpty && complaints.isEmpty { complain("a story needs a role", at: 0) }
    result.program = writer.program(outcomes: result.draws.map { $0.outcomes.count })
  }

  private func place(of label: Text) -> Int {
    tree.declarations.first { declaration in
      if case .decision(let form) = declaration.form { form.label === label } else { false }
    }?.place ?? 0
  }
}
