import Arena
public import Story

// What is written here of a story is what a type needs to be one of the catalogue; its rules, its
// parameters, its source and every word of help stand in its text.

/// Peer prediction: raters are paid for how well their report predicts that of a peer.
public struct PeerPrediction: WrittenMechanism {
  /// `peer-prediction.story`.
  public static let text = StoryFile(builtIn: PackageResources.peer_prediction_story)
  /// The story with its parameters.
  public var story = text
  /// Makes the story as it is written.
  public init() {}
}

/// Debate: two debaters argue before a judge who cannot tell what is true by itself.
public struct Debate: WrittenMechanism {
  /// `debate.story`.
  public static let text = StoryFile(builtIn: PackageResources.debate_story)
  /// The story with its parameters.
  public var story = text
  /// Makes the story as it is written.
  public init() {}
}

/// Whistleblowing: an employee may report a danger, and the lab may strike back.
public struct Whistleblowing: WrittenMechanism {
  /// `whistleblowing.story`.
  public static let text = StoryFile(builtIn: PackageResources.whistleblowing_story)
  /// The story with its parameters.
  public var story = text
  /// Makes the story as it is written.
  public init() {}
}

/// AI control: a weak monitor that is trusted chooses which work of a strong model to audit.
public struct AIControl: WrittenMechanism {
  /// `ai-control.story`.
  public static let text = StoryFile(builtIn: PackageResources.ai_control_story)
  /// The story with its parameters.
  public var story = text
  /// Makes the story as it is written.
  public init() {}
}

/// A governance graph: public warnings and fines against a cartel of two sellers.
public struct GovernanceGraph: WrittenMechanism {
  /// `governance-graph.story`.
  public static let text = StoryFile(builtIn: PackageResources.governance_graph_story)
  /// The story with its parameters.
  public var story = text
  /// Makes the story as it is written.
  public init() {}
}

/// A tipping point: each follows a norm once enough others do.
public struct TippingPoint: WrittenMechanism {
  /// `tipping-point.story`.
  public static let text = StoryFile(builtIn: PackageResources.tipping_point_story)
  /// The story with its parameters.
  public var story = text
  /// Makes the story as it is written.
  public init() {}
}

/// Scarce capacity: agents decide apart whether to use what takes only a few of them.
public struct ScarceCapacity: WrittenMechanism {
  /// `scarce-capacity.story`.
  public static let text = StoryFile(builtIn: PackageResources.scarce_capacity_story)
  /// The story with its parameters.
  public var story = text
  /// Makes the story as it is written.
  public init() {}
}

/// Quadratic voting: votes are bought at the square of their number.
public struct QuadraticVoting: WrittenMechanism {
  /// `quadratic-voting.story`.
  public static let text = StoryFile(builtIn: PackageResources.quadratic_voting_story)
  /// The story with its parameters.
  public var story = text
  /// Makes the story as it is written.
  public init() {}
}
