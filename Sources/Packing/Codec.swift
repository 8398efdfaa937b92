/// Packs texts and functions of WebAssembly into streams, and unpacks them, at both ends by the same steps.
///
/// What is exchanged stands in variables: they are read where a stream is written, and written where it is read. A
/// byte is written as bits, by the code of its kind, and a bit by an arithmetic coder in as much room as it
/// surprises a ``Mixer``. A stream builds on all that this codec exchanged before.
///
/// Source: for the arithmetic coder, I. H. Witten, R. M. Neal and J. G. Cleary, "Arithmetic coding for data
/// compression", Communications of the ACM 30, 1987.
package struct Codec: ~Copyable {
  /// Which end of a stream this is, and before it how often each byte of each kind comes.
  enum End { case counting, packing, unpacking }

  private(set) var end = End.counting
  private let mixer: Mixer
  private var book: CodeBook
  private var counts = [Int](repeating: 0, count: 256 * Symbol.allCases.count)
  private var stream: [UInt8] = []
  private var place = 0
  /// The least and the greatest number that the bits to come can be, and when unpacking what they are.
  private var low: UInt32 = 0
  private var high = UInt32.max
  private var code: UInt32 = 0
  private var check: UInt32 = 0
  /// Whether nothing was found that cannot be.
  var isSound = true
  var past = Past()
  private var match = Match()
  var tape = Tape()

  /// Makes a codec that unpacks, with a power of two of slots of 4 bytes.
  package init(slots bits: Int) {
    mixer = Mixer(slots: bits)
    book = CodeBook(kinds: Symbol.allCases.count)
  }

  /// Makes a codec that packs, with a power of two of slots of 4 bytes, and the shortest codes for some work.
  ///
  /// - Parameters:
  ///   - bits: The power.
  ///   - work: All that will be packed.
  package init(slots bits: Int, for work: (inout Codec) -> Void) {
    self.init(slots: bits)
    work(&self)
    for kind in 1..<Symbol.allCases.count {
      book.set(kind, PrefixCode(counts: counts[256 * kind..<256 * (kind + 1)]))
    }
    begin(.packing)
  }

  /// Makes a codec that knows all that another with as many slots has come to know, and packs if that does.
  package init(slots bits: Int, after other: borrowing Codec) {
    self.init(slots: bits)
    learn(from: other)
    begin(other.end)
  }

  /// Comes to know all that another codec with as many slots knows, and no more.
  package mutating func learn(from other: borrowing Codec) {
    mixer.learn(from: other.mixer)
    book = other.book
    match = other.match
  }

  /// Begins to read a stream.
  package mutating func begin(_ stream: [UInt8]) {
    begin(.unpacking)
    self.stream = stream
    for _ in 0..<4 { readByte() }
  }

  private mutating func begin(_ end: End) {
    self.end = end
    (stream, place, low, high, code, check, isSound) = ([], 0, 0, .max, 0, 0, true)
  }

  /// Ends a stream; when packing, the next begins.
  ///
  /// - Returns: The stream when packing; nil when what was exchanged was none that can be.
  package mutating func finish() -> [UInt8]? {
    let expected = check
    var found = check
    exchange(&found)
    guard isSound, found == expected else { return nil }
    guard end == .packing else { return stream }
    for shift in [UInt32(24), 16, 8, 0] { stream.append(UInt8(truncatingIfNeeded: high &>> shift)) }
    defer { begin(.packing) }
    return stream
  }

  /// Exchanges the codes of all kinds, with which the first stream begins.
  package mutating func exchangeCodes() {
    for kind in 1..<Symbol.allCases.count {
      var lengths = book.lengths(of: kind)
      for index in lengths.indices { plain(&lengths[index]) }
      guard end == .unpacking else { continue }
      if let code = PrefixCode(lengths: lengths) { book.set(kind, code) } else { isSound = false }
    }
  }

  /// Exchanges a text of any bytes, at most 2^28 of them.
  package mutating func exchange(_ text: inout [UInt8]) {
    var count = UInt32(text.count)
    exchange(count: &count)
    guard isSound else { return }
    if end == .unpacking { text = [UInt8](repeating: 0, count: Int(count)) }
    past = Past()
    for index in text.indices where isSound {
      past.text(to: mixer.hashes)
      symbol(&text[index], .text, 0)
      past.read(text[index])
    }
  }

  /// Exchanges how many of something follow: twice, since a wrong number of them would take long.
  mutating func exchange(count: inout UInt32) {
    var complement = ~count
    exchange(&count)
    exchange(&complement)
    if complement != ~count || count > 1 << 28 { isSound = false }
  }

  /// Exchanges a number as four bytes.
  mutating func exchange(_ number: inout UInt32) {
    var whole: UInt32 = 0
    for shift in [UInt32(0), 8, 16, 24] {
      var byte = UInt8(truncatingIfNeeded: number &>> shift)
      plain(&byte)
      whole |= UInt32(byte) &<< shift
    }
    number = whole
  }

  private mutating func plain(_ byte: inout UInt8) {
    for index in 0..<Mixer.contexts { mixer.hashes[index] = 0 }
    symbol(&byte, .plain, 0)
  }

  /// Exchanges a symbol of a function.
  mutating func code(_ byte: inout UInt8, _ symbol: Symbol, _ place: Int, _ number: UInt32) {
    past.code(symbol, place, number, to: mixer.hashes)
    self.symbol(&byte, symbol, min(place, 3))
  }

  private mutating func symbol(_ byte: inout UInt8, _ symbol: Symbol, _ place: Int) {
    guard end != .counting else {
      counts[symbol.rawValue * 256 + Int(byte)] += 1
      return
    }
    bits(&byte, symbol, place)
    match.read(byte)
    check = (check ^ UInt32(byte)) &* 0x0100_0193
  }

  /// Exchanges the bits of a byte, one after the other, down the tree of its code.
  private mutating func bits(_ byte: inout UInt8, _ symbol: Symbol, _ place: Int) {
    let kind = symbol.rawValue
    // The bits that are to be written, and those of the byte that came in the like past, if these are so far alike.
    var (left, wanted) = end == .packing ? book.bits(kind, byte) : (0, 0)
    var (alike, expected) = match.expected.map { book.bits(kind, $0) } ?? (0, 0)
    let grade = match.grade
    var node = 0
    repeat {
      let hint = Hint(
        isKnown: alike > 0, isOne: expected &>> (alike &- 1) & 1 == 1, grade: grade)
      let forecast = mixer.forecast(node, symbol, place, hint)
      let most = middle(forecast.likely)
      left &-= 1
      let isOne = end == .packing ? wanted &>> left & 1 == 1 : code <= most
      mixer.learn(isOne, after: forecast, node, symbol, place, hint)
      alike = hint.isKnown && isOne == hint.isOne ? alike &- 1 : 0
      if isOne { high = most } else { low = most &+ 1 }
      while (low ^ high) &>> 24 == 0 {
        if end == .packing { stream.append(UInt8(truncatingIfNeeded: high &>> 24)) }
        (low, high) = (low &<< 8, high &<< 8 | 255)
        if end == .unpacking { readByte() }
      }
      node = book.kid(kind, node, isOne)
    } while node >= 0
    byte = UInt8(truncatingIfNeeded: ~node)
  }

  private mutating func readByte() {
    code = code &<< 8 | (place < stream.count ? UInt32(stream[place]) : 0)
    place &+= 1
    // What is written last is followed by four bytes.
    if place > stream.count + 4 { isSound = false }
  }

  /// The greatest number with which a bit is a one.
  private func middle(_ likely: UInt32) -> UInt32 {
    let range = high &- low
    return low &+ (range &>> 16) &* likely &+ ((range & 0xFFFF) &* likely) &>> 16
  }
}
