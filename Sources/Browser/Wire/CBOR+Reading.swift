extension CBOR {
  /// The most bytes of a request.
  public static let limit = 4_000_000
  /// How deep lists and maps may be nested.
  static let deepest = 32

  /// Reads one value that fills some bytes.
  ///
  /// - Returns: Nil unless the bytes are one value of the kinds that there are here, in the shortest
  ///   form or not, at most ``limit`` of them.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count <= CBOR.limit else { return nil }
    var reader = Reader(bytes: bytes)
    guard let value = reader.value(depth: 0), reader.place == bytes.count else { return nil }
    self = value
  }

  /// A place in some bytes.
  private struct Reader {
    let bytes: [UInt8]
    var place = 0

    /// The next value; nil if there is none.
    mutating func value(depth: Int) -> CBOR? {
      guard depth <= CBOR.deepest, place < bytes.count else { return nil }
      let first = bytes[place]
      place += 1
      if first == 0xFB { return number(8).map { .real(Double(bitPattern: $0)) } }
      let major = first >> 5
      if major == 7 {
        switch first & 31 {
        case 20: return .truth(false)
        case 21: return .truth(true)
        case 22: return .null
        default: return nil
        }
      }
      guard let argument = argument(first & 31) else { return nil }
      switch major {
      case 0: return Int64(exactly: argument).map { .whole($0) }
      case 1: return Int64(exactly: argument).map { .whole(-1 - $0) }
      case 3: return text(argument).map { .text($0) }
      case 4: return list(argument, depth)
      case 5: return map(argument, depth)
      default: return nil
      }
    }

    /// The number that a first byte begins.
    private mutating func argument(_ information: UInt8) -> UInt64? {
      switch information {
      case 0..<24: return UInt64(information)
      case 24: return number(1)
      case 25: return number(2)
      case 26: return number(4)
      case 27: return number(8)
      default: return nil
      }
    }

    /// A number of some bytes, the greatest first.
    private mutating func number(_ count: Int) -> UInt64? {
      guard bytes.count - place >= count else { return nil }
      var number: UInt64 = 0
      for _ in 0..<count {
        number = number << 8 | UInt64(bytes[place])
        place += 1
      }
      return number
    }

    private mutating func text(_ count: UInt64) -> String? {
      guard count <= UInt64(bytes.count - place) else { return nil }
      let end = place + Int(count)
      defer { place = end }
      return String(decoding: bytes[place..<end], as: UTF8.self)
    }

    private mutating func list(_ count: UInt64, _ depth: Int) -> CBOR? {
      // Every element takes a byte, so that no more can be asked for than was sent.
      guard count <= UInt64(bytes.count - place) else { return nil }
      var items: [CBOR] = []
      for _ in 0..<Int(count) {
        guard let item = value(depth: depth + 1) else { return nil }
        items.append(item)
      }
      return .list(items)
    }

    private mutating func map(_ count: UInt64, _ depth: Int) -> CBOR? {
      guard count <= UInt64(bytes.count - place) / 2 else { return nil }
      var fields: [Field] = []
      for _ in 0..<Int(count) {
        guard case .text(let name)? = value(depth: depth + 1),
          let value = value(depth: depth + 1)
        else { return nil }
        fields.append(Field(name, value))
      }
      return .map(fields)
    }
  }
}
