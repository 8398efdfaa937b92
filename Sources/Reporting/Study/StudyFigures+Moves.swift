import Laboratory

extension StudyFigures {
  /// So many decisions have a picture of how play moved.
  private static let mostDecisions = 4

  /// How play moved over the rounds: one picture a decision, with a panel for each cell, group and sight,
  /// and beside it what is predicted.
  ///
  /// - Throws: `StudyError` where a table is not as it was written; `Interrupted`.
  func moves() throws -> [Figure] {
    let cells = chosen(StudyFigures.mostPanels)
    let found = try results.moves(in: Set(cells.map(\.name)))
    let decisions = distinct(
      cells.flatMap { (found[$0.name] ?? []).map(\.place.decision) })
    let pictures = decisions.prefix(StudyFigures.mostDecisions).compactMap { decision in
      MovesPicture(
        of: decision,
        cells.compactMap { cell in
          let moves = (found[cell.name] ?? []).filter {
            $0.place.decision == decision && $0.blocks.count > 1
          }
          return moves.isEmpty ? nil : (cell, moves)
        })
    }
    let predicted = try predictedPlay(in: pictures)
    return pictures.enumerated().map { number, picture in
      figure("moves-\(number + 1)", picture, predicted)
    }
  }

  /// What is predicted where the pictures have panels, by cell; empty where nothing is looked up.
  private func predictedPlay(in pictures: [MovesPicture]) throws(Interrupted)
    -> [String: PredictedPlay]
  {
    guard let library else { return [:] }
    var places: [String: [Choice.Place]] = [:]
    for course in pictures.flatMap(\.shown) {
      places[course.cell.name, default: []] += course.moves.map(\.place)
    }
    return try results.predictedPlay(at: places, library: library, shouldStop: shouldStop)
  }

  /// The picture of one decision.
  private func figure(
    _ name: String, _ picture: MovesPicture, _ predicted: [String: PredictedPlay]
  ) -> Figure {
    let shown = picture.shown
    let words = PlayWords(shown.map { ($0.cell, predicted[$0.cell.name]) })
    let stack = ActionStack(
      shown.flatMap(\.moves),
      predicted: shown.flatMap { course in
        course.moves.compactMap { words.choice(course.cell.name, $0.place) }
      })
    let groups = Set(shown.flatMap { $0.moves.map(\.place.group) })
    var sheet = Sheet(
      [
        .text("cell"), .text("group"), .text("sees"), .number("first round"),
        .number("last round"), .text("action"), .number("share"), .number("choices"),
      ] + (words.isPredicted ? [.number("predicted share")] : []))
    var panels: [Panel] = []
    for course in shown {
      for moves in course.moves {
        let place = moves.place
        let choice = words.choice(course.cell.name, place)
        let title = [course.cell.name, groups.count > 1 ? place.group : "", place.sight]
        panels.append(
          Panel(
            title: title.filter { !$0.isEmpty }.joined(separator: ": "), x: Axis("round"),
            y: Axis("share of choices", atLeast: 0...1),
            marks: stack.marks(of: moves) + (choice.map(stack.marks(ofPredicted:)) ?? [])))
        let expected = choice.map(stack.shares(of:))
        for block in moves.blocks {
          for (index, (action, share)) in stack.shares(of: block.choice).enumerated()
          where share > 0 || (expected?[index].share ?? 0) > 0 {
            sheet.add(
              [
                .text(course.cell.name), .text(place.group), .text(place.sight),
                .number(Double(block.firstRound)), .number(Double(block.lastRound)),
                .text(action), .number(share), .number(block.choice.total),
              ] + (words.isPredicted ? [.number(expected?[index].share)] : []))
          }
        }
      }
    }
    return Figure(
      name, title: "How play moved: \(picture.decision)",
      description:
        "The share of each action in each block of rounds, all replicates together, one upon the other."
        + words.description(shown.map { ($0.cell.name, $0.moves.map(\.place)) }) + stack.remark
        + remark(shown.count, of: picture.drawable), .panels(panels), numbers: sheet)
  }

  /// What to say where not all cells are shown that have a picture.
  private func remark(_ shown: Int, of drawable: Int) -> String {
    let cells = results.points.count
    if shown < drawable || cells > StudyFigures.mostPanels {
      return " \(shown) of \(cells) cells are shown, spread over them."
    }
    return shown == cells
      ? "" : " The other cells have no such choice, or at too many places for a picture."
  }
}

/// What is shown of how the choices of one decision moved.
private struct MovesPicture {
  let decision: String
  /// The cells that are shown, each with its places.
  let shown: [(cell: CellSummary, moves: [Moves])]
  /// How many could be shown.
  let drawable: Int

  /// Chooses cells; nil where all have more places than panels, as they have where choices depend on a
  /// long history.
  init?(of decision: String, _ all: [(cell: CellSummary, moves: [Moves])]) {
    let courses = all.filter { $0.moves.count <= StudyFigures.mostPanels }
    let places = courses.map(\.moves.count).max() ?? 0
    if places == 0 { return nil }
    let count = min(courses.count, StudyFigures.mostPanels / places)
    self.decision = decision
    shown = (0..<count).map { courses[$0 * courses.count / count] }
    drawable = courses.count
  }
}
