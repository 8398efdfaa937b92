/// What labels mean, once for the whole picture.
struct Legend {
  /// The parts of a sample.
  struct Sample: OptionSet {
    let rawValue: Int
    static let band = Sample(rawValue: 1)
    static let area = Sample(rawValue: 2)
    static let bar = Sample(rawValue: 4)
    static let range = Sample(rawValue: 8)
    static let line = Sample(rawValue: 16)
    static let rule = Sample(rawValue: 32)
    static let tick = Sample(rawValue: 64)
    static let dot = Sample(rawValue: 128)
    static let node = Sample(rawValue: 256)
    static let stroke = Sample(rawValue: 512)
  }

  /// A label and its sample.
  struct Entry {
    let label: String
    let ink: Ink
    var sample: Sample
  }

  /// The entries, in the order in which they first appear.
  private(set) var entries: [Entry] = []
  private static let sampleWidth = 26.0
  private static let line = 20.0

  /// Collects the labels of marks.
  init(of panels: [Panel]) {
    for mark in panels.lazy.flatMap(\.marks) where !mark.label.isEmpty {
      guard let sample = mark.sample(among: panels) else { continue }
      add(mark.label, mark.ink, sample)
    }
  }

  /// Takes over the legend of a diagram.
  init(of diagram: Diagram) {
    for (label, ink) in diagram.legend where !label.isEmpty {
      let isNode = diagram.nodes.contains { $0.ink == ink && $0.shape != .text }
      add(label, ink, isNode ? .node : .stroke)
    }
  }

  private mutating func add(_ label: String, _ ink: Ink, _ sample: Sample) {
    if let known = entries.firstIndex(where: { $0.label == label && $0.ink == ink }) {
      entries[known].sample.formUnion(sample)
    } else {
      entries.append(Entry(label: label, ink: ink, sample: sample))
    }
  }

  /// Leaves out what is told at the ends of lines.
  mutating func remove(_ label: String, _ ink: Ink) {
    entries.removeAll { $0.label == label && $0.ink == ink }
  }

  /// Draws the entries in as many lines as it takes; returns where they end.
  func draw(on canvas: inout Canvas, width: Double, top: Double) -> Double {
    if entries.isEmpty { return top }
    var x = 0.0
    var y = top
    for entry in entries {
      let room = width - Legend.sampleWidth
      let label = Escaping.cleaned(entry.label)
      let fitted = TextWidth.fitted(label, in: room, size: Canvas.TextStyle.label.size)
      let needed = Legend.sampleWidth + TextWidth.of(fitted, size: Canvas.TextStyle.label.size)
      if x > 0 && x + needed > width {
        x = 0
        y += Legend.line
      }
      draw(entry, at: x, y + 8, on: &canvas)
      canvas.text(fitted, x + Legend.sampleWidth, y + 12, .label, full: label)
      x += needed + 18
    }
    return y + Legend.line + 6
  }

  private func draw(_ entry: Entry, at x: Double, _ y: Double, on canvas: inout Canvas) {
    let box = { (half: Double) in
      Canvas.Box(left: x, top: y - half, right: x + 20, bottom: y + half)
    }
    canvas.open(entry.ink.name)
    let sample = entry.sample
    if sample.contains(.band) { canvas.rectangle(box(6), "b") }
    if sample.contains(.area) { canvas.rectangle(box(6), "a") }
    if sample.contains(.bar) { canvas.rectangle(box(6), "f") }
    if sample.contains(.range) { canvas.rectangle(box(4), "n", attributes: " rx=\"2\"") }
    if sample.contains(.line) { canvas.line(x, y, x + 20, y, "l", attributes: entry.ink.dashing) }
    if sample.contains(.rule) { canvas.line(x, y, x + 20, y, "r", attributes: entry.ink.dashing) }
    if sample.contains(.tick) {
      canvas.line(x + 10, y - 6, x + 10, y + 6, "d", attributes: entry.ink.strokeDashing)
    }
    if sample.contains(.dot) { canvas.marker(entry.ink.marker, x + 10, y, radius: 4) }
    if sample.contains(.node) { canvas.disc(x + 10, y, radius: 6, "k") }
    if sample.contains(.stroke) { canvas.line(x, y, x + 20, y, "l") }
    canvas.close()
  }
}

extension Mark {
  /// How the legend shows it; nil where colours have a scale of their own.
  func sample(among panels: [Panel]) -> Legend.Sample? {
    switch shape {
    case .line(let points): points.count <= LineDrawing.mostMarkers ? [.line, .dot] : .line
    case .steps: .line
    case .area: .area
    case .band: isInterval(among: panels) ? .band : .area
    case .dots: .dot
    case .bars: .bar
    case .ranges: .range
    case .ticks: .tick
    case .rule: .rule
    case .tiles: nil
    }
  }

  /// Whether a band goes with a line of its ink, and is an interval around it rather than a share of a whole.
  func isInterval(among panels: [Panel]) -> Bool {
    panels.contains { panel in
      panel.marks.contains { other in
        guard other.ink == ink else { return false }
        switch other.shape {
        case .line, .steps: return true
        default: return false
        }
      }
    }
  }
}

extension Ink {
  /// The attribute for dashes of lines.
  var dashing: String { dashes.isEmpty ? "" : " stroke-dasharray=\"\(dashes)\"" }
  /// The attribute for dashes of short strokes: the worst is broken, to be known in grey.
  var strokeDashing: String { self == .worst ? " stroke-dasharray=\"3 2\"" : "" }
}
