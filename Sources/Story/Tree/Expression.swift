/// Something that has a value.
final class Expression: Sendable {
  /// Where it stands, as a byte of the text.
  let place: Int
  let form: Form

  enum Form: Sendable {
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
  final class Case: Sendable {
    let name: Name
    let place: Int
    let result: Expression

    init(name: Name, place: Int, result: Expression) {
      self.name = name
      self.place = place
      self.result = result
    }
  }

  enum Operator: Sendable {
    case plus, minus, times, over
    /// Of whole numbers, rounded towards 0, and what is left.
    case div, mod
    case equal, unequal, less, lessOrEqual, greater, greaterOrEqual
    case and, or
  }

  init(place: Int, form: Form) {
    self.place = place
    self.form = form
  }
}

/// What a call may name beside the functions of the text.
enum Function: String, CaseIterable, Sendable {
  case min, max, sum, abs, exp, log, power, first, last, count, index, seats
  case allEqual = "all-equal"

  /// How the functions are written.
  static let texts = allCases.map { Text($0.rawValue) }

  init?(_ name: Text) {
    guard let index = Function.texts.firstIndex(of: name) else { return nil }
    self = Function.allCases[index]
  }
}

/// What a value may be, as it is written.
final class TypeForm: Sendable {
  let place: Int
  let kind: Kind
  /// What a list has a value for each of; nil for a single value.
  let per: Statement.Turns?

  enum Kind: Sendable {
    case number, truth
    /// Members of a set or points of a grid; perhaps none; without some members.
    case set(Name, isOptional: Bool, except: [Name])
  }

  init(place: Int, kind: Kind, per: Statement.Turns? = nil) {
    self.place = place
    self.kind = kind
    self.per = per
  }
}

/// A sentence with values in it.
struct Sentence: Sendable {
  enum Piece: Sendable {
    case text(Text)
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
