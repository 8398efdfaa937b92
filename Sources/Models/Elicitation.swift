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
/// The sentences that say what they do are the story's, whatever the names are: they are the rules. Only the names
/// themselves change; a form of one, such as a verb made of an action's name, stays.
public enum Labelling: String, Codable, Sendable, CaseIterable {
  /// By those of the story.
  case story
  /// By those of the story, in which the names of the roles are in reverse: of two roles, each has the other's.
  case storyRolesSwapped = "story-roles-swapped"
  /// By letters and numbers, wherever the story's names stand in a text as words.
  case neutral
  /// As neutral, with the numbers of the roles in reverse.
  case neutralRolesSwapped = "neutral-roles-swapped"
  /// As neutral, with the numbers of each decision's actions in reverse.
  case neutralActionsSwapped = "neutral-actions-swapped"

  /// Whether letters and numbers stand for the story's names.
  var isNeutral: Bool { self != .story && self != .storyRolesSwapped }
  /// Whether the roles have their names in reverse.
  var swapsRoles: Bool { self == .storyRolesSwapped || self == .neutralRolesSwapped }

  /// What it is a variation of: that in which the names are in order.
  public var unswapped: Labelling { isNeutral ? .neutral : .story }
}
