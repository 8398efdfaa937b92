/// Prose in which places stand for numbers of the results, so that it cannot say what they do not.
struct Prose: Sendable, Equatable {
  /// A piece of it.
  enum Piece: Sendable, Equatable {
    /// Text as it is.
    case text(String)
    /// A place.
    case place(Placeholder)
  }

  /// The pieces, in order.
  private(set) var pieces: [Piece] = []

  /// Reads prose: `{` begins a place, `}` ends it, and `{{` is a brace.
  ///
  /// - Throws: ``StudyError`` for a place that is none.
  init(_ text: String) throws(StudyError) {
    var rest = text[...]
    var plain = ""
    while let brace = rest.firstIndex(of: "{") {
      plain += rest[..<brace]
      rest = rest[rest.index(after: brace)...]
      if rest.first == "{" {
        plain += "{"
        rest.removeFirst()
        continue
      }
      guard let end = rest.firstIndex(of: "}") else {
        throw StudyError(
          "the place '{\(printable(String(rest), limit: 60))' has no '}'; a brace is written '{{'")
      }
      if !plain.isEmpty { pieces.append(.text(plain)) }
      plain = ""
      pieces.append(.place(try Placeholder(rest[..<end])))
      rest = rest[rest.index(after: end)...]
    }
    plain += rest
    if !plain.isEmpty { pieces.append(.text(plain)) }
  }

  /// The places, in order.
  var places: [Placeholder] {
    pieces.compactMap { piece in
      if case .place(let place) = piece { place } else { nil }
    }
  }

  /// The prose with a text in every place, in order; what is not known is said to be so.
  func filled(_ texts: [String?]) -> String {
    var texts = texts[...]
    return pieces.reduce(into: "") { whole, piece in
      switch piece {
      case .text(let text): whole += text
      case .place: whole += (texts.popFirst() ?? nil) ?? "(unknown)"
      }
    }
  }
}
