import Arena

/// A cell of a study with the key of its results; or why there is none.
struct CellWork: Sendable {
  /// The name of the cell.
  let name: String
  /// What it changes in the study.
  let settings: [String: JSON]
  /// The cell, resolved and checked.
  let cell: Result<Cell, StudyError>
  /// Names everything that the results of its units depend on.
  let key: ContentKey
  /// Whether the study has no other.
  let isAlone: Bool

  /// How many rounds are played, in all matches together: what a unit costs, more or less.
  var cost: Double {
    guard case .success(let cell) = cell else { return 0 }
    return cell.expectedEpisodes
  }

  /// What went wrong, and where.
  func located(_ error: StudyError, _ replicate: Int?) -> StudyError {
    if let replicate {
      return StudyError("in the cell '\(printable(name))', replicate \(replicate + 1), \(error)")
    }
    return isAlone ? error : StudyError("in the cell '\(printable(name))': \(error)")
  }
}

extension Cell {
  /// About how many episodes a run of the cell plays.
  public var expectedEpisodes: Double {
    let agents = groups.reduce(0) { $0 + $1.group.count }
    return Double(agents) / Double(game.shape.seats) * Double(plan.rounds)
      * game.shape.expectedRounds
  }
}

extension Study {
  /// The most cells that are at work together.
  private static let batchOfCells = 256
  /// The most units that are at work together.
  private static let batchOfUnits = 8192

  /// How many units of work it asks for.
  public var units: Int { cells.count * replicates }

  /// The cells, some at a time: what a run has in memory.
  var batches: [Range<Int>] {
    let size = Swift.max(1, Swift.min(Study.batchOfCells, Study.batchOfUnits / replicates))
    return stride(from: 0, to: cells.count, by: size).map {
      $0..<Swift.min($0 + size, cells.count)
    }
  }

  /// The cell of an index.
  func work(at index: Int) -> CellWork {
    let cell = cells[index]
    return CellWork(
      name: cell.name, settings: cell.settings, cell: .success(cell), key: key(of: cell.resolved),
      isAlone: cells.count == 1)
  }

  /// Names what the results of a cell depend on: all that it resolves to, the seed, whose draws are
  /// whose, and what is kept.
  private func key(of resolved: JSON) -> ContentKey {
    let kept = Kept.allCases.filter { self.kept.contains($0) }.map(\.json)
    let frame = JSON.array([.integer(Int(seed)), .bool(isIndependent), .array(kept)])
    return ContentKey(of: JSON.array([frame, resolved]).canonical)
  }
}
