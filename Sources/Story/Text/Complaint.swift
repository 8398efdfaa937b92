/// Something that is wrong in a story file, and where.
public struct Complaint: Equatable, Sendable, CustomStringConvertible {
  /// The line, from 1.
  public let line: Int
  /// The character within the line, from 1.
  public let column: Int
  /// What was expected, what was found, and the nearest valid name; without a full stop.
  public let sentence: String
  /// The character that is complained of if it is not of ASCII, and may look like one that is.
  public let character: Unicode.Scalar?
  /// The line itself.
  public let excerpt: String
  /// How many characters stand before the mark under the line.
  let margin: Int

  init(_ sentence: Text, at place: Int, in source: SourceText) {
    (line, column) = source.position(of: place)
    let (piece, before) = source.excerpt(around: place)
    (excerpt, margin) = (piece.string, before)
    self.sentence = sentence.string
    character = source.scalar(at: place).flatMap { $0.isASCII ? nil : $0 }
  }

  /// The number of ``character`` as the sentence has it: "U+0430".
  public var characterNumber: String? { character.map { SourceText.number(of: $0).string } }

  /// Place and sentence, then the line with a mark under it.
  public var description: String {
    let mark = Text([UInt8](repeating: 0x20, count: margin))
    let text: Text = "line \(line), column \(column): \(sentence)\n  \(excerpt)\n  \(mark)^"
    return text.string
  }
}

/// What is wrong with a story file, in the order of its text; there is at least one complaint.
public struct Complaints: Error, Equatable, Sendable, CustomStringConvertible {
  /// The most complaints that are kept.
  public static let most = 20

  /// The complaints.
  public let all: [Complaint]

  init(all: [Complaint]) { self.all = all }

  /// Puts what was found into the order of the text.
  init(_ found: [(place: Int, sentence: Text)], in source: SourceText) {
    var ordered: [(place: Int, sentence: Text)] = []
    for complaint in found {
      var index = ordered.count
      while index > 0 && ordered[index - 1].place > complaint.place { index -= 1 }
      ordered.insert(complaint, at: index)
    }
    all = ordered.map { Complaint($0.sentence, at: $0.place, in: source) }
  }

  /// The complaints, one under the other.
  public var description: String {
    var text: Text = ""
    for complaint in all { text = "\(text)\(text.isEmpty ? "" : "\n")\(complaint.description)" }
    return text.string
  }
}

/// Thrown by a function that has complained; whoever catches it goes on where the text makes sense again.
struct Recovery: Error {}
