/// How a model is asked for what it does at a decision.
public enum Elicitation: String, Codable, Sendable, CaseIterable {
  /// One reply, one action.
  case action
  /// Whole percentages of all actions; whoever asks draws.
  case distribution
  /// One letter, whose probabilities are read off the log probabilities of the reply.
  case logprobs

  /// Whether one answer is a whole strategy of an information set, so that it is asked there once.
  public var isWhole: Bool { self != .action }
}

/// In what form a model is made to reply.
public enum ReplyForm: String, Codable, Sendable, CaseIterable {
  /// As it likes: it is told the form, and may depart from it.
  case free
  /// The server holds it to a schema, which it is sent as OpenAI has it: "json_schema".
  case schema
  /// The server holds it to a schema, which it is sent as llama-cpp-python has it: "json_object".
  case object
}

/// By what names a prompt calls roles and actions.
///
/// The sentences that say what they do are the story's, whatever the names are: they are the rules.
public enum Labelling: String, Codable, Sendable, CaseIterable {
  /// By those of the story.
  case story
  /// By letters and numbers, wherever the story's names stand in a text as words.
  case neutral
  /// As neutral, with the numbers of roles and actions in reverse.
  case swapped
}
