import Arena

extension SettingMaker {
  mutating func decision(_ name: Name, _ form: DecisionForm, at place: Int) {
    guard case .role(let role)? = meaning(form.role) else {
      complainUnknown("role", form.role, meanings.map { $0.name }, at: place)
      return mean(name, .broken, at: place)
    }
    let set: Int
    switch form.actions {
    case .members(let members):
      sets.append(self.set(name, members, nil, at: place))
      set = sets.count - 1
    case .set(let owner):
      guard case .set(let index)? = meaning(owner) else {
        complainUnknown("set", owner, meanings.map { $0.name }, at: place)
        return mean(name, .broken, at: place)
      }
      set = index
    }
    let isOn = isOn(form.condition)
    if isOn && parties[role].seats == 0 {
      object("'\(form.label)' belongs to a role that is switched off", at: place)
    }
    var sees: [Sight] = []
    for form in form.sees {
      guard let sight = sight(form) else { return mean(name, .broken, at: place) }
      sees.append(sight)
    }
    let isWished = self.isOn(form.wishCondition)
    let wished = form.wish.map { wishes($0, set, sees, isOn: isOn && isWished) } ?? -1
    let first = isWished ? wished : -1
    let number = isOn ? result.decisions.count : nil
    if isOn {
      result.decisions.append(
        Decision(
          form.label.string,
          role: parties[..<role].filter { $0.seats > 0 }.count,
          sees: sees.filter { $0.isOn }.map { Variable($0.label.string, $0.values) },
          actions: sets[set].values,
          forgets: form.forgets, form.help.string))
    }
    points.append(
      Point(form: form, role: role, set: set, sees: sees, number: number, wishes: first))
    mean(name, .decision(points.count - 1), at: place)
  }

  /// What a decision sees, without the members that are excepted.
  private mutating func sight(_ form: SightForm) -> Sight? {
    let formal = form.formal
    let isOn = isOn(form.condition)
    guard let kind = kind(formal.type) else { return nil }
    if kind == .truth { return Sight(form, isOn: isOn, kind, .named(["no", "yes"]), [0, 1]) }
    guard let set = kind.set, case .set(_, let isOptional, let except) = formal.type.kind else {
      complain("expected a set or 'truth', but found \(text(kind))", at: formal.place)
      return nil
    }
    for name in except where member(name, of: set) == nil {
      complainUnknown(
        "member of '\(sets[set].name)'", name, sets[set].names,
        at: formal.place)
      return nil
    }
    if except.isEmpty && !isOptional {
      return Sight(form, isOn: isOn, kind, sets[set].values, Array(0..<sets[set].count))
    }
    var (labels, numbers): ([Label], [Int]) = ([], [])
    for index in 0..<sets[set].count {
      let isSeen = !except.contains { sets[set].number(of: $0) == index }
      numbers.append(isSeen ? labels.count : -1)
      if isSeen {
        labels.append(Label(sets[set].values.label(index), sets[set].values.help(index)))
      }
    }
    if isOptional {
      numbers.append(labels.count)
      labels.append("none")
    }
    if labels.isEmpty { object("'\(text(formal.name))' has nothing to be seen", at: formal.place) }
    return Sight(form, isOn: isOn, kind, .named(labels), numbers)
  }

  /// How many things are seen, and which.
  func things(_ sees: [Sight]) -> Text {
    var words: Text = "\(sees.count) thing\(sees.count == 1 ? "" : "s")"
    for (index, sight) in sees.enumerated() {
      words = "\(words)\(index == 0 ? " (" : ", ")\(text(sight.name))"
    }
    return sees.isEmpty ? words : "\(words))"
  }

  /// Works out the wish for everything that can be seen; returns where the wishes begin.
  private mutating func wishes(_ wish: Expression, _ set: Int, _ sees: [Sight], isOn: Bool) -> Int {
    let first = writer.wishes.count
    var count = 1
    for sight in sees where sight.isOn {
      count *= sight.values.count
      guard count <= 1_000_000 else {
        object("a wish can depend on at most a million observations", at: wish.place)
        return -1
      }
    }
    let outer = bindings.count
    for observation in 0..<Swift.max(count, 1) where !isStopped {
      var rest = observation
      var members: [Int?] = []
      for sight in sees.reversed() {
        if !sight.isOn {
          members.append(nil)
          continue
        }
        let size = Swift.max(sight.values.count, 1)
        members.append(sight.numbers.firstIndex(of: rest % size) ?? 0)
        rest /= size
      }
      for (sight, member) in zip(sees, members.reversed()) {
        let value = member.map { Value(sight.kind, Double($0)) } ?? Value(absent: sight.kind)
        let binding = Binding(sight.name, value, at: wish.place)
        binding.isRead = true
        bindings.append(binding)
      }
      let value = read(if: isOn) { $0.value(wish, .member(set)) }
      while bindings.count > outer { bindings.removeLast() }
      guard let value else {
        return -1
      }
      if value.isAbsent { object("what is wished is switched off", at: wish.place) }
      writer.wishes.append(Int32(value.known ?? 0))
    }
    return first
  }
}
