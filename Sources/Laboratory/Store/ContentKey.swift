import Arena

/// 128 bits made of everything that a result depends on: where two keys are equal, so are the results.
///
/// Among 10^9 keys two are equal by chance with a probability below 10^-20.
struct ContentKey: Hashable, Sendable {
  let first: UInt64
  let second: UInt64

  init(first: UInt64, second: UInt64) {
    self.first = first
    self.second = second
  }

  /// The key of a text.
  init(of text: String) {
    self.init(
      first: StreamKey(seed: 1).adding(text).value, second: StreamKey(seed: 2).adding(text).value)
  }

  /// The key of a numbered part of what this key names.
  func numbered(_ index: Int) -> ContentKey { with(UInt64(index) &+ 1 << 32) }

  /// The key of an attempt at what this key names that came to nothing.
  func attempt(_ index: Int) -> ContentKey { with(UInt64(index) &+ 3 << 32) }

  /// The key of the summary of so many of the parts, made of what is kept of them; or of as many as a rule
  /// takes.
  func summary(of count: Int, until rule: StoppingRule?, keeping kept: Set<Kept>) -> ContentKey {
    let key = with(UInt64(count) &+ 2 << 32)
      .with(UInt64(StoreRecord.Head(.summary, keeping: kept).byte))
    guard let rule else { return key }
    return key.with(rule.halfWidth.bitPattern).with(ContentKey(of: rule.measured).first)
  }

  private func with(_ word: UInt64) -> ContentKey {
    ContentKey(
      first: StreamKey(seed: first).with(word).value,
      second: StreamKey(seed: second).with(word).value)
  }
}

extension ContentKey {
  /// The key of an entry of a log, which follows its first byte; nil when it is too short.
  init?(ofEntry bytes: some RandomAccessCollection<UInt8>) {
    guard bytes.count >= 17 else { return nil }
    var reader = ByteReader(Array(bytes.prefix(17)))
    _ = reader.byte()
    self.init(from: &reader)
  }

  init(from bytes: inout ByteReader) { self.init(first: bytes.word(), second: bytes.word()) }

  func write(to bytes: inout ByteWriter) {
    bytes.add(first)
    bytes.add(second)
  }
}
