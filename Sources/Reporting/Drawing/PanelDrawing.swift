/// One panel as it is drawn: where it is, and where its values are.
struct PanelDrawing {
  /// What is drawn.
  let panel: Panel
  /// The room between the axes.
  let plot: Canvas.Box
  /// The horizontal axis.
  let x: AxisPlan
  /// The vertical axis.
  let y: AxisPlan
  /// How far marks are below the middle of their row, where names are written above them.
  let drop: Double
  /// The colours of tiles.
  let colours: ColourScale?
  /// Along which axis values are.
  let direction: Direction
  /// Where places are along the width.
  let across: Ruler
  /// Where places are along the height.
  let down: Ruler
  /// How many pixels a place may take.
  let slot: Double
  /// How far each ink is moved to the side at each place, so that equals do not cover each other.
  let shifts: [Ink: Double]
  /// How many bars stand at each place.
  let bars: Int

  /// Places a panel.
  init(
    _ panel: Panel, in plot: Canvas.Box, x: AxisPlan, y: AxisPlan, drop: Double,
    colours: ColourScale?
  ) {
    self.panel = panel
    self.plot = plot
    self.x = x
    self.y = y
    self.drop = drop
    self.colours = colours
    direction = panel.direction
    across = x.ruler(from: plot.left, to: plot.right)
    down =
      y.categories == nil
      ? y.ruler(from: plot.bottom, to: plot.top) : y.ruler(from: plot.top, to: plot.bottom)
    let places = direction == .across ? down : across
    slot = PanelDrawing.slot(of: panel, places) - 2 * drop
    (shifts, bars) = PanelDrawing.shifts(of: panel, in: slot)
  }

  /// The ruler of values.
  var values: Ruler { direction == .across ? across : down }

  /// The pixel of a value at a place, moved to the side by so many pixels; nil where it cannot be drawn.
  func place(_ at: Double, _ value: Double, shift: Double = 0) -> Decimation.Place? {
    if direction == .upward {
      guard let x = across.place(at), let y = down.place(value), isInside(at, self.x) else {
        return nil
      }
      return Decimation.Place(x: x + shift, y: y)
    }
    guard let x = across.place(value), let y = down.place(at), isInside(at, self.y) else {
      return nil
    }
    return Decimation.Place(x: x, y: y + drop + shift)
  }

  /// Whether a place is one of the categories.
  private func isInside(_ at: Double, _ axis: AxisPlan) -> Bool {
    axis.categories == nil || axis.range.contains(at)
  }

  /// The room between neighbouring places.
  private static func slot(of panel: Panel, _ places: Ruler) -> Double {
    let axis = panel.direction == .across ? panel.y : panel.x
    if case .categories(let names) = axis.scale {
      return (places.end - places.start).magnitude / Double(max(names.count, 1))
    }
    let pixels = Set(panel.marks.flatMap(\.places).compactMap { places.place($0) }).sorted()
    let nearest = zip(pixels.dropFirst(), pixels).reduce(40.0) { min($0, $1.0 - $1.1) }
    return max(nearest, 1)
  }

  /// Puts bars, and dots, side by side where several share their places.
  private static func shifts(of panel: Panel, in slot: Double) -> ([Ink: Double], bars: Int) {
    var shifts: [Ink: Double] = [:]
    var bars = 1
    for isBar in [false, true] {
      let marks = panel.marks.filter { $0.isBar == isBar && (isBar || $0.isDots) }
      var seen: Set<Double> = []
      var isShared = false
      for mark in marks {
        let places = Set(mark.places)
        isShared = isShared || !places.isDisjoint(with: seen)
        seen.formUnion(places)
      }
      guard isShared else { continue }
      if isBar { bars = marks.count }
      let step =
        isBar ? min(slot * 0.8 / Double(marks.count), 56) : min(slot * 0.7 / Double(marks.count), 9)
      for (index, mark) in marks.enumerated() {
        shifts[mark.ink] = (Double(index) - Double(marks.count - 1) / 2) * step
      }
    }
    return (shifts, bars)
  }
}

extension Mark {
  /// Where it has something, along the axis of places; empty for lines and surfaces.
  var places: [Double] {
    switch shape {
    case .dots(let dots), .bars(let dots), .ticks(let dots): dots.map(\.at)
    case .ranges(let spans): spans.map(\.at)
    default: []
    }
  }

  /// Whether it has bars.
  var isBar: Bool { if case .bars = shape { true } else { false } }
  /// Whether it has dots.
  var isDots: Bool { if case .dots = shape { true } else { false } }
}
