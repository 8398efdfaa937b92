public import Arena
public import GameTheory

/// Observed play, read from a table like the `actions.csv` that every study writes.
///
/// Columns `decision`, `sees`, `action` and `count` are needed, in any order; `cell` is used when one
/// is asked for. A column `agent` says who chose, within its `replicate` if there is such a column:
/// the choices of one agent may depend on each other. All other columns are ignored.
public struct ObservedPlay: Sendable {
  /// How often each action was taken: seats x slots; uniform where nothing was observed.
  public let profile: Profile
  /// How many choices were observed: seats x information sets.
  ///
  /// What was seen of a decision that several seats share is divided between them, so that each choice
  /// counts once.
  public let weights: [Double]
  /// The choices of each agent, in the order of the table; empty without a column `agent`.
  public let agents: [[ObservedChoice]]

  /// The largest table that is read, in bytes.
  private static let limit = 100_000_000

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - file: The path of the table.
  ///   - cell: Only rows of this cell count, if given.
  ///   - tree: The game that was played; counts are divided between the seats of the decision's role.
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
    let names = header.firstIndex(of: "agent").map { agent in
      [header.firstIndex(of: "replicate"), agent].compactMap { $0 }
    }
    var members: [(slot: Int, count: Double, agent: [String])] = []
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
      guard let count = Double(fields[3]), count >= 0, count.isFinite, count == count.rounded()
      else {
        throw StudyError(
          "'\(printable(file))', row \(line + 1): expected a whole number of times, but found "
            + "'\(printable(fields[3]))'")
      }
      counts[slot] += count
      if let names, count > 0 { members.append((slot, count, names.map { row[$0] })) }
    }
    guard counts.contains(where: { $0 > 0 }) else {
      throw StudyError(
        "'\(printable(file))' holds no observations"
          + (cell.map {
            " of the cell '\(printable($0))'" + StudyError.suggestion(for: $0, among: cells)
          }
            ?? ""))
    }
    let deciders = tree.deciders
    (profile, weights) = ObservedPlay.spread(counts, deciders, tree.shape)
    agents = ObservedPlay.grouped(members, deciders, tree.shape)
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

  /// Frequencies, the same for every seat that decides at an information set, and its share of the
  /// choices.
  private static func spread(
    _ counts: [Double], _ deciders: [[Int]], _ shape: Shape
  ) -> (Profile, [Double]) {
    var profile = Profile(uniformIn: shape)
    var weights = [Double](repeating: 0, count: shape.seats * shape.infosets)
    for (infoset, seats) in deciders.enumerated() {
      let (first, count) = shape.slots(ofInfoset: infoset)
      let total = counts[first..<first + count].reduce(0, +)
      guard total > 0 else { continue }
      for seat in seats {
        weights[seat * shape.infosets + infoset] = total / Double(seats.count)
        for slot in first..<first + count {
          profile.probabilities[seat * profile.slots + slot] = counts[slot] / total
        }
      }
    }
    return (profile, weights)
  }

  /// The choices agent by agent, divided between seats likewise.
  private static func grouped(
    _ members: [(slot: Int, count: Double, agent: [String])], _ deciders: [[Int]], _ shape: Shape
  ) -> [[ObservedChoice]] {
    var places = [(infoset: Int, action: Int)](repeating: (0, 0), count: shape.slots)
    for infoset in 0..<shape.infosets {
      let (first, count) = shape.slots(ofInfoset: infoset)
      for action in 0..<count { places[first + action] = (infoset, action) }
    }
    var numbers: [[String]: Int] = [:]
    var agents: [[ObservedChoice]] = []
    for member in members {
      let number = numbers[member.agent] ?? agents.count
      if number == agents.count { agents.append([]) }
      numbers[member.agent] = number
      let place = places[member.slot]
      let seats = deciders[place.infoset]
      agents[number] += seats.map {
        ObservedChoice(
          seat: $0, infoset: place.infoset, action: place.action,
          count: member.count / Double(seats.count))
      }
    }
    return agents
  }
}

extension GameTree {
  /// The seats that decide at each information set.
  var deciders: [[Int]] {
    var decides = [[Bool]](
      repeating: [Bool](repeating: false, count: seats), count: shape.infosets)
    for node in nodes where node.kind == .decision {
      decides[Int(node.infoset)][Int(node.seat)] = true
    }
    return decides.map { row in row.indices.filter { row[$0] } }
  }
}

/// Tables of comma-separated values.
package enum CSV {
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
