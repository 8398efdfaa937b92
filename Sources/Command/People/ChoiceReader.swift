import Arena
import Laboratory

/// Reads which of some choices a person means: by number, by name in any case, or by how a name begins.
struct ChoiceReader {
  /// What a person means.
  enum Reading: Equatable {
    /// A choice.
    case action(Int)
    /// To be told more: of one choice, or of all.
    case explain(Int?)
    /// To leave.
    case quit
    /// Nothing that can be told, and why, as a sentence.
    case unclear(String)
  }

  private let labels: [String]
  /// What each label amounts to, where all are numbers.
  private let amounts: [Double]?
  /// Whether a number means a place in the list: not where a name may be a number.
  let isNumbered: Bool

  /// Lists with more choices than these are told by where they begin and end.
  static let most = 12

  /// Makes a reader of labelled choices.
  init(_ values: Values) {
    labels = (0..<values.count).map { values.label($0) }
    let numbers = labels.map { Double($0) }
    let all = numbers.compactMap { $0 }
    amounts = all.count == labels.count ? all : nil
    isNumbered = all.isEmpty
  }

  /// Whether the choices are amounts, of which there are many.
  var isAmount: Bool { amounts != nil && labels.count > ChoiceReader.most }

  /// Reads a line.
  func read(_ line: String) -> Reading {
    let text = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if let action = exact(text) { return .action(action) }
    if text.hasPrefix("?") || text.hasSuffix("?") {
      let rest = text.drop { $0 == "?" || $0 == " " }.reversed().drop { $0 == "?" || $0 == " " }
      if rest.isEmpty { return .explain(nil) }
      let named = choice(String(rest.reversed()))
      return switch named {
      case .action(let action): .explain(action)
      case .quit: .unclear("There is no choice 'quit' here; type quit to leave.")
      case .explain, .unclear: named
      }
    }
    return choice(text)
  }

  /// The choice of just this name, first with its case and then without.
  private func exact(_ text: String) -> Int? {
    if let action = labels.firstIndex(of: text) { return action }
    let small = text.lowercased()
    let found = labels.indices.filter { labels[$0].lowercased() == small }
    return found.count == 1 ? found[0] : nil
  }

  private func choice(_ text: String) -> Reading {
    if let action = exact(text) { return .action(action) }
    if text.allSatisfy({ "+-.0123456789eE".contains($0) }), let number = Double(text) {
      return amount(number, text)
    }
    let small = text.lowercased()
    if ["quit", "exit"].contains(small) { return .quit }
    let begun = labels.indices.filter { labels[$0].lowercased().hasPrefix(small) }
    if small.isEmpty {
      return .unclear("Type a choice; ? explains.")
    }
    if begun.count == 1 { return .action(begun[0]) }
    if begun.count > 1 {
      let names = begun.prefix(4).map { "'\(printable(labels[$0]))'" }
      let more = begun.count > 4 ? " or \(begun.count - 4) more" : ""
      return .unclear(
        "'\(printable(text))' may be \(names.joined(separator: " or "))\(more); type more of it.")
    }
    let valid = amounts == nil ? StudyError.suggestion(for: small, among: labels) : "; \(range)"
    return .unclear("There is no '\(printable(text))' here" + valid + ".")
  }

  /// A number: a place in the list, or an amount.
  private func amount(_ number: Double, _ text: String) -> Reading {
    if isNumbered {
      if let place = Int(exactly: number), (1...labels.count).contains(place) {
        return .action(place - 1)
      }
      return .unclear(
        "There is no choice \(printable(text)); expected 1 to \(labels.count), or a name.")
    }
    guard let amounts else {
      return .unclear(
        "There is no '\(printable(text))' here" + StudyError.suggestion(for: text, among: labels)
          + ".")
    }
    let gap = 1e-9 * Swift.max(1, number.magnitude)
    if let action = amounts.firstIndex(where: { ($0 - number).magnitude <= gap }) {
      return .action(action)
    }
    let below = amounts.indices.filter { amounts[$0] < number }.max { amounts[$0] < amounts[$1] }
    let above = amounts.indices.filter { amounts[$0] > number }.min { amounts[$0] < amounts[$1] }
    let nearest = [below, above].compactMap { $0 }.map { labels[$0] }
    return .unclear(
      "There is no \(printable(text)) here; \(range), and the nearest "
        + (nearest.count == 1 ? "is " : "are ") + nearest.joined(separator: " and ") + ".")
  }

  /// From where to where the choices go.
  private var range: String {
    labels.count <= ChoiceReader.most
      ? "expected \(alternatives(labels))"
      : "expected a number from \(labels[0]) to \(labels[labels.count - 1])"
  }
}
