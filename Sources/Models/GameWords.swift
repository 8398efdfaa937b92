import Foundation

/// A game in words: what the arena tells a program before all else, in its first line.
///
/// It is all that a prompt is made from, so that a model is told what any program is told and nothing more.
public struct GameWords: Codable, Sendable, Equatable {
  /// A name, and what it means.
  public struct Label: Codable, Sendable, Equatable {
    /// As it stands in the story.
    public var name: String
    /// A sentence; empty where there is none.
    public var help: String
  }

  /// What may be chosen or seen.
  public struct Values: Codable, Sendable, Equatable {
    /// How many there are; they are numbered from 0.
    public var count: Int
    /// In their order; nil where there are more than are named.
    public var labels: [Label]?

    /// What a value is called.
    public func name(_ index: Int) -> String {
      guard let labels, labels.indices.contains(index) else { return String(index) }
      return labels[index].name
    }
  }

  /// A role.
  public struct Role: Codable, Sendable, Equatable {
    /// Its name.
    public var name: String
    /// A sentence.
    public var help: String
    /// How many seats it has.
    public var seats: Int
  }

  /// A variable that is seen.
  public struct Sight: Codable, Sendable, Equatable {
    /// Its name.
    public var name: String
    /// What it may be.
    public var values: Values
  }

  /// A decision.
  public struct Decision: Codable, Sendable, Equatable {
    /// Its name.
    public var name: String
    /// A sentence.
    public var help: String
    /// The number of the role that decides.
    public var role: Int
    /// What may be done.
    public var actions: Values
    /// What is seen.
    public var sees: [Sight]
  }

  /// The name of the mechanism.
  public var mechanism: String
  /// The rules in sentences.
  public var rules: [String]
  /// All roles, in the order of their seats.
  public var roles: [Role]
  /// All decisions.
  public var decisions: [Decision]
  /// A text of digits from which whatever is random is seeded.
  public var seed: String?

  /// What is wrong with the numbers in it, as a sentence; nil where they fit.
  var flaw: String? {
    for decision in decisions {
      if !roles.indices.contains(decision.role) {
        return "the decision '\(decision.name)' is of a role that is not there"
      }
      for values in [decision.actions] + decision.sees.map(\.values)
      where values.count < 1 || values.labels.map({ $0.count != values.count }) == true {
        return "the decision '\(decision.name)' has other labels than values"
      }
    }
    return nil
  }
}

/// A place at which a model is asked: a decision, and what is seen at it.
public struct ModelQuestion: Codable, Sendable, Equatable {
  /// Its number, which the answer repeats.
  public var id: Int
  /// The number of the decision.
  public var decision: Int
  /// One number for each variable of the decision.
  public var sees: [Int]
  /// How many actions there are.
  public var actions: Int

  /// Makes a question.
  public init(id: Int, decision: Int, sees: [Int], actions: Int) {
    (self.id, self.decision, self.sees, self.actions) = (id, decision, sees, actions)
  }

  /// The information set in words; it has to fit the game.
  func name(in game: GameWords) -> String {
    let point = game.decisions[decision]
    let seen = zip(point.sees, sees).map { "\($0.name) = \($0.values.name($1))" }
    return point.name + (seen.isEmpty ? "" : ": " + seen.joined(separator: ", "))
  }

  /// Whether it can be asked in a game.
  func fits(_ game: GameWords) -> Bool {
    guard game.decisions.indices.contains(decision) else { return false }
    let point = game.decisions[decision]
    return sees.count == point.sees.count && actions == point.actions.count
      && zip(sees, point.sees).allSatisfy { (0..<$1.values.count).contains($0) }
  }
}
