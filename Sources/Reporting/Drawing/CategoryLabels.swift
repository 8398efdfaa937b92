/// How the names of categories fit below an axis: in lines broken between words, or only every so many of them.
struct CategoryLabels {
  /// The names that are written, each in its lines; nil where one is left out.
  let lines: [[String]?]
  /// The height of a line.
  static let line = 14.0
  private static let size = Canvas.TextStyle.tick.size

  /// Fits names into slots of a width.
  init(_ names: [String], slot: Double) {
    let widths = names.map { TextWidth.of($0, size: CategoryLabels.size) }
    let widest = widths.max() ?? 0
    if widest + 4 <= slot {
      lines = names.map { [$0] }
      return
    }
    let wrapped = names.map {
      TextWidth.lines($0, in: slot - 4, size: CategoryLabels.size, atMost: 3)
    }
    let isWhole = zip(names, wrapped).allSatisfy {
      $0.split(separator: " ") == $1.joined(separator: " ").split(separator: " ")
    }
    if slot >= 56 || (isWhole && slot >= 20) {
      lines = wrapped
      return
    }
    // The first and the last are moved inwards if they would leave the picture.
    let label = min(widest, 84)
    let room = label + 12 + max(0, (label - slot) / 2 - PanelGrid.margin)
    let every = Int((room / slot).rounded(.up))
    lines = names.enumerated().map { index, name in
      index % every == 0
        ? [TextWidth.fitted(name, in: Double(every) * slot - 8, size: CategoryLabels.size)] : nil
    }
  }

  /// The height of all.
  var height: Double { Double(lines.lazy.map { $0?.count ?? 0 }.max() ?? 0) * CategoryLabels.line }
}
