public import Laboratory

/// The page of a question about robustness: welfare by the share of intruders, and where it falls.
public struct RobustnessPage {
  private let result: RobustnessResult
  private let command: String?

  /// So many cells share a panel, each with a colour of its own.
  private static let mostTogether = 6
  /// So many panels stand side by side.
  private static let mostPanels = 12
  /// So many rows a picture of tipping points has.
  private static let mostRows = 60

  /// Makes the page of a result.
  ///
  /// - Parameters:
  ///   - result: The result.
  ///   - command: The command that makes it again, if there is one.
  public init(_ result: RobustnessResult, command: String? = nil) {
    self.result = result
    self.command = command
  }

  /// What the page says.
  public var report: Report {
    let names = result.cells.first?.welfare.map(\.name) ?? []
    var sections = names.indices.map { function in
      Report.Section(
        capitalised(names[function]),
        [curves(function), tippingPoints(function)].compactMap(\.self).map { .figure($0) })
    }
    sections.append(Report.Section("Notes", [.list(RobustnessReport(result).notes)]))
    var source: [Report.Item] = [
      .list([
        "\(counted(result.replicates, "replicate")) of every share, seed \(result.seed).",
        "Made by version \(result.version) of the arena.",
      ])
    ]
    if let command {
      source.append(.lines([command], caption: "The command that makes it again"))
    }
    sections.append(Report.Section("Where this comes from", source))
    return Report(
      title: "Robustness: \(result.title)", lead: RobustnessWords(result).lead, sections: sections)
  }

  /// A curve with where it belongs.
  private struct Entry {
    let cell: Int
    let intruders: Intruder
    let others: String
    let curve: Intrusion.Curve
  }

  private func entries(_ function: Int) -> [Entry] {
    result.cells.enumerated().flatMap { index, cell -> [Entry] in
      guard cell.welfare.indices.contains(function) else { return [] }
      return cell.welfare[function].intrusions.flatMap { intrusion in
        intrusion.curves.map {
          Entry(cell: index, intruders: intrusion.intruders, others: $0.others, curve: $0.curve)
        }
      }
    }
  }

  /// What is left of the welfare, by the share of intruders.
  private func curves(_ function: Int) -> Figure? {
    let entries = entries(function)
    guard let named = result.cells.first?.welfare[function], !entries.isEmpty else { return nil }
    let isTogether = result.cells.count <= RobustnessPage.mostTogether
    let kinds = Intruder.allCases.filter { kind in entries.contains { $0.intruders == kind } }
    let all = isTogether ? kinds.map(\.rawValue) : result.cells.map(\.name)
    let titles = Array(all.prefix(RobustnessPage.mostPanels))
    let panels = titles.enumerated().map { place, title in
      let here = entries.filter { isTogether ? $0.intruders == kinds[place] : $0.cell == place }
      return Panel(
        title: title, x: Axis("share of intruders", atLeast: 0...1),
        y: Axis(named.name, unit: named.unit),
        marks: here.flatMap { entry in
          let series = isTogether ? entry.cell : kinds.firstIndex(of: entry.intruders) ?? 0
          let name = isTogether ? result.cells[entry.cell].name : entry.intruders.rawValue
          return marks(entry, named: name, .series(series))
        })
    }
    var sheet = Sheet([
      .text("cell"), .text("intruders"), .text("others"), .number("share"), .number(named.name),
      .number("half of its interval"),
    ])
    for entry in entries {
      for point in entry.curve.points {
        sheet.add([
          .text(result.cells[entry.cell].name), .text(entry.intruders.rawValue),
          .text(entry.others), .number(point.share), .number(point.welfare),
          .number(point.halfWidth),
        ])
      }
    }
    return Figure(
      "robustness-\(function + 1)",
      title: "What is left of \(named.name), by the share of intruders",
      description:
        "Dots with their 95 % intervals: all others learn on. Lines alone: all others play as they did "
        + "without intruders, and the value is exact."
        + (titles.count < all.count
          ? " The first \(titles.count) of \(all.count) cells are shown." : ""),
      .panels(panels), numbers: sheet)
  }

  private func marks(_ entry: Entry, named name: String, _ ink: Ink) -> [Mark] {
    let points = entry.curve.points
    let line = Mark.Shape.line(points.map { Mark.Point($0.share, $0.welfare) })
    if entry.others == "fixed" { return [Mark("\(name), others fixed", ink, line)] }
    let dots = points.map { point in
      Mark.Dot(
        at: point.share, point.welfare,
        interval: point.interval)
    }
    return [Mark("", ink, line), Mark(name, ink, .dots(dots))]
  }

  /// The shares at which the welfare falls.
  private func tippingPoints(_ function: Int) -> Figure? {
    let entries = entries(function).filter { $0.curve.tipping != nil }
    guard let named = result.cells.first?.welfare[function], !entries.isEmpty else { return nil }
    let shown = Array(entries.prefix(RobustnessPage.mostRows))
    func label(_ entry: Entry) -> String {
      let cell = result.cells.count == 1 ? "" : "\(result.cells[entry.cell].name): "
      return cell + entry.intruders.rawValue + (entry.others == "fixed" ? ", others fixed" : "")
    }
    var sheet = Sheet([
      .text("cell"), .text("intruders"), .text("others"), .number("tipping point"),
      .number("interval, from"), .number("interval, to"), .number("fallen below"),
    ])
    for entry in entries {
      sheet.add([
        .text(result.cells[entry.cell].name), .text(entry.intruders.rawValue),
        .text(entry.others), .number(entry.curve.tipping),
        .number(entry.curve.interval?.lowerBound), .number(entry.curve.interval?.upperBound),
        .number(result.cells[entry.cell].welfare[function].threshold),
      ])
    }
    let dots = shown.enumerated().compactMap { row, entry in
      entry.curve.tipping.map { Mark.Dot(at: Double(row), $0, interval: entry.curve.interval) }
    }
    return Figure(
      "tipping-\(function + 1)", title: "The share of intruders at which \(named.name) falls",
      description:
        "The least share at which \(named.name) is beyond the value that counts as fallen, with its "
        + "interval; who is not named here never brings it there.",
      .panels([
        Panel(
          x: Axis("share of intruders", atLeast: 0...1),
          y: Axis("", .categories(shown.map(label))), marks: [Mark("", .emergent, .dots(dots))])
      ]), numbers: sheet)
  }
}
