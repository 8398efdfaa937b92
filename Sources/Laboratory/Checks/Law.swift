/// The outcome of one conformance law on one entry.
public struct LawResult: Sendable {
  /// The law, as a sentence.
  public let law: String
  /// What breaks it; nil when it holds.
  public let violation: String?
}
