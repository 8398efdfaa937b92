/// What a value may be.
indirect enum Kind: Equatable, Sendable {
  case number, truth
  /// A member of a set or a point of a grid, by the number of the set.
  case member(Int)
  /// The same, or none, which comes after the last member.
  case optional(Int)
  /// A seat of a role, by the number of the role.
  case seat(Int)
  /// A value for every member of a set.
  case perMember(Int, Kind)
  /// A value for every seat of a role.
  case perSeat(Int, Kind)

  /// The set that it is a member of.
  var set: Int? {
    switch self {
    case .member(let set), .optional(let set): set
    default: nil
    }
  }

  /// What the entries of a list are.
  var entry: Kind? {
    switch self {
    case .perMember(_, let entry), .perSeat(_, let entry): entry
    default: nil
    }
  }
}

/// A value while a program is made: known now, or in a register of the episode.
struct Value: Sendable {
  let kind: Kind
  let content: Content

  enum Content: Equatable, Sendable {
    case known(Double)
    case register(Int)
    /// One for every member or seat.
    case entries([Content])
    /// Nothing: a member that its set does not have under these parameters.
    case absent
  }

  init(_ kind: Kind, _ content: Content) {
    self.kind = kind
    self.content = content
  }

  init(_ kind: Kind, _ known: Double) { self.init(kind, .known(known)) }

  /// The number that is known now.
  var known: Double? { if case .known(let number) = content { number } else { nil } }
}
