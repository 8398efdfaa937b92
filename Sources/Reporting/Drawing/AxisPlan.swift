/// What one axis of one or more panels shows.
struct AxisPlan {
  /// The label and the scale.
  let axis: Axis
  /// The names of the categories, cleaned; nil where the axis measures.
  let categories: [String]?
  /// What it shows.
  private(set) var range: ClosedRange<Double>
  /// The named places, where it measures.
  private(set) var ticks: [Tick] = []
  /// Whether there is nothing to show.
  let isEmpty: Bool

  /// Plans an axis.
  ///
  /// - Parameters:
  ///   - axis: What it measures.
  ///   - extent: The values of all marks.
  ///   - breadth: How much room marks take to both sides, as a share of the range.
  init(_ axis: Axis, extent: Extent, breadth: Double) {
    self.axis = axis
    if case .categories(let names) = axis.scale {
      categories = names.map(Escaping.cleaned)
      range = -0.5...(Double(max(names.count, 1)) - 0.5)
      isEmpty = names.isEmpty
      return
    }
    categories = nil
    isEmpty = extent.low > extent.high
    var extent = extent
    if let least = axis.atLeast { extent.add(least) }
    if axis.scale == .logarithmic {
      range = extent.logarithmicWindow ?? 1...10
    } else {
      let window = extent.window ?? 0...1
      let margin = breadth * (window.upperBound - window.lowerBound)
      range = (window.lowerBound - margin)...(window.upperBound + margin)
    }
  }

  /// The label and the unit.
  var title: String {
    let label = Escaping.cleaned(axis.label)
    let unit = Escaping.cleaned(axis.unit)
    return unit.isEmpty ? label : label.isEmpty ? unit : "\(label) (\(unit))"
  }

  /// Whether the axis is logarithmic.
  var isLogarithmic: Bool { axis.scale == .logarithmic }

  /// The width of the widest label, however many of some numbers of places are chosen.
  func widestLabel(most: ClosedRange<Int>) -> Double {
    if categories != nil { return 0 }
    return most.reduce(0.0) { widest, count in
      var plan = self
      plan.chooseTicks(most: count, isLoose: true)
      return plan.ticks.reduce(widest) { max($0, TextWidth.of($1.label, size: 12)) }
    }
  }

  /// Chooses the named places, at most so many of them; a loose axis ends at such places.
  mutating func chooseTicks(most: Int, isLoose: Bool) {
    if categories != nil { return }
    if isLogarithmic {
      ticks = Ticks.logarithmic(range, most: most)
      return
    }
    ticks = Ticks.linear(range, most: most, isLoose: isLoose)
    if isLoose, let first = ticks.first, let last = ticks.last {
      range = min(first.value, range.lowerBound)...max(last.value, range.upperBound)
    }
  }

  /// Chooses places whose labels have room beside each other along a width, and the margins beside it.
  mutating func chooseTicks(
    along width: Double, margins: (left: Double, right: Double)
  ) {
    var most = max(3, Int(width / 55))
    while true {
      chooseTicks(most: most, isLoose: false)
      let ruler = self.ruler(from: 0, to: width)
      let boxes = ticks.map { tick in
        let place = Canvas.inside(
          ruler.place(tick.value) ?? 0, label: tick.label, from: -margins.left,
          to: width + margins.right)
        return Canvas.box(tick.label, place, 0, .tick, .middle)
      }
      let isRoomy = zip(boxes, boxes.dropFirst()).allSatisfy { $0.right + 10 <= $1.left }
      if isRoomy || most <= 3 { return }
      most -= 1
    }
  }

  /// Whether two axes can be one.
  static func isShared(_ one: Axis, _ other: Axis) -> Bool {
    one.label == other.label && one.unit == other.unit && one.scale == other.scale
  }

  /// The places of values between two pixels.
  func ruler(from start: Double, to end: Double) -> Ruler {
    Ruler(range, isLogarithmic: isLogarithmic, from: start, to: end)
  }
}
