import Foundation

/// What a model is told at one information set, as a text for the system and one for the user.
///
/// It is made of the rules and the help lines of the game, and gives no advice on how to play. Seats of a role
/// get the same prompt, so that a model is asked once for all of them.
///
/// > Source: The percentages, and that the engine draws by them: E. Tewolde et al., CoopEval, arXiv:2604.15267.
public struct Prompt: Codable, Sendable, Equatable {
  /// The version of the wording: a prompt of another version is another prompt.
  public static let version = 1

  /// What the model is told it does.
  public var system: String
  /// The rules, what is seen, and the question.
  public var user: String
  /// What the answers are called, in the order of the actions.
  public var answers: [String]
  /// Which action stands at each place of the list of answers.
  public var order: [Int]

  /// The most actions that can be told by a letter each.
  public static let mostLetters = 20

  /// Makes the prompt of a question.
  ///
  /// - Parameters:
  ///   - question: Where is asked; it has to fit the game.
  ///   - game: The game in words.
  ///   - elicit: How is asked.
  ///   - form: In what form the model is made to reply; to log probabilities it is all the same.
  ///   - labels: By what names roles and actions are called.
  ///   - shift: The place in the list of answers at which the first action stands; those after it follow, and the
  ///     last ones come first.
  public init(
    of question: ModelQuestion, in game: GameWords, by elicit: Elicitation,
    form: ReplyForm = .free, labels: Labelling, shift: Int = 0
  ) {
    let point = game.decisions[question.decision]
    let count = point.actions.count
    let names = Naming(game, labels)
    let order = (0..<count).map { ($0 + count - shift % count) % count }
    let isLettered = elicit == .logprobs
    var called = (0..<count).map { names.action($0, of: question.decision) }
    if isLettered {
      for (place, action) in order.enumerated() { called[action] = Prompt.letter(place) }
    }
    answers = called
    self.order = order
    system =
      "You take part in a game and decide for one player. The rules below are complete; nobody else reads "
      + "your reply. Reply exactly in the form that is asked for."
    var lines = ["Rules:"] + game.rules.map { names.told($0) } + [""]
    let role = game.roles[point.role]
    let title = names.role(point.role)
    lines.append(
      (role.seats > 1
        ? "You are one of \(role.seats) players in the role \(title)." : "You are \(title).")
        + (role.help.isEmpty ? "" : " " + names.told(role.help)))
    for (value, sight) in zip(question.sees, point.sees) {
      let help = sight.values.labels?[value].help ?? ""
      lines.append(
        "You see \(names.told(sight.name)): \(names.told(sight.values.name(value)))."
          + (help.isEmpty ? "" : " " + names.told(help)))
    }
    lines.append("")
    lines.append(
      "Decide \(names.told(point.name))." + (point.help.isEmpty ? "" : " " + names.told(point.help))
    )
    lines += Prompt.list(order, point, question.decision, called, names, isLettered)
    lines.append("")
    lines.append(Prompt.request(elicit, form, order.map { called[$0] }))
    user = lines.joined(separator: "\n")
  }

  /// The answers, one a line; of many numbers only the ends.
  private static func list(
    _ order: [Int], _ point: GameWords.Decision, _ decision: Int, _ called: [String],
    _ names: Naming,
    _ isLettered: Bool
  ) -> [String] {
    if point.actions.labels == nil {
      return ["- a whole number from 0 to \(point.actions.count - 1)"]
    }
    return order.map { action in
      let label = point.actions.labels?[action] ?? GameWords.Label(name: "", help: "")
      let meaning = label.help.isEmpty ? "" : ": " + names.told(label.help)
      if isLettered {
        return "\(called[action]) = \(names.action(action, of: decision))" + meaning
      }
      return "- \(called[action])" + meaning
    }
  }

  private static func request(_ elicit: Elicitation, _ form: ReplyForm, _ listed: [String])
    -> String
  {
    switch elicit {
    case .action where form != .free:
      return
        "Reply with one JSON object, and nothing after it, whose only key is \(quoted(ReplySchema.answer)): "
        + "{\(quoted(ReplySchema.answer)): \"<one of the answers, as it is written above>\"}"
    case .action:
      return
        "Reply with one line, and nothing after it:\nAnswer: <one of the answers, as it is written above>"
    case .distribution:
      let example = listed.prefix(3).map { Prompt.quoted($0) + ": ..." }.joined(separator: ", ")
      return
        "Say how likely you take each answer, in whole percent that sum to 100. Reply with one JSON object "
        + "that has every answer as a key, and nothing after it, such as {\(example)"
        + (listed.count > 3 ? ", ..." : "") + "}."
    case .logprobs:
      return "Reply with one letter only: \(listed.joined(separator: ", "))."
    }
  }

  /// A text as JSON writes it.
  private static func quoted(_ text: String) -> String {
    String(decoding: JSONEncoder.plain.bytes(of: text), as: UTF8.self)
  }

  /// The letter of a place; after Z come AA, AB and so on.
  static func letter(_ place: Int) -> String {
    let last = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(place % 26)))
    return place < 26 ? last : letter(place / 26 - 1) + last
  }

  /// Names the prompt: 16 hexadecimal digits made of its version and all its words.
  ///
  /// > Source: G. Fowler, L. C. Noll, K.-P. Vo, The FNV Non-Cryptographic Hash Algorithm, 1991: FNV-1a of 64 bits.
  public var hash: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in "\(Prompt.version)\u{0}\(system)\u{0}\(user)".utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    let text = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}

extension JSONEncoder {
  /// An encoder that writes names in their order and leaves slashes alone.
  static var plain: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }

  /// What a value is in JSON, of which nothing can be in the way: only numbers that are not finite are none, and
  /// what is written here has no such numbers.
  func bytes(of value: some Encodable) -> Data {
    do { return try encode(value) } catch {
      preconditionFailure("a value that is no JSON was written: \(error)")
    }
  }
}
