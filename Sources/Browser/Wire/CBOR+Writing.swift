extension CBOR {
  /// The value as bytes; a real number takes eight, whatever it is, and not a number is always the same.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(0xF6)
    case .truth(let flag): bytes.append(flag ? 0xF5 : 0xF4)
    case .whole(let number):
      CBOR.head(number < 0 ? 1 : 0, UInt64(number < 0 ? -1 - number : number), &bytes)
    case .real(let number):
      bytes.append(0xFB)
      CBOR.write((number.isNaN ? .nan : number).bitPattern, 8, &bytes)
    case .text(let text):
      CBOR.head(3, UInt64(text.utf8.count), &bytes)
      bytes.append(contentsOf: text.utf8)
    case .list(let items):
      CBOR.head(4, UInt64(items.count), &bytes)
      for item in items { item.write(to: &bytes) }
    case .map(let fields):
      CBOR.head(5, UInt64(fields.count), &bytes)
      for field in fields {
        CBOR.text(field.name).write(to: &bytes)
        field.value.write(to: &bytes)
      }
    }
  }

  /// The first byte of a value, and the number that follows it.
  private static func head(_ major: UInt8, _ number: UInt64, _ bytes: inout [UInt8]) {
    let major = major << 5
    switch number {
    case 0..<24: bytes.append(major | UInt8(number))
    case 24..<0x100:
      bytes.append(major | 24)
      write(number, 1, &bytes)
    case 0x100..<0x1_0000:
      bytes.append(major | 25)
      write(number, 2, &bytes)
    case 0x1_0000..<0x1_0000_0000:
      bytes.append(major | 26)
      write(number, 4, &bytes)
    default:
      bytes.append(major | 27)
      write(number, 8, &bytes)
    }
  }

  private static func write(_ number: UInt64, _ count: Int, _ bytes: inout [UInt8]) {
    for byte in (0..<count).reversed() {
      bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * byte)))
    }
  }
}
