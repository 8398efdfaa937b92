/// The memory of an agent that remembers nothing beside its table.
@frozen public struct NoMemory: BitwiseCopyable, Hashable, Sendable {
  /// Makes an empty memory.
  @inlinable public init() {}
}

/// One agent's memory and table, wherever the engine keeps them.
@frozen public struct Mind<Memory: BitwiseCopyable> {
  @usableFromInline let pointer: UnsafeMutablePointer<Memory>
  @usableFromInline let table: UnsafeMutablePointer<Double>

  @inlinable init(record: UnsafeMutableRawPointer) {
    let memory = record + RecordHeader.size
    pointer = memory.assumingMemoryBound(to: Memory.self)
    table = (memory + Mind.tableOffset).assumingMemoryBound(to: Double.self)
  }

  @inlinable static var tableOffset: Int { (MemoryLayout<Memory>.size + 7) & ~7 }

  init(pointer: UnsafeMutablePointer<Memory>, table: UnsafeMutablePointer<Double>) {
    self.pointer = pointer
    self.table = table
  }

  /// Returns the same mind with a table that begins some entries later.
  package func skipping(_ entries: Int) -> Mind {
    Mind(pointer: pointer, table: table + entries)
  }

  /// The number of this agent in its population, from 0; it stays the same when the agent is replaced.
  ///
  /// A kind may use it to treat its individuals differently, for example to look up the type of each.
  @inlinable public var agent: Int {
    let header = UnsafeMutableRawPointer(pointer) - RecordHeader.size
    return Int(header.assumingMemoryBound(to: RecordHeader.self).pointee.agent)
  }

  /// The memory.
  @inlinable public var memory: Memory {
    get { pointer.pointee }
    nonmutating set { pointer.pointee = newValue }
  }

  /// An entry of the table, from 0 up to the size the agent asked for.
  @inlinable public subscript(index: Int) -> Double {
    get { table[index] }
    nonmutating set { table[index] = newValue }
  }

  /// Returns the place of the greatest of `count` entries, ties broken uniformly at random.
  ///
  /// - Parameters:
  ///   - first: The index of the first of the entries.
  ///   - count: How many entries there are; at least 1.
  ///   - random: The stream that breaks ties.
  /// - Returns: The place, in `0..<count`.
  @inline(__always) @inlinable public func greatest(
    from first: Int, count: Int, using random: inout RandomStream
  ) -> Int {
    if count > 8 { return greatestOfMany(from: first, count: count, using: &random) }
    let entries = table + first
    // The first and the last index of the greatest entry; two of them are a tie.
    var best = 0
    var last = 0
    var value = entries[0]
    var index = 1
    while index < count {
      let entry = entries[index]
      best = entry > value ? index : best
      last = entry >= value ? index : last
      value = entry > value ? entry : value
      index &+= 1
    }
    return best == last ? best : tied(value, from: first, count: count, using: &random)
  }

  @inline(never) @inlinable func greatestOfMany(
    from first: Int, count: Int, using random: inout RandomStream
  ) -> Int {
    let value = maximum(from: first, count: count)
    let entries = table + first
    var ties = 0
    var best = 0
    for index in 0..<count where entries[index] == value {
      ties &+= 1
      best = index
    }
    return ties <= 1 ? best : tied(value, from: first, count: count, using: &random)
  }

  /// Returns one of the indices of a value that several entries have.
  @inline(never) @inlinable func tied(
    _ value: Double, from first: Int, count: Int, using random: inout RandomStream
  ) -> Int {
    var ties = 0
    for index in first..<first + count where table[index] == value { ties += 1 }
    var left = random.index(below: ties)
    var index = 0
    while true {
      if table[first + index] == value {
        if left == 0 { return index }
        left -= 1
      }
      index += 1
    }
  }

  /// Returns the greatest of `count` entries.
  @inlinable public func maximum(from first: Int, count: Int) -> Double {
    let entries = table + first
    var value = entries[0]
    var index = 1
    if count > 8 {
      // Four running maxima, so that no comparison waits for the last one.
      var (second, third, fourth) = (value, value, value)
      while index &+ 4 <= count {
        value = Swift.max(value, entries[index])
        second = Swift.max(second, entries[index &+ 1])
        third = Swift.max(third, entries[index &+ 2])
        fourth = Swift.max(fourth, entries[index &+ 3])
        index &+= 4
      }
      value = Swift.max(Swift.max(value, second), Swift.max(third, fourth))
    }
    while index < count {
      value = Swift.max(value, entries[index])
      index &+= 1
    }
    return value
  }

  /// Draws the place of one of `count` entries, with probability proportional to exp(entry / noise).
  ///
  /// - Complexity: O(*count*), one exponential an entry.
  public func softmax(
    from first: Int, count: Int, noise: Double, using random: inout RandomStream
  ) -> Int {
    let top = maximum(from: first, count: count)
    let unit = random.unit()
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { sums in
      var total = 0.0
      for index in 0..<count {
        total += Portable.exp((table[first + index] - top) / noise)
        sums[index] = total
      }
      let mark = unit * total
      var index = 0
      while index < count - 1 && sums[index] <= mark { index += 1 }
      return index
    }
  }
}
