/// The words of the language that cannot be used as names.
enum Word: String, CaseIterable, Sendable {
  case mechanism, source, parameter, set, grid, role, decision, measure, goal, function, part, story
  case lasts, hides, balanced, require, draw, `let`, `var`, choose, chance, gain, transfer, note,
    slip
  case `if`, then, `else`, `for`, together, end, `switch`
  case from, to, by, `in`, seeing, sees, wishes, forgets, each, other, treasury
  case and, or, not, div, mod, `true`, `false`, none, except

  /// The words of some sort, as they are written.
  static func texts(_ isOfSort: (Word) -> Bool) -> [Text] {
    allCases.filter(isOfSort).map { Text($0.rawValue) }
  }

  /// Whether a statement or a declaration can begin with it, so that a reader who is lost goes on there.
  var isBeginning: Bool {
    switch self {
    case .mechanism, .source, .parameter, .set, .grid, .role, .decision, .measure, .goal, .function,
      .part, .story, .lasts, .hides, .balanced, .require, .draw, .let, .var, .gain, .transfer,
      .note, .slip, .for,
      .together, .end:
      true
    default: false
    }
  }

  /// Whether a declaration can begin with it, and no statement.
  var isDeclaration: Bool {
    switch self {
    case .mechanism, .source, .parameter, .grid, .role, .decision, .measure, .goal, .function,
      .part, .story, .lasts, .hides, .balanced, .require:
      true
    default: false
    }
  }
}

/// The signs of the language, longest first where one begins another.
enum Symbol: String, CaseIterable, Sendable {
  case range = "..."
  case equal = "=="
  case unequal = "!="
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case less = "<"
  case greater = ">"
  case assign = "="
  case plus = "+"
  case minus = "-"
  case times = "*"
  case over = "/"
  case open = "("
  case close = ")"
  case openBrace = "{"
  case closeBrace = "}"
  case openBracket = "["
  case closeBracket = "]"
  case comma = ","
  case colon = ":"
  case question = "?"
}

/// A name that the text uses, by its number in the order of first use.
struct Name: Equatable, Sendable {
  let index: Int32
}

/// A piece of the text.
struct Token: Sendable {
  /// What it is.
  enum Kind: Equatable, Sendable {
    case word(Word)
    case name(Name)
    case number(Double)
    case text(Text)
    case symbol(Symbol)
    case end
  }

  let kind: Kind
  let range: Range<Int>
}
