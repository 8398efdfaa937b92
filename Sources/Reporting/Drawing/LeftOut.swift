/// What a picture leaves out, since it has no place on an axis.
struct LeftOut {
  /// Values that are no numbers.
  private(set) var noNumbers = 0
  /// Values that are infinite, or so large that differences are.
  private(set) var tooLarge = 0
  /// Values that are not above 0, on logarithmic axes.
  private(set) var notPositive = 0

  /// Finds what cannot be drawn of panels.
  init(of panels: [Panel]) {
    for panel in panels {
      add(panel.marks, limit: Extent.limit)
      let extents = panel.extents
      if panel.x.scale == .logarithmic { notPositive += extents.x.notPositive }
      if panel.y.scale == .logarithmic { notPositive += extents.y.notPositive }
    }
  }

  /// Finds what cannot be drawn in characters of the marks of each panel: all numbers that are finite can.
  init(ofCharacters panels: [[Mark]]) {
    for marks in panels { add(marks, limit: .greatestFiniteMagnitude) }
  }

  /// What is left out, a sentence for each reason.
  var notes: [String] {
    [
      (noNumbers, "is no number and", "are no numbers and"),
      (tooLarge, "is too large to draw and", "are too large to draw and"),
      (
        notPositive, "that is not above 0 has no logarithm and",
        "that are not above 0 have no logarithm and"
      ),
    ].compactMap { count, one, several in
      if count == 0 { return nil }
      return count == 1
        ? "1 value \(one) is left out." : "\(count) values \(several) are left out."
    }
  }

  /// What was counted: a line and the dots on it show the same value.
  private struct Key: Hashable {
    let ink: Ink
    let at: UInt64
    var row = 0
  }

  private mutating func add(_ marks: [Mark], limit: Double) {
    var seen: Set<Key> = []
    func add(_ values: [Double?], _ key: Key, _ counts: inout LeftOut) {
      let isNumber = !values.contains { $0?.isNaN == true }
      if isNumber && !values.contains(where: { ($0 ?? 0).magnitude > limit }) { return }
      guard seen.insert(key).inserted else { return }
      if isNumber { counts.tooLarge += 1 } else { counts.noNumbers += 1 }
    }
    for mark in marks {
      func key(_ at: Double) -> Key { Key(ink: mark.ink, at: at.bitPattern) }
      switch mark.shape {
      case .line(let points), .steps(let points), .area(let points):
        for point in points where !point.isGap { add([point.x, point.y], key(point.x), &self) }
      case .band(let spans), .ranges(let spans):
        for span in spans where !span.at.isNaN {
          add([span.at, span.range.lowerBound, span.range.upperBound], key(span.at), &self)
        }
      case .dots(let dots), .bars(let dots), .ticks(let dots):
        for dot in dots {
          let interval = dot.interval
          add(
            [dot.at, dot.value, interval?.lowerBound, interval?.upperBound], key(dot.at), &self)
        }
      case .rule(let level): add([level], key(level), &self)
      case .tiles(let tiles, _, _):
        for tile in tiles {
          let place = Key(ink: mark.ink, at: UInt64(bitPattern: Int64(tile.column)), row: tile.row)
          add([tile.value], place, &self)
        }
      }
    }
  }
}
