/// Where a store keeps what: the last that is known of every key.
///
/// Half of each key is enough to find its entry, which holds the whole key; whoever reads it compares.
struct StoreIndex {
  /// Where an entry is.
  struct Place: Sendable {
    private let bits: UInt64

    private static let heads: UInt64 = 8
    private static let offsets: UInt64 = 40

    /// The most logs of a store.
    static let mostLogs = 1 << 16
    /// The largest log, in bytes.
    static let largestLog = 1 << offsets

    init(log: Int, offset: Int, head: StoreRecord.Head) {
      bits =
        UInt64(log) << (Place.offsets + Place.heads) | UInt64(offset) << Place.heads
        | UInt64(head.byte)
    }

    /// The number of the log.
    var log: Int { Int(bits >> (Place.offsets + Place.heads)) }
    /// Where the frame of the entry begins.
    var offset: Int { Int(bits >> Place.heads & (1 << Place.offsets - 1)) }
    /// What kind of entry it is, and what is kept in it.
    var head: StoreRecord.Head? { StoreRecord.Head(UInt8(bits & (1 << Place.heads - 1))) }
  }

  private var places: [UInt64: Place] = [:]

  /// The place of what is known of a key.
  subscript(key: ContentKey) -> Place? { places[key.first] }

  /// Where all entries are, in the order in which the logs have them.
  var all: [Place] {
    places.values.sorted { ($0.log, $0.offset) < ($1.log, $1.offset) }
  }

  /// How many keys there are.
  var count: Int { places.count }

  /// Takes note of an entry.
  ///
  /// A result stays, unless another keeps more: what comes later is the same, or less.
  mutating func note(_ key: ContentKey, _ place: Place) {
    if let old = places[key.first]?.head, old.kind.isFinal,
      place.head.map({ !$0.kind.isFinal || old.holds($0) }) ?? true
    {
      return
    }
    places[key.first] = place
  }

  /// Forgets a key whose entry turned out to be damaged.
  mutating func forget(_ key: ContentKey) { places[key.first] = nil }

  /// Makes room for so many keys.
  mutating func reserve(_ count: Int) { places.reserveCapacity(count) }
}
