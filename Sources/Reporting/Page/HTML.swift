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
        "aria-label": Limits.cut(name, to: Limits.heading),
      ], content)
  }

  /// Adds a text.
  mutating func add(_ content: String, atMost limit: Int = Limits.paragraph) {
    text += Escaping.escaped(Limits.cut(content, to: limit))
  }

  /// Adds what is markup already, such as a picture.
  mutating func add(markup: String) { text += markup }

  private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    text += "<\(name)"
    for (name, value) in attributes {
      text += " \(name)=\"\(Escaping.escaped(value))\""
    }
  }
}

/// How much of a text or a list a page shows.
enum Limits {
  /// Characters of a title, a heading or a caption.
  static let heading = 200
  /// Characters of a name in a table.
  static let cell = 120
  /// Characters of a line as it would stand in a terminal.
  static let line = 1000
  /// Characters of a paragraph.
  static let paragraph = 2000
  /// Entries of a list, and lines of a text.
  static let items = 1000

  /// Says how many entries of a list are left out; nil if none are.
  static func rest(of list: [String]) -> String? {
    list.count > items ? "\u{2026} and \(list.count - items) more" : nil
  }

  /// The beginning of a text that is too long, with a word on how long it is.
  static func cut(_ text: String, to limit: Int) -> String {
    // No character has fewer bytes than one.
    if text.utf8.count <= limit { return text }
    var kept = ""
    var room = limit
    // Some characters consist of very many scalars, and room is counted in these.
    for character in text {
      room -= character.unicodeScalars.count
      if room < 0 {
        return kept + "\u{2026} (\(text.count) characters in all)"
      }
      kept.append(character)
    }
    return text
  }
}
