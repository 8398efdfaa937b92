import Arena

/// Sets of labels, one bit for each strategy of either player, each set kept once and numbered in
/// the order of insertion.
///
/// The digest of a set is the exclusive or of those of its labels, so that a set with one label in
/// another's place is looked up without going through all of it. A slot holds a digest and a number: a
/// look-up touches one place in memory, and the set itself where the digests agree.
struct LabelTable: ~Copyable {
  /// The sets, by number.
  private(set) var sets: LabelList
  private let digests: UnsafeMutablePointer<UInt64>
  private var capacity = 256
  private var slots: UnsafeMutablePointer<Slot>

  private struct Slot {
    var digest: UInt64 = 0
    /// The number of the set; -1 where there is none.
    var number = -1
  }

  /// - Parameter labels: How many labels there are.
  init(labels: Int) {
    sets = LabelList(words: (labels + 63) / 64)
    digests = .allocate(capacity: labels)
    var random = RandomStream(StreamKey(seed: 0))
    for label in 0..<labels { digests[label] = random.next() }
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: Slot(), count: capacity)
  }

  deinit {
    digests.deallocate()
    slots.deallocate()
  }

  /// How many sets there are.
  @inline(__always)
  var count: Int { sets.count }

  /// The digest of the set of one label.
  @inline(__always)
  func digest(ofLabel label: Int) -> UInt64 { digests[label] }

  /// The digest of a set.
  func digest(_ set: UnsafePointer<UInt64>) -> UInt64 {
    var digest: UInt64 = 0
    for word in 0..<sets.words {
      var bits = set[word]
      while bits != 0 {
        digest ^= digests[word * 64 + bits.trailingZeroBitCount]
        bits &= bits - 1
      }
    }
    return digest
  }

  /// Adds a set if it is not there; returns its number and whether it was added.
  @inline(__always)
  mutating func insert(_ set: UnsafePointer<UInt64>, digest: UInt64) -> (number: Int, isNew: Bool) {
    let slot = slot(of: set, digest)
    if slots[slot].number >= 0 { return (slots[slot].number, false) }
    slots[slot] = Slot(digest: digest, number: count)
    sets.append(set)
    if count * 2 > capacity { grow() }
    return (count - 1, true)
  }

  /// The number of a set, or nil.
  func number(of set: UnsafePointer<UInt64>) -> Int? {
    let number = slots[slot(of: set, digest(set))].number
    return number >= 0 ? number : nil
  }

  /// The slot of a set, or the empty one where it belongs.
  @inline(__always)
  private func slot(of set: UnsafePointer<UInt64>, _ digest: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: digest) & (capacity - 1)
    while slots[slot].number >= 0 {
      if slots[slot].digest == digest && sets.holds(set, at: slots[slot].number) { break }
      slot = (slot + 1) & (capacity - 1)
    }
    return slot
  }

  private mutating func grow() {
    let (old, oldCapacity) = (slots, capacity)
    capacity *= 4
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: Slot(), count: capacity)
    for place in 0..<oldCapacity where old[place].number >= 0 {
      var slot = Int(truncatingIfNeeded: old[place].digest) & (capacity - 1)
      while slots[slot].number >= 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = old[place]
    }
    old.deallocate()
  }
}
