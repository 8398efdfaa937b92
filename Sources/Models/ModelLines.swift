import Foundation

/// The lines that `arena-model` reads and writes.
public enum ModelLines {
  /// What a line says.
  public enum Line: Sendable {
    case game(GameWords)
    case question(ModelQuestion)
    /// What a match came to; a model is not told.
    case outcome
  }

  private struct Kind: Decodable {
    var type: String
  }

  /// Reads a line; or says, as a sentence, what it is not.
  public static func read(_ line: String, in game: GameWords?) -> Result<Line, ModelComplaint> {
    let data = Data(line.utf8)
    let decoder = JSONDecoder()
    do {
      switch try decoder.decode(Kind.self, from: data).type {
      case "game":
        let game = try decoder.decode(GameWords.self, from: data)
        if let flaw = game.flaw { return .failure(ModelComplaint(flaw)) }
        return .success(.game(game))
      case "question":
        let question = try decoder.decode(ModelQuestion.self, from: data)
        guard let game else {
          return .failure(
            ModelComplaint("expected a line of type 'game' before the first question"))
        }
        guard question.fits(game) else {
          return .failure(ModelComplaint("the question \(question.id) does not fit the game"))
        }
        return .success(.question(question))
      case "outcome": return .success(.outcome)
      default:
        return .failure(
          ModelComplaint(
            "expected a line of type 'game', 'question' or 'outcome', but found another"))
      }
    } catch {
      return .failure(
        ModelComplaint("expected a line of JSON from the arena, but found something else"))
    }
  }

  /// The answer to a question as a line.
  ///
  /// - Parameters:
  ///   - exchange: What came of it.
  ///   - id: The number of the question.
  ///   - isKept: Whether the exchange itself is written, on a line before.
  /// - Returns: One line or two, each with its line break.
  public static func answer(_ exchange: Exchange, id: Int, keeping isKept: Bool) -> String {
    var text = ""
    if isKept {
      var kept = Kept(exchange: id, record: exchange)
      var data = JSONEncoder.plain.bytes(of: kept)
      while data.count > longest, !kept.record.calls.isEmpty {
        kept.record.calls.removeFirst()
        data = JSONEncoder.plain.bytes(of: kept)
      }
      text = String(decoding: data, as: UTF8.self) + "\n"
    }
    if let silence = exchange.silence {
      text += "{\"id\":\(id),\"silence\":\"\(silence.rawValue)\"}\n"
    } else if let action = exchange.action {
      text += "{\"id\":\(id),\"action\":\(action)}\n"
    } else {
      let odds = (exchange.probabilities ?? []).map { "\($0)" }.joined(separator: ",")
      text += "{\"id\":\(id),\"probabilities\":[\(odds)]}\n"
    }
    return text
  }

  /// The longest line that is written, in bytes: below what the arena reads.
  private static let longest = 900_000

  private struct Kept: Encodable {
    var exchange: Int
    var record: Exchange
  }
}

/// What is wrong with what a program was given, as one sentence.
public struct ModelComplaint: Error, CustomStringConvertible, Equatable {
  /// The sentence, without a final full stop.
  public let description: String

  /// Makes a complaint of a sentence.
  public init(_ sentence: String) { description = sentence }
}
