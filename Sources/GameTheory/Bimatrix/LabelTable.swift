/// Sets of labels, one bit for each strategy of either player, each set kept once and numbered in
/// the order of insertion.
///
/// A set is a fixed number of words. Slots hold the words themselves, so that a look-up touches one
/// place in memory; a set without a label is not allowed and marks an empty slot.
struct LabelTable: ~Copyable {
  /// The number of words of one set.
  let words: Int
  /// How many sets there are.
  private(set) var count = 0
  private var capacity: Int
  private var slots: UnsafeMutablePointer<UInt64>
  private var numbers: UnsafeMutablePointer<Int32>

  init(words: Int, capacity: Int = 1024) {
    self.words = words
    self.capacity = capacity
    slots = .allocate(capacity: capacity * words)
    slots.initialize(repeating: 0, count: capacity * words)
    numbers = .allocate(capacity: capacity)
    numbers.initialize(repeating: 0, count: capacity)
  }

  deinit {
    slots.deallocate()
    numbers.deallocate()
  }

  /// A 64-bit digest of a set.
  @inline(__always)
  func digest(_ set: UnsafePointer<UInt64>) -> UInt64 {
    var digest: UInt64 = 0
    for word in 0..<words {
      let product = (digest ^ set[word] ^ 0x9E37_79B9_7F4A_7C15)
        .multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
      digest = product.high ^ product.low
    }
    return digest
  }

  /// Adds a set; false when it was there.
  @inline(__always)
  mutating func insert(_ set: UnsafePointer<UInt64>, digest: UInt64) -> Bool {
    var slot = Int(truncatingIfNeeded: digest) & (capacity - 1)
    while true {
      let place = slots + slot * words
      if LabelTable.isEmpty(place, words) { break }
      if LabelTable.areEqual(place, set, words) { return false }
      slot = (slot + 1) & (capacity - 1)
    }
    for word in 0..<words { slots[slot * words + word] = set[word] }
    numbers[slot] = Int32(truncatingIfNeeded: count)
    count += 1
    if count * 2 > capacity { grow() }
    return true
  }

  /// The number of a set, or nil.
  func number(of set: UnsafePointer<UInt64>) -> Int? {
    var slot = Int(truncatingIfNeeded: digest(set)) & (capacity - 1)
    while true {
      let place = slots + slot * words
      if LabelTable.isEmpty(place, words) { return nil }
      if LabelTable.areEqual(place, set, words) { return Int(numbers[slot]) }
      slot = (slot + 1) & (capacity - 1)
    }
  }

  @inline(__always)
  private static func isEmpty(_ set: UnsafePointer<UInt64>, _ words: Int) -> Bool {
    for word in 0..<words where set[word] != 0 { return false }
    return true
  }

  @inline(__always)
  private static func areEqual(
    _ first: UnsafePointer<UInt64>, _ second: UnsafePointer<UInt64>, _ words: Int
  ) -> Bool {
    for word in 0..<words where first[word] != second[word] { return false }
    return true
  }

  private mutating func grow() {
    let (oldSlots, oldNumbers, oldCapacity) = (slots, numbers, capacity)
    capacity *= 4
    slots = .allocate(capacity: capacity * words)
    slots.initialize(repeating: 0, count: capacity * words)
    numbers = .allocate(capacity: capacity)
    numbers.initialize(repeating: 0, count: capacity)
    for old in 0..<oldCapacity where !LabelTable.isEmpty(oldSlots + old * words, words) {
      let set = oldSlots + old * words
      var slot = Int(truncatingIfNeeded: digest(set)) & (capacity - 1)
      while !LabelTable.isEmpty(slots + slot * words, words) { slot = (slot + 1) & (capacity - 1) }
      for word in 0..<words { slots[slot * words + word] = set[word] }
      numbers[slot] = oldNumbers[old]
    }
    oldSlots.deallocate()
    oldNumbers.deallocate()
  }
}

/// A growing list of sets of labels, one after another in memory.
struct LabelList: ~Copyable {
  let words: Int
  private(set) var count = 0
  private var capacity = 256
  private(set) var storage: UnsafeMutablePointer<UInt64>

  init(words: Int) {
    self.words = words
    storage = .allocate(capacity: capacity * words)
  }

  deinit { storage.deallocate() }

  /// The set with a number.
  @inline(__always)
  subscript(_ number: Int) -> UnsafeMutablePointer<UInt64> { storage + number * words }

  @inline(__always)
  mutating func append(_ set: UnsafePointer<UInt64>) {
    if count == capacity { grow() }
    for word in 0..<words { storage[count * words + word] = set[word] }
    count += 1
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: 2 * capacity * words)
    larger.update(from: storage, count: count * words)
    storage.deallocate()
    storage = larger
    capacity *= 2
  }
}
