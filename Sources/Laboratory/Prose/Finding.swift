import Arena
import Theory

/// What a study shows, filled with numbers as its cells come; no cell is kept.
struct Finding: Sendable {
  private let prose: Prose
  /// The number of the cell of each place.
  private let cells: [Int]
  private var texts: [String?]
  private var next = 0

  /// Reads the finding of a study, and checks that it has the cells and functions of all places.
  ///
  /// - Parameters:
  ///   - text: The finding.
  ///   - design: The points of the study.
  ///   - cell: Makes the cell of a point.
  /// - Throws: ``StudyError`` for the first place that stands for nothing.
  init(_ text: String, _ design: Design, cell: (Int) throws(StudyError) -> Cell)
    throws(StudyError)
  {
    do {
      prose = try Prose(text)
      var cells: [Int] = []
      for place in prose.places { cells.append(try design.cell(of: place, cell)) }
      self.cells = cells
    } catch { throw StudyError("'finding': \(error)") }
    texts = cells.map { _ in nil }
  }

  /// Takes from the next cell what is asked for.
  mutating func add(_ cell: CellSummary) {
    for (index, place) in prose.places.enumerated() where cells[index] == next {
      texts[index] = place.text(in: cell)
    }
    next += 1
  }

  /// The finding as far as it is known.
  var text: String { prose.filled(texts) }
}

extension Design {
  /// Returns the number of the cell that a place of the finding names.
  fileprivate func cell(of place: Placeholder, _ cell: (Int) throws(StudyError) -> Cell)
    throws(StudyError) -> Int
  {
    let shown = "the place '\(printable(place.text, limit: 120))'"
    if place.cell.isEmpty && count > 1 {
      throw StudyError("\(shown) names no cell, but the study has \(count)")
    }
    guard let index = place.cell.isEmpty ? 0 : index(of: place.cell) else {
      let names = count <= Design.mostChecked ? (0..<count).map { point(at: $0).name } : []
      throw StudyError(
        "\(shown) names no cell: '\(printable(place.cell))'"
          + StudyError.suggestion(for: place.cell, among: names))
    }
    let named = try cell(index)
    let (welfare, measures) = (named.welfare.map(\.name), named.game.shape.measures.map(\.name))
    if let complaint = place.complaint(welfare: welfare, measures: measures) {
      throw StudyError(complaint)
    }
    return index
  }
}
