import Arena

extension Mind {
  /// Returns an index drawn in proportion to the positive part of `count` entries.
  ///
  /// Where no entry is positive, every index is equally likely.
  func proportional(from first: Int, count: Int, using random: inout RandomStream) -> Int {
    if maximum(from: first, count: count) <= 0 { return random.index(below: count) }
    return random.index(below: count) { Swift.max(0, self[first + $0]) }
  }

  /// Calls a body with the probabilities with which `softmax` draws each of `count` indices.
  ///
  /// They are kept on the stack up to a kilobyte, which is 128 actions.
  func withSoftmax<Result>(
    from first: Int, count: Int, noise: Double,
    _ body: (UnsafeMutableBufferPointer<Double>) -> Result
  ) -> Result {
    let top = maximum(from: first, count: count)
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { shares in
      var total = 0.0
      for index in 0..<count {
        shares[index] = Portable.exp((self[first + index] - top) / noise)
        total += shares[index]
      }
      for index in 0..<count { shares[index] /= total }
      return body(shares)
    }
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
