/// Where a store keeps what: the last that is known of every key.
struct StoreIndex {
  /// Where an entry is.
  struct Place: Sendable {
    private let bits: UInt64

    private static let kinds: UInt64 = 4
    private static let offsets: UInt64 = 40

    /// The most logs of a store.
    static let mostLogs = 1 << 20
    /// The largest log, in bytes.
    static let largestLog = 1 << offsets

    init(log: Int, offset: Int, kind: StoreRecord.Kind) {
      bits =
        UInt64(log) << (Place.offsets + Place.kinds) | UInt64(offset) << Place.kinds
        | UInt64(kind.rawValue)
    }

    /// The number of the log.
    var log: Int { Int(bits >> (Place.offsets + Place.kinds)) }
    /// Where the frame of the entry begins.
    var offset: Int { Int(bits >> Place.kinds & (1 << Place.offsets - 1)) }
    /// What kind of entry it is.
    var kind: StoreRecord.Kind? { StoreRecord.Kind(rawValue: UInt8(bits & (1 << Place.kinds - 1))) }
  }

  private var places: [ContentKey: Place] = [:]

  /// The place of what is known of a key.
  subscript(key: ContentKey) -> Place? { places[key] }

  /// How many keys there are.
  var count: Int { places.count }

  /// Takes note of an entry. A result stays: what comes later is the same, or less.
  mutating func note(_ key: ContentKey, _ place: Place) {
    if let old = places[key], old.kind?.isFinal == true { return }
    places[key] = place
  }

  /// Forgets a key whose entry turned out to be damaged.
  mutating func forget(_ key: ContentKey) { places[key] = nil }

  /// Makes room for so many keys.
  mutating func reserve(_ count: Int) { places.reserveCapacity(count) }
}
