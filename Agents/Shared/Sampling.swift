import Arena

extension Mind {
  /// Returns an index drawn in proportion to the positive part of `count` entries.
  ///
  /// Where no entry is positive, every index is equally likely.
  func proportional(from first: Int, count: Int, using random: inout RandomStream) -> Int {
    if maximum(from: first, count: count) <= 0 { return random.index(below: count) }
    return random.index(below: count) { Swift.max(0, self[first + $0]) }
  }

  /// Returns the probability with which `softmax` draws an index.
  func softmaxShare(of index: Int, from first: Int, count: Int, noise: Double) -> Double {
    let top = maximum(from: first, count: count)
    var total = 0.0
    for other in 0..<count { total += Portable.exp((self[first + other] - top) / noise) }
    return Portable.exp((self[first + index] - top) / noise) / total
  }
}

extension RandomStream {
  /// Returns a uniform index in `0..<count` that is not `excluded`; draws nothing if it is certain.
  ///
  /// - Precondition: `count` is at least 2.
  mutating func other(than excluded: Int, below count: Int) -> Int {
    let index = count == 2 ? 0 : index(below: count - 1)
    return index < excluded ? index : index + 1
  }
}
