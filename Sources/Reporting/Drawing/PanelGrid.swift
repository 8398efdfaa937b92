/// How much room each panel has.
struct PanelGrid {
  /// The margin at the right of a picture without labels there.
  static let leastRight = 14.0
  /// The gap between panels side by side.
  static let gap = 36.0

  /// How far labels below a panel may reach beyond it.
  static let margin = 12.0

  /// How many panels are side by side.
  let columns: Int
  /// How many rows of panels there are.
  let rows: Int
  /// The width of what is written left of panels.
  let side: Double
  /// The left end of the first panel.
  let left: Double
  /// The margin at the right.
  let right: Double
  /// The width of a panel.
  let plotWidth: Double
  /// The height of each panel.
  private(set) var heights: [Double] = []
  /// The height of what is written below each panel.
  private(set) var bottoms: [Double] = []
  /// How far marks are below the middle of rows, where names are written above them.
  let drop: Double
  private let pitch: Double

  /// Finds room for panels, and chooses the named places of their axes.
  init(_ panels: [Panel], x: inout [AxisPlan], y: inout [AxisPlan], isSharedY: Bool, width: Double)
  {
    let names = y.map { $0.categories ?? [] }
    let widest = names.joined().reduce(0.0) { max($0, TextWidth.of($1, size: 12)) }
    let mostRows = names.lazy.map(\.count).max() ?? 0
    let hasNames = y.contains { $0.categories != nil }
    let isTiled = panels.contains(where: \.hasTiles)
    let room = PanelGrid.room(for: names.flatMap { $0 }, width: width)
    let isAbove = hasNames && room == nil && mostRows <= 30 && !isTiled
    drop = isAbove ? 8 : 0
    let right = PanelGrid.rightMargin(panels, width: width)
    self.right = right
    // Numbers at a vertical axis depend on its height, which depends on the width: they are given room first.
    for index in y.indices where y[index].categories == nil {
      y[index].chooseTicks(most: 6, isLoose: true)
    }
    let numbers = y.reduce(0.0) { max($0, $1.widestLabel(most: 2...10)) }
    let side = isAbove ? 0 : max(hasNames ? room ?? 0.42 * width : 0, numbers) + 8
    self.side = side
    let least = max(isTiled ? 96 : min(max(0.2 * width, 96), 150), isAbove ? widest : 0)
    let plot = { (columns: Int) in
      let sides = (isSharedY && !isAbove ? 1 : Double(columns)) * side
      return (width - right - sides - Double(columns - 1) * PanelGrid.gap) / Double(columns)
    }
    var columns = panels.count
    while columns > 1 && plot(columns) < least { columns -= 1 }
    rows = (panels.count + columns - 1) / columns
    columns = (panels.count + rows - 1) / rows
    self.columns = columns
    plotWidth = max(plot(columns), 60)
    left = isAbove ? 2 : side
    pitch = plotWidth + PanelGrid.gap + (isSharedY ? 0 : side)
    for index in panels.indices {
      let height = height(of: panels[index], names[index].count, isWrapped: widest > side - 8)
      heights.append(height)
      let isAcross = panels[index].direction == .across
      if y[index].categories == nil {
        y[index].chooseTicks(most: Int(height / 38), isLoose: !isAcross)
      }
      if let categories = x[index].categories {
        let slot = plotWidth / Double(max(categories.count, 1))
        bottoms.append(CategoryLabels(categories, slot: slot).height + 10)
      } else {
        x[index].chooseTicks(
          along: plotWidth, margins: (min(left, PanelGrid.margin), PanelGrid.margin))
        bottoms.append(24)
      }
    }
  }

  /// The width in which all names fit in at most two lines; nil where that would be too much of the whole.
  private static func room(for names: [String], width: Double) -> Double? {
    let widest = names.reduce(0.0) { max($0, TextWidth.of($1, size: 12)) }
    if widest <= 0.28 * width { return widest }
    return [0.28, 0.35, 0.42].lazy.map { $0 * width }.first { room in
      names.allSatisfy { name in
        let lines = TextWidth.lines(name, in: room, size: 12, atMost: 2)
        return lines.joined(separator: " ").count == name.count
      }
    }.map { min($0, widest) }
  }

  /// The left end of the panels of a column.
  func left(of column: Int) -> Double { left + Double(column) * pitch }

  /// The height of a panel.
  private func height(of panel: Panel, _ count: Int, isWrapped: Bool) -> Double {
    let most = 1100 / Double(rows)
    if case .categories = panel.y.scale {
      var row = drop > 0 ? 36.0 : isWrapped ? 32 : 26
      if panel.hasTiles, case .categories(let names) = panel.x.scale {
        row = min(max(plotWidth / Double(max(names.count, 1)) * 0.7, 22), 44)
      }
      return min(Double(max(count, 1)) * row, max(most, 60))
    }
    let share = columns == 1 ? 0.5 : 0.72
    return min(max(plotWidth * share, columns == 1 ? 190 : 110), 340, max(most - 60, 70))
  }

  /// The margin at the right: room for labels at the ends of lines, where there is enough.
  private static func rightMargin(_ panels: [Panel], width: Double) -> Double {
    guard panels.count == 1, width >= 480 else { return leastRight }
    let labels = panels[0].marks.filter(\.hasEnd).map { Escaping.cleaned($0.label) }
    let widest = labels.reduce(0.0) { max($0, TextWidth.of($1, size: 12)) }
    return widest > 0 && widest < 0.28 * width && labels.count <= 10 ? widest + 20 : leastRight
  }
}

extension Panel {
  /// Whether it has tiles.
  var hasTiles: Bool {
    marks.contains { if case .tiles = $0.shape { true } else { false } }
  }
}
