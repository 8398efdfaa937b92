extension Parser {
  /// Reads statements in braces.
  mutating func block(_ what: StaticString) throws(Recovery) -> [Statement] {
    try take(.openBrace, what)
    var statements: [Statement] = []
    while !isAt(.closeBrace) && token.kind != .end {
      let start = progress
      begin()
      do {
        statements.append(try nested { parser throws(Recovery) in try parser.statement() })
      } catch {
        recover(toDeclaration: false, from: start)
        if case .word(let word) = token.kind, word.isDeclaration { throw Recovery() }
      }
    }
    try take(.closeBrace, "after the statements")
    return statements
  }

  private mutating func statement() throws(Recovery) -> Statement {
    let place = place
    return Statement(place: place, form: try form())
  }

  private mutating func form() throws(Recovery) -> Statement.Form {
    switch token.kind {
    case .word(.let), .word(.var):
      let isVariable = isAt(.var)
      advance()
      let name = try takeName("the name of a value")
      let type = takes(.colon) ? try type() : nil
      try takeAssign(of: name)
      return .bind(name, type, try origin(), isVariable: isVariable)
    case .word(.set):
      advance()
      let name = try takeName("the name of a variable")
      let index = try takeIndex()
      try takeAssign(of: name)
      return .change(name, at: index, try origin())
    case .word(.draw):
      advance()
      return try drawing()
    case .word(.gain):
      advance()
      let amount = try expression()
      try take(.by, "and who gains")
      return .gain(amount, by: try seats())
    case .word(.transfer):
      advance()
      let amount = try expression()
      let payer = takes(.from) ? try seats() : nil
      let payee = takes(.to) ? try seats() : nil
      if payer == nil && payee == nil { throw unexpected("'from' or 'to' and who") }
      return .transfer(amount, from: payer, to: payee)
    case .word(.note):
      advance()
      return .note(try takeName("the name of a measure"), try expression())
    case .word(.slip):
      advance()
      let decision = try takeName("the name of a decision")
      try take(.to, "and the action that it came out as")
      let action = try expression()
      try take(.by, "and whose choice it was")
      return .slip(action, of: decision, by: try seats())
    case .word(.if): return try branch()
    case .word(.for):
      advance()
      let name = try takeName("the name of what differs from turn to turn")
      try take(.in, "and a set, a role or a grid")
      let turns = try turns()
      let condition = takes(local: "where") ? try expression() : nil
      return .loop(name, over: turns, where: condition, try block("before what is repeated"))
    case .word(.together): return try together()
    case .word(.end):
      advance()
      return takes(local: "round") ? .endRound : .end
    case .name(let name) where following.kind == .symbol(.open):
      advance()
      return .perform(name, try arguments())
    default:
      throw unexpected(
        "a statement: let, var, set, draw, gain, transfer, note, slip, if, for, together, end or a part",
        among: Word.texts { $0.isBeginning })
    }
  }

  private mutating func branch() throws(Recovery) -> Statement.Form {
    advance()
    let condition = try condition()
    let yes = try block("before what happens if it is true")
    guard takes(.else) else { return .branch(condition, yes, []) }
    if isAt(.if) {
      return .branch(
        condition, yes, [try nested { parser throws(Recovery) in try parser.statement() }])
    }
    return .branch(condition, yes, try block("or 'if' after 'else'"))
  }

  /// Reads what a loop or a list goes over.
  mutating func turns() throws(Recovery) -> Statement.Turns {
    let place = place
    let first = try expression()
    if takes(.range) { return .whole(first, try expression()) }
    guard case .name(let name) = first.form else {
      complain("expected a set, a role, a grid, or whole numbers as in 1...5", at: place)
      throw Recovery()
    }
    return .all(name)
  }

  private mutating func together() throws(Recovery) -> Statement.Form {
    advance()
    guard case .name(let name) = token.kind else {
      return .together(try block("before what happens at once"))
    }
    advance()
    try take(.in, "and a role")
    let role = try takeName("a role")
    return .togetherEach(name, role: role, try block("before what every seat does"))
  }

  private mutating func drawing() throws(Recovery) -> Statement.Form {
    let name = try takeName("the name of what is drawn")
    try take(.colon, "before the set of outcomes")
    let type = try type()
    let label = try takeText("what nature decides, in quotes")
    guard takes(.from) else { return .draw(name, type, label, .uniform) }
    if isAt(.openBrace) { return .draw(name, type, label, .each(try caseList())) }
    return .draw(name, type, label, .list(try expression()))
  }

  /// Reads where a value comes from.
  private mutating func origin() throws(Recovery) -> Statement.Origin {
    if takes(.chance) {
      return .chance(try takeText("what nature decides, in quotes"), try expression())
    }
    guard takes(.choose) else { return .value(try expression()) }
    let decision = try takeName("the name of a decision")
    try take(.by, "and who decides")
    let seat = try seats()
    var seen: [(name: Name?, value: Expression)] = []
    if takes(.seeing) {
      repeat {
        if case .name(let name) = token.kind, following.kind == .symbol(.assign) {
          advance()
          advance()
          seen.append((name, try expression()))
        } else {
          seen.append((nil, try expression()))
        }
      } while takes(.comma)
    }
    return .choice(decision, by: seat, seeing: seen)
  }

  /// Reads one or more seats.
  private mutating func seats() throws(Recovery) -> SeatForm {
    let place = place
    if takes(.treasury) { return SeatForm(place: place, kind: .treasury, orTreasury: false) }
    if takes(.each) {
      return SeatForm(place: place, kind: .each(try takeName("a role")), orTreasury: false)
    }
    let kind = SeatForm.Kind.seat(try seat())
    guard takes(.or) else { return SeatForm(place: place, kind: kind, orTreasury: false) }
    try take(.treasury, "after 'or'")
    return SeatForm(place: place, kind: kind, orTreasury: true)
  }

  private mutating func seat() throws(Recovery) -> Expression {
    let place = place
    if takes(.other) {
      try take(.open, "before a seat")
      let seat = try takeName("a seat")
      try take(.close, "after a seat")
      return Expression(
        place: place, form: .other(Expression(place: place, form: .name(seat))))
    }
    let name = try takeName("a seat, 'each' and a role, or 'treasury'")
    return Expression(
      place: place, form: isAt(.open) ? .call(name, try arguments()) : .name(name))
  }
}
