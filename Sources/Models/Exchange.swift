import Foundation

/// All that went to and fro for one question: what a recording keeps.
public struct Exchange: Codable, Sendable, Equatable {
  /// One request, and what came.
  public struct Call: Codable, Sendable, Equatable {
    /// The body of the request.
    public var request: String
    /// The status of the reply; nil where none came.
    public var status: Int?
    /// The body of the reply, or the beginning of a long one.
    public var reply: String

    /// So much of a reply is kept, in bytes.
    static let longest = 4_000
  }

  /// The hash of the prompt; of several orders, that of the first.
  public var prompt: String
  /// The mechanism.
  public var mechanism: String
  /// The number of the decision.
  public var decision: Int
  /// What was seen, one number for each variable of the decision.
  public var sees: [Int]
  /// The information set in words, such as "sale: car = peach".
  public var place: String
  /// How many actions there are.
  public var actions: Int
  /// How was asked.
  public var elicit: Elicitation
  /// The model that was asked for.
  public var asked: String
  /// The model that replied, as the server names it; nil where it says nothing.
  public var served: String?
  /// What the server calls its system.
  public var fingerprint: String?
  /// When the first request was sent, in UTC.
  public var date = ""
  /// The tokens of all prompts, as the server counts them.
  public var promptTokens = 0
  /// The tokens of all replies.
  public var replyTokens = 0
  /// What that costs by the prices given.
  public var cost = 0.0
  /// How long all took, in seconds.
  public var seconds = 0.0
  /// The action; nil where none was named.
  public var action: Int?
  /// The probability of every action; nil where there are none.
  public var probabilities: [Double]?
  /// The probability of words that are no answer, of log probabilities.
  public var unread: Double?
  /// Why there is no answer.
  public var silence: ModelSilence?
  /// How often the reply could not be read.
  public var misread = 0
  /// How many requests were sent.
  public var sent = 0
  /// The last requests, in order.
  public var calls: [Call] = []

  /// So many requests of a question are kept.
  private static let mostCalls = 20

  /// Adds a request.
  mutating func add(_ call: Call) {
    sent += 1
    calls.append(call)
    if calls.count > Exchange.mostCalls { calls.removeFirst() }
  }
}
