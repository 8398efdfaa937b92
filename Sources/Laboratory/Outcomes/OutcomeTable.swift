import Arena
import Foundation

/// Outcomes between named strategies, as a table in CSV holds them: one row for a match.
///
/// | column | what it holds | other headings |
/// |---|---|---|
/// | `row`, `column` | names of the strategies | `strategy`, `agent`, `player`; `opponent`, `against`, and with 1 and 2 |
/// | `payoff` | what the row strategy earned | `score`, `reward`, `payoff 1` |
/// | `column payoff` | what the column strategy earned; optional | `opponent score`, `payoff 2` |
/// | `game` | optional, for several games | `environment`, `task`, `mechanism` |
/// | `run` | optional; without it, the matches of a pair count as runs in their order | `replicate`, `repetition`, `seed` |
///
/// Case, spaces and underscores in headings do not matter; other columns are not read. Fields stand between
/// commas, semicolons, tabs or bars.
public struct OutcomeTable: Sendable {
  /// How the table is read.
  public struct Options: Sendable {
    /// The headings of columns that are called otherwise.
    public var headings: [OutcomeColumn: String] = [:]
    /// Whether cells without a number make a match missing; else they are an error.
    public var allowsMissing = false
    /// Whether the two orders of a pair are matches of one symmetric game, although payoffs differ.
    public var isSymmetric = false

    /// Makes the options of a table that is as described.
    public init() {}
  }

  /// The games, by their names.
  public let games: [OutcomeGame]
  /// The headings of columns that were not read.
  public let unread: [String]

  /// The most bytes of a table.
  static let limit = 256_000_000
  /// The most strategies in a game, rows and columns together.
  static let mostStrategies = 500
  /// The most games in a table.
  static let mostGames = 200
  /// The longest name, in characters.
  static let longestName = 200

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - path: Where it is.
  ///   - options: How it is read.
  ///   - shouldStop: Asked once in a while.
  /// - Throws: ``StudyError`` with line and column of what cannot be read; ``Interrupted``.
  public init(
    contentsOf path: String, _ options: Options = Options(), shouldStop: () -> Bool = { false }
  ) throws {
    let bytes = try InputFile.read(path, "table of outcomes", form: "CSV", limit: Self.limit)
    let shown = "'\(printable(path, limit: 200))'"
    guard bytes.count <= Self.limit else {
      throw StudyError(
        "\(shown) has more than \(Self.limit) bytes, which is the most that is read")
    }
    try self.init(bytes, file: shown, options, shouldStop: shouldStop)
  }

  init(
    _ bytes: [UInt8], file: String, _ options: Options = Options(),
    shouldStop: () -> Bool = { false }
  ) throws {
    var scanner = try OutcomeScanner(bytes, file: file)
    var fields: [OutcomeScanner.Field] = []
    guard try scanner.next(&fields) else {
      throw StudyError("\(file) is empty; expected a header and a row for each match")
    }
    let header = try OutcomeHeader(
      fields.map { scanner.text($0) }, chosen: options.headings,
      at: scanner.place(of: fields[0].bytes.lowerBound))
    let width = fields.count
    var collected: [String: OutcomeCollector] = [:]
    var row = 0
    while try scanner.next(&fields) {
      row += 1
      if row % 1024 == 0 && shouldStop() { throw Interrupted() }
      guard fields.count == width else {
        throw StudyError(
          "\(scanner.place(of: fields[0].bytes.lowerBound)): expected \(width) fields as in the header, "
            + "but found \(fields.count)")
      }
      let line = OutcomeLine(scanner, fields, header, options)
      let game = try header.places[.game].map { _ throws(StudyError) in try line.name(.game) } ?? ""
      if collected[game] == nil && collected.count == Self.mostGames {
        throw StudyError(
          "\(line.place(.game)): expected at most \(Self.mostGames) games, but "
            + "'\(printable(game))' is one more")
      }
      try collected[
        game, default: OutcomeCollector(hasBoth: header.places[.columnPayoff] != nil)
      ].add(line)
    }
    if collected.isEmpty {
      throw StudyError("\(file) has a header and no row; expected a row for each match")
    }
    unread = header.unread
    games = try collected.sorted { $0.key < $1.key }.map { name, collector throws(StudyError) in
      try collector.game(name, options, file: file)
    }
  }
}

/// One row of a table, with the words for what is wrong in it.
struct OutcomeLine {
  /// What a cell says of a payoff.
  enum Cell {
    case number(Double)
    /// The cell holds none; what it holds instead.
    case missing(String)
  }

  private let scanner: OutcomeScanner
  private let fields: [OutcomeScanner.Field]
  private let header: OutcomeHeader
  private let options: OutcomeTable.Options

  init(
    _ scanner: OutcomeScanner, _ fields: [OutcomeScanner.Field], _ header: OutcomeHeader,
    _ options: OutcomeTable.Options
  ) {
    (self.scanner, self.fields, self.header, self.options) = (scanner, fields, header, options)
  }

  /// Where the line begins, in bytes.
  var offset: Int { fields[0].bytes.lowerBound }

  private func field(_ column: OutcomeColumn) -> OutcomeScanner.Field? {
    header.places[column].map { fields[$0] }
  }

  /// Where the cell of a column stands.
  func place(_ column: OutcomeColumn) -> String {
    scanner.place(of: field(column)?.bytes.lowerBound ?? offset)
  }

  /// Where another line stands.
  func place(ofLineAt offset: Int) -> String { scanner.place(of: offset) }

  /// The name in a column.
  ///
  /// - Throws: ``StudyError`` where it is empty or too long.
  func name(_ column: OutcomeColumn) throws(StudyError) -> String {
    let text = field(column).map { scanner.text($0) } ?? ""
    if text.isEmpty {
      throw StudyError(
        "\(place(column)): expected the name of a \(column.rawValue), but found nothing")
    }
    if text.utf8.count > OutcomeTable.longestName {
      throw StudyError(
        "\(place(column)): expected a name of at most \(OutcomeTable.longestName) bytes, but found "
          + "'\(printable(text))'")
    }
    return text
  }

  /// The run, if there is such a column.
  func run() throws(StudyError) -> String? {
    header.places[.run] == nil ? nil : try name(.run)
  }

  /// Words for a missing number.
  private static let missing = [
    "na", "n/a", "nan", "null", "none", "-", "missing", "inf", "infinity",
  ]

  /// The number in a column.
  ///
  /// - Throws: ``StudyError`` where it is none, unless it is missing and may be.
  func payoff(_ column: OutcomeColumn) throws(StudyError) -> Cell {
    let text = field(column).map { scanner.text($0) } ?? ""
    if let number = Self.number(text) { return .number(number) }
    let bare = text.lowercased().drop { $0 == "-" || $0 == "+" }
    let isMissing =
      text.isEmpty || Self.missing.contains(String(bare))
      || Self.missing.contains(text.lowercased())
    if isMissing && options.allowsMissing {
      return .missing(text.isEmpty ? "empty" : bare.isEmpty ? text : String(bare))
    }
    let found = text.isEmpty ? "nothing" : "'\(printable(text))'"
    var hint = ""
    if isMissing { hint = "; --missing counts such matches as missing" }
    if Self.number(text.replacing(",", with: ".")) != nil {
      hint = "; decimals are written with a point"
    }
    throw StudyError(
      "\(place(column)): expected a number for the \(column.rawValue), but found \(found)\(hint)")
  }

  /// The number that a text is in decimal notation, if it is one and finite.
  private static func number(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }),
      let number = Double(text), number.isFinite, number.magnitude <= 1e100
    else { return nil }
    return number
  }
}
