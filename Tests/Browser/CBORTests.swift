import Browser
import Testing

@Suite("CBOR") struct CBORTests {
  /// Vectors of RFC 8949, appendix A: those of the kinds that a page needs.
  static let vectors: [(hex: String, value: CBOR)] = [
    ("00", .whole(0)), ("01", .whole(1)), ("0a", .whole(10)), ("17", .whole(23)),
    ("1818", .whole(24)), ("1819", .whole(25)), ("1864", .whole(100)), ("1903e8", .whole(1000)),
    ("1a000f4240", .whole(1_000_000)), ("1b000000e8d4a51000", .whole(1_000_000_000_000)),
    ("20", .whole(-1)), ("29", .whole(-10)), ("3863", .whole(-100)), ("3903e7", .whole(-1000)),
    ("fb3ff199999999999a", .real(1.1)), ("fb7e37e43c8800759c", .real(1.0e+300)),
    ("fbc010666666666666", .real(-4.1)), ("fb7ff0000000000000", .real(.infinity)),
    ("fbfff0000000000000", .real(-.infinity)),
    ("f4", .truth(false)), ("f5", .truth(true)), ("f6", .null),
    ("60", .text("")), ("6161", .text("a")), ("6449455446", .text("IETF")),
    ("62225c", .text("\"\\")), ("62c3bc", .text("\u{fc}")), ("63e6b0b4", .text("\u{6c34}")),
    ("64f0908591", .text("\u{10151}")),
    ("80", .list([])), ("83010203", .list([.whole(1), .whole(2), .whole(3)])),
    (
      "8301820203820405",
      .list([.whole(1), .list([.whole(2), .whole(3)]), .list([.whole(4), .whole(5)])])
    ),
    (
      "98190102030405060708090a0b0c0d0e0f101112131415161718181819",
      .list((1...25).map { .whole($0) })
    ),
    ("a0", .map([])),
    (
      "a26161016162820203",
      .map([.init("a", .whole(1)), .init("b", .list([.whole(2), .whole(3)]))])
    ),
    ("826161a161626163", .list([.text("a"), .map([.init("b", .text("c"))])])),
    (
      "a56161614161626142616361436164614461656145",
      .map(["a", "b", "c", "d", "e"].map { .init($0, .text($0.uppercased())) })
    ),
  ]

  @Test("A value of the standard is read and written", arguments: vectors)
  func readsAndWrites(vector: (hex: String, value: CBOR)) {
    #expect(CBOR(bytes(vector.hex)) == vector.value)
    #expect(vector.value.bytes == bytes(vector.hex))
  }

  @Test("The least whole number is its own")
  func takesTheLeast() {
    #expect(CBOR(CBOR.whole(.min).bytes) == .whole(.min))
    #expect(CBOR(CBOR.whole(.max).bytes) == .whole(.max))
  }

  @Test(
    "What is no such value is nothing",
    arguments: [
      "", "1bffffffffffffffff", "3bffffffffffffffff", "f97e00", "fa47c35000", "f7", "f0", "f818",
      "c074323031332d30332d32315432303a30343a30305a", "4401020304", "5f42010243030405ff",
      "7f657374726561646d696e67ff", "9fff", "bf61610161629f0203ffff", "a201020304", "0000", "18",
      "62c3", "82", "8101ff", "a1", "a16161", "9bffffffffffffffff", "7bffffffffffffffff",
      "bb7fffffffffffffff",
    ])
  func refuses(hex: String) {
    #expect(CBOR(bytes(hex)) == nil)
  }

  @Test("A list in a list in a list ends somewhere")
  func isNotDeep() {
    let deep = [UInt8](repeating: 0x81, count: 1_000_000) + [0]
    #expect(CBOR(deep) == nil)
    #expect(CBOR([UInt8](repeating: 0x81, count: 20) + [0]) != nil)
  }

  private func bytes(_ hex: String) -> [UInt8] {
    let digits = hex.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
