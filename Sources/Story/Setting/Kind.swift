import Arena

/// What a value may be; a few bytes that nothing has to count.
enum Kind: Equatable, Sendable {
  case number, truth
  /// A member of a set or a point of a grid, by the number of the set.
  case member(Int)
  /// The same, or none, which comes after the last member.
  case optional(Int)
  /// A seat of a role, by the number of the role.
  case seat(Int)
  /// A value for every member of something, by its number among ``ListKinds``.
  case list(Int)

  /// The set that it is a member of.
  var set: Int? {
    switch self {
    case .member(let set), .optional(let set): set
    default: nil
    }
  }

  /// A number for every kind.
  fileprivate var number: Int {
    switch self {
    case .number: 0
    case .truth: 1
    case .member(let set): 8 * set + 2
    case .optional(let set): 8 * set + 3
    case .seat(let role): 8 * role + 4
    case .list(let list): 8 * list + 5
    }
  }

  /// Whether it has entries.
  var isList: Bool { if case .list = self { true } else { false } }
}

/// What a list has a value for each of, and what its values are.
struct ListKind: Equatable {
  enum Keys: Equatable {
    /// The members of a set, by its number.
    case members(Int)
    /// The seats of a role, by its number.
    case seats(Int)
    /// So many whole numbers from one on.
    case whole(Int, count: Int)
  }

  let keys: Keys
  let entry: Kind

  fileprivate var hash: UInt64 {
    let key = StreamKey(seed: 0).with(entry.number)
    switch keys {
    case .members(let set): return key.with(0).with(set).value
    case .seats(let role): return key.with(1).with(role).value
    case .whole(let first, let count): return key.with(2).with(first).with(count).value
    }
  }
}

/// The kinds of lists, each kept once.
struct ListKinds {
  private var all: [ListKind] = []
  private var places = HashedPlaces()

  /// The list of a kind; nil if it is none.
  subscript(kind: Kind) -> ListKind? {
    if case .list(let number) = kind { all[number] } else { nil }
  }

  /// The kind of a list.
  mutating func kind(of entry: Kind, per keys: ListKind.Keys) -> Kind {
    let list = ListKind(keys: keys, entry: entry)
    let hash = list.hash
    if let number = places.find(hash, { all[$0] == list }) { return .list(number) }
    places.add(hash)
    all.append(list)
    return .list(all.count - 1)
  }
}
