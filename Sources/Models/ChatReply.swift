import Foundation

/// What a server replies to a ``ChatRequest``; fields that nobody asks for are passed over.
struct ChatReply: Decodable, Sendable {
  struct Choice: Decodable, Sendable {
    struct Message: Decodable, Sendable {
      var content: String?
      var refusal: String?
    }

    var message: Message
    var finishReason: String?
    var logprobs: Logprobs?

    /// Why it is no answer, whatever it says; nil where nothing keeps it from being one.
    var silence: ModelSilence? {
      if finishReason == "content_filter" { return .filtered }
      return message.refusal?.isEmpty == false ? .refused : nil
    }

    private enum CodingKeys: String, CodingKey {
      case message, logprobs
      case finishReason = "finish_reason"
    }
  }

  /// What a reply took, as the server counts it.
  struct Usage: Decodable, Sendable {
    /// The tokens of the prompt; 0 where the server does not say.
    let promptTokens: Int
    /// The tokens of the reply; 0 where the server does not say.
    let completionTokens: Int

    /// What can be so many tokens.
    ///
    /// A reply with any other number is none, rather than one that costs what nobody said.
    private static let plausible = 0...1_000_000_000

    private enum CodingKeys: String, CodingKey {
      case promptTokens = "prompt_tokens"
      case completionTokens = "completion_tokens"
    }

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: CodingKeys.self)
      func count(_ key: CodingKeys) throws -> Int {
        let count = try fields.decodeIfPresent(Int.self, forKey: key) ?? 0
        guard Usage.plausible.contains(count) else {
          throw DecodingError.dataCorruptedError(
            forKey: key, in: fields, debugDescription: "no count of tokens")
        }
        return count
      }
      (promptTokens, completionTokens) = (
        try count(.promptTokens), try count(.completionTokens)
      )
    }
  }

  var choices: [Choice]
  var model: String?
  var fingerprint: String?
  var usage: Usage?

  private enum CodingKeys: String, CodingKey {
    case choices, model, usage
    case fingerprint = "system_fingerprint"
  }

  /// The log probabilities of the first word of a reply.
  ///
  /// Servers write them in two ways: as a list of words each with its rivals, or, as was usual for completions, as
  /// a list of tables.
  struct Logprobs: Decodable, Sendable {
    /// The likeliest words; nil where no word has any.
    var first: [(token: String, logprob: Double)]?

    private struct Word: Decodable {
      struct Rival: Decodable {
        var token: String
        var logprob: Double
      }
      var rivals: [Rival]
      private enum CodingKeys: String, CodingKey { case rivals = "top_logprobs" }
    }

    private enum CodingKeys: String, CodingKey {
      case content
      case tables = "top_logprobs"
    }

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: CodingKeys.self)
      if let words = try fields.decodeIfPresent([Word].self, forKey: .content) {
        first = words.first?.rivals.map { ($0.token, $0.logprob) }
      } else if let tables = try fields.decodeIfPresent([[String: Double]].self, forKey: .tables) {
        first = tables.first?.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
      }
    }
  }
}
