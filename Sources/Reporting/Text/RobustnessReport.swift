public import Laboratory

/// Welfare by the share of intruders, for the terminal; made from a result and nothing else.
public struct RobustnessReport {
  private let result: RobustnessResult

  /// Makes a report of a result.
  public init(_ result: RobustnessResult) { self.result = result }

  /// A curve of several cells side by side.
  private struct Row: Hashable {
    let intruders: Intruder
    let others: String

    var label: String { intruders.rawValue + (others == "fixed" ? ", fixed" : "") }
  }

  /// Title, a table of shares and one of tipping points for each welfare function, and notes.
  ///
  /// - Parameters:
  ///   - shares: The shares that were asked for: others, played on the way to tipping points, are left out.
  ///   - width: The longest line, in characters.
  /// - Returns: The lines, each ending in a line break.
  public func text(shares: [Double], width: Int = 80) -> String {
    var text = result.title + "\n"
    let lead = RobustnessWords(result).lead.joined(separator: " ")
    if !lead.isEmpty { text += wrap(lead, width).map { $0 + "\n" }.joined() }
    guard let first = result.cells.first else { return text }
    for index in first.welfare.indices {
      text += "\n" + curves(of: index, shares, width) + "\n" + points(of: index, width)
      text += costs(of: index, width)
    }
    text += "\n"
    for note in notes { text += wrap(note, width).map { $0 + "\n" }.joined() }
    return text
  }

  private var names: [String] { result.cells.map(\.name) }

  /// What is known of a welfare function, in every cell; nil in one that has fewer functions.
  private func welfare(_ index: Int) -> [WelfareRobustness?] {
    result.cells.map { $0.welfare.indices.contains(index) ? $0.welfare[index] : nil }
  }

  /// The curves that any cell has, in their order.
  private func rows(of index: Int) -> [Row] {
    let all = welfare(index).compactMap(\.self).flatMap(\.intrusions).flatMap { intrusion in
      intrusion.curves.map { Row(intruders: intrusion.intruders, others: $0.others) }
    }
    return Intruder.allCases.flatMap { intruder in
      ["learn", "fixed"].map { Row(intruders: intruder, others: $0) }
    }.filter(all.contains)
  }

  private func curve(_ welfare: WelfareRobustness?, _ row: Row) -> Intrusion.Curve? {
    welfare?.intrusions.first { $0.intruders == row.intruders }?
      .curves.first { $0.others == row.others }?.curve
  }

  private func curves(of index: Int, _ shares: [Double], _ width: Int) -> String {
    let heading = result.cells[0].welfare[index].name
    var table = TextTable(
      ["share", heading] + names, numbers: Set(names + ["share"]))
    for row in rows(of: index) {
      for share in shares {
        table.add(
          [figure(share), row.label]
            + welfare(index).map { welfare in
              guard let curve = curve(welfare, row) else { return "-" }
              let point = curve.points.min {
                ($0.share - share).magnitude < ($1.share - share).magnitude
              }
              guard let point else { return "-" }
              return point.halfWidth.map { figure(point.welfare, give: $0) }
                ?? figure(point.welfare)
            })
      }
    }
    return table.text(width: width)
  }

  private func points(of index: Int, _ width: Int) -> String {
    var table = TextTable(["tipping point"] + names, numbers: Set(names))
    table.add(["(welfare)"] + welfare(index).map { figure($0?.threshold) })
    for row in rows(of: index) {
      table.add(
        [row.label]
          + welfare(index).map { welfare in
            guard welfare?.threshold != nil, let curve = curve(welfare, row) else { return "-" }
            let tipping = curve.tipping.map { figure($0) } ?? "never"
            guard let interval = curve.interval, interval.lowerBound < 1 else { return tipping }
            return "\(tipping) (\(figure(interval)))"
          })
    }
    return table.text(width: width)
  }

  /// What the reader must know to read the tables, as paragraphs.
  var notes: [String] {
    let kinds = Intruder.allCases.filter { kind in
      result.cells.contains { cell in
        cell.welfare.contains { $0.intrusions.contains { $0.intruders == kind } }
      }
    }
    var notes = kinds.map { "\($0.rawValue): \($0.summary)" }
    notes.append(
      "All who are no intruders learn on, as the study says: mean and 95 % interval of "
        + "\(counted(result.replicates, "replicate")). Fixed: they play as they did without intruders, and the value is "
        + "exact. The share of pairs is that of the matches in which one sits, two seats drawn by lot, whose "
        + "agents sit the match out.")
    notes.append(
      "Tipping point: the least share at which the welfare is beyond the value in the first row, to "
        + "\(figure(result.width)) of the population or one agent; in parentheses the shares between which "
        + "the interval of the welfare holds that value. No value: the welfare is as bad as can be from the "
        + "beginning.")
    notes.append("Cost: what an intruder gives up a round, on average over seats or pairs.")
    return notes + RobustnessWords(result).reasons
  }

  /// What intruders give up that theory tells what to do; empty where there are none.
  private func costs(of index: Int, _ width: Int) -> String {
    var table = TextTable(["cost"] + names, numbers: Set(names))
    var isEmpty = true
    for kind in Intruder.allCases {
      let costs = welfare(index).map { welfare in
        welfare?.intrusions.first { $0.intruders == kind }?.cost
      }
      if costs.allSatisfy({ $0 == nil }) { continue }
      isEmpty = false
      table.add([kind.rawValue] + costs.map { figure($0) })
    }
    return isEmpty ? "" : "\n" + table.text(width: width)
  }
}
