import Arena

/// Reads a line in which an agent from outside answers: `{"id": 7, "action": 2}`, or
/// `{"id": 7, "probabilities": [0.25, 0.75]}`; or in which it says why it has no answer, `{"id": 7, "silence": "refused"}`.
///
/// A scanner of its own, since a line is read for every decision. It takes the JSON of RFC 8259, but of
/// objects with no other fields only, each once.
struct ReplyScanner {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0

  /// What a line says.
  struct Line {
    var id: Int
    var answer: Answer
    /// Why there is no answer, where the program says so.
    var silence: Silence?
  }

  /// The most probabilities that are read.
  private static let mostWeights = 1 << 20

  private init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Reads a line; nil when it is no answer.
  static func read(_ bytes: UnsafeRawBufferPointer) -> Line? {
    var scanner = ReplyScanner(bytes)
    return scanner.line()
  }

  private mutating func line() -> Line? {
    guard take(UInt8(ascii: "{")) else { return nil }
    var id: Int?
    var answer: Answer?
    var silence: Silence?
    repeat {
      guard let name = name(), take(UInt8(ascii: ":")) else { return nil }
      switch name {
      case .id:
        guard id == nil, let number = number(), let whole = Int(exactly: number), whole >= 0
        else { return nil }
        id = whole
      case .action:
        guard answer == nil, let number = number(), let whole = Int(exactly: number)
        else { return nil }
        answer = .action(whole)
      case .probabilities:
        guard answer == nil, let weights = weights() else { return nil }
        answer = .mixed(weights)
      case .silence:
        guard answer == nil, let found = self.silence() else { return nil }
        (answer, silence) = (Answer.none, found)
      }
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { return nil }
    skipSpace()
    guard place == bytes.count, let id, let answer else { return nil }
    return Line(id: id, answer: answer, silence: silence)
  }

  private enum Name: CaseIterable {
    case id, action, probabilities, silence

    var text: StaticString {
      switch self {
      case .id: "\"id\""
      case .action: "\"action\""
      case .probabilities: "\"probabilities\""
      case .silence: "\"silence\""
      }
    }
  }

  private mutating func name() -> Name? {
    skipSpace()
    for name in Name.allCases where takeAll(name.text) { return name }
    return nil
  }

  /// What a program may say that went wrong.
  static let silences = Silence.allCases.filter {
    $0.rawValue > Silence.unrecorded.rawValue || [.late, .flooded, .unreadable].contains($0)
  }

  private mutating func silence() -> Silence? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") { place += 1 }
    let word = String(decoding: bytes[start..<place], as: UTF8.self)
    guard takeHere(UInt8(ascii: "\"")) else { return nil }
    return ReplyScanner.silences.first { $0.name == word }
  }

  private mutating func weights() -> [Double]? {
    guard take(UInt8(ascii: "[")) else { return nil }
    var weights: [Double] = []
    if take(UInt8(ascii: "]")) { return weights }
    repeat {
      guard weights.count < ReplyScanner.mostWeights, let number = number() else { return nil }
      weights.append(number)
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "]")) ? weights : nil
  }

  /// A number as JSON writes it.
  private mutating func number() -> Double? {
    skipSpace()
    let start = place
    let isNegative = takeHere(UInt8(ascii: "-"))
    guard let first = digits() else { return nil }
    if first.count > 1 && bytes[first.start] == UInt8(ascii: "0") { return nil }
    var isWhole = true
    if takeHere(UInt8(ascii: ".")) {
      isWhole = false
      if digits() == nil { return nil }
    }
    if takeHere(UInt8(ascii: "e")) || takeHere(UInt8(ascii: "E")) {
      isWhole = false
      if !takeHere(UInt8(ascii: "+")) { _ = takeHere(UInt8(ascii: "-")) }
      if digits() == nil { return nil }
    }
    if isWhole && first.count < 16 {
      var value = 0
      for index in first.start..<first.start + first.count {
        value = value * 10 + Int(bytes[index] - UInt8(ascii: "0"))
      }
      return Double(isNegative ? -value : value)
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  private mutating func digits() -> (start: Int, count: Int)? {
    let start = place
    while place < bytes.count, bytes[place] &- UInt8(ascii: "0") < 10 { place += 1 }
    return place > start ? (start, place - start) : nil
  }

  private mutating func skipSpace() {
    while place < bytes.count, [0x20, 0x09, 0x0D].contains(bytes[place]) { place += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    return takeHere(byte)
  }

  private mutating func takeHere(_ byte: UInt8) -> Bool {
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  private mutating func takeAll(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard bytes.count - place >= count else { return false }
    for index in 0..<count where bytes[place + index] != text.utf8Start[index] { return false }
    place += count
    return true
  }
}
