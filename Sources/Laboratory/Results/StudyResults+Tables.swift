/// How something went over the rounds in one cell.
public struct Course: Sendable, Equatable {
  /// Some rounds in a row.
  public struct Block: Sendable, Equatable {
    /// The first round, from 0.
    public let firstRound: Int
    /// The last round.
    public let lastRound: Int
    /// The mean over replicates.
    public fileprivate(set) var mean: Double
    /// The least and the greatest of all replicates.
    public fileprivate(set) var range: ClosedRange<Double>
    fileprivate var count = 1
  }

  /// The name of the cell.
  public let cell: String
  /// The blocks, in order.
  public fileprivate(set) var blocks: [Block] = []
}

/// How a group chose where it saw the same.
public struct Choice: Sendable, Equatable {
  /// Where choices are made: who, what, and seeing what.
  public struct Place: Sendable, Hashable {
    /// The group.
    public let group: String
    /// The decision.
    public let decision: String
    /// What is seen; empty where nothing is.
    public let sight: String
  }

  /// Where.
  public let place: Place
  /// The actions in the order in which they first came, with how often each was taken.
  public fileprivate(set) var actions: [(name: String, count: Double)]

  /// How many choices there were.
  public var total: Double { actions.reduce(0) { $0 + $1.count } }

  /// Whether all parts are equal.
  public static func == (one: Choice, other: Choice) -> Bool {
    one.place == other.place && one.actions.elementsEqual(other.actions, by: ==)
  }
}

/// How a group chose over the rounds where it saw the same.
public struct Moves: Sendable, Equatable {
  /// Some rounds in a row.
  public struct Block: Sendable, Equatable {
    /// The first round, from 0.
    public let firstRound: Int
    /// The last round.
    public let lastRound: Int
    /// What was chosen in them.
    public fileprivate(set) var choice: Choice
  }

  /// Where.
  public let place: Choice.Place
  /// The blocks in which it chose there, in the order of the rounds.
  public fileprivate(set) var blocks: [Block] = []
}

extension StudyResults {
  /// What the time series of a study are about.
  public enum Quantity: Sendable, Equatable {
    /// The mean payoff of all who play.
    case payoff
    /// A measure.
    case measure(String)
  }

  /// Reads how something went over the rounds.
  ///
  /// - Parameters:
  ///   - quantity: What.
  ///   - cells: The names of the cells that are wanted.
  /// - Returns: A course for each of them that the table has, in the order of the table; none where there
  ///   is no such table in CSV.
  /// - Throws: ``StudyError`` where the table is not as it was written.
  public func courses(of quantity: Quantity, in cells: Set<String>) throws(StudyError) -> [Course] {
    let columns = ["cell", "first_round", "last_round"]
    var gatherer = CourseGatherer(cells: cells)
    switch quantity {
    case .payoff:
      try read(.rounds, columns + ["mean_payoff"]) { gatherer.add($0, value: 3) }
    case .measure(let name):
      try read(.measures, columns + ["mean_per_episode", "measure"]) { row in
        if row.text(4) == name { gatherer.add(row, value: 3) }
      }
    }
    return gatherer.courses
  }

  /// Reads the mean payoffs of all agents of all replicates: by cell, then by group, both in the order of
  /// the table.
  ///
  /// - Throws: ``StudyError`` where the table is not as it was written.
  public func payoffs(in cells: Set<String>) throws(StudyError)
    -> [(cell: String, groups: [(name: String, payoffs: [Double])])]
  {
    var found: [(cell: String, groups: [(name: String, payoffs: [Double])])] = []
    try read(.agents, ["cell", "group", "mean_payoff"]) { row in
      let cell = row.text(0)
      guard cells.contains(cell), let payoff = row.number(2) else { return }
      if found.last?.cell != cell { found.append((cell, [])) }
      let (place, group) = (found.count - 1, row.text(1))
      if let index = found[place].groups.firstIndex(where: { $0.name == group }) {
        found[place].groups[index].payoffs.append(payoff)
      } else {
        found[place].groups.append((group, [payoff]))
      }
    }
    return found
  }

  /// Reads how every group chose, over all replicates.
  ///
  /// - Throws: ``StudyError`` where the table is not as it was written.
  public func choices(in cells: Set<String>) throws(StudyError) -> [String: [Choice]] {
    var gatherer = PlaceGatherer<Choice>(cells: cells)
    try read(.actions, placeColumns + ["action", "count"]) { row in
      guard let count = row.number(5) else { return }
      gatherer.take(row, Choice.init) { $0.add(row.text(4), count) }
    }
    return gatherer.found
  }

  /// Reads how the choices of every group moved over the rounds, over all replicates.
  ///
  /// - Throws: ``StudyError`` where the table is not as it was written.
  public func moves(in cells: Set<String>) throws(StudyError) -> [String: [Moves]] {
    var gatherer = PlaceGatherer<Moves>(cells: cells)
    let columns = placeColumns + ["action", "count", "first_round", "last_round"]
    try read(.play, columns) { row in
      guard let count = row.number(5), let first = row.number(6).flatMap({ Int(exactly: $0) }),
        let last = row.number(7).flatMap({ Int(exactly: $0) })
      else { return }
      gatherer.take(row, { Moves(place: $0) }) { $0.add(row.text(4), count, first...last) }
    }
    return gatherer.found
  }

  /// Reads a table, if it is there in CSV.
  private func read(_ table: TableName, _ columns: [String], _ take: (CSVReader.Row) -> Void)
    throws(StudyError)
  {
    guard let folder, has(table) else { return }
    try CSVReader.read("\(folder)/\(table.file(.csv))", columns: columns) { row in
      take(row)
      return true
    }
  }
}

extension Choice {
  fileprivate init(_ place: Place) { self.init(place: place, actions: []) }

  /// Actions with their probabilities, as if so often each was taken.
  init(_ place: Place, _ actions: [(name: String, count: Double)]) {
    self.init(place: place, actions: actions)
  }

  fileprivate mutating func add(_ action: String, _ count: Double) {
    if let index = actions.firstIndex(where: { $0.name == action }) {
      actions[index].count += count
    } else {
      actions.append((action, count))
    }
  }
}

extension Moves {
  /// Adds how often an action was taken in some rounds; replicates may have reached other blocks.
  fileprivate mutating func add(_ action: String, _ count: Double, _ rounds: ClosedRange<Int>) {
    let first = rounds.lowerBound
    let before = blocks.lastIndex { $0.firstRound <= first }
    if let before, blocks[before].firstRound == first {
      blocks[before].choice.add(action, count)
      return
    }
    var choice = Choice(place)
    choice.add(action, count)
    blocks.insert(
      Block(firstRound: first, lastRound: rounds.upperBound, choice: choice),
      at: before.map { $0 + 1 } ?? 0)
  }
}

/// The columns that say where a choice was made.
private let placeColumns = ["cell", "group", "decision", "sees"]

/// Brings together the rows about choices that were made at the same place of the same cell.
private struct PlaceGatherer<Item> {
  let cells: Set<String>
  /// What was found, by cell, in the order in which places first come.
  private(set) var found: [String: [Item]] = [:]
  private var places: [String: [Choice.Place: Int]] = [:]

  init(cells: Set<String>) { self.cells = cells }

  /// Adds to what is known of the place of a row, whose first columns say where that is.
  mutating func take(
    _ row: CSVReader.Row, _ make: (Choice.Place) -> Item, _ add: (inout Item) -> Void
  ) {
    let cell = row.text(0)
    guard cells.contains(cell) else { return }
    let place = Choice.Place(group: row.text(1), decision: row.text(2), sight: row.text(3))
    let count = found[cell]?.count ?? 0
    let index = places[cell]?[place] ?? count
    if index == count {
      found[cell, default: []].append(make(place))
      places[cell, default: [:]][place] = index
    }
    add(&found[cell, default: []][index])
  }
}

/// Brings the rows of a time series together; all rows of a cell come in a row.
private struct CourseGatherer {
  let cells: Set<String>
  var courses: [Course] = []
  private var places: [Int: Int] = [:]

  init(cells: Set<String>) { self.cells = cells }

  mutating func add(_ row: CSVReader.Row, value column: Int) {
    let cell = row.text(0)
    guard cells.contains(cell), let value = row.number(column), value.isFinite,
      let first = row.number(1).flatMap({ Int(exactly: $0) }),
      let last = row.number(2).flatMap({ Int(exactly: $0) })
    else { return }
    if courses.last?.cell != cell {
      courses.append(Course(cell: cell))
      places = [:]
    }
    let course = courses.count - 1
    if let place = places[first] {
      courses[course].blocks[place].add(value)
    } else {
      places[first] = courses[course].blocks.count
      courses[course].blocks.append(
        Course.Block(firstRound: first, lastRound: last, mean: value, range: value...value))
    }
  }
}

extension Course.Block {
  fileprivate mutating func add(_ value: Double) {
    count += 1
    mean += (value - mean) / Double(count)
    range = min(range.lowerBound, value)...max(range.upperBound, value)
  }
}
