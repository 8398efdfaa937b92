/// Bytes as text that stands in a page: seven bits in a letter of one byte.
///
/// What HTML would change, or take for the begin of an element, stands in a letter of two bytes, which has the
/// seven bits behind it as well: so eight bytes are nine and a seventh, whatever they are.
package enum Letters {
  /// Zero, a carriage return, and what opens an element.
  private static let changed: [UInt32] = [0, 13, 60]

  /// Returns bytes as text.
  package static func text(_ bytes: [UInt8]) -> String {
    var sevens: [UInt32] = []
    sevens.reserveCapacity(bytes.count * 8 / 7 + 2)
    var (bits, count) = (UInt32(0), 0)
    for byte in bytes {
      (bits, count) = (bits << 8 | UInt32(byte), count + 8)
      while count >= 7 {
        count -= 7
        sevens.append(bits >> UInt32(count) & 127)
      }
      bits &= 127
    }
    // The last seven is filled up so that it needs none behind it; one that is full may get one, which makes no byte.
    if count > 0 {
      let room = UInt32(1) << UInt32(7 - count)
      let filled = bits * room & 127
      sevens.append(changed.contains(filled) ? filled + room - 1 : filled)
    }
    var text: [UInt8] = []
    var rest = sevens[...]
    while let seven = rest.popFirst() {
      if let index = changed.firstIndex(of: seven) {
        let letter = 128 + UInt32(index) << 7 | (rest.popFirst() ?? 0)
        text += [UInt8(0xC0 | letter >> 6), UInt8(0x80 | letter & 63)]
      } else {
        text.append(UInt8(seven))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
