/// One thread or several, which run pieces of work.
///
/// `run(n, body)` calls `body` with 0, 1, ..., n - 1, in any order and at the same time if it can, and
/// returns when all are done. No result depends on the order or the number of threads.
public struct Workers: Sendable {
  /// How many pieces may run at the same time.
  public let count: Int
  let run: @Sendable (Int, (Int) -> Void) -> Void

  /// Makes workers from a function that runs pieces at the same time.
  public init(count: Int, run: @escaping @Sendable (Int, (Int) -> Void) -> Void) {
    self.count = count
    self.run = run
  }

  /// One worker, on the calling thread.
  public static let alone = Workers(count: 1) { count, body in
    for index in 0..<count { body(index) }
  }

  /// Splits `0..<count` evenly into parts, as many as there are workers unless said otherwise, and
  /// runs them.
  func split(
    _ count: Int, parts: Int? = nil, _ body: (_ part: Int, _ range: Range<Int>) -> Void
  ) {
    let parts = Swift.min(parts ?? self.count, count)
    if parts <= 1 {
      body(0, 0..<count)
      return
    }
    run(parts) { part in
      body(part, part * count / parts..<(part + 1) * count / parts)
    }
  }
}

/// A uniform shuffle that can use several workers and does not depend on how many.
///
/// Every element goes to a bucket drawn uniformly, then every bucket is shuffled by itself; the
/// buckets one after the other are a uniform permutation.
///
/// > Source: C. R. Rao, "Generation of random permutations of given number of elements using random
/// > sampling numbers", *Sankhya A* 23, 1961; M. Sandelius, *J. Royal Stat. Soc. B* 24, 1962.
enum Shuffle {
  /// Below this many elements one bucket is used, which is the Fisher-Yates shuffle.
  static let parallelFrom = 1 << 15
  private static let buckets = 64

  /// Shuffles `count` elements, with as much scratch; returns which of the two holds the result.
  static func shuffle<Element: BitwiseCopyable>(
    _ elements: UnsafeMutablePointer<Element>, scratch: UnsafeMutablePointer<Element>, count: Int,
    key: StreamKey, workers: Workers
  ) -> UnsafeMutablePointer<Element> {
    if count < parallelFrom {
      fisherYates(elements, count, key)
      return elements
    }
    let offsets = UnsafeMutablePointer<Int>.allocate(capacity: buckets * buckets)
    defer { offsets.deallocate() }
    workers.split(buckets) { _, blocks in
      for block in blocks { tally(block, count, key, offsets + block * buckets) }
    }
    var total = 0
    var starts = [0]
    for bucket in 0..<buckets {
      for block in 0..<buckets {
        let size = offsets[block * buckets + bucket]
        offsets[block * buckets + bucket] = total
        total += size
      }
      starts.append(total)
    }
    workers.split(buckets) { _, blocks in
      for block in blocks {
        scatter(elements, scratch, block, count, key, offsets + block * buckets)
      }
    }
    workers.split(buckets) { _, range in
      for bucket in range {
        let size = starts[bucket + 1] - starts[bucket]
        fisherYates(scratch + starts[bucket], size, key.with(buckets + bucket))
      }
    }
    return scratch
  }

  /// Shuffles fewer than 2³² elements; every 64 random bits give two draws.
  private static func fisherYates<Element: BitwiseCopyable>(
    _ elements: UnsafeMutablePointer<Element>, _ count: Int, _ key: StreamKey
  ) {
    precondition(UInt64(count) < 1 << 32)
    var random = RandomStream(key)
    var left = UInt64(truncatingIfNeeded: count)
    while left > 2 {
      let bits = random.next()
      exchange(elements, &left, bits &>> 32, &random)
      exchange(elements, &left, bits & 0xFFFF_FFFF, &random)
    }
    if left == 2 { exchange(elements, &left, random.next() &>> 32, &random) }
  }

  /// Exchanges the last of the elements that are left with a uniform one, by Lemire's method: see
  /// ``RandomStream/index(below:)``.
  @inline(__always) private static func exchange<Element: BitwiseCopyable>(
    _ elements: UnsafeMutablePointer<Element>, _ left: inout UInt64, _ bits: UInt64,
    _ random: inout RandomStream
  ) {
    var product = bits &* left
    if product & 0xFFFF_FFFF < left { product = redraw(product, left, &random) }
    let index = Int(truncatingIfNeeded: product &>> 32)
    left &-= 1
    let end = Int(truncatingIfNeeded: left)
    let last = elements[end]
    elements[end] = elements[index]
    elements[index] = last
  }

  @inline(never) private static func redraw(
    _ product: UInt64, _ bound: UInt64, _ random: inout RandomStream
  ) -> UInt64 {
    let threshold = (1 << 32 - bound) % bound
    var product = product
    while product & 0xFFFF_FFFF < threshold { product = (random.next() &>> 32) &* bound }
    return product
  }

  private static func range(_ block: Int, _ count: Int) -> Range<Int> {
    block * count / buckets..<(block + 1) * count / buckets
  }

  private static func tally(
    _ block: Int, _ count: Int, _ key: StreamKey, _ sizes: UnsafeMutablePointer<Int>
  ) {
    sizes.update(repeating: 0, count: buckets)
    var random = RandomStream(key.with(block))
    for _ in range(block, count) { sizes[Int(random.next() & 63)] += 1 }
  }

  private static func scatter<Element: BitwiseCopyable>(
    _ elements: UnsafeMutablePointer<Element>, _ scratch: UnsafeMutablePointer<Element>,
    _ block: Int, _ count: Int, _ key: StreamKey, _ offsets: UnsafeMutablePointer<Int>
  ) {
    var random = RandomStream(key.with(block))
    for index in range(block, count) {
      let bucket = Int(random.next() & 63)
      scratch[offsets[bucket]] = elements[index]
      offsets[bucket] += 1
    }
  }
}
