import Laboratory

extension StudyFigures {
  /// How welfare goes with what is swept: curves for one axis, a heat map for two, small multiples for more.
  func sweep(_ function: Int) -> Figure? {
    guard functions.indices.contains(function), !grid.axes.isEmpty else { return nil }
    if results.isSampled { return scatter(function) }
    return grid.axes.count == 1 ? curves(function) : heatMaps(function)
  }

  /// The cells of a group with their welfare, in the order of an axis.
  private func line(_ group: Int, _ function: Int, where holds: (StudyGrid.Place) -> Bool)
    -> [(place: StudyGrid.Place, welfare: WelfareSummary)]
  {
    played.compactMap { entry -> (place: StudyGrid.Place, welfare: WelfareSummary)? in
      let place = grid.places[entry.index]
      guard place.group == group, holds(place), let found = welfare(entry.point, function) else {
        return nil
      }
      return (place, found)
    }.sorted { $0.place.coordinates[0] < $1.place.coordinates[0] }
  }

  /// One panel a group: best and predicted as lines and bands, what emerged with intervals.
  private func curves(_ function: Int) -> Figure? {
    let (axis, named) = (grid.axes[0], functions[function])
    let shown = grid.groups.indices.prefix(StudyFigures.mostPanels)
    let panels = shown.map { group in
      let entries = line(group, function) { _ in true }
      func at(_ value: (WelfareSummary) -> Double?) -> Mark.Shape {
        .line(
          entries.map { entry in
            value(entry.welfare).map { Mark.Point(entry.place.coordinates[0], $0) } ?? .gap
          })
      }
      let predicted = entries.compactMap { entry in
        entry.welfare.predicted.map { Mark.Span(at: entry.place.coordinates[0], $0) }
      }
      let means = entries.map { Mark.Point($0.place.coordinates[0], $0.welfare.emergent.mean) }
      let emergent = entries.map { entry in
        Mark.Dot(
          at: entry.place.coordinates[0], entry.welfare.emergent.mean,
          interval: entry.welfare.emergent.interval)
      }
      var marks = [
        Mark("predicted", .predicted, .band(predicted)),
        Mark("", .predicted, at { $0.predicted?.lowerBound }),
        Mark("", .predicted, at { $0.predicted?.upperBound }), Mark("best", .best, at { $0.best }),
      ]
      if showsWorst(function) { marks.append(Mark("worst", .worst, at { $0.worst })) }
      marks += [
        Mark("", .emergent, .line(means)), Mark("emergent", .emergent, .dots(emergent)),
      ]
      return Panel(
        title: grid.groups[group], x: Axis(axis.label, axis.scale),
        y: Axis(named.name, unit: named.unit), marks: marks.filter { !$0.isEmpty })
    }
    return Figure(
      "sweep-\(function + 1)", title: "\(capitalised(named.name)) by \(axis.label)",
      description:
        "How \(named.name) goes with \(axis.path): \(parts(function, withWorst: showsWorst(function)))."
        + (showsWorst(function)
          ? "" : " The worst is too far off to be shown; it is among the numbers.")
        + first(shown.count, of: grid.groups.count, "groups"),
      .panels(Array(panels)), numbers: sheet(function))
  }

  /// Whether the worst leaves room for all else: it takes up no more than half of the axis.
  private func showsWorst(_ function: Int) -> Bool {
    var (rest, worst): ([Double], [Double]) = ([], [])
    for entry in played {
      guard let found = welfare(entry.point, function) else { continue }
      rest +=
        [found.best, found.predicted?.lowerBound, found.predicted?.upperBound]
        .compactMap(\.self) + [found.emergent.mean]
      if let bound = found.worst { worst.append(bound) }
    }
    guard let low = rest.min(), let high = rest.max(), let least = worst.min(),
      let most = worst.max()
    else { return true }
    return max(high, most) - min(low, least) <= 2 * (high - low)
  }

  /// One panel a group, and a value of the third axis: what emerged over the first two.
  private func heatMaps(_ function: Int) -> Figure? {
    let named = functions[function]
    let (across, down) = (grid.axes[0], grid.axes[1])
    guard across.values.count <= 60, down.values.count <= 60 else { return scatter(function) }
    let thirds = grid.axes.count > 2 ? grid.axes[2].values : [0]
    var panels: [Panel] = []
    for group in grid.groups.indices {
      for third in thirds {
        if panels.count == StudyFigures.mostPanels { continue }
        let entries = line(group, function) { place in
          place.coordinates.count < 3 || place.coordinates[2] == third
        }
        let title =
          [grid.groups[group], grid.axes.count > 2 ? "\(grid.axes[2].label)=\(figure(third))" : ""]
          .filter { !$0.isEmpty }.joined(separator: " ")
        panels.append(
          Panel(
            title: title, x: Axis(across.label, .categories(across.values.map { figure($0) })),
            y: Axis(down.label, .categories(down.values.reversed().map { figure($0) })),
            marks: [tiles(entries, across, down, named)]))
      }
    }
    let all = grid.groups.count * thirds.count
    return Figure(
      "sweep-\(function + 1)",
      title: "\(capitalised(named.name)) by \(across.label) and \(down.label)",
      description:
        "The \(named.name) that emerged, over \(across.path) and \(down.path)."
        + (grid.axes.count > 2 ? " Each map is of one value of \(grid.axes[2].path)." : "")
        + (grid.axes.count > 3
          ? " A tile is the mean over \(listed(grid.axes.dropFirst(3).map(\.path)))." : "")
        + first(panels.count, of: all, "maps"),
      .panels(panels), numbers: sheet(function))
  }

  /// The mean of what emerged in all cells that share a tile.
  private func tiles(
    _ entries: [(place: StudyGrid.Place, welfare: WelfareSummary)], _ across: StudyGrid.Line,
    _ down: StudyGrid.Line, _ named: WelfareSummary
  ) -> Mark {
    var sums: [Int: (sum: Double, count: Double)] = [:]
    for entry in entries {
      guard let column = across.values.firstIndex(of: entry.place.coordinates[0]),
        let row = down.values.firstIndex(of: entry.place.coordinates[1])
      else { continue }
      // The least value is at the bottom.
      let key = (down.values.count - 1 - row) * across.values.count + column
      let old = sums[key] ?? (0, 0)
      sums[key] = (old.sum + entry.welfare.emergent.mean, old.count + 1)
    }
    let tiles = sums.keys.sorted().map { key in
      let (row, column) = key.quotientAndRemainder(dividingBy: across.values.count)
      return Mark.Tile(column: column, row: row, sums[key].map { $0.sum / $0.count })
    }
    return Mark("", .emergent, .tiles(tiles, label: named.words, middle: nil))
  }

  /// One panel an axis: what emerged in every cell, by its value there.
  private func scatter(_ function: Int) -> Figure? {
    let named = functions[function]
    let axes = grid.axes.prefix(StudyFigures.mostPanels)
    let panels = axes.indices.map { axis in
      let marks = grid.groups.indices.prefix(8).map { group in
        let dots = played.compactMap { entry -> Mark.Dot? in
          let place = grid.places[entry.index]
          guard place.group == group, let found = welfare(entry.point, function) else { return nil }
          return Mark.Dot(at: place.coordinates[axis], found.emergent.mean)
        }
        let ink = grid.groups.count == 1 ? Ink.emergent : .series(group)
        return Mark(grid.groups[group], ink, .dots(dots))
      }
      return Panel(
        x: Axis(grid.axes[axis].label, grid.axes[axis].scale),
        y: Axis(named.name, unit: named.unit), marks: marks.filter { !$0.isEmpty })
    }
    return Figure(
      "sweep-\(function + 1)", title: "\(capitalised(named.name)) by what is varied",
      description:
        "The \(named.name) that emerged in every cell, by its value of "
        + listed(axes.map(\.path)) + "." + first(axes.count, of: grid.axes.count, "paths")
        + first(min(8, grid.groups.count), of: grid.groups.count, "groups"),
      .panels(panels), numbers: sheet(function))
  }

  private func sheet(_ function: Int) -> Sheet {
    let numbers = [
      "best", "worst", "predicted, least", "predicted, most", "emergent", "interval, from",
      "interval, to",
    ]
    let columns = (grid.axes.map(\.label) + numbers).map { Sheet.Column.number($0) }
    // A single group without a name would be a column of nothing.
    let isGrouped = grid.groups != [""]
    var sheet = sheet((isGrouped ? [.text("group")] : []) + columns, from: .welfare)
    for entry in played {
      guard let found = welfare(entry.point, function) else { continue }
      let place = grid.places[entry.index]
      let interval = found.emergent.interval
      sheet.add(
        (isGrouped ? [.text(grid.groups[place.group])] : []) + place.coordinates.map { .number($0) }
          + [
            .number(found.best), .number(found.worst), .number(found.predicted?.lowerBound),
            .number(found.predicted?.upperBound), .number(found.emergent.mean),
            .number(interval?.lowerBound), .number(interval?.upperBound),
          ])
    }
    return sheet
  }
}

/// A text that begins with a capital letter.
func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
