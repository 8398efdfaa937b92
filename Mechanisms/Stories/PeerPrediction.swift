public import Arena
public import Story

/// Peer prediction: raters are paid for how well their report predicts that of a peer.
///
/// The rules stand in `peer-prediction.story`.
public struct PeerPrediction: WrittenMechanism {
  private static let text = StoryFile(builtIn: PackageResources.peer_prediction_story)

  /// The entry in the catalogue.
  public static let card = text.entry

  /// The story with its parameters.
  public var story = text

  /// Makes raters of work that is sound half of the time.
  public init() {}
}
