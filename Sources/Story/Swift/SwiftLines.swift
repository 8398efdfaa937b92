/// Lines of Swift, laid out as the formatter of the toolchain would: 2 spaces, 100 columns.
struct SwiftLines {
  static let width = 100

  private(set) var lines: [String] = []
  var indent = 0

  /// The text of all lines.
  var text: String {
    var text = ""
    for line in lines { text += line + "\n" }
    return text
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

  func fits(_ text: String, at indent: Int) -> Bool {
    // The formatter leaves room for a comma behind the last item of every list.
    let room = text.utf8.reduce(0) { $1 == UInt8(ascii: "[") ? $0 + 1 : $0 }
    return indent + room + text.unicodeScalars.count <= SwiftLines.width
  }

  /// Writes a line.
  mutating func line(_ text: String) { lines.append(spaces(indent) + text) }

  /// Writes an empty line, unless one stands there already or a brace was opened.
  mutating func gap() {
    if let last = lines.last, !last.isEmpty, last.utf8.last != UInt8(ascii: "{") {
      lines.append("")
    }
  }

  /// Writes the lines of another piece as they are.
  mutating func append(_ other: SwiftLines) { lines += other.lines }

  /// Writes lines with a greater indent between a line that opens and one that closes.
  mutating func open(_ head: String) {
    line(head)
    indent += 2
  }

  mutating func close(_ tail: String = "}") {
    indent -= 2
    line(tail)
  }

  /// Writes a statement: what it begins with, a value, what it ends with.
  mutating func statement(_ lead: String, _ code: SwiftCode, _ tail: String = "") {
    put(code, lead, tail, at: indent, continuing: indent + 2)
  }

  /// Writes a value behind a sign of equality.
  mutating func assign(_ lead: String, _ code: SwiftCode, _ sign: String = " = ") {
    if fits(lead + sign + code.flat, at: indent) || code.opens {
      return statement(lead + sign, code)
    }
    line(lead + sign.dropLast())
    put(code, "", "", at: indent + 2, continuing: indent + 2)
  }

  /// Writes the head of statements that happen under a condition.
  mutating func open(_ lead: String, if condition: SwiftCode) {
    if fits(lead + condition.flat + " {", at: indent) {
      line(lead + condition.flat + " {")
    } else {
      put(condition, lead, "", at: indent, continuing: indent + 2)
      line("{")
    }
    indent += 2
  }

  /// Closes what was opened in a line; puts it on that line if it is one statement and fits.
  mutating func closeShort(since opening: Int) {
    indent -= 2
    let count = lines.count - opening
    if count == 2, let head = lines.dropLast().last, let body = lines.last {
      let statement = String(body.dropFirst(indent + 2))
      let isSimple = !statement.hasPrefix("//") && !statement.hasPrefix("var ")
      if isSimple && head.utf8.last == UInt8(ascii: "{")
        && fits(head + " " + statement + " }", at: 1)
      {
        lines.removeLast(2)
        lines.append(head + " " + statement + " }")
        return
      }
    }
    line("}")
  }

  /// Writes that something must hold, and what is done otherwise.
  mutating func guarding(_ condition: SwiftCode, else leaving: SwiftCode) {
    let whole = "guard " + condition.flat + " else { return " + leaving.flat + " }"
    // A line that ends in a brace may not fill the width.
    if fits(whole, at: indent + 1) { return line(whole) }
    if fits("guard " + condition.flat + " else {", at: indent) {
      line("guard " + condition.flat + " else {")
    } else {
      if fits("guard " + condition.flat, at: indent) {
        line("guard " + condition.flat)
      } else {
        line("guard")
        put(condition, "", "", at: indent + 2, continuing: indent + 4)
      }
      line("else {")
    }
    indent += 2
    statement("return ", leaving)
    close()
  }

  /// Writes the head of a function.
  mutating func signature(_ head: String, _ formals: [String], _ result: String) {
    var row = ""
    for (index, formal) in formals.enumerated() { row += (index == 0 ? "" : ", ") + formal }
    let tail = result.isEmpty ? ") {" : ") -> " + result + " {"
    if fits(head + "(" + row + tail, at: indent) {
      line(head + "(" + row + tail)
    } else {
      line(head + "(")
      fill(formals.map { .text($0) }, "", at: indent + 2)
      line(tail)
    }
    indent += 2
  }

  /// Writes a piece, broken where it does not fit.
  private mutating func put(
    _ code: SwiftCode, _ lead: String, _ tail: String, at indent: Int, continuing: Int
  ) {
    let flat = lead + code.flat + tail
    if fits(flat, at: indent) {
      lines.append(spaces(indent) + flat)
      return
    }
    switch code {
    case .text, .number: lines.append(spaces(indent) + flat)
    case .quote(let text): quote(text, lead, tail, at: indent)
    case .call(let head, let items):
      lines.append(spaces(indent) + lead + head + "(")
      fill(items, ")" + tail, at: indent + 2)
    case .prefixed(let prefix, let code):
      put(code, lead + prefix, tail, at: indent, continuing: continuing)
    case .suffixed(let code, let suffix):
      put(code, lead, suffix + tail, at: indent, continuing: continuing)
    case .list(let items):
      lines.append(spaces(indent) + lead + "[")
      for item in items {
        put(item, "", items.count > 1 ? "," : "", at: indent + 2, continuing: indent + 4)
      }
      lines.append(spaces(indent) + "]" + tail)
    case .chain(let first, let rest):
      put(first, lead, "", at: indent, continuing: continuing)
      let start = lines.count
      for (index, item) in rest.enumerated() {
        let end = index == rest.count - 1 ? tail : ""
        let flat = item.sign + " " + item.operand.flat + end
        if lines.count > start, let last = lines.last, fits(last + " " + flat, at: 0) {
          lines[lines.count - 1] = last + " " + flat
        } else {
          put(item.operand, item.sign + " ", end, at: continuing, continuing: continuing)
        }
      }
    case .ternary(let condition, let yes, let no):
      put(condition, lead, "", at: indent, continuing: continuing)
      put(yes, "? ", "", at: continuing, continuing: continuing + 2)
      put(no, ": ", tail, at: continuing, continuing: continuing + 2)
    case .parentheses(let code):
      put(code, lead + "(", ")" + tail, at: indent, continuing: indent + 2)
    case .closure(let head, let formals, let body, let close):
      let opening = lead + head + "{ " + formals
      lines.append(spaces(indent) + String(opening.dropLast()))
      put(body, "", "", at: indent + 2, continuing: indent + 4)
      lines.append(spaces(indent) + close + tail)
    }
  }

  /// Writes items with commas between them, as many in a line as fit.
  private mutating func fill(_ items: [SwiftCode], _ tail: String, at indent: Int) {
    var row = ""
    for (index, item) in items.enumerated() {
      let end = index == items.count - 1 ? tail : ","
      let flat = item.flat + end
      if !row.isEmpty {
        if fits(row + " " + flat, at: indent) {
          row += " " + flat
          continue
        }
        lines.append(spaces(indent) + row)
        row = ""
      }
      if fits(flat, at: indent) {
        row = flat
      } else {
        put(item, "", end, at: indent, continuing: indent + 2)
      }
    }
    if !row.isEmpty { lines.append(spaces(indent) + row) }
  }

  /// Writes a text that no line holds as one of several lines.
  private mutating func quote(_ text: String, _ lead: String, _ tail: String, at indent: Int) {
    lines.append(spaces(indent) + lead + "\"\"\"")
    let inner = indent + 2
    var words = SwiftCode.escaped(text).split(separator: " ", omittingEmptySubsequences: false)[...]
    var row = ""
    while let word = words.popFirst() {
      if row.isEmpty || fits(row + word + " \\", at: inner) {
        row += word
      } else {
        lines.append(spaces(inner) + row + "\\")
        row = String(word)
      }
      if !words.isEmpty { row += " " }
    }
    lines.append(spaces(inner) + row)
    lines.append(spaces(inner) + "\"\"\"" + tail)
  }

  /// Writes a comment for readers of the declaration below it: a line that sums it up, then paragraphs.
  mutating func document(_ summary: String, _ paragraphs: [String] = []) {
    var first = summary.isEmpty ? "Not explained." : summary
    if ![UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(first.utf8.last ?? 0) {
      first += "."
    }
    var all = paragraphs
    let bytes = Array(first.utf8)
    if let end = bytes.indices.dropLast().first(where: { bytes[$0] == 46 && bytes[$0 + 1] == 32 }) {
      all.insert(String(decoding: bytes[(end + 2)...], as: UTF8.self), at: 0)
      first = String(decoding: bytes[...end], as: UTF8.self)
    }
    comment(first, "/// ")
    for paragraph in all {
      line("///")
      comment(paragraph, "/// ")
    }
  }

  /// Writes a comment in lines that fit.
  mutating func comment(_ text: String, _ sign: String) {
    var row = sign
    for word in text.split(separator: " ") {
      if row.utf8.count > sign.utf8.count && !fits(row + word, at: indent) {
        line(String(row.dropLast()))
        row = sign
      }
      row += word + " "
    }
    line(String(row.dropLast()))
  }
}
