import Laboratory

extension StudyFigures {
  /// How a welfare function went over the rounds: one panel a cell, a band over replicates.
  ///
  /// - Throws: `StudyError` where a table is not as it was written.
  func course(_ function: Int) throws(StudyError) -> Figure? {
    guard functions.indices.contains(function) else { return nil }
    let named = functions[function]
    guard let quantity = quantity(of: named) else { return nil }
    let cells = chosen(StudyFigures.mostPanels)
    let courses = try results.courses(of: quantity, in: Set(cells.map(\.name)))
      .filter { $0.blocks.count > 1 }
    if courses.isEmpty { return nil }
    let columns: [Sheet.Column] = [
      .text("cell"), .number("first round"), .number("last round"), .number("mean"),
      .number("least replicate"), .number("greatest replicate"),
    ]
    var sheet = sheet(columns, from: quantity == .payoff ? .rounds : .measures)
    var panels: [Panel] = []
    for course in courses {
      guard let cell = cells.first(where: { $0.name == course.cell }),
        cell.welfare.indices.contains(function)
      else { continue }
      panels.append(panel(course, cell.welfare[function], named))
      for block in course.blocks {
        sheet.add([
          .text(course.cell), .number(Double(block.firstRound)), .number(Double(block.lastRound)),
          .number(block.mean), .number(block.range.lowerBound), .number(block.range.upperBound),
        ])
      }
    }
    return Figure(
      "course-\(function + 1)", title: "\(capitalised(named.name)) over the rounds",
      description:
        "The mean over replicates in each block of rounds, in a band from the least to the greatest of "
        + "them; the straight lines are the best and what is predicted." + choice(panels.count),
      .panels(panels), numbers: sheet)
  }

  /// What time series show of a welfare function; nil where none do.
  private func quantity(of welfare: WelfareSummary) -> StudyResults.Quantity? {
    let measures = results.summary.cells.first { !$0.welfare.isEmpty }?.measures.map(\.name) ?? []
    let measure = measures.first { welfare.name == $0 || welfare.name == "least \($0)" }
    if let measure { return .measure(measure) }
    return welfare.name == "utilitarian" ? .payoff : nil
  }

  private func panel(_ course: Course, _ welfare: WelfareSummary, _ named: WelfareSummary) -> Panel
  {
    func middle(_ block: Course.Block) -> Double {
      (Double(block.firstRound) + Double(block.lastRound)) / 2 + 1
    }
    let ends = [course.blocks.first, course.blocks.last].compactMap { $0.map(middle) }
    var marks: [Mark] = []
    if let predicted = welfare.predicted {
      if predicted.upperBound > predicted.lowerBound {
        marks.append(Mark("", .predicted, .rule(predicted.lowerBound)))
        marks.append(Mark("", .predicted, .rule(predicted.upperBound)))
        let band = ends.map { Mark.Span(at: $0, predicted) }
        marks.append(Mark("predicted", .predicted, .band(band)))
      } else {
        marks.append(Mark("predicted", .predicted, .rule(predicted.lowerBound)))
      }
    }
    if let best = welfare.best { marks.append(Mark("best", .best, .rule(best))) }
    let bands = course.blocks.map { Mark.Span(at: middle($0), $0.range) }
    marks.append(Mark("", .emergent, .band(bands)))
    let line = course.blocks.map { Mark.Point(middle($0), $0.mean) }
    marks.append(Mark("emergent", .emergent, .line(line)))
    return Panel(
      title: course.cell, x: Axis("round"), y: Axis(named.name, unit: named.unit), marks: marks)
  }
}
