/// The system {slack + payoffs mixture = 1} of a best-reply polytope, solved for some of its
/// variables.
///
/// Every variable carries a label: an own strategy its own, a slack that of the other's strategy it
/// belongs to. Variables that are 0 own a column, the others a row, and a row reads
/// `row's variable + sum of cells x columns' variables = value`.
/// Beside the right-hand side 1 stands a second one, `nudge`: fixed weights without any pattern,
/// which stand for an infinitesimal multiple of themselves added to the first. They break every
/// tie.
///
/// Cells lie row by row in one block of four-lane vectors.
struct BestReplyTableau: ~Copyable {
  typealias Lanes = SIMD4<Double>

  /// The number of rows: strategies of the other player.
  let rows: Int
  /// The number of columns: own strategies.
  let own: Int
  /// The labels of the own strategies begin here.
  let firstOwn: Int
  /// The labels of the other's strategies begin here.
  let firstReply: Int
  /// Vectors in a row.
  let lanes: Int
  let cells: UnsafeMutablePointer<Lanes>
  /// The variable of each row, and of each column.
  let rowVariable: UnsafeMutablePointer<Int32>
  let columnVariable: UnsafeMutablePointer<Int32>
  /// The row or column of each variable; columns count down from -1.
  private let place: UnsafeMutablePointer<Int32>
  private let start: UnsafeMutablePointer<Lanes>
  private let entering: UnsafeMutablePointer<Int32>
  private let leaving: UnsafeMutablePointer<Int32>
  /// The cells of a pivot's column.
  private let factors: UnsafeMutablePointer<Double>
  /// The variables that own a column, as bits.
  let basis: UnsafeMutablePointer<UInt64>
  let words: Int
  /// The labels of the other's strategies.
  private let replies: UnsafeMutablePointer<UInt64>
  /// The product of all pivots since the start: the determinant of the solved equations, up to
  /// sign.
  private(set) var determinant = 1.0
  /// Pivots since the start.
  private(set) var age = 0
  /// The size of the smallest of the last pivots.
  private(set) var smallestPivot = 1.0

  /// - Parameters:
  ///   - payoffs: What the other player gets, its strategies x own strategies.
  ///   - ownComesFirst: Whether the labels of the own strategies precede the other's.
  init(_ payoffs: PositivePayoffs, ownComesFirst: Bool) {
    rows = payoffs.replies
    own = payoffs.own
    firstOwn = ownComesFirst ? 0 : rows
    firstReply = ownComesFirst ? own : 0
    lanes = (own + 2 + 3) / 4
    words = (rows + own + 63) / 64
    cells = .allocate(capacity: rows * lanes)
    start = .allocate(capacity: rows * lanes)
    start.initialize(repeating: .zero, count: rows * lanes)
    rowVariable = .allocate(capacity: rows)
    columnVariable = .allocate(capacity: own)
    place = .allocate(capacity: rows + own)
    entering = .allocate(capacity: own)
    leaving = .allocate(capacity: rows)
    factors = .allocate(capacity: rows)
    basis = .allocate(capacity: words)
    replies = .allocate(capacity: words)
    replies.initialize(repeating: 0, count: words)
    for row in 0..<rows { replies.add(firstReply + row) }
    var nudge: UInt64 = 0
    for row in 0..<rows {
      let line = UnsafeMutableRawPointer(start + row * lanes).assumingMemoryBound(to: Double.self)
      for column in 0..<own { line[column] = payoffs.values[row * own + column] }
      line[own] = 1
      nudge &+= 0x9E37_79B9_7F4A_7C15
      line[own + 1] = 1 + Double(BestReplyTableau.scrambled(nudge) >> 11) * 0x1p-53
    }
    reset()
  }

  deinit {
    cells.deallocate()
    start.deallocate()
    rowVariable.deallocate()
    columnVariable.deallocate()
    place.deallocate()
    entering.deallocate()
    leaving.deallocate()
    factors.deallocate()
    basis.deallocate()
    replies.deallocate()
  }

  /// The finaliser of SplitMix64.
  private static func scrambled(_ word: UInt64) -> UInt64 {
    var z = word
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A row as numbers: own cells, then the value, then the nudge.
  @inline(__always)
  func line(_ row: Int) -> UnsafeMutablePointer<Double> {
    UnsafeMutableRawPointer(cells + row * lanes).assumingMemoryBound(to: Double.self)
  }

  /// The row of a variable, or nil when it owns a column.
  func row(of variable: Int) -> Int? { place[variable] >= 0 ? Int(place[variable]) : nil }

  /// The column of a variable, or nil when it owns a row.
  func column(of variable: Int) -> Int? {
    place[variable] < 0 ? Int(-1 - place[variable]) : nil
  }

  /// The values of the own strategies, not below 0.
  var weights: [Double] {
    (0..<own).map { strategy in
      row(of: firstOwn + strategy).map { Swift.max(0, line($0)[own]) } ?? 0
    }
  }

  /// How many replies of the other player tie in a basis.
  func tightReplies(in basis: UnsafePointer<UInt64>) -> Int {
    var count = 0
    for word in 0..<words { count += (basis[word] & replies[word]).nonzeroBitCount }
    return count
  }

  /// Goes back to the origin, where every own strategy is 0.
  mutating func reset() {
    cells.update(from: start, count: rows * lanes)
    for word in 0..<words { basis[word] = 0 }
    for row in 0..<rows {
      rowVariable[row] = Int32(firstReply + row)
      place[firstReply + row] = Int32(row)
    }
    for column in 0..<own {
      let label = firstOwn + column
      columnVariable[column] = Int32(label)
      place[label] = Int32(-1 - column)
      basis[label >> 6] |= 1 << UInt64(label & 63)
    }
    determinant = 1
    age = 0
  }

  /// Exchanges the variables of a row and of a column.
  mutating func pivot(row: Int, column: Int) {
    let pivot = line(row)[column]
    let inverse = 1 / pivot
    let stride = lanes * 4
    let cellsOfColumn = UnsafeMutableRawPointer(cells).assumingMemoryBound(to: Double.self) + column
    for other in 0..<rows {
      factors[other] = cellsOfColumn[other * stride]
      cellsOfColumn[other * stride] = 0
    }
    // The pivot's own row goes the way of the others: minus the result is taken from zero.
    factors[row] = -1
    cellsOfColumn[row * stride] = 1
    for lane in 0..<lanes {
      var cell = cells + lane
      let pivotCell = cell[row * lanes] * inverse
      cell[row * lanes] = .zero
      for other in 0..<rows {
        cell.pointee -= factors[other] * pivotCell
        cell += lanes
      }
    }
    let (leaves, enters) = (rowVariable[row], columnVariable[column])
    rowVariable[row] = enters
    columnVariable[column] = leaves
    place[Int(enters)] = Int32(row)
    place[Int(leaves)] = Int32(-1 - column)
    basis[Int(enters) >> 6] &= ~(1 << UInt64(enters & 63))
    basis[Int(leaves) >> 6] |= 1 << UInt64(leaves & 63)
    determinant *= pivot.magnitude
    age += 1
    smallestPivot = Swift.min(smallestPivot, pivot.magnitude)
  }

  /// Solves for the variables that do not belong to a set.
  ///
  /// Goes there from where it is, if that is short, no pivot is small and the last start from the
  /// origin not far back; else from the origin, taking the largest pivots first.
  ///
  /// - Parameters:
  ///   - target: As many variables as there are columns.
  ///   - mostAge: The largest number of pivots since the last start from the origin.
  mutating func move(to target: UnsafePointer<UInt64>, mostAge: Int = 48) {
    let steps = distance(to: target)
    if age + steps <= mostAge && steps <= tightReplies(in: target) {
      smallestPivot = 1
      walk(to: target)
      if smallestPivot > 1e-3 { return }
    }
    solve(for: target)
  }

  /// Solves for the variables that do not belong to a set, from the origin, taking the largest pivots
  /// first.
  mutating func solve(for target: UnsafePointer<UInt64>) {
    smallestPivot = 1
    reset()
    walk(to: target)
  }

  private func distance(to target: UnsafePointer<UInt64>) -> Int {
    var count = 0
    for word in 0..<words { count += (basis[word] & ~target[word]).nonzeroBitCount }
    return count
  }

  /// Pivots until a set owns the columns, always on the largest cell.
  private mutating func walk(to target: UnsafePointer<UInt64>) {
    var (enters, leaves) = (0, 0)
    for word in 0..<words {
      var bits = basis[word] & ~target[word]
      while bits != 0 {
        entering[enters] = -1 - place[word * 64 + bits.trailingZeroBitCount]
        enters += 1
        bits &= bits - 1
      }
      bits = target[word] & ~basis[word]
      while bits != 0 {
        leaving[leaves] = place[word * 64 + bits.trailingZeroBitCount]
        leaves += 1
        bits &= bits - 1
      }
    }
    while enters > 0 {
      var best = (row: 0, column: 0, size: -1.0)
      for row in 0..<leaves {
        let line = line(Int(leaving[row]))
        for column in 0..<enters where line[Int(entering[column])].magnitude > best.size {
          best = (row, column, line[Int(entering[column])].magnitude)
        }
      }
      pivot(row: Int(leaving[best.row]), column: Int(entering[best.column]))
      enters -= 1
      leaves -= 1
      leaving[best.row] = leaving[leaves]
      entering[best.column] = entering[enters]
    }
  }
}

extension UnsafePointer<UInt64> {
  /// Whether a set of labels holds one.
  @inline(__always)
  func has(_ label: Int) -> Bool { self[label >> 6] >> UInt64(label & 63) & 1 == 1 }
}

extension UnsafeMutablePointer<UInt64> {
  /// Whether a set of labels holds one.
  @inline(__always)
  func has(_ label: Int) -> Bool { UnsafePointer(self).has(label) }

  /// Adds a label to a set, or takes it out.
  @inline(__always)
  func flip(_ label: Int) { self[label >> 6] ^= 1 << UInt64(label & 63) }

  /// Adds a label to a set.
  @inline(__always)
  func add(_ label: Int) { self[label >> 6] |= 1 << UInt64(label & 63) }
}
