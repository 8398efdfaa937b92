/// Something that has a value.
struct Expression: Sendable {
  /// Where it stands, as a byte of the text.
  let place: Int
  let form: Form

  indirect enum Form: Sendable {
    case number(Double)
    case truth(Bool)
    case none
    case name(Name)
    case call(Name, [Expression])
    /// The other seat of a role of two.
    case other(Expression)
    /// An entry of a list.
    case entry(Expression, Expression)
    case negation(Expression)
    case not(Expression)
    case binary(Operator, Expression, Expression)
    case conditional(Expression, Expression, Expression)
    case cases(Expression, [Case])
    /// The first unless it is none, then the second.
    case fallback(Expression, Expression)
    /// A list with a value for every turn.
    case list(Name, over: Statement.Turns, Expression)
    /// The first member of a set for which a condition holds, or else another.
    case search(Name, in: Name, where: Expression, else: Expression)
  }

  /// A value of a set, and what it leads to.
  struct Case: Sendable {
    let name: Name
    let place: Int
    let result: Expression
  }

  enum Operator: Sendable {
    case plus, minus, times, over
    /// Of whole numbers, rounded towards 0, and what is left.
    case div, mod
    case equal, unequal, less, lessOrEqual, greater, greaterOrEqual
    case and, or
  }
}

/// What a value may be, as it is written.
struct TypeForm: Sendable {
  let place: Int
  let kind: Kind
  /// What a list has a value for each of; nil for a single value.
  var per: Statement.Turns?

  enum Kind: Sendable {
    case number, truth
    /// Members of a set or points of a grid; perhaps none; without some members.
    case set(Name, isOptional: Bool, except: [Name])
  }
}

/// A sentence with values in it.
struct Sentence: Sendable {
  enum Piece: Sendable {
    case text(String)
    case value(Expression)
  }

  let pieces: [Piece]
}

extension Expression {
  /// Where its first word or sign stands; the ``place`` of an operation is that of its sign.
  var start: Int {
    switch form {
    case .binary(_, let first, _), .fallback(let first, _), .entry(let first, _): first.start
    default: place
    }
  }

  /// The expressions that it is made of.
  var parts: [Expression] {
    switch form {
    case .number, .truth, .none, .name: []
    case .call(_, let arguments): arguments
    case .other(let seat): [seat]
    case .entry(let list, let index): [list, index]
    case .negation(let inner), .not(let inner): [inner]
    case .binary(_, let left, let right), .fallback(let left, let right): [left, right]
    case .conditional(let condition, let yes, let no): [condition, yes, no]
    case .cases(let subject, let cases): [subject] + cases.map { $0.result }
    case .list(_, .whole(let first, let last), let value): [first, last, value]
    case .list(_, .all, let value): [value]
    case .search(_, _, let condition, let other): [condition, other]
    }
  }
}

extension Statement.Weights {
  /// The expressions that they are made of.
  var expressions: [Expression] {
    switch self {
    case .uniform: []
    case .list(let list): [list]
    case .each(let cases): cases.map { $0.result }
    }
  }
}
