import Foundation

/// What is read in the text of a reply: an answer, or why there is none, as a sentence for whoever replied.
enum ReplyReading: Equatable {
  case action(Int)
  case distribution([Double])
  case unread(String)

  /// How much of a reply is quoted in a reason, in characters.
  private static let quoted = 60

  /// Reads the action that a reply names: after "Answer:" in its last line that has it, or the whole reply.
  ///
  /// Marks around the name and the case of its letters do not count. Nor does it count whether the reply is an object
  /// of JSON with that name and nothing else.
  static func action(in text: String, of answers: [String]) -> ReplyReading {
    if let table = try? JSONDecoder().decode([String: String].self, from: Data(text.utf8)),
      table.count == 1, let named = table[ReplySchema.answer]
    {
      return action(in: "answer: \(named)", of: answers)
    }
    let lines = text.split(whereSeparator: \.isNewline).map { bare($0) }.filter { !$0.isEmpty }
    let marked = lines.last { $0.hasPrefix("answer:") }.map { bare($0.dropFirst("answer:".count)) }
    let whole = lines.count == 1 ? lines[0] : ""
    let named = marked ?? whole
    let places = answers.indices.filter { bare(answers[$0][...]) == named }
    if places.count == 1, let place = places.first { return .action(place) }
    if named.isEmpty {
      return .unread("expected a line 'Answer: ' with one of \(list(answers)), but found none")
    }
    return .unread("expected one of \(list(answers)), but found '\(named.shown(quoted))'")
  }

  /// Reads a percentage for every answer: the last JSON object of a reply.
  static func distribution(in text: String, of answers: [String]) -> ReplyReading {
    guard let end = text.lastIndex(of: "}"), let start = text[..<end].lastIndex(of: "{"),
      let table = try? JSONDecoder().decode(
        [String: Double].self, from: Data(text[start...end].utf8))
    else {
      return .unread("expected one JSON object with a percentage for each of \(list(answers))")
    }
    var shares: [Double] = []
    for answer in answers {
      guard let share = table[answer] else {
        return .unread("the answer '\(answer)' has no percentage")
      }
      guard share >= 0, share <= 100, share == share.rounded() else {
        return .unread("the percentage of '\(answer)' is no whole number from 0 to 100")
      }
      shares.append(share)
    }
    if let other = table.keys.sorted().first(where: { !answers.contains($0) }) {
      return .unread("there is no answer '\(other.shown(quoted))'; there are \(list(answers))")
    }
    let sum = shares.reduce(0, +)
    if sum != 100 { return .unread("the percentages sum to \(Int(sum)), not to 100") }
    return .distribution(shares.map { $0 / 100 })
  }

  /// A text without marks around it, in lower case.
  private static func bare(_ text: Substring) -> String {
    let marks = CharacterSet(charactersIn: "\"'`*.<>[]()").union(.whitespacesAndNewlines)
    return text.trimmingCharacters(in: marks).lowercased()
  }

  private static func list(_ answers: [String]) -> String {
    answers.prefix(12).joined(separator: ", ") + (answers.count > 12 ? ", ..." : "")
  }
}

extension String {
  /// The beginning of a text from outside, on one line: what a terminal would obey or hide is a question mark.
  public func shown(_ most: Int = .max) -> String {
    var result = ""
    for scalar in unicodeScalars.prefix(most) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: result.append("?")
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + (unicodeScalars.count > most ? "..." : "")
  }
}

/// The probabilities of answers as they are read off the log probabilities of one word.
struct LetterOdds: Equatable {
  /// What the letters of the answers sum up to, answer by answer.
  let read: [Double]

  /// What the probabilities of all words may sum up to: more than 1 by what is lost in short numbers.
  private static let most = 1.01

  /// Sums up the words that are the letter of an answer, whatever space is around it.
  ///
  /// A log probability just above 0 is one of 0. It is nil where the words are no probabilities: where they sum up to
  /// more than 1, or one is no number.
  init?(_ words: [(token: String, logprob: Double)], of answers: [String]) {
    guard words.reduce(0, { $0 + exp($1.logprob) }) <= LetterOdds.most else { return nil }
    read = answers.map { answer in
      words.filter { $0.token.trimmingCharacters(in: .whitespacesAndNewlines) == answer }
        .reduce(0) { $0 + exp(Swift.min(0, $1.logprob)) }
    }
  }
}
