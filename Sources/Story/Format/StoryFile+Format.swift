extension StoryFile {
  /// Returns the text of a story file in the one layout that all of them have.
  ///
  /// Comments and single empty lines stay; spaces, other empty lines and the ends of lines are set anew.
  ///
  /// - Throws: ``Complaints`` about what is no story.
  public static func formatted(_ bytes: [UInt8]) throws(Complaints) -> [UInt8] {
    try StoryLayout.text(of: bytes)
  }

  /// Whether two texts have the same tokens and the same comments, so that they mean the same.
  public static func saysTheSame(_ text: [UInt8], as other: [UInt8]) -> Bool {
    var scanners = (Scanner(SourceText(bytes: text)), Scanner(SourceText(bytes: other)))
    let (tokens, others) = (scanners.0.tokens(), scanners.1.tokens())
    return tokens.count == others.count && zip(tokens, others).allSatisfy { $0.kind == $1.kind }
      && scanners.0.names == scanners.1.names
      && scanners.0.comments.count == scanners.1.comments.count
      && zip(scanners.0.comments, scanners.1.comments).allSatisfy { first, second in
        text[scanners.0.source.trimmed(first)] == other[scanners.1.source.trimmed(second)]
      }
  }
}
