/// A growing sequence of plain values, without bounds checks, for the explorer's inner loop.
///
/// Values lie in chunks that never move, so growing copies nothing and never holds two copies; they
/// become one array at the end, each chunk being freed as soon as it is copied.
@frozen @usableFromInline struct Pile<Element: BitwiseCopyable> {
  @usableFromInline var count = 0
  @usableFromInline var next: UnsafeMutablePointer<Element>
  @usableFromInline var end: UnsafeMutablePointer<Element>
  /// How many values the chunk that is being filled holds when full.
  @usableFromInline var size: Int
  /// The size above which chunks no longer double.
  @usableFromInline let largest: Int
  @usableFromInline var chunks: UnsafeMutablePointer<UnsafeMutableBufferPointer<Element>>
  @usableFromInline var chunkCount = 1
  @usableFromInline var chunkCapacity = 16

  /// Makes an empty pile whose values come in rows that must not be torn apart.
  @usableFromInline init(rowsOf width: Int = 1) {
    let width = Swift.max(width, 1)
    size = 1024 * width
    largest = 8192 * width
    chunks = .allocate(capacity: chunkCapacity)
    chunks[0] = .allocate(capacity: size)
    next = chunks[0].baseAddress.unsafelyUnwrapped
    end = next + size
  }

  @inlinable mutating func append(_ element: Element) {
    if next == end { grow() }
    next.pointee = element
    next += 1
    count &+= 1
  }

  @inline(never) @usableFromInline mutating func grow() {
    if chunkCount == chunkCapacity {
      let longer = UnsafeMutablePointer<UnsafeMutableBufferPointer<Element>>.allocate(
        capacity: chunkCapacity * 2)
      longer.update(from: chunks, count: chunkCount)
      chunks.deallocate()
      chunks = longer
      chunkCapacity *= 2
    }
    size = Swift.min(size * 2, largest)
    chunks[chunkCount] = .allocate(capacity: size)
    next = chunks[chunkCount].baseAddress.unsafelyUnwrapped
    end = next + size
    chunkCount += 1
  }

  /// Moves the values into an array; the pile is no longer to be used.
  mutating func drain() -> [Element] {
    let array = [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
      for index in 0..<chunkCount {
        let chunk = chunks[index]
        let part = Swift.min(chunk.count, count - initialized)
        if part > 0, let source = chunk.baseAddress, let target = buffer.baseAddress {
          (target + initialized).update(from: source, count: part)
        }
        initialized += part
        chunk.deallocate()
      }
    }
    chunkCount = 0
    return array
  }

  @usableFromInline func deallocate() {
    for index in 0..<chunkCount { chunks[index].deallocate() }
    chunks.deallocate()
  }
}

extension Pile where Element == Double {
  /// Appends a row of zeros, as wide as said at the beginning, and returns where it begins.
  @inlinable mutating func appendRow(_ width: Int) -> UnsafeMutablePointer<Double> {
    if next == end { grow() }
    let row = next
    for index in 0..<width { row[index] = 0 }
    next += width
    count &+= width
    return row
  }
}

/// A growing array of plain values that can also be read and cut short, for the outcomes of draws.
@frozen @usableFromInline struct Stack<Element: BitwiseCopyable> {
  @usableFromInline var base: UnsafeMutablePointer<Element>
  @usableFromInline var count = 0
  @usableFromInline var capacity: Int

  @usableFromInline init(capacity: Int) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  @inlinable mutating func append(_ element: Element) {
    if count == capacity { grow() }
    base[count] = element
    count &+= 1
  }

  @inline(never) @usableFromInline mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
    capacity *= 2
  }

  /// Moves the elements into an array and leaves nothing behind.
  mutating func drain() -> [Element] {
    let array = Array(UnsafeBufferPointer(start: base, count: count))
    base.deallocate()
    self = Stack(capacity: 1)
    return array
  }
}
