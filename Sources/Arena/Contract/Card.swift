/// What a catalogue says about an entry.
public struct Card: Sendable {
  /// The catalogue name, in kebab-case; also the command-line name and the key in results.
  public let id: String
  /// What the entry is, in one sentence.
  public let summary: String
  /// The paper or book that the entry comes from, cited in full.
  public let source: String

  /// Makes a card.
  public init(_ id: String, _ summary: String, source: String) {
    self.id = id
    self.summary = summary
    self.source = source
  }
}
