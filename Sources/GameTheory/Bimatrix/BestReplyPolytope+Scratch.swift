extension BestReplyPolytope {
  /// Working memory of a walk.
  struct Scratch {
    let vectors: UnsafeMutablePointer<BestReplyTableau.Lanes>
    /// The reciprocal value of each row.
    let inverse: UnsafeMutablePointer<Double>
    /// For each column how fast its first row comes to 0, and its second; the last bits of each are the
    /// number of the row.
    let best: UnsafeMutablePointer<Double>
    let second: UnsafeMutablePointer<Double>
    /// The bits that hold the number of a row.
    let rowBits: UInt64
    /// A neighbour's basis, and its labels.
    let basis: UnsafeMutablePointer<UInt64>
    let labels: UnsafeMutablePointer<UInt64>
    /// The rows that are 0, those that are not, and those that are 0 after an exchange.
    var zero: Rows
    var moving: Rows
    var tied: Rows

    init(_ tableau: borrowing BestReplyTableau) {
      let stride = tableau.lanes * 4
      vectors = .allocate(capacity: 2 * tableau.lanes)
      best = UnsafeMutableRawPointer(vectors).assumingMemoryBound(to: Double.self)
      second = best + stride
      rowBits = .max >> UInt64(UInt64(tableau.rows).leadingZeroBitCount)
      inverse = .allocate(capacity: tableau.rows)
      basis = .allocate(capacity: tableau.words)
      labels = .allocate(capacity: tableau.words)
      zero = Rows(tableau.rows)
      moving = Rows(tableau.rows)
      tied = Rows(2 * tableau.rows)
    }

    func free() {
      vectors.deallocate()
      inverse.deallocate()
      basis.deallocate()
      labels.deallocate()
      zero.places.deallocate()
      moving.places.deallocate()
      tied.places.deallocate()
    }

    /// The row of a column that comes to 0 first, if it does so well before every other.
    @inline(__always)
    func clearRow(of column: Int) -> Int? {
      guard second[column] < best[column] * (1 - BestReplyPolytope.narrow) else { return nil }
      return Int(best[column].bitPattern & rowBits)
    }
  }

  /// A list of rows in memory that is there already.
  struct Rows {
    let places: UnsafeMutablePointer<Int>
    var count = 0

    init(_ capacity: Int) { places = .allocate(capacity: capacity) }

    @inline(__always)
    subscript(_ place: Int) -> Int { places[place] }

    @inline(__always)
    mutating func append(_ row: Int) {
      places[count] = row
      count += 1
    }
  }
}
