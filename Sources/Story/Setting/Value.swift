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
  /// A value for every whole number from one on, so many of them.
  case perWhole(Int, count: Int, Kind)

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
    case .perMember(_, let entry), .perSeat(_, let entry), .perWhole(_, _, let entry): entry
    default: nil
    }
  }

  /// The same list of other entries.
  func of(_ entry: Kind) -> Kind {
    switch self {
    case .perMember(let set, _): .perMember(set, entry)
    case .perSeat(let role, _): .perSeat(role, entry)
    case .perWhole(let first, let count, _): .perWhole(first, count: count, entry)
    default: entry
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
