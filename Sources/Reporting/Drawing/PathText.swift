/// The text of a path, with a tenth of a pixel and no exponents.
struct PathText {
  /// What is written so far.
  private(set) var text = ""
  /// Whether the next place continues a line, whose letter need not be said again.
  private var isLine = false

  /// Starts a line at a place.
  mutating func move(_ x: Double, _ y: Double) {
    text += "M"
    place(x, y)
    isLine = false
  }

  /// Draws on to a place.
  mutating func line(_ x: Double, _ y: Double) {
    text += isLine ? " " : "L"
    place(x, y)
    isLine = true
  }

  /// Draws a bend on to a place.
  mutating func bend(by x: Double, _ y: Double, to endX: Double, _ endY: Double) {
    text += "Q"
    place(x, y)
    text += " "
    place(endX, endY)
    isLine = false
  }

  /// Draws back to the start.
  mutating func close() {
    text += "z"
    isLine = false
  }

  /// Draws a rectangle.
  mutating func rectangle(_ box: Canvas.Box) {
    move(box.left, box.top)
    text +=
      "h\(PathText.number(box.right - box.left))v\(PathText.number(box.bottom - box.top))"
      + "h\(PathText.number(box.left - box.right))"
    close()
  }

  private mutating func place(_ x: Double, _ y: Double) {
    text += PathText.number(x)
    text += " "
    text += PathText.number(y)
  }

  /// A coordinate: "12", "12.3", "-0.5".
  static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return (tenths < 0 ? "-" : "") + String(whole) + (rest == 0 ? "" : "." + String(rest))
  }
}
