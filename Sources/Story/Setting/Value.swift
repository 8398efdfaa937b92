/// A value while a program is made: known now, or in a register of the episode.
///
/// An object, so that it travels as one word.
final class Value: Sendable {
  let kind: Kind
  private let content: Content

  private enum Content: Sendable {
    case known(Double)
    case register(Int)
    /// One for every member or seat.
    case entries([Value])
    /// Nothing: a member that its set does not have under these parameters.
    case absent
  }

  private init(_ kind: Kind, _ content: Content) {
    self.kind = kind
    self.content = content
  }

  convenience init(_ kind: Kind, _ known: Double) { self.init(kind, .known(known)) }
  convenience init(_ kind: Kind, register: Int) { self.init(kind, .register(register)) }
  convenience init(_ kind: Kind, entries: [Value]) { self.init(kind, .entries(entries)) }
  convenience init(absent kind: Kind) { self.init(kind, .absent) }

  /// The number that is known now.
  var known: Double? { if case .known(let number) = content { number } else { nil } }
  /// Where the episode has its number.
  var register: Int? { if case .register(let register) = content { register } else { nil } }
  /// One value for every member or seat; nil if it is no list.
  var entries: [Value]? { if case .entries(let entries) = content { entries } else { nil } }
  /// Whether it is a member that its set does not have under these parameters.
  var isAbsent: Bool { if case .absent = content { true } else { false } }

  /// The same as a value of another kind.
  func of(_ kind: Kind) -> Value { Value(kind, content) }

  /// Whether its register was there before some register.
  func isOlder(than mark: Int) -> Bool { register.map { $0 < mark } ?? false }
}
