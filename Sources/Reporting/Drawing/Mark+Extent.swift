/// The direction in which values are drawn.
enum Direction {
  /// Along the width; places are rows.
  case across
  /// Along the height; places are columns.
  case upward
}

extension Panel {
  /// Along which axis values are: the one without categories, or the vertical one.
  var direction: Direction {
    if case .categories = y.scale {
      if case .categories = x.scale { return .upward }
      return .across
    }
    return .upward
  }
}

extension Mark {
  /// The places and the values of what is drawn.
  func extents(along direction: Direction) -> (place: Extent, value: Extent) {
    var place = Extent()
    var value = Extent()
    switch shape {
    case .line(let points), .steps(let points), .area(let points):
      for point in points {
        let (at, size) = direction == .upward ? (point.x, point.y) : (point.y, point.x)
        guard Extent.isDrawable(at), Extent.isDrawable(size) else { continue }
        place.add(at)
        value.add(size)
      }
    case .band(let spans), .ranges(let spans):
      for span in spans where span.isDrawable {
        place.add(span.at)
        value.add(span.range)
      }
    case .dots(let dots), .bars(let dots), .ticks(let dots):
      for dot in dots where Extent.isDrawable(dot.at) {
        if Extent.isDrawable(dot.value) {
          place.add(dot.at)
          value.add(dot.value)
        }
        if let interval = dot.drawableInterval {
          place.add(dot.at)
          value.add(interval)
        }
      }
    case .rule(let level): value.add(level)
    case .tiles: break
    }
    return (place, value)
  }

  /// Whether values are measured from 0 by it.
  var startsAtZero: Bool {
    switch shape {
    case .bars, .area: true
    default: false
    }
  }

  /// Whether it takes room to both sides of its places.
  var hasBreadth: Bool {
    switch shape {
    case .bars, .dots, .ranges, .ticks: true
    default: false
    }
  }
}

extension Mark.Span {
  /// Whether it can be drawn.
  var isDrawable: Bool {
    Extent.isDrawable(at) && Extent.isDrawable(range.lowerBound)
      && Extent.isDrawable(range.upperBound)
  }
}

extension Mark.Dot {
  /// The interval, where it can be drawn.
  var drawableInterval: ClosedRange<Double>? {
    guard let interval, Extent.isDrawable(interval.lowerBound),
      Extent.isDrawable(interval.upperBound)
    else {
      return nil
    }
    return interval
  }
}
