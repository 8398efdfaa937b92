import Arena
import Laboratory
import Reporting

/// What every command works with.
struct Context {
  let library: Library
  let terminal: Terminal
  /// The options that were given.
  let given: [Option]
  /// The words of the command line after the program, as they were given.
  var line: [String] = []

  /// Whether the answer is to be JSON.
  var asksJSON: Bool { given.contains { $0.name == Option.json.name } }

  /// An executor with as many threads as asked for.
  func executor(_ threads: Int?) -> Executor {
    Executor(threads: threads ?? Context.cores) { Interruption.isAsked }
  }

  /// Returns a configured mechanism that a command line names.
  func mechanism(_ id: String, _ settings: [String: JSON]) throws(StudyError) -> any Mechanism {
    let mechanism = try Cell.configure(id, settings, library)
    try Cell.rehearse(mechanism, library)
    for remark in (mechanism as? GameFile)?.remarks ?? [] {
      terminal.remark("arena: \(printable(id, limit: 200)): \(remark)")
    }
    return mechanism
  }

  /// Returns the game of a mechanism.
  func game(_ mechanism: any Mechanism) throws(StudyError) -> Game {
    guard let game = mechanism.game(repeated: nil) else {
      throw StudyError("the game would have more than 2^27 table entries")
    }
    return game
  }
}

/// One command of the tool: its values, each shown once with its name, kind and help.
protocol Subcommand: Sendable {
  /// The word that calls it.
  static var name: String { get }
  /// One sentence.
  static var summary: String { get }
  /// Why there is no `--json`; nil for a query, which has it.
  static var onlyText: String? { get }
  /// Makes the command with its defaults.
  init()
  /// Shows the positional words, in order, and the options.
  mutating func declare(_ line: inout some LineVisitor)
  /// Runs; returns the exit status: 0 done, 1 ran but a check failed.
  func run(_ context: Context) throws -> Int32
}

extension Subcommand {
  static var onlyText: String? { nil }

  /// What the command shows.
  static var form: LineForm {
    var form = LineForm()
    var command = Self()
    command.declare(&form)
    return form
  }

  /// The options that it has like others.
  static var commonOptions: [Option] { onlyText == nil ? [.json, .help] : [.help] }

  /// All options.
  static var options: [Option] { form.options + commonOptions }

  /// Runs the command on the words after its name.
  static func run(_ line: [String], _ library: Library, _ terminal: Terminal) throws -> Int32 {
    let (command, given) = try LineReader.read(line, for: Self.self, of: terminal.program)
    return try command.run(
      Context(library: library, terminal: terminal, given: given, line: [name] + line))
  }

  /// The help page.
  static func help(of program: String, width: Int) -> String {
    let (words, options) = (form.words, options)
    let usage = ["Usage: \(program) \(name)"] + words.map(\.usage) + ["[options]"]
    var text = wrap(summary, width).joined(separator: "\n") + "\n\n"
    text += wrap(usage.joined(separator: " "), width).joined(separator: "\n") + "\n"
    if !words.isEmpty {
      let rows = words.map { word in
        (word.placeholder, word.meaning.prefix(1).uppercased() + word.meaning.dropFirst() + ".")
      }
      text += "\nWords:\n" + Help.rows(rows, width)
    }
    return text + "\nOptions:\n" + Help.rows(options.map { ($0.usage, $0.sentence) }, width)
  }
}

/// The layout of help pages.
enum Help {
  /// Names and what they mean, side by side; what it means goes on below itself.
  static func rows(_ rows: [(name: String, meaning: String)], _ width: Int) -> String {
    let column = rows.map(\.name.count).max() ?? 0
    // Where little is left beside the names, the meaning stands below them.
    let isBeside = width - column - 4 >= 24
    let indent = String(repeating: " ", count: isBeside ? column + 4 : 6)
    return rows.reduce("") { text, row in
      let lines = wrap(row.meaning, width - indent.count).joined(separator: "\n" + indent)
      let space = String(repeating: " ", count: isBeside ? column - row.name.count + 2 : 0)
      return text + "  \(row.name)" + (isBeside ? space : "\n" + indent) + lines + "\n"
    }
  }
}
