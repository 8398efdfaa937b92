import Foundation

/// The key that a server is asked with, and how it is kept out of everything else.
///
/// A server may say it back. It is taken out of a reply as it comes in, before anything is read, quoted, cut or kept,
/// so that whatever is made of the reply cannot hold it.
public struct ServerKey: Sendable {
  /// The key as it stands in the header of requests: visible characters of ASCII.
  public let text: String
  private let bytes: [UInt8]

  /// A shorter key is no secret but stands for one, as servers on this machine want: it is taken out of nothing, since
  /// it may well be part of a word.
  public static let shortest = 8

  /// What stands where the key stood.
  private static let mark = Array("(key)".utf8)

  /// Reads a key, around which white space does not count; nil where there is none.
  ///
  /// - Parameters:
  ///   - text: The value of an environment variable; nil where it is not set.
  ///   - variable: Its name.
  /// - Throws: ``ModelComplaint`` for a key that no header can hold, which does not repeat it.
  public init?(_ text: String?, of variable: String) throws(ModelComplaint) {
    let trimmed = (text ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    if trimmed.isEmpty { return nil }
    guard trimmed.unicodeScalars.allSatisfy({ (0x21...0x7e).contains($0.value) }) else {
      throw ModelComplaint(
        "\(variable) must be one word of letters, digits and signs of ASCII, but something else is in it, such as "
          + "white space or a control character")
    }
    (self.text, bytes) = (trimmed, Array(trimmed.utf8))
  }

  /// A way to a server of whose replies nothing but this has seen the key.
  public func guarding(_ transport: @escaping Transport) -> Transport {
    { request in
      await transport(request).map { reply in
        var reply = reply
        reply.body = removed(from: reply.body)
        return reply
      }
    }
  }

  /// Whether a text holds the key.
  public func stands(in text: String) -> Bool {
    let data = Data(text.utf8)
    return removed(from: data) != data
  }

  /// A body without the key, however JSON or an address may spell it.
  ///
  /// So that nothing comes of a body that was cut within the key, the beginning of the key is taken out at the end.
  func removed(from body: Data) -> Data {
    guard bytes.count >= ServerKey.shortest else { return body }
    let text = Array(body)
    var result: [UInt8] = []
    var kept = 0
    var start = 0
    while start < text.count {
      guard let end = end(in: text, from: start) else {
        start += 1
        continue
      }
      result += text[kept..<start]
      result += ServerKey.mark
      (kept, start) = (end, end)
    }
    return kept == 0 ? body : Data(result + text[kept...])
  }

  /// Where the key ends that begins at a place; nil where none does.
  private func end(in text: [UInt8], from start: Int) -> Int? {
    var place = start
    for (index, byte) in bytes.enumerated() {
      // Texts of two bytes a character are JSON too.
      for _ in 0..<3 where index > 0 && place < text.count && text[place] == 0 { place += 1 }
      guard let next = ServerKey.after(byte, in: text, at: place) else {
        let isCut =
          place == text.count
          || text.count - place < 6 && (text[place] == ServerKey.slash || text[place] == 0x25)
        return isCut && index >= ServerKey.shortest ? text.count : nil
      }
      place = next
    }
    return place
  }

  private static let slash = UInt8(ascii: "\\")

  /// How many backslashes, or percent signs, one character is looked for behind: a run of them has to end.
  private static let depth = 16

  /// The place after one character of the key; nil where another stands.
  ///
  /// It may be written as itself, in either case; after a backslash, or as many as JSON within JSON has; by its number, as
  /// JSON has it ("\u002d") or as addresses have it ("%2d", "%252d").
  private static func after(_ byte: UInt8, in text: [UInt8], at place: Int) -> Int? {
    guard place < text.count else { return nil }
    if text[place] == slash {
      var next = place
      while next < text.count, next - place < depth, text[next] == slash { next += 1 }
      if next < text.count, text[next] | 0x20 == UInt8(ascii: "u"),
        isSame(number(text, next + 1, digits: 4), byte)
      {
        return next + 5
      }
      if next < text.count, text[next] == byte, byte == UInt8(ascii: "/") || byte == 0x22 {
        return next + 1
      }
      if byte == slash { return next }
    }
    if text[place] == UInt8(ascii: "%") {
      var next = place + 1
      while next - place < depth, number(text, next, digits: 2) == 0x25 { next += 2 }
      if isSame(number(text, next, digits: 2), byte) { return next + 2 }
      // The sign itself, written by its number.
      if byte == 0x25, next > place + 1 { return next }
    }
    return isSame(Int(text[place]), byte) ? place + 1 : nil
  }

  /// The number that hexadecimal digits write; nil where there are none.
  private static func number(_ text: [UInt8], _ place: Int, digits: Int) -> Int? {
    guard place + digits <= text.count else { return nil }
    var number = 0
    for digit in text[place..<place + digits] {
      guard let value = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
      number = number * 16 + value
    }
    return number
  }

  /// Whether a number is that of a character, in either case.
  private static func isSame(_ number: Int?, _ byte: UInt8) -> Bool {
    guard let number else { return false }
    if number == Int(byte) { return true }
    return (0x41...0x5a).contains(byte & 0xdf) && number == Int(byte ^ 0x20)
  }
}
