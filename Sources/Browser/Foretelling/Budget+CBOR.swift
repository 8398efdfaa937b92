import GameTheory

extension Budget {
  /// Reads what theory may cost, which must not be more than a page has room for.
  init(_ fields: Fields?) throws(Refusal) {
    self.init()
    guard let fields else { return }
    leaves = try fields.count("leaves", in: 1...4_000_000) ?? leaves
    profiles = try fields.count("profiles", in: 1...10_000_000) ?? profiles
    steps = try fields.count("steps", in: 1...1_000_000_000) ?? steps
  }

  /// Whether two budgets allow the same.
  func allowsTheSame(as other: Budget) -> Bool {
    leaves == other.leaves && profiles == other.profiles && steps == other.steps
  }
}
