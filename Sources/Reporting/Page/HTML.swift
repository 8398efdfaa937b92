/// Text of a page in the making.
///
/// What it is given as text is escaped, so that only elements that are asked for become markup. The result is
/// well-formed XML too: every element is closed, and every attribute has a value.
struct HTML {
  /// The page so far.
  private(set) var text = ""

  /// How many bytes the page has so far.
  var size: Int { text.utf8.count }

  /// Adds an element and what is in it.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:],
    _ content: (inout HTML) -> Void
  ) {
    open(name, attributes)
    text += ">"
    content(&self)
    text += "</\(name)>"
  }

  /// Adds an element with a text in it, which may be in any script.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], text content: String,
    atMost limit: Int = Limits.paragraph
  ) {
    open(name, attributes)
    // Only then can the text run from right to left, and only then does it need a direction of its own.
    if !content.utf8.allSatisfy({ $0 < 128 }) { text += " dir=\"auto\"" }
    text += ">"
    add(content, atMost: limit)
    text += "</\(name)>"
  }

  /// Adds an element that has no content, such as `meta`.
  mutating func empty(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    open(name, attributes)
    text += " />"
  }

  /// Adds a part that scrolls to the side by itself where it is wider than the page, by keys too.
  mutating func scrolling(called name: String, _ content: (inout HTML) -> Void) {
    element(
      "div",
      [
        "class": "scrolling", "role": "region", "tabindex": "0",
        "aria-label": PageText.elided(name, atMost: Limits.heading),
      ], content)
  }

  /// Adds a text.
  mutating func add(_ content: String, atMost limit: Int = Limits.paragraph) {
    escape(PageText.elided(content, atMost: limit))
  }

  /// Adds what is markup already, such as a picture.
  mutating func add(markup: String) { text += markup }

  private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    text += "<\(name)"
    for (name, value) in attributes {
      text += " \(name)=\""
      escape(value)
      text += "\""
    }
  }

  private mutating func escape(_ content: String) {
    if content.utf8.allSatisfy(HTML.isPlain) {
      text += content
      return
    }
    for scalar in content.unicodeScalars where PageText.isShown(scalar) {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }

  /// Whether a byte stands for itself, wherever it is.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "&") && byte != UInt8(ascii: "<")
      && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "'")
  }
}

/// How many characters of a text a page shows.
enum Limits {
  /// Of a title, a heading or a caption.
  static let heading = 200
  /// Of a name in a table.
  static let cell = 120
  /// Of a line as it would stand in a terminal.
  static let line = 1000
  /// Of a paragraph.
  static let paragraph = 5000
  /// How many entries a list has, and a text lines.
  static let items = 1000

  /// Says how many entries of a list are left out; nil if none are.
  static func rest(of list: [String]) -> String? {
    list.count > items ? "\u{2026} and \(list.count - items) more" : nil
  }
}

/// What a page does to texts that come from anywhere.
enum PageText {
  /// The beginning of a text that is too long, with a word on how much is left out.
  static func elided(_ text: String, atMost limit: Int) -> String {
    // No character has fewer bytes than one.
    if text.utf8.count <= limit { return text }
    var kept = ""
    var room = limit
    // Some characters consist of very many scalars, and room is counted in these.
    for character in text {
      room -= character.unicodeScalars.count
      if room < 0 {
        return kept + "\u{2026} (\(text.count - kept.count) characters are left out here)"
      }
      kept.append(character)
    }
    return text
  }

  /// Whether a page shows a character.
  ///
  /// It leaves out control characters but line feed and tab, what XML forbids, and what reverses all text
  /// that follows. Marks that only say which way a letter runs stay.
  static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: true
    case 0..<0x20, 0x7F..<0xA0: false
    case 0x202A...0x202E, 0x2066...0x2069: false
    case 0xFFFE, 0xFFFF: false
    default: true
    }
  }
}
