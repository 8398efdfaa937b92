/// What is drawn so far: the elements as text, and where words stand.
struct Canvas {
  /// A rectangle, in pixels from the upper left corner.
  struct Box: Equatable {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    /// Whether two rectangles have an inner point in common.
    func overlaps(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  /// Words at a place.
  struct Words {
    /// What is to be read; the end may be cut off.
    let text: String
    /// The room they take, by estimated widths.
    let box: Box
  }

  /// How words look.
  enum TextStyle: String {
    /// Numbers and names at axes.
    case tick = "t"
    /// What an axis, a mark or an edge is called.
    case label = "w"
    /// The heading of a panel.
    case heading = "h"
    /// The title of the picture.
    case title = "y"
    /// A number in a tile.
    case value = "v"

    /// The size of the font, in pixels.
    var size: Double {
      switch self {
      case .title: 15
      case .heading: 13
      case .label, .tick: 12
      case .value: 11
      }
    }
    /// Whether the font is bold.
    var isBold: Bool { self == .title || self == .heading }
  }

  /// The side of words at which their place is given.
  enum Anchor: String {
    case start = ""
    case middle = " m"
    case end = " e"
  }

  /// The elements.
  private(set) var body = ""
  /// The words.
  private(set) var words: [Words] = []

  /// Opens a group of a class: the color of an ink, say.
  mutating func open(_ name: String) { body += "<g class=\"\(name)\">" }

  /// Closes the last group.
  mutating func close() { body += "</g>" }

  /// Draws a path.
  mutating func path(_ path: PathText, _ name: String, attributes: String = "") {
    if !path.text.isEmpty {
      body += "<path class=\"\(name)\" d=\"\(path.text)\"\(attributes)/>"
    }
  }

  /// Draws a straight line.
  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ name: String, attributes: String = ""
  ) {
    var path = PathText()
    path.move(x1, y1)
    path.line(x2, y2)
    self.path(path, name, attributes: attributes)
  }

  /// Draws a rectangle.
  mutating func rectangle(_ box: Box, _ name: String, attributes: String = "") {
    body +=
      "<rect class=\"\(name)\" x=\"\(PathText.number(box.left))\" y=\"\(PathText.number(box.top))\" "
      + "width=\"\(PathText.number(box.right - box.left))\" "
      + "height=\"\(PathText.number(box.bottom - box.top))\"\(attributes)/>"
  }

  /// Draws a disc.
  mutating func disc(_ x: Double, _ y: Double, radius: Double, _ name: String) {
    body +=
      "<circle class=\"\(name)\" cx=\"\(PathText.number(x))\" cy=\"\(PathText.number(y))\" "
      + "r=\"\(PathText.number(radius))\"/>"
  }

  /// Takes over another canvas, further down.
  mutating func take(_ other: Canvas, down: Double) {
    body += "<g transform=\"translate(0 \(PathText.number(down)))\">" + other.body + "</g>"
    words += other.words.map { words in
      let box = words.box
      return Words(
        text: words.text,
        box: Box(left: box.left, top: box.top + down, right: box.right, bottom: box.bottom + down))
    }
  }

  /// Puts in an element as it is.
  mutating func raw(_ text: String) { body += text }

  /// The room that words would take, with their place on the line they stand on.
  static func box(_ text: String, _ x: Double, _ y: Double, _ style: TextStyle, _ anchor: Anchor)
    -> Box
  {
    let width = TextWidth.of(text, size: style.size, isBold: style.isBold)
    let left =
      switch anchor {
      case .start: x
      case .middle: x - width / 2
      case .end: x - width
      }
    return Box(
      left: left, top: y - 0.8 * style.size, right: left + width, bottom: y + 0.22 * style.size)
  }

  /// The middle of a label, moved so far that it is between two ends.
  static func inside(_ middle: Double, label: String, from start: Double, to end: Double) -> Double
  {
    let half = TextWidth.of(label, size: TextStyle.tick.size) / 2
    return max(min(middle, end - half), start + half)
  }

  /// Writes words at a place of the line they stand on, with all of `full` for those who point at them.
  mutating func text(
    _ text: String, _ x: Double, _ y: Double, _ style: TextStyle, _ anchor: Anchor = .start,
    full: String? = nil, class name: String = ""
  ) {
    if text.isEmpty { return }
    body +=
      "<text class=\"\(style.rawValue)\(anchor.rawValue)\(name)\" x=\"\(PathText.number(x))\" "
      + "y=\"\(PathText.number(y))\">"
    if let full, full != text {
      body += "<title>\(Escaping.escaped(Limits.cut(full, to: Limits.heading)))</title>"
    }
    body += Escaping.escaped(text) + "</text>"
    words.append(Words(text: text, box: Canvas.box(text, x, y, style, anchor)))
  }

  /// Writes words that are cut to a width.
  mutating func text(
    _ text: String, _ x: Double, _ y: Double, _ style: TextStyle, _ anchor: Anchor = .start,
    within width: Double
  ) {
    let fitted = TextWidth.fitted(text, in: width, size: style.size, isBold: style.isBold)
    self.text(fitted, x, y, style, anchor, full: text)
  }
}
