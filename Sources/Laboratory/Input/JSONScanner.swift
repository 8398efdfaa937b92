import Foundation

/// Finds where a text stops being JSON5, because Foundation's decoder does not say.
///
/// It follows brackets, strings and comments only; it never accepts or rejects a file.
enum JSONScanner {
  /// Returns what is wrong and in which line, or nothing when brackets and strings are in order.
  static func complaint(about data: Data) -> String {
    var line = 1
    var open: [(bracket: UInt8, line: Int)] = []
    let bytes = [UInt8](data)
    var index = 0
    func next(_ offset: Int) -> UInt8? {
      index + offset < bytes.count ? bytes[index + offset] : nil
    }
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\n"): line += 1
      case UInt8(ascii: "/") where next(1) == UInt8(ascii: "/"):
        while let byte = next(1), byte != UInt8(ascii: "\n") { index += 1 }
      case UInt8(ascii: "/") where next(1) == UInt8(ascii: "*"):
        let start = line
        index += 2
        while index < bytes.count
          && !(bytes[index] == UInt8(ascii: "*") && next(1) == UInt8(ascii: "/"))
        {
          if bytes[index] == UInt8(ascii: "\n") { line += 1 }
          index += 1
        }
        if index >= bytes.count { return ": the comment that begins in line \(start) never ends" }
        index += 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let start = line
        index += 1
        while index < bytes.count && bytes[index] != byte {
          if bytes[index] == UInt8(ascii: "\\") { index += 1 }
          if index < bytes.count && bytes[index] == UInt8(ascii: "\n") { line += 1 }
          index += 1
        }
        if index >= bytes.count { return ": the text that begins in line \(start) never ends" }
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        open.append((byte, line))
        if open.count > 500 { return ": brackets are nested more than 500 deep in line \(line)" }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        // The closing bracket stands two places after its opening one in ASCII.
        guard let last = open.popLast(), last.bracket + 2 == byte else {
          let found = byte == UInt8(ascii: "}") ? "}" : "]"
          return ": the '\(found)' in line \(line) closes nothing"
        }
      default: break
      }
      index += 1
    }
    if let last = open.last {
      let bracket = last.bracket == UInt8(ascii: "{") ? "{" : "["
      return ": the '\(bracket)' in line \(last.line) is never closed"
    }
    if line == 1 { return "" }
    return ": look for a missing comma, colon or value, or a number too large, in its \(line) lines"
  }
}
