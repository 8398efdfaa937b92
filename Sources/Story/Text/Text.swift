import Arena

/// A piece of text: a name, a label, a sentence.
///
/// The code that complains stays small: a text travels as one word, each piece of a sentence is added by one
/// call, and two texts are compared byte by byte, which needs nothing of Unicode.
final class Text: ExpressibleByStringInterpolation, Equatable, Sendable {
  /// The text in UTF-8.
  let bytes: [UInt8]

  @inline(never) init(_ bytes: [UInt8]) { self.bytes = bytes }

  @inline(never) convenience init(_ bytes: ArraySlice<UInt8>) { self.init(Array(bytes)) }

  @inline(never) convenience init(_ string: String) {
    var bytes: [UInt8] = []
    for byte in string.utf8 { bytes.append(byte) }
    self.init(bytes)
  }

  @inline(never) convenience init(stringLiteral literal: StaticString) {
    var pieces = Pieces(literalCapacity: 0, interpolationCount: 0)
    pieces.appendLiteral(literal)
    self.init(pieces.bytes)
  }

  @inline(never) convenience init(stringInterpolation pieces: Pieces) { self.init(pieces.bytes) }

  /// The last digits of a number to the base 16, with capital letters.
  convenience init(hex number: UInt64, digits: Int, isLower: Bool = false) {
    let letters = (isLower ? "0123456789abcdef" as Text : "0123456789ABCDEF").bytes
    var bytes: [UInt8] = []
    for digit in (0..<digits).reversed() {
      bytes.append(letters[Int(truncatingIfNeeded: number >> UInt64(4 * digit)) & 15])
    }
    self.init(bytes)
  }

  /// The pieces of a sentence.
  struct Pieces: StringInterpolationProtocol {
    fileprivate var bytes: [UInt8] = []

    init(literalCapacity: Int, interpolationCount: Int) {}

    @inline(never) mutating func appendLiteral(_ literal: StaticString) {
      literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    @inline(never) mutating func appendInterpolation(_ text: Text) {
      bytes.append(contentsOf: text.bytes)
    }

    @inline(never) mutating func appendInterpolation(_ string: String) {
      bytes.append(contentsOf: Text(string).bytes)
    }

    @inline(never) mutating func appendInterpolation(_ number: Int) {
      appendInterpolation(String(number))
    }

    /// A number with all its digits.
    @inline(never) mutating func appendInterpolation(exact number: Double) {
      appendInterpolation(NumberText.exact(number))
    }

    /// A number as a grid shows it.
    @inline(never) mutating func appendInterpolation(grid number: Double) {
      appendInterpolation(NumberText.grid(number))
    }
  }

  var string: String { String(decoding: bytes, as: UTF8.self) }
  var isEmpty: Bool { bytes.isEmpty }

  /// Whether it is the same as a word.
  @inline(never) func says(_ word: StaticString) -> Bool {
    word.withUTF8Buffer { letters in
      letters.count == bytes.count && bytes.indices.allSatisfy { letters[$0] == bytes[$0] }
    }
  }

  @inline(never) static func == (a: Text, b: Text) -> Bool { a.bytes == b.bytes }

  /// The one of some texts that is nearest to it, if one is near enough.
  func nearest(among texts: [Text]) -> Text? {
    Spelling.nearest(to: bytes, among: texts.map { $0.bytes }).map { texts[$0] }
  }
}
