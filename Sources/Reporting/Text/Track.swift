/// A line of characters on which marks are drawn, the later over the earlier.
struct Track {
  struct Cell {
    var character: Character
    var ink: Ink?
  }

  private(set) var cells: [Cell]
  private let extent: ClosedRange<Double>

  init(count: Int, extent: ClosedRange<Double>) {
    cells = [Cell](repeating: Cell(character: "·", ink: nil), count: count)
    self.extent = extent
  }

  private func place(_ value: Double) -> Int? {
    if !value.isFinite { return nil }
    return Int((Track.share(value, extent) * Double(cells.count - 1)).rounded())
  }

  /// How far a value lies along a range, 0 to 1; ranges may be longer than the largest number.
  static func share(_ value: Double, _ range: ClosedRange<Double>) -> Double {
    let length = range.upperBound / 2 - range.lowerBound / 2
    return length > 0 ? max(0, min(1, (value / 2 - range.lowerBound / 2) / length)) : 0
  }

  private mutating func put(_ low: Double, _ high: Double, _ character: Character, _ ink: Ink) {
    guard let from = place(low), let to = place(high) else { return }
    for index in from...to { cells[index] = Cell(character: character, ink: ink) }
  }

  /// Draws what a mark has in one row.
  mutating func draw(_ mark: Mark, at row: Int) {
    guard let character = mark.character else { return }
    func isHere(_ at: Double) -> Bool { at.isFinite && Int(at.rounded()) == row }
    switch mark.shape {
    case .ranges(let spans), .band(let spans):
      for span in spans where isHere(span.at) {
        put(span.range.lowerBound, span.range.upperBound, character, mark.ink)
      }
    case .dots(let dots):
      for dot in dots where isHere(dot.at) {
        if let interval = dot.interval {
          put(interval.lowerBound, interval.upperBound, "─", mark.ink)
        }
        put(dot.value, dot.value, character, mark.ink)
      }
    case .ticks(let dots):
      for dot in dots where isHere(dot.at) { put(dot.value, dot.value, character, mark.ink) }
    case .bars(let dots):
      for dot in dots where isHere(dot.at) && dot.value.isFinite {
        put(min(0, dot.value), max(0, dot.value), character, mark.ink)
      }
    case .rule(let value): put(value, value, character, mark.ink)
    case .line, .steps, .area, .tiles: break
    }
  }
}

extension Mark {
  /// What draws it in a line of characters; nil for what has no place there.
  var character: Character? {
    switch shape {
    case .ranges, .band: ink == .neutral ? "┈" : "═"
    case .dots: "●"
    case .ticks: ink == .best ? "┃" : "╎"
    case .bars: "█"
    case .rule: "│"
    case .line, .steps, .area, .tiles: nil
    }
  }
}
