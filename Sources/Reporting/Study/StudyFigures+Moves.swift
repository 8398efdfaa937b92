import Laboratory

extension StudyFigures {
  /// So many decisions have a picture of how play moved.
  private static let mostDecisions = 4

  /// How play moved over the rounds: one picture a decision, with a panel for each cell, group and sight.
  ///
  /// - Throws: `StudyError` where a table is not as it was written.
  func moves() throws(StudyError) -> [Figure] {
    let cells = chosen(StudyFigures.mostPanels)
    let found = try results.moves(in: Set(cells.map(\.name)))
    let decisions = distinct(
      cells.flatMap { (found[$0.name] ?? []).map(\.place.decision) })
    return decisions.prefix(StudyFigures.mostDecisions).enumerated().compactMap {
      number, decision in
      let courses = cells.compactMap { cell -> CellMoves? in
        let moves = (found[cell.name] ?? []).filter {
          $0.place.decision == decision && $0.blocks.count > 1
        }
        return moves.isEmpty ? nil : CellMoves(cell: cell.name, moves: moves)
      }
      return figure("moves-\(number + 1)", decision, courses)
    }
  }

  /// How the choices of one decision moved in a cell, place by place.
  private struct CellMoves {
    let cell: String
    let moves: [Moves]
  }

  /// The picture of one decision; nil where all cells have more places than panels, as they have where
  /// choices depend on a long history.
  private func figure(_ name: String, _ decision: String, _ all: [CellMoves]) -> Figure? {
    let courses = all.filter { $0.moves.count <= StudyFigures.mostPanels }
    let places = courses.map(\.moves.count).max() ?? 0
    if places == 0 { return nil }
    let count = min(courses.count, StudyFigures.mostPanels / places)
    let shown = (0..<count).map { courses[$0 * courses.count / count] }
    let stack = ActionStack(shown.flatMap(\.moves))
    let groups = Set(shown.flatMap { $0.moves.map(\.place.group) })
    var sheet = Sheet([
      .text("cell"), .text("group"), .text("sees"), .number("first round"), .number("last round"),
      .text("action"), .number("share"), .number("choices"),
    ])
    var panels: [Panel] = []
    for course in shown {
      for moves in course.moves {
        let place = moves.place
        let title = [course.cell, groups.count > 1 ? place.group : "", place.sight]
        panels.append(
          Panel(
            title: title.filter { !$0.isEmpty }.joined(separator: ": "), x: Axis("round"),
            y: Axis("share of choices", atLeast: 0...1), marks: stack.marks(of: moves)))
        for block in moves.blocks {
          for (action, share) in stack.shares(of: block.choice) where share > 0 {
            sheet.add([
              .text(course.cell), .text(place.group), .text(place.sight),
              .number(Double(block.firstRound)), .number(Double(block.lastRound)), .text(action),
              .number(share), .number(block.choice.total),
            ])
          }
        }
      }
    }
    return Figure(
      name, title: "How play moved: \(decision)",
      description:
        "The share of each action in each block of rounds, all replicates together, one upon the other."
        + stack.remark + remark(shown.count, of: courses.count), .panels(panels), numbers: sheet)
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

/// The actions of one decision, in the order in which their shares are stacked.
private struct ActionStack {
  /// The actions that have a colour of their own.
  private let names: [String]
  /// How many others there are.
  private let others: Int

  private static let otherName = "others"

  /// Chooses the most frequent actions, as many as there are colours.
  init(_ moves: [Moves]) {
    var counts: [String: Double] = [:]
    var all: [String] = []
    for action in moves.flatMap({ $0.blocks.flatMap(\.choice.actions) }) {
      if counts[action.name] == nil { all.append(action.name) }
      counts[action.name, default: 0] += action.count
    }
    let ranked = all.enumerated().sorted {
      (counts[$1.element] ?? 0, $0.offset) < (counts[$0.element] ?? 0, $1.offset)
    }
    let kept = Set(ranked.prefix(Ink.colours).map(\.element))
    names = StudyFigures.ordered(all.filter { kept.contains($0) })
    others = all.count - names.count
  }

  /// What to say where not every action has a colour.
  var remark: String {
    others == 0
      ? "" : " The \(names.count) most frequent actions are shown; the others are together."
  }

  /// The shares of the actions in their order, those of all others together as the last.
  func shares(of choice: Choice) -> [(action: String, share: Double)] {
    let total = choice.total
    let shares = names.map { name in
      (name, (choice.actions.first { $0.name == name }?.count ?? 0) / total)
    }
    if others == 0 { return shares }
    let rest = choice.actions.filter { !names.contains($0.name) }.reduce(0) { $0 + $1.count }
    return shares + [(ActionStack.otherName, rest / total)]
  }

  /// The shares as bands, one upon the other; open where nobody chose for a while.
  func marks(of moves: Moves) -> [Mark] {
    var bands = [[Mark.Span]](repeating: [], count: names.count + (others == 0 ? 0 : 1))
    var next = moves.blocks.first?.firstRound
    for block in moves.blocks {
      let isGap = block.firstRound != next
      next = block.lastRound + 1
      let middle = Double(block.firstRound + block.lastRound) / 2 + 1
      var below = 0.0
      for (index, entry) in shares(of: block.choice).enumerated() {
        if isGap { bands[index].append(Mark.Span(at: .nan, 0...0)) }
        bands[index].append(Mark.Span(at: middle, below...below + entry.share))
        below += entry.share
      }
    }
    return bands.enumerated().map { index, spans in
      index < names.count
        ? Mark(names[index], .series(index), .band(spans))
        : Mark(ActionStack.otherName, .neutral, .band(spans))
    }
  }
}
