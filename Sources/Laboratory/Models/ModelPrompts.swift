public import Arena
import Foundation
public import Models

/// The prompts of a game: what a language model is told at each information set.
public struct ModelPrompts: Sendable {
  private let words: GameWords
  private let shape: Shape

  /// Puts a game into words.
  ///
  /// - Throws: ``StudyError`` when the game cannot be told.
  public init(_ game: Game, called name: String) throws(StudyError) {
    shape = game.shape
    let json = AgentLines.declarations(of: game).adding(["mechanism": .string(name)])
    do {
      words = try JSONDecoder().decode(GameWords.self, from: Data(json.canonical.utf8))
    } catch { throw StudyError("the game cannot be put into words") }
  }

  /// The prompt at an information set.
  public func prompt(
    at infoset: Int, by elicit: Elicitation, form: ReplyForm = .free, labels: Labelling,
    shift: Int = 0
  ) -> Prompt {
    Prompt(
      of: question(at: infoset), in: words, by: elicit, form: form, labels: labels, shift: shift)
  }

  /// The question at an information set.
  private func question(at infoset: Int) -> ModelQuestion {
    let (decision, observation) = shape.decision(ofInfoset: infoset)
    var rest = observation
    var seen: [Int] = []
    for variable in shape.decisions[decision].sees.reversed() {
      seen.append(rest % variable.values.count)
      rest /= variable.values.count
    }
    return ModelQuestion(
      id: 0, decision: decision, sees: seen.reversed(),
      actions: shape.decisions[decision].actions.count)
  }
}
