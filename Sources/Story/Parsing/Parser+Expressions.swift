extension Parser {
  /// Reads a value: a case distinction, or operations from the loosest to the tightest.
  mutating func expression() throws(Recovery) -> Expression {
    try nested { parser throws(Recovery) in
      let value = try parser.plainExpression()
      guard parser.isAt(.else) else { return value }
      let place = parser.place
      parser.advance()
      return Expression(place: place, form: .fallback(value, try parser.expression()))
    }
  }

  /// A value that does not take an `else` behind it, which belongs to an `if` around it.
  mutating func plainExpression() throws(Recovery) -> Expression {
    try nested { parser throws(Recovery) in
      if parser.isAt(.if) { return try parser.conditional() }
      if parser.isAt(.switch) { return try parser.cases() }
      if parser.isAt(.for) { return try parser.list() }
      if parser.isAtSearch { return try parser.search() }
      return try parser.chain(0)
    }
  }

  /// A value that is true or false; whoever writes '=' between two values is told of '=='.
  mutating func condition() throws(Recovery) -> Expression {
    var value = try plainExpression()
    while isAt(.assign) {
      let place = place
      complain("expected '==' between two values that are compared, but found '='", at: place)
      advance()
      value = Expression(place: place, form: .binary(.equal, value, try plainExpression()))
    }
    return value
  }

  private mutating func conditional() throws(Recovery) -> Expression {
    let place = place
    advance()
    let condition = try condition()
    try take(.then, "after the condition of a value")
    let yes = try plainExpression()
    try take(.else, "before the value that holds otherwise")
    return Expression(place: place, form: .conditional(condition, yes, try plainExpression()))
  }

  private mutating func cases() throws(Recovery) -> Expression {
    let place = place
    advance()
    let subject = try chain(0)
    return Expression(place: place, form: .cases(subject, try caseList()))
  }

  /// Reads values of a set in braces, each with what it leads to, with or without commas.
  mutating func caseList() throws(Recovery) -> [Expression.Case] {
    try take(.openBrace, "before the cases")
    var cases: [Expression.Case] = []
    while !takes(.closeBrace) {
      let place = place
      begin()
      let name = try takeName("a value of the set, or '}'")
      try take(.colon, "after a case")
      cases.append(.init(name: name, place: place, result: try expression()))
      _ = takes(.comma)
    }
    return cases
  }

  /// The operators of each level, which group from the left.
  private static let levels: [[(Token.Kind, Expression.Operator)]] = [
    [(.word(.or), .or)], [(.word(.and), .and)],
    [
      (.symbol(.equal), .equal), (.symbol(.unequal), .unequal), (.symbol(.less), .less),
      (.symbol(.lessOrEqual), .lessOrEqual), (.symbol(.greater), .greater),
      (.symbol(.greaterOrEqual), .greaterOrEqual),
    ], [(.symbol(.plus), .plus), (.symbol(.minus), .minus)],
    [
      (.symbol(.times), .times), (.symbol(.over), .over), (.word(.div), .div), (.word(.mod), .mod),
    ],
  ]
  private static let comparisons = 2

  private mutating func chain(_ level: Int) throws(Recovery) -> Expression {
    if level == Parser.levels.count { return try prefixed() }
    if level == Parser.comparisons && isAt(.not) {
      let place = place
      advance()
      return Expression(
        place: place, form: .not(try nested { parser throws(Recovery) in try parser.chain(level) }))
    }
    var value = try chain(level + 1)
    var length = 0
    while let (_, operation) = Parser.levels[level].first(where: { $0.0 == token.kind }) {
      let place = place
      length += 1
      if length > (level == Parser.comparisons ? 1 : Parser.deepest) {
        throw unexpected(
          level == Parser.comparisons
            ? "one comparison, or 'and' between two"
            : "at most \(Parser.deepest) operations in a row")
      }
      advance()
      value = Expression(place: place, form: .binary(operation, value, try chain(level + 1)))
    }
    return value
  }

  private mutating func prefixed() throws(Recovery) -> Expression {
    guard isAt(.minus) else { return try entry() }
    let place = place
    advance()
    let value = try nested { parser throws(Recovery) in try parser.prefixed() }
    return Expression(place: place, form: .negation(value))
  }

  /// An entry of a list, or the value itself.
  private mutating func entry() throws(Recovery) -> Expression {
    var value = try operand()
    let place = place
    guard takes(.openBracket) else { return value }
    // A list, or a list of lists.
    var count = 0
    repeat {
      value = Expression(place: place, form: .entry(value, try expression()))
      count += 1
    } while count < 2 && takes(.comma)
    try take(.closeBracket, "after the index of a list")
    return value
  }

  /// Reads an index in brackets, if there is one.
  mutating func takeIndex() throws(Recovery) -> Expression? {
    guard takes(.openBracket) else { return nil }
    let index = try expression()
    try take(.closeBracket, "after the index of a list")
    return index
  }

  /// A list with a value for every turn.
  private mutating func list() throws(Recovery) -> Expression {
    let place = place
    advance()
    let name = try takeName("the name of what differs from entry to entry")
    try take(.in, "and a set, a role or a grid")
    let turns = try turns()
    try take(.colon, "before the value of an entry")
    return Expression(place: place, form: .list(name, over: turns, try plainExpression()))
  }

  /// Whether the search for a member of a set comes next; 'first' alone is a function.
  private var isAtSearch: Bool {
    guard case .name(let name) = token.kind, case .name = following.kind else { return false }
    return text(name).says("first") && isAt(.in, after: 2)
  }

  /// The first member of a set for which something holds.
  private mutating func search() throws(Recovery) -> Expression {
    let place = place
    advance()
    let name = try takeName("the name of a member")
    try take(.in, "and a set or a grid")
    let set = try takeName("a set or a grid")
    try take(local: "where", "and what has to hold")
    let condition = try plainExpression()
    try take(.else, "and the value if it holds for none")
    return Expression(
      place: place,
      form: .search(name, in: set, where: condition, else: try plainExpression()))
  }

  private mutating func operand() throws(Recovery) -> Expression {
    let place = place
    switch token.kind {
    case .number(let number):
      advance()
      return Expression(place: place, form: .number(number))
    case .word(.true), .word(.false):
      let isTrue = isAt(.true)
      advance()
      return Expression(place: place, form: .truth(isTrue))
    case .word(.none):
      advance()
      return Expression(place: place, form: .none)
    case .word(.other):
      advance()
      let arguments = try arguments()
      guard arguments.count == 1 else {
        complain("expected one seat, as in other(i)", at: place)
        throw Recovery()
      }
      return Expression(place: place, form: .other(arguments[0]))
    case .name(let name):
      advance()
      if isAt(.open) {
        return Expression(place: place, form: .call(name, try arguments()))
      }
      return Expression(place: place, form: .name(name))
    case .symbol(.open):
      advance()
      let value = try expression()
      try take(.close, "after a value in parentheses")
      return value
    default: throw unexpected("a value")
    }
  }

  /// Reads values in parentheses with commas between them.
  mutating func arguments() throws(Recovery) -> [Expression] {
    try take(.open, "before the arguments")
    var arguments: [Expression] = []
    while !takes(.close) {
      if !arguments.isEmpty { try take(.comma, "between arguments, or ')'") }
      arguments.append(try expression())
    }
    return arguments
  }

  /// Reads what a value may be.
  mutating func type() throws(Recovery) -> TypeForm {
    let place = place
    let kind = try singleType()
    return TypeForm(place: place, kind: kind, per: takes(local: "per") ? try turns() : nil)
  }

  private mutating func singleType() throws(Recovery) -> TypeForm.Kind {
    if takes(local: "truth") { return .truth }
    if takes(local: "number") { return .number }
    let set = try takeName("a set, 'truth' or 'number'")
    let isOptional = takes(.question)
    var except: [Name] = []
    if takes(.except) {
      // Behind a comma there may be the next argument too.
      repeat {
        except.append(try takeName("a member of the set"))
      } while !isAt(.colon, after: 2) && takes(.comma)
    }
    return .set(set, isOptional: isOptional, except: except)
  }

  /// Reads arguments as a function or a part declares them.
  mutating func formals() throws(Recovery) -> [Formal] {
    try take(.open, "before the arguments")
    var formals: [Formal] = []
    while !takes(.close) {
      if !formals.isEmpty { try take(.comma, "between arguments, or ')'") }
      formals.append(try formal())
    }
    return formals
  }

  /// Reads a name with what it may be.
  mutating func formal() throws(Recovery) -> Formal {
    let place = place
    let name = try takeName("a name")
    try takeColon(of: name)
    return Formal(name: name, place: place, type: try type())
  }
}
