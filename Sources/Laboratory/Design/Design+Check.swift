import Theory

extension Design {
  /// The most cells that are all made and compared before a study runs, and the most settings of one
  /// axis of a larger design.
  static let mostChecked = 5000

  /// Makes cells and checks that each is another one, under a name of its own, and that all are asked
  /// the same.
  ///
  /// Of a design of more than ``mostChecked`` points, each axis is checked by itself: its settings, or
  /// as many of them spread evenly, with the first of every other axis. What only shows where several
  /// axes meet is found when such a cell is made.
  ///
  /// - Parameter cell: Makes the cell of a point.
  /// - Throws: ``StudyError`` of the first cell that cannot be made or is like another.
  func check(_ cell: (Int) throws(StudyError) -> Cell) throws(StudyError) {
    for group in checked {
      var comparison = CellComparison()
      for index in group { try comparison.add(try cell(index)) }
    }
  }

  /// The groups of points that are checked, each against each other of its group.
  var checked: [[Int]] {
    if count <= Design.mostChecked { return [Array(0..<count)] }
    var groups: [[Int]] = []
    var stride = count
    for size in [variants.count] + axes.map(\.count) {
      stride /= size
      let samples = Swift.min(size, Design.mostChecked)
      let places = (0..<samples).map { samples == 1 ? 0 : $0 * (size - 1) / (samples - 1) }
      groups.append(places.map { $0 * stride })
    }
    return groups
  }
}

/// Cells that were looked at, to tell one that is like another.
private struct CellComparison {
  private var seen: [String: String] = [:]
  private var names: Set<String> = []
  private var first: (name: String, welfare: [String])?

  /// Looks at one more cell.
  ///
  /// - Throws: ``StudyError`` if another one is the same, has its name, or is asked something else.
  mutating func add(_ cell: Cell) throws(StudyError) {
    let name = printable(cell.name)
    if let twin = seen.updateValue(name, forKey: cell.resolved.canonical) {
      throw StudyError("the cells '\(twin)' and '\(name)' are the same")
    }
    if !names.insert(cell.name).inserted {
      throw StudyError("two cells are called '\(name)'; variants give them names apart")
    }
    let welfare = cell.welfare.map(\.name)
    let first = first ?? (name, welfare)
    self.first = first
    if first.welfare != welfare {
      throw StudyError(
        "the cells '\(first.name)' and '\(name)' have different welfare functions; "
          + "a study asks the same of all cells")
    }
  }
}
