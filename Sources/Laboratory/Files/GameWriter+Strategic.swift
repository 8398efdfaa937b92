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
    var text = "NFG 1 R \(GameText.quoted(title)) \(players)"
    text += strategies(of: form)
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

  /// What a table says of the strategies of each player, and the comment.
  ///
  /// A file that was read keeps the names and the comment that it has. All else is written so that OpenSpiel reads
  /// it too, which takes numbers of strategies only.
  private mutating func strategies(of form: StrategicForm) -> String {
    let hasNames = tree.shape.decisions.contains { decision in
      let names = decision.actions.names
      // Which strategies are called by their numbers need no names.
      return names != names.indices.map { "\($0 + 1)" }
    }
    let comment = file?.words.comment ?? ""
    guard file != nil, hasNames || !comment.isEmpty else {
      if hasNames {
        remarks.append(
          "a table file that everybody reads names no strategies; their names are lost")
      }
      remark(on: [])
      return " { \(form.sizes.map(String.init).joined(separator: " ")) }\n\n"
    }
    remarks.append(
      "the names of strategies and the comment are kept, which Gambit reads and OpenSpiel does not")
    let names = form.sizes.indices.map { seat in
      (0..<form.sizes[seat]).map { strategy in
        form.actions(seat: seat, strategy: strategy).map { infoset, action in
          let decision = tree.shape.decision(ofInfoset: infoset).decision
          return tree.shape.decisions[decision].actions.label(action)
        }.joined(separator: " ")
      }
    }
    remark(on: names.joined() + [comment])
    let lists = names.map { LabelMaker.list($0, orElse: "strategy") }
    return "\n{ \(lists.joined(separator: " ")) }\n"
      + (comment.isEmpty ? "" : GameText.quoted(comment) + "\n") + "\n"
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
