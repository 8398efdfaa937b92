import Arena

/// The words of the language and the names of a text, each kept once.
struct NamePool: Equatable, Sendable {
  /// The words, then the names.
  private var all: [Text] = []
  private var places = HashedPlaces()
  private let words = Word.allCases

  init() {
    for word in words { _ = name(Text(word.rawValue).bytes[...]) }
  }

  /// How many names there are.
  var count: Int { all.count - words.count }

  /// What a name says.
  func text(_ name: Name) -> Text { all[Int(name.index) + words.count] }

  /// The word of the language that a name of ``name(_:)`` is.
  func word(_ name: Name) -> Word? { name.index < 0 ? words[Int(name.index) + words.count] : nil }

  /// The name that some bytes are, which is added if it is new; below 0 if it is a word.
  mutating func name(_ bytes: ArraySlice<UInt8>) -> Name {
    let hash = NamePool.hash(bytes)
    let found = places.find(hash) { all[$0].bytes[...] == bytes }
    if found == nil {
      all.append(Text(bytes))
      places.add(hash)
    }
    return Name(index: Int32(truncatingIfNeeded: (found ?? all.count - 1) - words.count))
  }

  /// The name that a text is, if it is one.
  func name(of text: Text) -> Name? {
    let found = places.find(NamePool.hash(text.bytes[...])) { all[$0] == text }
    guard let found, found >= words.count else { return nil }
    return Name(index: Int32(truncatingIfNeeded: found - words.count))
  }

  static func == (a: NamePool, b: NamePool) -> Bool { a.all == b.all }

  private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var key = StreamKey(seed: 0)
    for byte in bytes { key = key.with(Int(byte)) }
    return key.value
  }
}
