import Testing

@testable import Reporting

@Suite struct `Text of a page` {
  /// Texts that would do harm if they were taken for markup, or that are merely odd.
  static let nasty = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "a & b &amp; c", "'quoted'",
    "]]>", "<!-- no -->", "{cell/welfare}", "שלום, world", "👩‍👩‍👧‍👦 🇦🇶 é", "tab\tand\nline",
  ]

  @Test(arguments: nasty) func `reads back as it was, as text and in an attribute`(_ text: String)
    throws
  {
    var html = HTML()
    html.element("p", ["title": text], text: text)
    let element = try #require(read(html.text))
    #expect(element.children.isEmpty)
    // Where a line ends is for the page to say.
    let flat = text.replacing("\n", with: " ").replacing("\t", with: " ")
    #expect(element.text == flat)
    #expect(element.attributes["title"] == flat)
  }

  @Test func `has no control characters and nothing that turns around what follows`() throws {
    var html = HTML()
    html.element(
      "p", text: "a\u{0}b\u{7}c\u{1B}[31md\u{7F}e\u{9B}f\u{202E}g\u{2067}h\u{FFFE}i\u{200F}j")
    #expect(try #require(read(html.text)).text == "abc[31mdefghij")
  }

  @Test func `that is too long is cut, and says how long it is`() {
    #expect(Limits.cut("abc", to: 3) == "abc")
    #expect(
      Limits.cut("abcd", to: 3) == "abc\u{2026} (4 characters in all)")
    let long = Limits.cut(String(repeating: "é", count: 10_000), to: 120)
    #expect(
      long.hasPrefix(String(repeating: "é", count: 120) + "\u{2026} (10000 characters in all)"))
    // One character of very many scalars does not pass.
    let tower = "ab" + String(repeating: "\u{301}", count: 10_000)
    #expect(Limits.cut(tower, to: 120) == "a\u{2026} (2 characters in all)")
    // A family is one character, and is not torn apart.
    #expect(Limits.cut("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", to: 8).hasPrefix("👩‍👩‍👧‍👦\u{2026}"))
  }

  @Test func `has a direction of its own if it may run from right to left`() {
    var html = HTML()
    html.element("p", text: "plain")
    html.element("p", text: "שלום")
    #expect(html.text == "<p>plain</p><p dir=\"auto\">שלום</p>")
  }

  @Test(arguments: [
    ("summary.json", "./summary.json"), ("../a b/c#d?e", "../a%20b/c%23d%3Fe"),
    ("javascript:alert(1)", "./javascript%3Aalert%281%29"), ("//host/file", "/host/file"),
    ("#welfare", "#welfare"), ("é\"", "./%C3%A9%22"), ("/tmp/x", "/tmp/x"),
  ]) func `links to files and places and never to the network`(_ target: String, _ link: String) {
    #expect(PageLink.path(target) == link)
  }
}
