import Arena

/// The ranks of a deck, kings above all.
enum Ranks {
  private static let names = [
    "ace", "2", "3", "4", "5", "6", "7", "8", "9", "10", "jack", "queen", "king",
  ]

  /// The number of the lowest rank of every deck.
  static let lowest = 0

  /// The most ranks of a deck.
  static var most: Int { names.count }

  /// The names of the highest ranks, in ascending order.
  static func highest(_ count: Int) -> Values { .named(Array(names.suffix(count))) }
}
