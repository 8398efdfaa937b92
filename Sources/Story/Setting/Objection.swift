/// What is wrong under some parameters, and where the text says what leads to it.
struct Objection {
  let place: Int
  let sentence: Text
  /// Whether the sentence speaks to whoever sets the parameters, as that of a `require` does.
  let isOfAuthor: Bool

  /// The sentence; if it is not of the author, with its place.
  func text(in source: SourceText) -> Text {
    if isOfAuthor { return sentence }
    let (line, column) = source.position(of: place)
    return "\(sentence) (line \(line), column \(column))"
  }
}
