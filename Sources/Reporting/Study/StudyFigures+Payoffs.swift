import Laboratory

extension StudyFigures {
  /// Who gains and who loses: the payoffs of all agents of each group, in each cell.
  ///
  /// - Throws: `StudyError` where a table is not as it was written.
  func payoffs() throws(StudyError) -> Figure? {
    let cells = chosen(StudyFigures.mostNamed / 2)
    let found = try results.payoffs(in: Set(cells.map(\.name)))
    let groups = distinct(found.flatMap { $0.groups.map(\.name) })
    // Of a single group of equals there is nothing to compare.
    if found.isEmpty || groups.isEmpty { return nil }
    let isMany = groups.count > StudyFigures.mostGroups
    return isMany ? rows(found, groups) : columns(found, groups, cells)
  }

  /// So many groups are told apart by their colours.
  private static let mostGroups = 6

  private typealias Payoffs = [(cell: String, groups: [(name: String, payoffs: [Double])])]

  private static let description =
    "The mean payoff a round of the agents of each group, all replicates together; the stroke holds the "
    + "middle nine tenths of the agents."

  /// One row a cell, one colour a group.
  private func columns(_ found: Payoffs, _ groups: [String], _ cells: [CellSummary]) -> Figure {
    let marks = groups.enumerated().map { index, group in
      let dots = found.enumerated().compactMap { row, cell -> Mark.Dot? in
        guard let payoffs = cell.groups.first(where: { $0.name == group })?.payoffs else {
          return nil
        }
        // Groups of one cell stand beside each other.
        let shift = groups.count == 1 ? 0 : (Double(index) / Double(groups.count - 1) - 0.5) * 0.5
        return dot(payoffs, at: Double(row) + shift)
      }
      return Mark(group, .series(index), .dots(dots))
    }
    return Figure(
      "payoffs", title: "Who gains and who loses",
      description: StudyFigures.description + choice(found.count),
      .panels([
        Panel(
          x: Axis("payoff a round"), y: Axis("", .categories(found.map(\.cell))), marks: marks)
      ]), numbers: sheet(found))
  }

  /// One panel a cell, one row a group.
  private func rows(_ found: Payoffs, _ groups: [String]) -> Figure {
    let shown = found.prefix(StudyFigures.mostPanels / 2)
    let panels = shown.map { cell in
      let dots = cell.groups.compactMap { group -> Mark.Dot? in
        groups.firstIndex(of: group.name).map { dot(group.payoffs, at: Double($0)) }
      }
      return Panel(
        title: cell.cell, x: Axis("payoff a round"), y: Axis("", .categories(groups)),
        marks: [Mark("", .emergent, .dots(dots))])
    }
    return Figure(
      "payoffs", title: "Who gains and who loses",
      description: StudyFigures.description
        + first(shown.count, of: played.count, "cells"),
      .panels(Array(panels)), numbers: sheet(Array(shown)))
  }

  /// The mean with the middle nine tenths.
  private func dot(_ payoffs: [Double], at place: Double) -> Mark.Dot {
    let mean = payoffs.reduce(0, +) / Double(payoffs.count)
    // What is no number has no place among others; an average that it is part of is not drawn.
    if !payoffs.allSatisfy(\.isFinite) { return Mark.Dot(at: place, mean) }
    let sorted = payoffs.sorted()
    return Mark.Dot(at: place, mean, interval: quantile(sorted, 0.05)...quantile(sorted, 0.95))
  }

  private func quantile(_ sorted: [Double], _ share: Double) -> Double {
    sorted[Int((share * Double(sorted.count - 1)).rounded())]
  }

  private func sheet(_ found: Payoffs) -> Sheet {
    let columns: [Sheet.Column] = [
      .text("cell"), .text("group"), .number("agents"), .number("mean payoff"),
      .number("5 % earn less"), .number("5 % earn more"),
    ]
    var sheet = sheet(columns, from: .agents)
    for cell in found {
      for group in cell.groups {
        let dot = dot(group.payoffs, at: 0)
        sheet.add([
          .text(cell.cell), .text(group.name), .number(Double(group.payoffs.count)),
          .number(dot.value), .number(dot.interval?.lowerBound), .number(dot.interval?.upperBound),
        ])
      }
    }
    return sheet
  }
}
