/// Something that differs between the rules of two mechanisms, in one sentence.
public struct RuleChange: Sendable, Equatable {
  /// What part of the rules it belongs to.
  public enum Subject: String, Sendable, CaseIterable {
    /// A parameter, its value or its range; alone it makes no other game.
    case parameter
    /// Who takes part.
    case role
    /// What is decided, by whom, among what, and what is seen.
    case decision
    /// What nature decides.
    case draw
    /// What the designer counts.
    case measure
    /// What the designer wants.
    case goal
    /// How an episode goes.
    case episode
    /// How likely nature does what.
    case probability
    /// What the designer wishes where somebody decides.
    case wish
    /// What somebody gets.
    case payoff
    /// How much is counted.
    case count
  }

  /// What part of the rules it belongs to.
  public let subject: Subject
  /// What differs, with its full stop.
  public let sentence: String

  init(_ subject: Subject, _ sentence: String) {
    self.subject = subject
    self.sentence = sentence
  }
}
