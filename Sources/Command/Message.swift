import Reporting

/// The lines of a message: sentences, and lines of files with a mark under them.
enum Message {
  /// Breaks the lines of a message between words, and cuts what stands over a mark around the mark.
  static func lines(_ text: String, _ width: Int) -> [String] {
    let parts = text.split(separator: "\n", omittingEmptySubsequences: false)
    var lines: [String] = []
    for (index, part) in parts.enumerated() {
      if index > 0, let mark = mark(part) {
        lines.append(cut(part, around: mark, width))
      } else if index + 1 < parts.count, let mark = mark(parts[index + 1]) {
        lines.append(cut(part, around: mark, width))
      } else {
        lines += wrap(String(part), width)
      }
    }
    return lines
  }

  /// How many spaces stand before the mark of a line; nil if there is anything else.
  private static func mark(_ line: Substring) -> Int? {
    guard line.last == "^", line.dropLast().allSatisfy({ $0 == " " }) else { return nil }
    return line.count - 1
  }

  /// The piece of a line around one of its characters, with as much before it as fits in two thirds.
  private static func cut(_ line: Substring, around mark: Int, _ width: Int) -> String {
    let first = mark < width ? 0 : mark - width * 2 / 3
    return String(line.dropFirst(first).prefix(width))
  }
}
