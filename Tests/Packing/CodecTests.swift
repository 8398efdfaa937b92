import Arena
import Packing
import TestSupport
import Testing

/// Packs and unpacks, in small rooms.
@Suite struct `The codec` {
  private static let slots = 12

  /// The stream that a text is packed into.
  private func packed(_ text: [UInt8]) throws -> [UInt8] {
    try #require(Packed.stream(of: text, slots: Self.slots))
  }

  /// The text that a stream holds; nil if it is damaged.
  private func unpacked(_ stream: [UInt8]) -> [UInt8]? {
    Packed.text(in: stream, slots: Self.slots)
  }

  @Test func `gives back texts of every byte and length`() throws {
    var dice = StreamKey(seed: 5).stream(0)
    var texts: [[UInt8]] = [[], [0], [255], [UInt8](repeating: 7, count: 1000), Array(0...255)]
    for length in 1...20 {
      texts.append((0..<length * 7).map { _ in UInt8(dice.index(below: 256)) })
    }
    for text in texts { #expect(unpacked(try packed(text)) == text) }
  }

  @Test func `makes short what says the same again, and nothing much longer`() throws {
    let word = Array("Whoever is fined pays. ".utf8)
    let again = try packed(Array([[UInt8]](repeating: word, count: 400).joined()))
    #expect(again.count < (try packed(word)).count + 100)
    var dice = StreamKey(seed: 8).stream(0)
    let noise = (0..<8000).map { _ in UInt8(dice.index(below: 256)) }
    #expect(try packed(noise).count < 9500)
  }

  /// The function that adds two numbers, one with every kind of operand, and one with a block in a loop, each with
  /// its size before it.
  private static let functions: [UInt8] = [
    [0, 0x20, 0, 0x20, 1, 0x6A, 0x0B],
    [
      2, 1, 0x7F, 130, 1, 0x7C, 0x41, 0xC0, 0xBB, 0x78, 0x42, 0x7F, 0x43, 1, 2, 3, 4, 0x44, 1, 2, 3,
      4, 5, 6, 7, 8, 0x28, 2, 0x80, 0x80, 4, 0x10, 0xFF, 1, 0x11, 3, 0, 0xFC, 2, 0xFC, 8, 1, 0,
      0xFC,
      10, 0, 0, 0xFC, 11, 0, 0x23, 0, 0x24, 1, 0x3F, 0, 0x40, 0, 0x1A, 0x1B, 0x0F, 0x0B,
    ],
    [
      0, 0x02, 0x40, 0x03, 0x7F, 0x0C, 0, 0x0E, 2, 0, 1, 0, 0x0D, 1, 0x0B, 0x0B, 0x04, 0x40, 0x05,
      0x0B, 0x0B,
    ],
  ].flatMap { [UInt8($0.count)] + $0 }

  @Test func `gives back functions, and pieces that build on them`() throws {
    var functions = Self.functions
    var piece = Array(functions[..<8])
    let work = { (codec: inout Codec) in
      codec.exchangeCodes()
      codec.exchange(functions: &functions)
    }
    var packer = Codec(slots: Self.slots) { codec in
      work(&codec)
      codec.exchange(functions: &piece)
    }
    work(&packer)
    let firstMade = packer.finish()
    let first = try #require(firstMade)
    var after = Codec(slots: Self.slots, after: packer)
    after.exchange(functions: &piece)
    let secondMade = after.finish()
    let second = try #require(secondMade)

    functions = []
    piece = []
    var unpacker = Codec(slots: Self.slots)
    unpacker.begin(first)
    work(&unpacker)
    let isWhole = unpacker.finish() != nil
    #expect(isWhole)
    #expect(functions == Self.functions)
    var other = Codec(slots: Self.slots)
    for _ in 0..<2 {
      other.learn(from: unpacker)
      other.begin(second)
      other.exchange(functions: &piece)
      let isWhole = other.finish() != nil
      #expect(isWhole)
      #expect(piece == Array(Self.functions[..<8]))
    }
  }

  @Test(arguments: [
    [2, 0, 0xFD], [3, 0, 0x20, 0x0B], [3, 0, 0x0B, 0x0B], [9, 0, 0x0B], [2, 0, 0x1C], [0x80],
  ])
  func `packs no function that it does not know, or that is cut off`(function: [UInt8]) {
    var functions = function
    var packer = Codec(slots: Self.slots) { $0.exchange(functions: &functions) }
    packer.exchange(functions: &functions)
    let made = packer.finish()
    #expect(made == nil)
  }

  @Test func `says of a damaged stream that it is`() throws {
    let stream = try packed(
      Array("A stream that loses a byte must not pass for another text.".utf8))
    for index in stride(from: 0, to: stream.count - 4, by: 3) {
      var damaged = stream
      damaged[index] ^= 16
      #expect(unpacked(damaged) == nil, "byte \(index)")
    }
    for length in [0, 3, stream.count / 2] {
      #expect(unpacked(Array(stream[..<length])) == nil, "\(length) bytes")
    }
  }
}
