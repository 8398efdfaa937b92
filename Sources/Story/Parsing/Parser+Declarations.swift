import Arena

extension Parser {
  /// Reads the whole file.
  mutating func readFile() {
    do throws(Recovery) {
      try take(.mechanism, "with which a story file begins")
      tree.name = text(try takeName("the name of the mechanism"))
      tree.summary = try takeText("what the mechanism is, in quotes")
    } catch { recover(toDeclaration: true, from: progress) }
    var hasStory = false
    while token.kind != .end {
      let start = progress
      begin()
      do throws(Recovery) {
        if isAt(.story) {
          if hasStory { complain("a file tells one story, and this is the second", at: place) }
          hasStory = true
        }
        try readDeclaration()
      } catch { recover(toDeclaration: true, from: start) }
    }
    if !hasStory && complaints.isEmpty { _ = unexpected("'story' and what happens, in braces") }
  }

  private mutating func readDeclaration() throws(Recovery) {
    let start = place
    if isAt(.mechanism) {
      complain("'mechanism' must begin the first line, and stands there once", at: start)
      throw Recovery()
    }
    if takes(.source) {
      tree.citation = try takeText("the source in quotes")
      return
    }
    if takes(.goal) {
      let sense = takes(local: "least")
      let place = place
      tree.goal = (try takeName("a measure"), sense ? .least : .most, place)
      return
    }
    if takes(.hides) {
      try take(local: "play", "after 'hides'")
      tree.hidesPlay = true
      return
    }
    if takes(.balanced) {
      tree.isBalanced = true
      return
    }
    if takes(.lasts) {
      let rounds = try plainExpression()
      try take(local: "rounds", "after how many an episode is expected to last")
      declare(Name(index: -1), start, .rounds(rounds))
      return
    }
    if takes(.story) {
      tree.story = try block("before the story")
      return
    }
    if takes(.require) {
      let condition = try condition()
      try take(.else, "and what is said otherwise")
      let sentence = try takeSentence("what is wrong otherwise, in quotes")
      declare(Name(index: -1), start, .require(condition, else: sentence))
      return
    }
    guard case .word(let word) = token.kind, word.isDeclaration || word == .set || word == .let
    else {
      throw unexpected(
        """
        a declaration: parameter, set, grid, role, decision, measure, goal, let, function, part, \
        require or story
        """, among: Word.texts { $0.isDeclaration }
      )
    }
    advance()
    let place = place
    guard case .name(let name) = token.kind else {
      throw unexpected("the name of the \(word.rawValue)")
    }
    advance()
    let form = try form(of: word, name)
    declare(name, place, form)
  }

  private mutating func declare(_ name: Name, _ place: Int, _ form: Declaration.Form) {
    tree.declarations.append(Declaration(name: name, place: place, form: form))
  }

  private mutating func form(of word: Word, _ name: Name) throws(Recovery) -> Declaration.Form {
    switch word {
    case .parameter: return .parameter(try parameter(name))
    case .set: return .set(try set(name))
    case .grid: return .grid(try grid())
    case .role: return .role(try role(name))
    case .decision: return .decision(try decision(name))
    case .measure: return .measure(try measure(name))
    case .let:
      try takeAssign(of: name)
      return .constant(try expression())
    case .function:
      let formals = try formals()
      try takeAssign(of: name)
      return .function(formals, try expression())
    case .part: return .part(try formals(), try block("before what the part does"))
    default: throw unexpected("a declaration")
    }
  }

  private mutating func set(_ name: Name) throws(Recovery) -> SetForm {
    let label = takesText()
    try take(.assign, "before the members")
    let members = try members()
    guard takes(local: "up") else { return SetForm(members: members, open: nil) }
    try take(.to, "and the greatest number of members")
    let limit = try whole("the greatest number of members", in: 1...1000)
    if let made = members.first(where: { $0.from != nil }) {
      complain("a set that is a parameter has no members that are made of others", at: made.place)
    }
    return SetForm(
      members: members, open: (label ?? text(name), limit, takesText() ?? ""))
  }

  /// Reads members of a set with commas between them: each a name, and if they are there a label, a line
  /// of help behind a colon, and a condition.
  private mutating func members(_ hasConditions: Bool = true) throws(Recovery) -> [SetForm.Member] {
    var members: [SetForm.Member] = []
    repeat {
      let place = place
      let name = try takeName("the name of a member")
      let from = hasConditions ? try source() : nil
      let hasLabel =
        hasConditions || isLabelBefore(following.kind)
      let own = from.map { "\(text(name)) {\(text($0.name))}" as Text } ?? text(name)
      let label = (hasLabel ? takesText() : nil) ?? own
      var help: Text = ""
      if takes(.colon) {
        guard let text = takesText() else {
          throw unexpected("what '\(self.text(name))' means, in quotes")
        }
        help = text
      }
      let condition = hasConditions && takes(.if) ? try plainExpression() : nil
      members.append(
        .init(
          name: name, place: place, label: label, help: help, condition: condition, from: from))
    } while takes(.comma)
    return members
  }

  /// Whether a text belongs to the action before it, by what follows; otherwise it is a line of help.
  private func isLabelBefore(_ next: Token.Kind) -> Bool {
    switch next {
    case .symbol(.comma), .symbol(.colon), .word(.if), .text: true
    default: false
    }
  }

  /// Reads what members are made from, as in `say(car: Car)`.
  private mutating func source() throws(Recovery) -> (name: Name, set: Name)? {
    guard takes(.open) else { return nil }
    let name = try takeName("a name for a member of a set")
    try take(.colon, "before the set that members are made from")
    let set = try takeName("the set that members are made from")
    try take(.close, "after the set")
    return (name, set)
  }

  private mutating func grid() throws(Recovery) -> GridForm {
    try take(.from, "and the least number of the grid")
    let low = try plainExpression()
    try take(.to, "and the greatest number")
    let high = try plainExpression()
    try take(local: "step", "and the distance of neighbours")
    let step = try plainExpression()
    try take(.else, "and what is said if the step does not fit")
    return GridForm(
      low: low, high: high, step: step, complaint: try takeSentence("a sentence in quotes"))
  }

  private mutating func role(_ name: Name) throws(Recovery) -> RoleForm {
    let label = takesLabel() ?? text(name)
    let seats = takes(local: "seats") ? try plainExpression() : nil
    let commits = takes(local: "commits")
    let commitCondition = commits && takes(local: "when") ? try plainExpression() : nil
    let condition = takes(.if) ? try plainExpression() : nil
    return RoleForm(
      label: label, seats: seats, commits: commits, commitCondition: commitCondition,
      condition: condition, help: takesText() ?? "")
  }

  /// Takes a text in quotes unless a declaration or the end follows it: then it is the line of help.
  private mutating func takesLabel() -> Text? {
    if case .word(let word) = following.kind, word != .if { return nil }
    return following.kind == .end ? nil : takesText()
  }

  private mutating func decision(_ name: Name) throws(Recovery) -> DecisionForm {
    let label = takesText() ?? text(name)
    try take(.by, "and the role that decides")
    let role = try takeName("a role")
    try take(.assign, "before the actions")
    let start = place
    let members = try members(false)
    if members.count == 1
      && !(members[0].help.isEmpty && members[0].label == text(members[0].name))
    {
      complain("expected a second action, or the name of a set alone", at: start)
    }
    let condition = takes(.if) ? try plainExpression() : nil
    let help = takesText() ?? ""
    var sees: [SightForm] = []
    while takes(.sees) { sees.append(try sight()) }
    let wish = takes(.wishes) ? try expression() : nil
    let wishCondition = wish != nil && takes(.if) ? try plainExpression() : nil
    let forgets = takes(.forgets)
    return DecisionForm(
      label: label, role: role,
      actions: members.count == 1 ? .set(members[0].name) : .members(members),
      condition: condition, help: help, sees: sees, wish: wish,
      wishCondition: wishCondition, forgets: forgets)
  }

  private mutating func sight() throws(Recovery) -> SightForm {
    let place = place
    let name = try takeName("a name")
    let label = takesText() ?? text(name)
    try takeColon(of: name)
    let formal = Formal(name: name, place: place, type: try type())
    return SightForm(
      formal: formal, label: label, condition: takes(.if) ? try plainExpression() : nil)
  }

  private mutating func measure(_ name: Name) throws(Recovery) -> MeasureForm {
    let label = takesText() ?? text(name)
    try take(.in, "and the range of the measure")
    let low = try plainExpression()
    try take(.range, "between the ends of the range")
    let high = try plainExpression()
    let unit = try unit()
    let condition = takes(.if) ? try plainExpression() : nil
    return MeasureForm(
      label: label, low: low, high: high, unit: unit, condition: condition,
      help: try takeText("a line of help in quotes"))
  }
}
