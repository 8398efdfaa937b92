extension Figure {
  /// The picture as a part of a page that includes ``DrawingStyle/css``: an element `svg`, without a title that is seen.
  ///
  /// - Parameter width: The width in pixels, 320...1400; the height follows from what is drawn.
  /// - Returns: The element; the same bytes on every system.
  public func svg(width: Int = 720) -> String {
    let drawing = drawing(width: width, isTitled: false)
    return element(drawing, width: width, attributes: "", style: "")
  }

  /// The picture as a file of its own, with its title, on light or dark paper as the reader wants it.
  ///
  /// - Parameter width: The width in pixels, 320...1400; the height follows from what is drawn.
  /// - Returns: The text of the file; the same bytes on every system.
  public func svgFile(width: Int = 720) -> String {
    let drawing = drawing(width: width, isTitled: true)
    let size =
      " xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(PathText.number(drawing.height))\""
    let style =
      "<style>\(DrawingStyle.file)</style><rect class=\"p\" width=\"100%\" height=\"100%\"/>"
    return element(drawing, width: width, attributes: size, style: style) + "\n"
  }

  /// The element around a drawing.
  private func element(_ drawing: Drawing, width: Int, attributes: String, style: String) -> String
  {
    let id = "\(Escaping.escaped(name))-\(width)"
    return
      "<svg\(attributes) class=\"drawing\" role=\"img\" viewBox=\"0 0 \(width) \(PathText.number(drawing.height))\" "
      + "aria-labelledby=\"\(id)-title \(id)-description\">"
      + "<title id=\"\(id)-title\">\(words(title, Limits.heading))</title>"
      + "<desc id=\"\(id)-description\">\(words(description, Limits.paragraph))</desc>"
      + style + drawing.canvas.body + "</svg>"
  }

  private func words(_ text: String, _ limit: Int) -> String {
    Escaping.escaped(Limits.cut(text, to: limit))
  }
}

/// A figure as it is drawn.
struct Drawing {
  /// The elements and the words.
  let canvas: Canvas
  /// The height, in pixels.
  let height: Double
}

extension Figure {
  /// The margin around a file's picture.
  private static let margin = 14.0

  /// Draws the figure.
  ///
  /// - Precondition: The width is 320...1400.
  func drawing(width: Int, isTitled: Bool) -> Drawing {
    precondition((320...1400).contains(width), "a picture is 320 to 1400 pixels wide")
    let margin = isTitled ? Figure.margin : 1
    let inner = Double(width) - 2 * margin
    var canvas = Canvas()
    canvas.raw("<g transform=\"translate(\(PathText.number(margin)) \(PathText.number(margin)))\">")
    var top = 0.0
    if isTitled {
      for line in TextWidth.lines(
        Escaping.cleaned(title), in: inner, size: 15, atMost: 3, isBold: true)
      {
        canvas.text(line, 0, top + 14, .title)
        top += 20
      }
      top += 8
    }
    switch content {
    case .panels(let panels) where !panels.isEmpty:
      top = PanelsDrawing(panels, width: inner).draw(on: &canvas, top: top)
    case .diagram(let diagram) where !diagram.nodes.isEmpty:
      top = DiagramDrawing(diagram, width: inner).draw(on: &canvas, top: top)
    default:
      canvas.text("Nothing to draw.", inner / 2, top + 40, .tick, .middle)
      top += 64
    }
    canvas.close()
    return Drawing(canvas: canvas, height: (top + 2 * margin).rounded(.up))
  }
}
