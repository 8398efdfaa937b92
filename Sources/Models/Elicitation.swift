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

/// By what names a prompt calls roles and actions.
public enum Labelling: String, Codable, Sendable, CaseIterable {
  /// By those of the story.
  case story
  /// By letters and numbers, wherever the story's names stand in a text as words.
  case neutral
  /// As neutral, with the numbers of roles and actions in reverse.
  case swapped
}
