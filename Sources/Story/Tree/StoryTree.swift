import Arena

/// A story file as it is written.
struct StoryTree: Sendable {
  let source: SourceText
  /// The names, by their numbers.
  var names = NamePool()
  var name: Text = "story"
  var summary: Text = ""
  var citation: Text = ""
  var declarations: [Declaration] = []
  var goal: (measure: Name, sense: Goal.Sense, place: Int)?
  /// Whether players learn what others did only through what their decisions see.
  var hidesPlay = false
  /// Whether the treasury may neither pay nor collect anything in all.
  var isBalanced = false
  var story: [Statement] = []
  /// Where declarations, statements and cases begin, as bytes of the text in order; what is laid out
  /// line by line.
  var beginnings: [Int] = []

  init(source: SourceText) { self.source = source }

  /// What a name says.
  func text(_ name: Name) -> Text { names.text(name) }

  /// Reads a story file.
  ///
  /// - Throws: ``Complaints`` about what is no story.
  init(reading source: SourceText) throws(Complaints) {
    var parser = Parser(source)
    parser.readFile()
    guard parser.complaints.isEmpty else {
      throw Complaints(parser.complaints, in: source)
    }
    self = parser.tree
    names = parser.scanner.names
  }
}
