public import Laboratory

/// The judgements of all profiles of a study, for the terminal and as a page.
public struct ProfileTableReport {
  let table: ProfileTable

  /// Makes a report of a table.
  public init(_ table: ProfileTable) { self.table = table }

  /// A table with a row for each profile, and what its columns mean.
  public func text(width: Int = 80) -> String {
    var text = line(verdict, width) + "\n"
    var rows = TextTable(columns.map(\.name), numbers: Set(columns.filter(\.isNumeric).map(\.name)))
    for row in judged {
      rows.add(
        cells(of: row.row, row.verdict).map { value in
          switch value {
          case .text(let text): printable(text, limit: 60)
          case .number(let number): figure(number)
          case .missing: "-"
          }
        })
    }
    if !judged.isEmpty { text += rows.text(width: width) + "\n" }
    for sentence in obstacles + (judged.isEmpty ? [] : [legend]) { text += line(sentence, width) }
    return text
  }

  /// How many there are, and how many are equilibria.
  var verdict: String {
    let still = judged.count { $0.verdict.reply == nil }
    let all = counted(table.rows.count, "profile")
    if judged.isEmpty { return "\(all), of which none can be judged." }
    let found =
      still == 0
      ? "none of them is an equilibrium"
      : still == 1 ? "one of them is an equilibrium" : "\(still) of them are equilibria"
    let others = judged.count - still
    return "\(all); \(found)"
      + (others == 0 ? "." : "; in \(others) somebody gains by playing otherwise.")
  }

  /// What the columns are.
  var legend: String {
    (hasUnread ? "Unread: the probability of words that were no answer. " : "")
      + "Regret: the largest gain of a single player by its best reply, which earns what stands there; exploitability: the "
      + "mean of all players' gains; noise: that of the logit play that fits best, in units of payoff ('all' for "
      + "uniform play); nearest: the solution concept from which the fewest choices depart; copies: the "
      + "\(goals) where everybody plays it; half: the same where each seat plays it with a probability of a half, "
      + "and else the first equilibrium that is found."
  }

  private var goals: String {
    let names = Set(judged.map(\.verdict.welfare))
    return names.count == 1 ? names.first ?? "" : "designer's goal"
  }

  /// The profiles that can be judged.
  var judged: [(row: ProfileTable.Row, verdict: ProfileTable.Verdict)] {
    table.rows.compactMap { row in
      if case .success(let verdict) = row.verdict { (row, verdict) } else { nil }
    }
  }

  /// Why the others cannot, one sentence for each.
  var obstacles: [String] {
    table.rows.compactMap { row in
      if case .failure(let error) = row.verdict {
        "\(printable(row.cell, limit: 80)), \(printable(row.group, limit: 60)): \(error)."
      } else {
        nil
      }
    }
  }

  /// What tells profiles of one mechanism apart: the cell, unless how they were asked for does; and the group where there
  /// are several.
  private var telling: (hasCells: Bool, hasGroups: Bool) {
    let groups = Set(table.rows.map(\.group))
    let names = Set(table.rows.map { [$0.mechanism, $0.elicit, $0.group] })
    return (names.count < table.rows.count, groups.count > 1)
  }

  /// Whether log probabilities were read for one of them.
  private var hasUnread: Bool { table.rows.contains { $0.unread != nil } }

  /// The columns.
  var columns: [Sheet.Column] {
    let (hasCells, hasGroups) = telling
    return [.text(hasCells ? "cell" : "mechanism")] + (hasGroups ? [.text("group")] : [])
      + [.text("asked by")] + (hasUnread ? [.number("unread")] : [])
      + ["regret", "exploitability", "noise"].map { .number($0) } + [.text("nearest to")]
      + ["distance", "copies", "best reply", "half"].map { .number($0) }
  }

  /// The values of a row, by column.
  func cells(of row: ProfileTable.Row, _ verdict: ProfileTable.Verdict) -> [Sheet.Value] {
    let (hasCells, hasGroups) = telling
    return [.text(hasCells ? row.cell : row.mechanism)] + (hasGroups ? [.text(row.group)] : [])
      + [.text(row.elicit)] + (hasUnread ? [.number(row.unread)] : [])
      + [.number(verdict.regret), .number(verdict.exploitability)]
      + [verdict.noise == .infinity ? .text("all") : .number(verdict.noise)]
      + [.text(verdict.nearest?.concept ?? "-"), .number(verdict.nearest?.distance)]
      + [.number(verdict.copies), .number(verdict.reply?.payoff), .number(verdict.half)]
  }

  private func line(_ text: String, _ width: Int) -> String {
    wrap(text, width).joined(separator: "\n") + "\n"
  }
}
