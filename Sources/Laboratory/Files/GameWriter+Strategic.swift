import Arena
import GameTheory

extension GameWriter {
  /// The table of expected payoffs.
  mutating func strategic(budget: Int) throws(StudyError) -> String {
    if let forgetting = Forgetting(in: tree) {
      throw StudyError(
        "\(forgetting.sentence); a table would lose that: export the tree with --format efg")
    }
    guard let form = StrategicForm(of: tree, budget: budget) else {
      throw StudyError(
        "the players have more than \(budget) combinations of pure strategies; export the tree "
          + "with --format efg")
    }
    let sizes = form.sizes
    if tree.shape.decisions.contains(where: { if case .named = $0.actions { true } else { false } })
    {
      remarks.append("a table file that everybody reads names no strategies; their names are lost")
    }
    if let file, !file.words.comment.isEmpty {
      remarks.append("a table file that everybody reads has no comment; it is lost")
    }
    var text = "NFG 1 R \(GameText.quoted(title)) \(players)"
    text += " { \(sizes.map(String.init).joined(separator: " ")) }\n\n"
    let numbers = try numbers(form)
    // The form counts with the last seat fastest, the file with the first.
    var strides = [Int](repeating: 1, count: sizes.count)
    for seat in strides.indices.dropLast().reversed() {
      strides[seat] = strides[seat + 1] * sizes[seat + 1]
    }
    var strategies = [Int](repeating: 0, count: sizes.count)
    for _ in 0..<form.profiles {
      let profile = zip(strategies, strides).reduce(0) { $0 + $1.0 * $1.1 }
      let row = profile * sizes.count
      text += numbers[row..<row + sizes.count].joined(separator: " ") + "\n"
      var seat = 0
      while seat < sizes.count {
        strategies[seat] += 1
        if strategies[seat] < sizes[seat] { break }
        strategies[seat] = 0
        seat += 1
      }
    }
    return text
  }

  /// The payoffs in the order of the form: exact, or the nearest doubles' decimals.
  private mutating func numbers(_ form: StrategicForm) throws(StudyError) -> [String] {
    let hasDraws = tree.nodes.contains { $0.kind == .chance }
    // Without draws, a combination leads to one leaf, whose payoffs are what they are.
    guard hasDraws, let exact = ExactTable(form, of: tree) else {
      if hasDraws {
        remarks.append("expected payoffs are sums of doubles, and may be off by their rounding")
      }
      return try form.payoffs.map { payoff throws(StudyError) in try number(payoff) }
    }
    var long = 0
    let numbers = exact.payoffs.map { payoff in
      let (text, isLong) = GameText.exact(payoff)
      if isLong { long += 1 }
      return isLong ? GameText.number(payoff.double) : text
    }
    if long > 0 {
      remarks.append(
        "\(long) of \(numbers.count) expected payoffs have no fraction of 32 bits and are rounded "
          + "to the nearest double")
    }
    return numbers
  }
}
