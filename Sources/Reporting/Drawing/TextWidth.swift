/// How wide words are, estimated without the font that a reader has.
///
/// The advances are those of DejaVu Sans, wider than nearly all fonts of systems, so that what fits by them fits.
enum TextWidth {
  /// The width of a text, in the unit of the size.
  static func of(_ text: String, size: Double, isBold: Bool = false) -> Double {
    let thousandths = text.unicodeScalars.reduce(0) { $0 + advance($1) }
    return Double(thousandths) * size / 1000 * (isBold ? 1.1 : 1)
  }

  /// A text that is no wider than a width: the whole, or its beginning and an ellipsis.
  static func fitted(_ text: String, in width: Double, size: Double, isBold: Bool = false) -> String
  {
    if of(text, size: size, isBold: isBold) <= width + 1e-6 { return text }
    var used = 0.0
    let room = width - of("…", size: size, isBold: isBold)
    var kept = text.startIndex
    for index in text.indices {
      used += of(String(text[index]), size: size, isBold: isBold)
      if used > width {
        let start = text[..<kept]
        return String(start.reversed().drop { $0 == " " }.reversed()) + "…"
      }
      if used <= room { kept = text.index(after: index) }
    }
    return text
  }

  /// Names that are no wider than a width, and differ where they did: cut in the middle where their beginnings
  /// alone would be the same.
  static func apart(_ names: [String], in width: Double, size: Double, isBold: Bool = false)
    -> [String]
  {
    let shown = names.map { fitted($0, in: width, size: size, isBold: isBold) }
    if Set(shown).count == Set(names).count { return shown }
    return zip(names, shown).map { name, shown in
      if name == shown { return name }
      let room = width - of("…", size: size, isBold: isBold)
      let end = reversed(part(of: name.reversed(), in: room / 2, size, isBold))
      let left = room - of(end, size: size, isBold: isBold)
      return part(of: name, in: left, size, isBold) + "…" + end
    }
  }

  private static func reversed(_ text: String) -> String { String(text.reversed()) }

  /// The first characters that fit into a width.
  private static func part(
    of characters: some Sequence<Character>, in width: Double, _ size: Double, _ isBold: Bool
  ) -> String {
    var part = ""
    var used = 0.0
    for character in characters {
      used += of(String(character), size: size, isBold: isBold)
      if used > width { break }
      part.append(character)
    }
    return part
  }

  /// A text in lines that are no wider than a width, broken between words; the last ends in an ellipsis where
  /// there would be more lines than are allowed.
  static func lines(
    _ text: String, in width: Double, size: Double, atMost most: Int, isBold: Bool = false
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    let words = text.split(separator: " ")
    for (index, word) in words.enumerated() {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if line.isEmpty || of(longer, size: size, isBold: isBold) <= width {
        line = longer
      } else if lines.count == most - 1 {
        line = ([line] + words[index...].map(String.init)).joined(separator: " ")
        break
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    lines.append(line)
    return lines.map { fitted($0, in: width, size: size, isBold: isBold) }
  }

  /// The advance of a character, in thousandths of the size.
  private static func advance(_ scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "i", "j", "l", "I", "'": 290
    case " ", ".", ",", ":", ";", "|", "/", "\\", "·": 337
    case "f", "r", "t", "(", ")", "[", "]", "-", "!": 411
    case "a", "b", "d", "e", "g", "h", "n", "o", "p", "q", "u", "0"..."9": 636
    case "c", "k", "s", "v", "x", "y", "z": 592
    case "m", "M", "W", "%", "@", "…", "—": 1000
    case "w", "+", "=", "<", ">", "~", "−", "±", "×": 838
    case "D", "G", "H", "N", "O", "Q", "U": 790
    case "\u{300}"..."\u{36F}", "\u{200B}"..."\u{200D}", "\u{FE00}"..."\u{FE0F}": 0
    case "\u{1F000}"...: 1400
    case "\u{1100}"...: 1000
    case "\u{900}"...: 900
    default: 720
    }
  }
}
