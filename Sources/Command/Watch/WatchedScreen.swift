/// Where the answers about a watched file go: each in the place of the last one on a terminal, and one
/// after another elsewhere.
///
/// On a terminal it only moves up over lines of its own, and changes no setting: whenever it ends, the
/// terminal is as it was.
struct WatchedScreen {
  private let terminal: Terminal
  /// How many lines the answer has that stands there now.
  private var height = 0

  init(_ terminal: Terminal) { self.terminal = terminal }

  /// Shows an answer.
  mutating func show(_ lines: [String]) {
    guard let rows = terminal.rows else {
      terminal.print(lines.joined(separator: "\n") + "\n")
      return
    }
    // What has scrolled away cannot be written over.
    let back = height > 0 && height < rows ? "\u{1B}[\(height)A\r\u{1B}[J" : ""
    terminal.print(back + lines.joined(separator: "\n"))
    height = lines.count
  }
}
