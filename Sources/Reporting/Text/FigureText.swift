import Arena

/// Draws figures with characters: gauges, bars, sparklines and shades, no line longer than a width.
public struct FigureText {
  let width: Int
  private let isColoured: Bool

  /// Makes a drawer.
  ///
  /// - Parameters:
  ///   - width: The longest line, in characters; at least 40.
  ///   - isColoured: Whether marks have the colours of their parts, as escape sequences of terminals.
  public init(width: Int, isColoured: Bool = false) {
    self.width = max(40, width)
    self.isColoured = isColoured
  }

  /// The lines that show a figure, each ending in a line break; empty where characters cannot show it.
  public func text(_ figure: Figure) -> String {
    guard case .panels(let panels) = figure.content else { return "" }
    let hasLines = panels.contains { !$0.spark.isEmpty }
    let lines = hasLines ? sparklines(panels) : panels.flatMap(rows)
    if lines.isEmpty { return "" }
    let title = wrap(figure.title, width)
    let notes = LeftOut(
      ofCharacters: panels.map { hasLines ? [$0.sparked].compactMap(\.self) : $0.marks }
    ).notes.flatMap { wrap($0, width) }
    return (title + lines + notes).map { $0 + "\n" }.joined()
  }

  // MARK: - Letters

  /// A text of at most a length: what is left out is in the middle, since names differ at their ends.
  func cut(_ text: String, _ length: Int) -> String {
    let text = Escaping.cleaned(text)
    if text.count <= length { return text }
    let tail = max(0, length - 1) / 2
    return text.prefix(max(0, length - 1 - tail)) + "…" + text.suffix(tail)
  }

  /// A text with spaces behind it, so that it has at least a length.
  func padded(_ text: String, _ length: Int) -> String {
    text + String(repeating: " ", count: max(0, length - text.count))
  }

  /// A text without spaces at its end.
  func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }

  /// Characters in the colours of their inks, if there are colours.
  func inked(_ cells: [Track.Cell]) -> String {
    if !isColoured { return String(cells.map(\.character)) }
    var text = ""
    var current: Ink?
    for cell in cells {
      if cell.ink != current {
        text += cell.ink.map { "\u{1B}[\($0.terminalColour)m" } ?? "\u{1B}[0m"
        current = cell.ink
      }
      text.append(cell.character)
    }
    return current == nil ? text : text + "\u{1B}[0m"
  }
}

extension Ink {
  /// The colour of terminals, as a number of SGR.
  fileprivate var terminalColour: Int {
    switch self {
    case .best: 32
    case .predicted: 34
    case .emergent: 33
    case .worst: 31
    case .neutral: 90
    case .series(let number): [36, 35, 33, 32, 34, 31][number % 6]
    }
  }
}
