/// Where everything stands in the cells of one combination of supports.
///
/// A *cell* is a product of simplices, one inside each seat's mixtures over its support. It is a flat
/// record: for every seat, the payoffs of all its strategies at the corners of the others' simplices;
/// then, for every seat, the corners themselves, as mixtures over the support.
///
/// The unknowns are the weights of the corners of each seat but its first. There are as many
/// *equations*: each strategy of a support but the first earns what the first one earns.
struct CellLayout {
  /// The supports.
  let supports: [[Int]]
  /// The sizes of the supports: how many corners each seat's simplex has.
  let sizes: [Int]
  /// For each seat, the number of combinations of the others' corners.
  let blocks: [Int]
  /// strides[seat][other]: how far apart two combinations are that differ by one in a corner.
  let strides: [[Int]]
  /// Where the payoffs of each seat begin.
  let payoffs: [Int]
  /// Where the corners of each seat begin.
  let corners: [Int]
  /// The length of a record.
  let length: Int
  /// The seat of each unknown, and its corner; also the seat of each equation, and the place of its
  /// strategy in the support.
  let unknowns: [(seat: Int, place: Int)]
  /// Where the differences of each equation begin, in their own table, and how long that table is.
  let differences: [Int]
  let differenceCount: Int
  /// For every combination of all seats' corners: the corner of each seat.
  let digits: [[Int]]
  /// For every combination of all seats' corners: each seat's place among those of the others.
  let offsets: [[Int]]

  /// The number of combinations of corners above which a system is not worth starting.
  static let most = 1 << 14

  /// Lays out the cells; nil when there are more than ``most`` combinations of corners.
  init?(_ supports: [[Int]], in table: ScaledTable) {
    let sizes = supports.map { $0.count }
    let seats = sizes.indices
    guard sizes.reduce(1.0, { $0 * Double($1) }) <= Double(CellLayout.most) else { return nil }
    let all = sizes.reduce(1, *)
    self.supports = supports
    self.sizes = sizes
    blocks = sizes.map { all / $0 }
    strides = seats.map { seat in
      var stride = 1
      var row = [Int](repeating: 0, count: sizes.count)
      for other in seats.reversed() where other != seat {
        row[other] = stride
        stride *= sizes[other]
      }
      return row
    }
    var length = 0
    var payoffs: [Int] = []
    var corners: [Int] = []
    for seat in seats {
      payoffs.append(length)
      length += table.sizes[seat] * blocks[seat]
    }
    for seat in seats {
      corners.append(length)
      length += sizes[seat] * sizes[seat]
    }
    (self.payoffs, self.corners, self.length) = (payoffs, corners, length)
    unknowns = seats.flatMap { seat in (1..<sizes[seat]).map { (seat, $0) } }
    var count = 0
    var differences: [Int] = []
    for (seat, _) in unknowns {
      differences.append(count)
      count += blocks[seat]
    }
    (self.differences, differenceCount) = (differences, count)
    var digits: [[Int]] = []
    for number in 0..<all {
      var rest = number
      var row = sizes
      for seat in seats.reversed() {
        row[seat] = rest % sizes[seat]
        rest /= sizes[seat]
      }
      digits.append(row)
    }
    self.digits = digits
    let strides = strides
    offsets = digits.map { row in
      seats.map { seat in zip(strides[seat], row).reduce(0) { $0 + $1.0 * $1.1 } }
    }
  }

  /// The cell of all mixtures over the supports.
  func root(_ table: ScaledTable) -> [Double] {
    var cell = [Double](repeating: 0, count: length)
    for seat in sizes.indices {
      for (row, offset) in zip(digits, offsets) where row[seat] == 0 {
        var profile = 0
        for other in sizes.indices where other != seat {
          profile += supports[other][row[other]] * table.strides[other]
        }
        for strategy in 0..<table.sizes[seat] {
          cell[payoffs[seat] + strategy * blocks[seat] + offset[seat]] =
            table.payoffs[seat][profile + strategy * table.strides[seat]]
        }
      }
      for corner in 0..<sizes[seat] { cell[corners[seat] + corner * (sizes[seat] + 1)] = 1 }
    }
    return cell
  }

  /// Moves one corner of a seat half the way to another; payoffs are linear in each corner, so they
  /// move half the way too.
  func move(_ corner: Int, of seat: Int, towards other: Int, in cell: inout [Double]) {
    let size = sizes[seat]
    for place in 0..<size {
      let moved = corners[seat] + corner * size + place
      cell[moved] = (cell[moved] + cell[corners[seat] + other * size + place]) / 2
    }
    for player in sizes.indices where player != seat {
      let stride = strides[player][seat]
      let end = player + 1 < sizes.count ? payoffs[player + 1] : corners[0]
      // Runs of neighbouring combinations share the corner of the seat.
      var run = payoffs[player]
      while run < end {
        for index in run..<run + stride {
          let moved = index + corner * stride
          cell[moved] = (cell[moved] + cell[index + other * stride]) / 2
        }
        run += stride * size
      }
    }
  }

  /// The longest edge of a cell, squared, with its seat and ends; nil when every seat has one corner.
  func longestEdge(_ cell: [Double]) -> (length: Double, seat: Int, from: Int, to: Int)? {
    var longest: (length: Double, seat: Int, from: Int, to: Int)?
    for (seat, size) in sizes.enumerated() {
      for from in 0..<size {
        for to in from + 1..<Swift.max(size, from + 1) {
          var length = 0.0
          for place in 0..<size {
            let step =
              cell[corners[seat] + from * size + place] - cell[corners[seat] + to * size + place]
            length += step * step
          }
          if length > longest?.length ?? 0 { longest = (length, seat, from, to) }
        }
      }
    }
    return longest
  }
}
