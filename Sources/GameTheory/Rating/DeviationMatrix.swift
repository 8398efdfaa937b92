/// The rows of the linear programs behind a deviation rating.
///
/// Column by column the profiles of a game of two players, and at last the margin by which no deviation
/// that is still open may gain. Row 0 is the sum of all probabilities; then what each deviation gains, that
/// of the row player's strategies first. In a symmetric game a profile and its mirror image are one column,
/// drawn with equal odds, and a strategy has one row for both seats.
struct DeviationMatrix<Number: OrderedField>: CoefficientMatrix {
  let sizes: (rows: Int, columns: Int)
  let isSymmetric: Bool
  /// Rows x columns, row by row; in a symmetric game half of the payoff.
  private let rowPayoffs: [Number]
  /// The column player's likewise; empty in a symmetric game.
  private let columnPayoffs: [Number]
  /// The strategies of every profile.
  private let profiles: [(row: Int, column: Int)]
  /// What both seats earn together in every profile of a symmetric game, halved.
  private let together: [Number]
  /// Whether the rating of a deviation is still open.
  var isOpen: [Bool]

  /// Makes the rows of a game.
  ///
  /// - Parameters:
  ///   - sizes: How many strategies the players have.
  ///   - rowPayoffs: What the row player earns, row by row.
  ///   - columnPayoffs: What the column player earns, row by row; nil if the game is symmetric.
  init(sizes: (rows: Int, columns: Int), rowPayoffs: [Number], columnPayoffs: [Number]?) {
    self.sizes = sizes
    isSymmetric = columnPayoffs == nil
    let half = Number.one / Number(2)
    let own = columnPayoffs == nil ? rowPayoffs.map { half * $0 } : rowPayoffs
    self.rowPayoffs = own
    self.columnPayoffs = columnPayoffs ?? []
    var profiles: [(row: Int, column: Int)] = []
    for row in 0..<sizes.rows {
      for column in (columnPayoffs == nil ? row : 0)..<sizes.columns {
        profiles.append((row, column))
      }
    }
    self.profiles = profiles
    let width = sizes.columns
    together =
      columnPayoffs == nil
      ? profiles.map { own[$0.row * width + $0.column] + own[$0.column * width + $0.row] } : []
    isOpen = [Bool](
      repeating: true, count: columnPayoffs == nil ? sizes.rows : sizes.rows + sizes.columns)
  }

  var rows: Int { 1 + isOpen.count }
  var columns: Int { profiles.count + 1 }
  var size: Int { 2 * profiles.count + sizes.rows * sizes.columns }
  /// The column of the margin.
  var margin: Int { profiles.count }

  func combine(_ weights: [Number], into sums: inout [Number]) {
    let (height, width) = sizes
    if isSymmetric {
      let own = worth(rowPayoffs, weights[1...height])
      let total = sum(weights[1...height])
      for (index, profile) in profiles.enumerated() {
        sums[index] =
          weights[0] + own[profile.row] + own[profile.column] - total * together[index]
      }
    } else {
      let ofRows = worth(rowPayoffs, weights[1...height])
      let rowTotal = sum(weights[1...height])
      let second = Array(weights[(height + 1)...(height + width)])
      let columnTotal = sum(second[...])
      for row in 0..<height {
        var ofColumns = weights[0]
        for column in 0..<width where second[column] != .zero {
          ofColumns += second[column] * columnPayoffs[row * width + column]
        }
        for column in 0..<width {
          let cell = row * width + column
          sums[cell] =
            ofColumns + ofRows[column] - rowTotal * rowPayoffs[cell]
            - columnTotal * columnPayoffs[cell]
        }
      }
    }
    var open = Number.zero
    for deviation in isOpen.indices where isOpen[deviation] { open += weights[deviation + 1] }
    sums[margin] = open
  }

  /// What weighted rows of a table come to, column by column.
  private func worth(_ table: [Number], _ weights: ArraySlice<Number>) -> [Number] {
    var sums = [Number](repeating: .zero, count: sizes.columns)
    for (row, weight) in weights.enumerated() where weight != .zero {
      let start = row * sizes.columns
      for column in 0..<sizes.columns { sums[column] += weight * table[start + column] }
    }
    return sums
  }

  private func sum(_ numbers: ArraySlice<Number>) -> Number { numbers.reduce(.zero, +) }

  func column(_ index: Int, into entries: inout [Number]) {
    if index == margin {
      entries[0] = .zero
      for deviation in isOpen.indices { entries[deviation + 1] = isOpen[deviation] ? .one : .zero }
      return
    }
    entries[0] = .one
    let (height, width) = sizes
    let (row, column) = profiles[index]
    if isSymmetric {
      for own in 0..<height {
        entries[own + 1] =
          rowPayoffs[own * width + column] + rowPayoffs[own * width + row] - together[index]
      }
      return
    }
    let cell = row * width + column
    for own in 0..<height {
      entries[own + 1] = rowPayoffs[own * width + column] - rowPayoffs[cell]
    }
    for own in 0..<width {
      entries[height + own + 1] = columnPayoffs[row * width + own] - columnPayoffs[cell]
    }
  }
}
