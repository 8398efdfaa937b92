import Arena
public import Laboratory

/// Whether a model changed, for the terminal.
public struct DriftReport {
  private let drift: ModelDrift

  /// The most questions that are shown.
  private static let most = 20

  /// Makes a report of a comparison.
  public init(_ drift: ModelDrift) { self.drift = drift }

  /// The verdict, a table of questions, and what the test can find.
  public func text(width: Int = 80) -> String {
    var text = line(verdict, width)
    for (index, names) in drift.models.enumerated() where !names.isEmpty {
      text += line(
        "\(index == 0 ? "The first" : "The second") recording: \(names.map { printable($0, limit: 80) }.joined(separator: ", ")).",
        width)
    }
    if !drift.differences.isEmpty {
      text += line(
        "They were not asked alike: \(drift.differences.map { printable($0, limit: 120) }.joined(separator: "; ")). So it need not be the model that changed.",
        width)
    }
    let columns = [
      "mechanism", "information set", "asked by", "answers", "distance", "chance", "finds",
    ]
    var table = TextTable(
      columns + ["changed"], numbers: ["answers", "distance", "chance", "finds"])
    for row in drift.rows.prefix(DriftReport.most) {
      table.add([
        printable(row.mechanism), printable(row.place), printable(row.elicit),
        row.counts.map { String($0) }.joined(separator: "+"), figure(row.distance),
        figure(row.chance), row.detectable.map { figure($0) } ?? "-", row.isChanged ? "yes" : "",
      ])
    }
    text += "\n" + table.text(width: width)
    let left = drift.rows.count - DriftReport.most
    if left > 0 { text += line("... \(counted(left, "more question"))", width) }
    if drift.unmatched > 0 {
      text += line("\(counted(drift.unmatched, "question")) only one recording has.", width)
    }
    text +=
      "\n"
      + line(
        "Distance: the share of choices that would have to change; chance: how likely one as large is if the model is "
          + "the same; finds: the smallest distance that is found here in four of five cases, roughly, or '-' where "
          + "there are too few answers. "
          + (drift.detectable.map {
            "All together find a distance of \(figure($0)) at every question in four of five cases. "
          } ?? "")
          + "A false alarm is no likelier than \(figure(100 * drift.level)) %.",
        width)
    return text
  }

  private var verdict: String {
    let all = "all questions together: chance \(figure(drift.chance))"
    if drift.isAlarm { return "The model changed (\(all))." }
    let blind = drift.rows.allSatisfy { $0.detectable == nil }
    let moved = drift.rows.filter { $0.distance > 0 }
    let farthest = moved.reduce(0) { Swift.max($0, $1.distance) }
    let differing =
      moved.isEmpty
      ? "" : ", though \(moved.count) of \(drift.rows.count) differ, by up to \(figure(farthest))"
    return "No change is found (\(all))"
      + (blind
        ? "; there are too few answers to a question to find one there\(differing)." : ".")
  }

  private func line(_ text: String, _ width: Int) -> String {
    wrap(text, width).joined(separator: "\n") + "\n"
  }
}
