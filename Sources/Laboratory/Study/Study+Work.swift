import Arena

/// A cell of a study with the key of its results; or why there is none.
struct CellWork: Sendable {
  /// Its number in the study.
  let index: Int
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
  static let batchOfUnits = 8192

  /// How many units of work it asks for.
  public var units: Int { cellCount * replicates }

  /// The cells, some at a time: what a run has in memory.
  var batches: [Range<Int>] {
    let size = Swift.max(1, Swift.min(Study.batchOfCells, Study.batchOfUnits / replicates))
    return stride(from: 0, to: cellCount, by: size).map {
      $0..<Swift.min($0 + size, cellCount)
    }
  }

  /// The cell of an index.
  func work(at index: Int) -> CellWork {
    let isAlone = cellCount == 1
    do throws(StudyError) {
      let cell = try cell(at: index)
      return CellWork(
        index: index, name: cell.name, settings: cell.settings, cell: .success(cell),
        key: key(of: cell.resolved), isAlone: isAlone)
    } catch {
      let point = design.point(at: index)
      return CellWork(
        index: index, name: point.name, settings: point.settings, cell: .failure(error),
        key: key(of: document.adding(point.settings)), isAlone: isAlone)
    }
  }

  /// Names what the results of a cell depend on: all that it resolves to, the seed, and whose draws are
  /// whose.
  private func key(of resolved: JSON) -> ContentKey {
    ContentKey(of: JSON.array([.integer(Int(seed)), .bool(isIndependent), resolved]).canonical)
  }
}
