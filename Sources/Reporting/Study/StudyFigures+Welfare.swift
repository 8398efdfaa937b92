import Laboratory

extension StudyFigures {
  /// Best, predicted and emergent of all cells under one welfare function.
  func welfare(_ function: Int) -> Figure? {
    guard functions.indices.contains(function), !played.isEmpty else { return nil }
    let named = functions[function]
    let rows = played.compactMap { entry in
      welfare(entry.point, function).map { (entry.point.name, $0) }
    }
    let isNamed = rows.count <= StudyFigures.mostNamed
    let panel = isNamed ? namedPanel(rows, named) : longPanel(rows, named)
    return Figure(
      "welfare-\(function + 1)", title: "Best, predicted and emergent: \(named.name)",
      description:
        "\(capitalised(named.words)) a round in \(rows.count == 1 ? "the cell" : "each cell"): "
        + "\(parts(function))."
        + (rows.contains { $0.1.correlated != nil } && isNamed
          ? " The pale stroke is where players without regret can end." : ""),
      .panels([panel]), numbers: sheet(rows))
  }

  /// One row a cell.
  private func namedPanel(_ rows: [(String, WelfareSummary)], _ named: WelfareSummary) -> Panel {
    func marks(_ value: (WelfareSummary) -> Double?) -> [Mark.Dot] {
      rows.enumerated().compactMap { index, row in
        value(row.1).map { Mark.Dot(at: Double(index), $0) }
      }
    }
    func spans(_ range: (WelfareSummary) -> ClosedRange<Double>?) -> [Mark.Span] {
      rows.enumerated().compactMap { index, row in
        range(row.1).map { Mark.Span(at: Double(index), $0) }
      }
    }
    let emergent = rows.enumerated().map { index, row in
      Mark.Dot(at: Double(index), row.1.emergent.mean, interval: row.1.emergent.interval)
    }
    var drawn: [Mark] = []
    let regretless = spans { $0.correlated }
    if !regretless.isEmpty { drawn.append(Mark("without regret", .neutral, .ranges(regretless))) }
    drawn.append(Mark("worst", .worst, .ticks(marks { $0.worst })))
    drawn.append(Mark("best", .best, .ticks(marks { $0.best })))
    drawn.append(Mark("predicted", .predicted, .ranges(spans { $0.predicted })))
    drawn.append(Mark("emergent", .emergent, .dots(emergent)))
    return Panel(
      x: Axis(named.name, unit: named.unit), y: Axis("", .categories(rows.map(\.0))),
      marks: drawn.filter { !$0.isEmpty })
  }

  /// One column a cell, numbered, of many cells.
  private func longPanel(_ rows: [(String, WelfareSummary)], _ named: WelfareSummary) -> Panel {
    func line(_ value: (WelfareSummary) -> Double?) -> Mark.Shape {
      .line(
        rows.enumerated().map { index, row in
          value(row.1).map { Mark.Point(Double(index + 1), $0) } ?? .gap
        })
    }
    let predicted = rows.enumerated().compactMap { index, row in
      row.1.predicted.map { Mark.Span(at: Double(index + 1), $0) }
    }
    let emergent = rows.enumerated().map { index, row in
      Mark.Dot(at: Double(index + 1), row.1.emergent.mean, interval: row.1.emergent.interval)
    }
    let marks = [
      Mark("predicted", .predicted, .band(predicted)),
      Mark("worst", .worst, line { $0.worst }), Mark("best", .best, line { $0.best }),
      Mark("emergent", .emergent, .dots(emergent)),
    ]
    return Panel(
      x: Axis("number of the cell"), y: Axis(named.name, unit: named.unit),
      marks: marks.filter { !$0.isEmpty })
  }

  private func sheet(_ rows: [(String, WelfareSummary)]) -> Sheet {
    let columns: [Sheet.Column] = [
      .text("cell"), .number("best"), .number("worst"), .number("predicted, least"),
      .number("predicted, most"), .number("emergent"), .number("interval, from"),
      .number("interval, to"), .number("alignment"), .text("verdict"),
    ]
    var sheet = sheet(columns, from: .welfare)
    for (name, welfare) in rows {
      let interval = welfare.emergent.interval
      sheet.add([
        .text(name), .number(welfare.best), .number(welfare.worst),
        .number(welfare.predicted?.lowerBound), .number(welfare.predicted?.upperBound),
        .number(welfare.emergent.mean), .number(interval?.lowerBound),
        .number(interval?.upperBound), .number(welfare.alignment),
        .text(welfare.verdict.rawValue),
      ])
    }
    return sheet
  }
}

extension Mark {
  /// Whether there is nothing to draw.
  var isEmpty: Bool {
    switch shape {
    case .line(let points), .steps(let points), .area(let points):
      points.allSatisfy { !$0.y.isFinite }
    case .band(let spans), .ranges(let spans): spans.isEmpty
    case .dots(let dots), .bars(let dots), .ticks(let dots): dots.isEmpty
    case .rule: false
    case .tiles(let tiles, _, _): tiles.isEmpty
    }
  }
}
