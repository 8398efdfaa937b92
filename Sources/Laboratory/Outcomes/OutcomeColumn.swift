/// What a column of a table of outcomes can hold.
public enum OutcomeColumn: String, CaseIterable, Sendable {
  /// The name of the game, where a table holds several.
  case game
  /// The name of the strategy whose payoff comes first.
  case row
  /// The name of the strategy that it met.
  case column
  /// What the row strategy earned.
  case payoff
  /// What the column strategy earned.
  case columnPayoff = "column payoff"
  /// The name of the run, if pairs were played several times.
  case run

  /// Whether no table goes without it.
  var isNeeded: Bool { self == .row || self == .column || self == .payoff }

  /// The headings that are taken for it, in small letters, without spaces, dots, dashes and underscores.
  public var headings: [String] {
    switch self {
    case .game: ["game", "environment", "env", "task", "mechanism", "scenario"]
    case .row:
      [
        "row", "rowstrategy", "rowagent", "rowplayer", "strategy", "agent", "player", "name",
        "model",
        "playername", "strategy1", "agent1", "player1", "model1",
      ]
    case .column:
      [
        "column", "col", "columnstrategy", "columnagent", "columnplayer", "opponent", "against",
        "opponentname", "strategy2", "agent2", "player2", "model2",
      ]
    case .payoff:
      [
        "payoff", "rowpayoff", "payoffrow", "score", "reward", "utility", "payoff1", "score1",
        "reward1", "scoreperturn",
      ]
    case .columnPayoff:
      [
        "columnpayoff", "colpayoff", "payoffcolumn", "opponentpayoff", "opponentscore", "payoff2",
        "score2", "reward2",
      ]
    case .run: ["run", "replicate", "repetition", "rep", "trial", "seed"]
    }
  }

  /// A heading as headings are compared.
  static func plain(_ heading: String) -> String {
    String(heading.lowercased().filter { !" ._-".contains($0) })
  }
}

/// Where the columns of a table stand.
struct OutcomeHeader {
  /// The place of each column that there is.
  let places: [OutcomeColumn: Int]
  /// The headings of columns that are not read.
  let unread: [String]

  /// Finds the columns in a header.
  ///
  /// - Parameters:
  ///   - headings: The header, with the place of each field for messages.
  ///   - chosen: Headings that somebody named for a column.
  ///   - place: Where the header stands.
  /// - Throws: ``StudyError`` where a column is missing, or could be two.
  init(
    _ headings: [String], chosen: [OutcomeColumn: String], at place: String
  ) throws(StudyError) {
    var places: [OutcomeColumn: Int] = [:]
    for column in OutcomeColumn.allCases {
      guard let heading = chosen[column] else { continue }
      let same = headings.indices.filter { headings[$0] == heading }
      guard let index = same.first else {
        throw StudyError(
          "\(place): there is no column '\(printable(heading))'"
            + StudyError.suggestion(for: heading, among: headings))
      }
      if same.count > 1 {
        throw StudyError("\(place): two columns are called '\(printable(heading))'")
      }
      if let other = places.first(where: { $0.value == index })?.key {
        throw StudyError(
          "\(place): '\(printable(heading))' cannot be both \(other.rawValue) and \(column.rawValue)"
        )
      }
      places[column] = index
    }
    let taken = Set(places.values)
    for column in OutcomeColumn.allCases where places[column] == nil {
      let fitting = headings.indices.filter {
        !taken.contains($0) && column.headings.contains(OutcomeColumn.plain(headings[$0]))
      }
      // A heading that is the column's own name comes before others that may stand for it.
      let own = fitting.filter {
        OutcomeColumn.plain(headings[$0]) == OutcomeColumn.plain(column.rawValue)
      }
      let found = own.count == 1 ? own : fitting
      if found.count > 1 {
        let names = found.prefix(3).map { "'\(printable(headings[$0]))'" }
        throw StudyError(
          "\(place): \(names.joined(separator: " and ")) can both be the column '\(column.rawValue)'; say "
            + "which with \(column.option)")
      }
      if let index = found.first { places[column] = index }
    }
    for column in OutcomeColumn.allCases where column.isNeeded && places[column] == nil {
      let unused = headings.indices.filter { !places.values.contains($0) }.map { headings[$0] }
      let nearest = column.headings.lazy.map { StudyError.nearest(to: $0, among: unused) }
        .first { !$0.isEmpty }
      throw StudyError(
        "\(place): expected a column '\(column.rawValue)', but found "
          + headings.prefix(12).map { "'\(printable($0))'" }.joined(separator: ", ")
          + (headings.count > 12 ? ", ..." : "") + "; \(column.option) HEADING names it"
          + (nearest ?? ""))
    }
    self.places = places
    unread = headings.indices.filter { !places.values.contains($0) }.map { headings[$0] }
  }
}

extension OutcomeColumn {
  /// The option of the command line that names its heading.
  public var option: String {
    self == .columnPayoff ? "--column-payoff" : "--\(rawValue)"
  }
}
