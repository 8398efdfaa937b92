import Laboratory

extension StudyFigures {
  /// How far the play of each cell is from each solution concept.
  func nearness() -> Figure? {
    let chosen = chosen(StudyFigures.mostNamed / 2)
    let cells = chosen.filter { $0.play?.distances.isEmpty == false }
    let concepts = Set(cells.flatMap { $0.play?.distances.map(\.concept) ?? [] }).sorted()
    if concepts.isEmpty { return nil }
    var sheet = Sheet([.text("cell")] + concepts.map { .number($0) })
    var tiles: [Mark.Tile] = []
    for (row, cell) in cells.enumerated() {
      let distances = concepts.map { concept in
        cell.play?.distances.first { $0.concept == concept }?.distance
      }
      sheet.add([.text(cell.name)] + distances.map { .number($0) })
      tiles += distances.enumerated().map { Mark.Tile(column: $0, row: row, $1) }
    }
    return Figure(
      "nearness", title: "How far play is from each solution concept",
      description:
        "The share of all choices that would have to change to play as the concept says: 0 is the "
        + "concept itself." + choice(chosen.count),
      .panels([
        Panel(
          x: Axis("", .categories(concepts)), y: Axis("", .categories(cells.map(\.name))),
          marks: [
            Mark("", .emergent, .tiles(tiles, label: "share of choices that depart", middle: nil))
          ])
      ]), numbers: sheet)
  }

  /// What each group chose, as shares of its choices: one panel a group and decision.
  ///
  /// - Throws: `StudyError` where a table is not as it was written.
  func choices() throws(StudyError) -> Figure? {
    let cells = chosen(24)
    let found = try results.choices(in: Set(cells.map(\.name)))
    if found.isEmpty { return nil }
    let columns: [Sheet.Column] = [
      .text("cell"), .text("group"), .text("decision"), .text("sees"), .text("action"),
      .number("share"), .number("choices"),
    ]
    var sheet = sheet(columns, from: .actions)
    var decisions: [(group: String, decision: String)] = []
    for choice in cells.flatMap({ found[$0.name] ?? [] }) {
      let key = (choice.place.group, choice.place.decision)
      if !decisions.contains(where: { $0 == key }) { decisions.append(key) }
    }
    var panels: [Panel] = []
    for decision in decisions.prefix(StudyFigures.mostPanels) {
      var rows: [(label: String, choice: Choice)] = []
      for cell in cells {
        for choice in found[cell.name] ?? []
        where choice.place.group == decision.group && choice.place.decision == decision.decision {
          let sight = choice.place.sight
          rows.append((sight.isEmpty ? cell.name : "\(cell.name): \(sight)", choice))
        }
      }
      // What depends on a long history is no picture.
      if rows.count > StudyFigures.mostNamed { continue }
      guard let panel = panel(decision, rows) else { continue }
      panels.append(panel)
      for (_, choice) in rows {
        for action in choice.actions {
          sheet.add([
            .text(cells.first { found[$0.name]?.contains(choice) == true }?.name ?? ""),
            .text(choice.place.group), .text(choice.place.decision), .text(choice.place.sight),
            .text(action.name), .number(action.count / choice.total), .number(choice.total),
          ])
        }
      }
    }
    if panels.isEmpty { return nil }
    return Figure(
      "choices", title: "What was chosen",
      description:
        "The shares of the actions that each group took, over the rounds that count, all replicates "
        + "together." + choice(cells.count)
        + (panels.count < decisions.count
          ? " \(panels.count) of \(decisions.count) decisions are shown: those with few enough actions and "
            + "histories." : ""),
      .panels(panels), numbers: sheet)
  }

  /// Actions in the order in which they are shown: numbers are sorted, names stay as they came.
  static func ordered(_ actions: [String]) -> [String] {
    let numbers = actions.compactMap { name in Double(name).map { (name, $0) } }
    return numbers.count == actions.count ? numbers.sorted { $0.1 < $1.1 }.map(\.0) : actions
  }

  private func panel(
    _ decision: (group: String, decision: String), _ rows: [(label: String, choice: Choice)]
  ) -> Panel? {
    let actions = StudyFigures.ordered(
      distinct(rows.flatMap { $0.choice.actions.map(\.name) }))
    if actions.count > 24 { return nil }
    let tiles = rows.enumerated().flatMap { row, entry in
      actions.enumerated().map { column, action in
        let count = entry.choice.actions.first { $0.name == action }?.count ?? 0
        return Mark.Tile(column: column, row: row, count / entry.choice.total)
      }
    }
    return Panel(
      title: "\(decision.group): \(decision.decision)", x: Axis("", .categories(actions)),
      y: Axis("", .categories(rows.map(\.label))),
      marks: [Mark("", .emergent, .tiles(tiles, label: "share of choices", middle: nil))])
  }
}
