/// Which model is asked, where, how, and what that may cost.
public struct ModelSettings: Codable, Sendable, Equatable {
  /// The name by which the server knows the model.
  public var model = ""
  /// Where the server is, up to the version: "https://api.openai.com/v1".
  public var endpoint = "https://api.openai.com/v1"
  /// How random replies are; in 0...2, and always sent.
  public var temperature = 1.0
  /// The share of likeliest words that is considered; in 0...1, and always sent.
  public var topP = 1.0
  /// A number from which the server is asked to draw replies; every question gets one of its own.
  public var seed = 0
  /// How is asked.
  public var elicit = Elicitation.action
  /// In what form the model is made to reply, where it is asked for a text.
  public var form = ReplyForm.free
  /// By what names roles and actions are called.
  public var labels = Labelling.story
  /// The place in the list of answers at which the first action stands.
  public var shift = 0
  /// How often a reply that cannot be read is asked for again: first as before, then with the reason.
  public var retries = 2
  /// How often a request that the server turns away is sent again.
  public var resends = 5
  /// How long is waited before a request is sent the second time, in seconds; then twice as long, and so on.
  public var pause = 1.0
  /// Whose key is used: that of the environment variable that begins with this name and ends in "_API_KEY".
  public var service = "openai"
  /// How many questions are in flight at once.
  public var concurrency = 16
  /// How long one reply is awaited, in seconds.
  public var deadline = 60.0
  /// The most tokens of a reply.
  public var maxTokens = 512
  /// In how many orders the answers of one question are listed, of log probabilities.
  public var orders = 4
  /// The most requests; nil for as many as are needed.
  public var calls: Int?
  /// The most tokens, of prompts and replies.
  public var tokens: Int?
  /// The most money, in the unit of the prices.
  public var money: Double?
  /// What a million tokens of prompts costs.
  public var inputPrice = 0.0
  /// What a million tokens of replies costs.
  public var outputPrice = 0.0

  /// Makes settings without a model.
  public init() {}

  /// How long one wait between two requests is at most, in seconds.
  static let longestWait = 60.0

  /// The environment variable with the key.
  public var keyVariable: String { service.uppercased() + "_API_KEY" }

  /// How long one question may take at most, in seconds, with all that is sent again.
  public var longest: Double {
    let wait = deadline + ModelSettings.longestWait
    return wait * Double(resends + 1) * Double(retries + 1)
      * (elicit == .logprobs ? Double(orders) : 1)
  }
}
