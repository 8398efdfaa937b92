/// Doubles in one piece of memory, written in place by solvers that take many small steps.
///
/// An array would be checked and kept unique at every write of an inner loop.
final class Doubles {
  let base: UnsafeMutablePointer<Double>
  let count: Int

  /// Makes zeros.
  init(_ count: Int) {
    self.count = count
    base = .allocate(capacity: Swift.max(count, 1))
    base.initialize(repeating: 0, count: count)
  }

  /// Copies an array.
  convenience init(_ values: [Double]) {
    self.init(values.count)
    for (index, value) in values.enumerated() { base[index] = value }
  }

  deinit { base.deallocate() }

  var array: [Double] { Array(UnsafeBufferPointer(start: base, count: count)) }

  subscript(index: Int) -> Double {
    @inline(__always) get {
      assert(index >= 0 && index < count)
      return base[index]
    }
    @inline(__always) set {
      assert(index >= 0 && index < count)
      base[index] = newValue
    }
  }

  func fill(_ value: Double) { base.update(repeating: value, count: count) }

  func copy(_ other: Doubles) {
    assert(other.count == count)
    base.update(from: other.base, count: count)
  }
}
