public import Arena

/// Observed play, read from a table like the `actions.csv` that every study writes.
///
/// Columns `decision`, `sees`, `action` and `count` are needed, in any order; `cell` is used when one
/// is asked for, all others are ignored.
public struct ObservedPlay: Sendable {
  /// How often each action was taken: seats x slots; uniform where nothing was observed.
  public let profile: Profile
  /// How many choices were observed: seats x information sets.
  public let weights: [Double]

  /// The largest table that is read, in bytes.
  private static let limit = 100_000_000

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - file: The path of the table.
  ///   - cell: Only rows of this cell count, if given.
  ///   - tree: The game that was played; counts go to every seat of the decision's role.
  /// - Throws: ``StudyError`` when the table cannot be read or does not fit the game.
  public init(file: String, cell: String?, tree: GameTree) throws(StudyError) {
    let bytes = try InputFile.read(file, "table", form: "CSV", limit: ObservedPlay.limit)
    let lines = CSV.rows(String(decoding: bytes, as: UTF8.self))
    guard let header = lines.first else { throw StudyError("'\(printable(file))' is empty") }
    func column(_ name: String) throws(StudyError) -> Int {
      guard let index = header.firstIndex(of: name) else {
        throw StudyError(
          "'\(printable(file))' has no column '\(name)'; expected decision, sees, action, count")
      }
      return index
    }
    let places = [
      try column("decision"), try column("sees"), try column("action"), try column("count"),
    ]
    let cellColumn = cell == nil ? nil : try column("cell")
    var counts = [Double](repeating: 0, count: tree.shape.slots)
    var cells: [String] = []
    for (line, row) in lines.enumerated().dropFirst() {
      guard row.count == header.count else {
        throw StudyError(
          "'\(printable(file))', row \(line + 1): expected \(header.count) columns, but found "
            + "\(row.count)")
      }
      if let cellColumn {
        if cells.last != row[cellColumn] { cells.append(row[cellColumn]) }
        if row[cellColumn] != cell { continue }
      }
      let fields = places.map { row[$0] }
      let slot = try ObservedPlay.slot(fields, tree.shape, "'\(printable(file))', row \(line + 1)")
      guard let count = Double(fields[3]), count >= 0, count.isFinite else {
        throw StudyError(
          "'\(printable(file))', row \(line + 1): expected a count, but found "
            + "'\(printable(fields[3]))'")
      }
      counts[slot] += count
    }
    guard counts.contains(where: { $0 > 0 }) else {
      throw StudyError(
        "'\(printable(file))' holds no observations"
          + (cell.map {
            " of the cell '\(printable($0))'" + StudyError.suggestion(for: $0, among: cells)
          }
            ?? ""))
    }
    (profile, weights) = ObservedPlay.spread(counts, tree)
  }

  /// The slot of a decision, what is seen and an action, each by its label.
  private static func slot(_ fields: [String], _ shape: Shape, _ place: String) throws(StudyError)
    -> Int
  {
    let names = shape.decisions.map(\.name)
    guard let decision = names.firstIndex(of: fields[0]) else {
      throw StudyError(
        "\(place): the game has no decision '\(printable(fields[0]))'"
          + StudyError.suggestion(for: fields[0], among: names))
    }
    let point = shape.decisions[decision]
    let row = shape.layout[decision]
    guard let seen = (0..<point.observations).first(where: { point.sight($0) == fields[1] }) else {
      throw StudyError("\(place): '\(printable(fields[0]))' never sees '\(printable(fields[1]))'")
    }
    let labels = (0..<point.actions.count).map { point.actions.label($0) }
    guard let action = labels.firstIndex(of: fields[2]) else {
      throw StudyError(
        "\(place): '\(printable(fields[0]))' has no action '\(printable(fields[2]))'"
          + StudyError.suggestion(for: fields[2], among: labels))
    }
    return Int(row.slot) + seen * labels.count + action
  }

  /// Frequencies and weights, the same for every seat that decides at an information set.
  private static func spread(_ counts: [Double], _ tree: GameTree) -> (Profile, [Double]) {
    let shape = tree.shape
    var profile = Profile(uniformIn: shape)
    var weights = [Double](repeating: 0, count: shape.seats * shape.infosets)
    for node in tree.nodes where node.kind == .decision {
      let (seat, infoset) = (Int(node.seat), Int(node.infoset))
      let (first, count) = shape.slots(ofInfoset: infoset)
      let total = counts[first..<first + count].reduce(0, +)
      guard total > 0, weights[seat * shape.infosets + infoset] == 0 else { continue }
      weights[seat * shape.infosets + infoset] = total
      for slot in first..<first + count {
        profile.probabilities[seat * profile.slots + slot] = counts[slot] / total
      }
    }
    return (profile, weights)
  }
}

/// Tables of comma-separated values.
enum CSV {
  /// The rows of a text: fields between commas, quoted where they hold commas, quotes or line breaks.
  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field = ""
    var isQuoted = false
    var rest = Substring(text)
    while let character = rest.popFirst() {
      switch character {
      case "\"" where isQuoted && rest.first == "\"":
        field.append("\"")
        rest.removeFirst()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        row.append(field)
        field = ""
      case "\n" where !isQuoted, "\r\n" where !isQuoted:
        rows.append(row + [field])
        (row, field) = ([], "")
      default: field.append(character)
      }
    }
    if !field.isEmpty || !row.isEmpty { rows.append(row + [field]) }
    return rows
  }
}
