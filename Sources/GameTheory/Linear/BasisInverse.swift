/// The inverse of a basis of the simplex method, written down column by column.
///
/// Bases of games are mostly slack: columns of the inverse are then unit vectors, which the loops skip.
struct BasisInverse<Number: OrderedField> {
  private(set) var size: Int
  private var stride: Int
  private var entries: [Number]

  /// Makes the identity.
  init(identity size: Int) {
    self.size = size
    stride = size
    entries = [Number](repeating: .zero, count: size * size)
    for index in 0..<size { entries[index * size + index] = .one }
  }

  /// Returns the inverse times a column.
  func times(_ column: [Number]) -> [Number] {
    var result = [Number](repeating: .zero, count: size)
    result.withUnsafeMutableBufferPointer { result in
      entries.withUnsafeBufferPointer { entries in
        for index in 0..<size where column[index] != .zero {
          let (weight, start) = (column[index], index * stride)
          for place in 0..<size { result[place] += weight * entries[start + place] }
        }
      }
    }
    return result
  }

  /// Returns one row.
  func row(_ place: Int) -> [Number] {
    entries.withUnsafeBufferPointer { entries in
      (0..<size).map { entries[$0 * stride + place] }
    }
  }

  /// Returns a weighted sum of the rows.
  func combine(_ weights: [Number]) -> [Number] {
    (0..<size).map { index in
      var sum = Number.zero
      for place in 0..<size where weights[place] != .zero {
        sum += weights[place] * entries[index * stride + place]
      }
      return sum
    }
  }

  /// Returns the sum of squares of every row.
  var squares: [Number] {
    var sums = [Number](repeating: .zero, count: size)
    for index in 0..<size {
      for place in 0..<size {
        let entry = entries[index * stride + place]
        sums[place] += entry * entry
      }
    }
    return sums
  }

  /// Makes a new column basic in a place.
  ///
  /// - Parameters:
  ///   - place: The place whose variable leaves.
  ///   - entering: The inverse times the new column.
  mutating func pivot(at place: Int, entering: [Number]) {
    let pivot = entering[place]
    entries.withUnsafeMutableBufferPointer { entries in
      entering.withUnsafeBufferPointer { entering in
        for index in 0..<size {
          let start = index * stride
          guard entries[start + place] != .zero else { continue }
          let share = entries[start + place] / pivot
          for other in 0..<size { entries[start + other] -= share * entering[other] }
          entries[start + place] = share
        }
      }
    }
  }

  /// Adds rows whose slack is basic.
  ///
  /// - Parameter rows: For each new row, its coefficients at the basic variables, by place.
  mutating func append(_ rows: [[Number]]) {
    let old = (size: size, stride: stride, entries: entries)
    size += rows.count
    if size > stride { stride = Swift.max(size, 2 * stride) }
    var grown = [Number](repeating: .zero, count: stride * stride)
    for index in 0..<old.size {
      for place in 0..<old.size {
        grown[index * stride + place] = old.entries[index * old.stride + place]
      }
      for (added, coefficients) in rows.enumerated() {
        var sum = Number.zero
        for place in 0..<old.size where coefficients[place] != .zero {
          sum += coefficients[place] * old.entries[index * old.stride + place]
        }
        grown[index * stride + old.size + added] = -sum
      }
    }
    for added in old.size..<size { grown[added * stride + added] = .one }
    entries = grown
  }
}
