import Foundation
import Models

/// What language models answered in a recording, question by question.
public struct RecordedAnswers: Sendable {
  /// A question: a prompt, and how it was asked.
  struct Question: Hashable, Comparable {
    let mechanism: String
    let place: String
    let prompt: String
    let elicit: String

    private var words: [String] { [mechanism, place, elicit, prompt] }

    static func < (left: Question, right: Question) -> Bool {
      left.words.lexicographicallyPrecedes(right.words)
    }
  }

  /// The answers to each question: how likely each action is, and last whether there is no answer.
  private(set) var answers: [Question: [[Double]]] = [:]
  /// The models that replied, as the server names them, with their fingerprints.
  public private(set) var models: Set<String> = []
  /// What else the requests ask for, such as the temperature, each with all its values; of the last request of each
  /// question, where that is kept.
  private(set) var settings: [String: Set<String>] = [:]
  /// How many questions were asked.
  public private(set) var count = 0

  /// Reads the recording in a folder, or in the results that the folder holds.
  ///
  /// - Throws: ``StudyError`` when there is none, or no language model answered in it.
  public init(in folder: String) throws {
    let shown = printable(folder, limit: 200)
    let inner = "\(folder)/\(Recording.folderName)"
    let place = FileManager.default.fileExists(atPath: inner) ? inner : folder
    guard FileManager.default.fileExists(atPath: place) else {
      throw StudyError(
        "there is no folder '\(shown)'; expected a recording, or results that have one")
    }
    try Recording(place, facts: nil).exchanges { try add($0) }
    if count == 0 {
      throw StudyError("'\(shown)' is no recording in which a language model answered")
    }
  }

  /// Makes answers of what is said of them; for tests.
  init(_ answers: [Question: [[Double]]]) {
    self.answers = answers
    count = answers.values.reduce(0) { $0 + $1.count }
  }

  /// What differs from question to question.
  private static let asked: Set<String> = ["messages", "seed", "response_format"]

  /// In which settings two recordings were asked otherwise, and how.
  static func differences(_ first: RecordedAnswers, _ second: RecordedAnswers) -> [String] {
    func shown(_ values: Set<String>?) -> String {
      values.map { $0.sorted().joined(separator: " and ") } ?? "nothing"
    }
    return Set(first.settings.keys).union(second.settings.keys).sorted().compactMap { name in
      let (one, other) = (first.settings[name], second.settings[name])
      return one == other ? nil : "\(name) \(shown(one)) and \(shown(other))"
    }
  }

  private mutating func add(_ exchange: JSON) throws(StudyError) {
    guard let actions = exchange["actions"].int, (1...1 << 20).contains(actions) else {
      throw StudyError("an exchange of the recording does not say how many actions there are")
    }
    // Of an attempt at a time when nobody got an answer nothing can be said.
    if ModelSilence(rawValue: exchange["silence"].text)?.endsAll == true { return }
    var answer = [Double](repeating: 0, count: actions + 1)
    if let action = exchange["action"].int, (0..<actions).contains(action) {
      answer[action] = 1
    } else if exchange["probabilities"].items.count == actions {
      for (index, odds) in exchange["probabilities"].items.enumerated() {
        answer[index] = odds.double ?? 0
      }
    } else {
      answer[actions] = 1
    }
    let question = Question(
      mechanism: exchange["mechanism"].text, place: exchange["place"].text,
      prompt: exchange["prompt"].text, elicit: exchange["elicit"].text)
    answers[question, default: []].append(answer)
    if case .object(let request)? = try? JSON.parse(
      Data((exchange["calls"].items.last?["request"].text ?? "").utf8), file: "a request")
    {
      for (name, value) in request.pairs where !RecordedAnswers.asked.contains(name) {
        settings[name, default: []].insert(value.canonical)
      }
    }
    let print = exchange["fingerprint"].text
    models.insert(exchange["served"].text + (print.isEmpty ? "" : " (\(print))"))
    count += 1
  }
}
