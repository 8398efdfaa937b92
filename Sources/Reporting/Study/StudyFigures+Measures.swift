import Laboratory

extension StudyFigures {
  /// What the designer counts: one panel a measure, one row a cell.
  func measures() -> Figure? {
    let cells = chosen(StudyFigures.mostNamed / 2)
    let names = distinct(cells.flatMap { $0.measures.map(\.name) })
    if names.isEmpty || cells.isEmpty { return nil }
    var sheet = Sheet([
      .text("cell"), .text("measure"), .number("mean"), .number("interval, from"),
      .number("interval, to"),
    ])
    let panels = names.prefix(StudyFigures.mostPanels).map { name in
      let dots = cells.enumerated().compactMap { row, cell -> Mark.Dot? in
        guard let mean = cell.mean(of: name) else { return nil }
        let interval = mean.interval
        sheet.add([
          .text(cell.name), .text(name), .number(mean.mean), .number(interval?.lowerBound),
          .number(interval?.upperBound),
        ])
        return Mark.Dot(at: Double(row), mean.mean, interval: interval)
      }
      return Panel(
        title: name, x: Axis(name), y: Axis("", .categories(cells.map(\.name))),
        marks: [Mark("", .emergent, .dots(dots))])
    }
    return Figure(
      "measures", title: "What was counted",
      description: "The mean of each measure a round, with its 95 % interval, cell by cell."
        + choice(cells.count) + first(panels.count, of: names.count, "measures"),
      .panels(Array(panels)), numbers: sheet)
  }

  /// Paired differences from the cells that others are compared with, under one welfare function.
  func differences(_ function: Int) -> Figure? {
    guard functions.indices.contains(function) else { return nil }
    let named = functions[function]
    let cells = chosen(StudyFigures.mostNamed)
    let rows = cells.compactMap { cell in
      cell.baseline.flatMap { baseline -> (cell: String, baseline: String, difference: Estimate)? in
        guard cell.welfare.indices.contains(function) else { return nil }
        return cell.welfare[function].difference.map { (cell.name, baseline, $0) }
      }
    }
    if rows.isEmpty { return nil }
    var sheet = Sheet([
      .text("cell"), .text("compared with"), .number("difference"), .number("interval, from"),
      .number("interval, to"), .number("pairs"),
    ])
    let dots = rows.enumerated().map { index, row in
      let interval = row.difference.interval
      sheet.add([
        .text(row.cell), .text(row.baseline), .number(row.difference.mean),
        .number(interval?.lowerBound), .number(interval?.upperBound),
        .number(Double(row.difference.count)),
      ])
      return Mark.Dot(at: Double(index), row.difference.mean, interval: interval)
    }
    let baselines = Set(rows.map(\.baseline))
    let origin =
      baselines.count == 1 ? "'\(baselines.first ?? "")'" : "the cell each is compared with"
    return Figure(
      "differences-\(function + 1)", title: "Difference of \(named.name) from \(origin)",
      description:
        "The mean difference of \(named.name), replicate by replicate, with its 95 % interval. An interval "
        + "that leaves 0 out is a difference that these replicates show." + choice(cells.count),
      .panels([
        Panel(
          x: Axis("difference of \(named.name)", unit: named.unit, atLeast: 0...0),
          y: Axis("", .categories(rows.map(\.cell))),
          marks: [Mark("no difference", .neutral, .rule(0)), Mark("", .emergent, .dots(dots))])
      ]), numbers: sheet)
  }
}
