import Foundation

/// A request for a reply of a chat, in the form that most servers of models understand.
///
/// > Source: OpenAI, API Reference, Chat, [Create chat completion](https://platform.openai.com/docs/api-reference/chat/create).
struct ChatRequest: Codable, Sendable, Equatable {
  struct Message: Codable, Sendable, Equatable {
    var role: String
    var content: String
  }

  var model: String
  var messages: [Message]
  var temperature: Double
  var topP: Double
  var maxTokens: Int
  var seed: Int?
  var logprobs: Bool?
  var topLogprobs: Int?
  var responseFormat: ReplyFormat?

  private enum CodingKeys: String, CodingKey {
    case model, messages, temperature, seed, logprobs
    case topP = "top_p"
    case maxTokens = "max_tokens"
    case topLogprobs = "top_logprobs"
    case responseFormat = "response_format"
  }

  /// How many log probabilities of a word are asked for: the most that servers give.
  private static let mostLogprobs = 20

  /// Asks with a prompt.
  ///
  /// - Parameters:
  ///   - prompt: What is asked.
  ///   - settings: Which model, and how.
  ///   - seed: What the reply is drawn from.
  ///   - more: What was said since: replies that could not be read, and why.
  init(_ prompt: Prompt, _ settings: ModelSettings, seed: Int, after more: [Message] = []) {
    model = settings.model
    messages =
      [
        Message(role: "system", content: prompt.system),
        Message(role: "user", content: prompt.user),
      ] + more
    temperature = settings.temperature
    topP = settings.topP
    maxTokens = settings.maxTokens
    self.seed = seed
    if settings.elicit == .logprobs {
      maxTokens = 1
      logprobs = true
      topLogprobs = ChatRequest.mostLogprobs
    } else {
      responseFormat = ReplyFormat(
        settings.form, ReplySchema(settings.elicit, of: prompt.answers))
    }
  }

  /// The request as it is sent.
  ///
  /// Its numbers are finite, since the options that they come from are.
  var body: Data { JSONEncoder.plain.bytes(of: self) }
}
