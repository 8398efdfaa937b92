/// A growing list of sets of labels, one after another in memory.
struct LabelList: ~Copyable {
  /// The number of words of one set.
  let words: Int
  private(set) var count = 0
  private var capacity = 256
  private var storage: UnsafeMutablePointer<UInt64>

  init(words: Int) {
    self.words = words
    storage = .allocate(capacity: capacity * words)
  }

  deinit { storage.deallocate() }

  /// The set with a number.
  @inline(__always)
  subscript(_ number: Int) -> UnsafeMutablePointer<UInt64> { storage + number * words }

  /// Whether the set with a number is another.
  @inline(__always)
  func holds(_ set: UnsafePointer<UInt64>, at number: Int) -> Bool {
    for word in 0..<words where self[number][word] != set[word] { return false }
    return true
  }

  @inline(__always)
  mutating func append(_ set: UnsafePointer<UInt64>) {
    appendEmpty()
    for word in 0..<words { self[count - 1][word] = set[word] }
  }

  /// Appends a set without labels.
  @inline(__always)
  mutating func appendEmpty() {
    if count == capacity { grow() }
    for word in 0..<words { self[count][word] = 0 }
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
