import GameTheory
import Laboratory
import Reporting

/// Reads somebody else's tournament.
struct ImportCommand: Subcommand {
  static let name = "import"
  static let summary =
    "Read a table of outcomes between named strategies, and say what a tournament says: means, who can "
    + "invade whom, equilibria, ratings, and what changes without each."

  private var file = ""
  private var row: String?
  private var column: String?
  private var payoff: String?
  private var columnPayoff: String?
  private var game: String?
  private var run: String?
  private var options = OutcomeTable.Options()
  private var seconds = 60.0
  private var budget = Budget()
  private var threads: Int?

  mutating func declare(_ line: inout some LineVisitor) {
    line.word("TABLE", &file, "a table in CSV, one row for a match", .file(["csv", "tsv", "txt"]))
    line.option(
      OutcomeColumn.row.option, &row, .text("HEADING"), "The column with the row strategies",
      unless: "row, strategy, agent, player")
    line.option(
      OutcomeColumn.column.option, &column, .text("HEADING"),
      "The column with the strategies that they met", unless: "column, opponent, against")
    line.option(
      OutcomeColumn.payoff.option, &payoff, .text("HEADING"),
      "The column with what the row strategies earned", unless: "payoff, score, reward")
    line.option(
      OutcomeColumn.columnPayoff.option, &columnPayoff, .text("HEADING"),
      "The column with what the column strategies earned",
      unless: "column payoff, opponent payoff, payoff 2, if there is one,")
    line.option(
      OutcomeColumn.game.option, &game, .text("HEADING"), "The column with the names of games",
      unless: "game, environment, task, if there is one,")
    line.option(
      OutcomeColumn.run.option, &run, .text("HEADING"), "The column with the names of runs",
      unless: "run, replicate, repetition, if there is one,")
    line.flag(
      "--symmetric", &options.isSymmetric,
      "Take both orders of a pair for matches of one symmetric game")
    line.flag(
      "--missing", &options.allowsMissing,
      "Count cells that are empty, NaN or infinite as missing, by name, instead of refusing them")
    line.option(
      "--steps", &budget.steps, .int(in: 1...1_000_000_000), "The most steps of a solver")
    line.option("--seconds", &seconds, .double(in: 0...1e6), "The longest time, roughly")
    line.threads(&threads)
  }

  func run(_ context: Context) throws -> Int32 {
    let executor = context.executor(threads)
    var options = options
    let headings: [(OutcomeColumn, String?)] = [
      (.row, row), (.column, column), (.payoff, payoff), (.columnPayoff, columnPayoff),
      (.game, game),
      (.run, run),
    ]
    for (column, heading) in headings { options.headings[column] = heading }
    let table = try OutcomeTable(contentsOf: file, options, shouldStop: executor.shouldStop)
    var budget = budget
    budget.seconds = seconds
    budget.shouldStop = executor.shouldStop
    budget = budget.started
    let readings = try table.games.map { game in
      try OutcomeReading(game, budget: budget, executor: executor)
    }
    let terminal = context.terminal
    if context.asksJSON {
      let json = readings.count == 1 ? readings[0].json : .array(readings.map(\.json))
      terminal.print(json.indented, terminator: "")
      return 0
    }
    if !table.unread.isEmpty {
      let names = table.unread.prefix(6).map { "'\(printable($0))'" }.joined(separator: ", ")
      let rest = table.unread.count > 6 ? " and \(table.unread.count - 6) more" : ""
      terminal.paragraph("Not read: \(counted(table.unread.count, "column")), \(names)\(rest).\n")
    }
    let texts = readings.map { OutcomeReport($0).text(width: terminal.width) }
    let overview = OutcomeOverview(readings).text(width: terminal.width)
    terminal.print(
      (texts + [overview].filter { !$0.isEmpty }).joined(separator: "\n"), terminator: "")
    return 0
  }
}
