/// Why a question to a model has no answer.
///
/// The first five say that the server gives nobody an answer: whoever asks stops. Any other is what became of one
/// question.
public enum ModelSilence: String, Codable, Sendable, CaseIterable, Error {
  /// There is no server.
  case unreachable
  /// The server does not accept the key, or there is none.
  case unauthorised
  /// The server takes the request for wrong: an unknown model, or a field it does not know.
  case rejected
  /// The server has no time for it, however often it is asked.
  case throttled
  /// What may be spent is spent.
  case spent
  /// Nothing came before the deadline.
  case late
  /// The server failed, however often it was asked.
  case broken
  /// What came was no reply of a chat: half of one, or a page for people.
  case garbled
  /// More came than a reply may have.
  case flooded
  /// Another model replied than before.
  case swapped
  /// The model refused to answer.
  case refused
  /// A filter of the server kept the reply back.
  case filtered
  /// The reply had no log probabilities.
  case opaque
  /// The log probabilities were of no word.
  case wordless
  /// There are more actions than letters that can be told apart.
  case crowded
  /// The reply named no answer, however often it was asked.
  case unreadable

  /// Whether the server gives nobody an answer, so that there is no use in asking on.
  public var endsAll: Bool {
    switch self {
    case .unreachable, .unauthorised, .rejected, .throttled, .spent: true
    case .late, .broken, .garbled, .flooded, .swapped, .refused, .filtered, .opaque, .wordless,
      .crowded, .unreadable:
      false
    }
  }
}
