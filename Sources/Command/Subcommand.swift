import Arena
import Laboratory
import Reporting

/// What every command works with.
struct Context {
  let library: Library
  let terminal: Terminal

  /// An executor with as many threads as asked for.
  func executor(_ arguments: Arguments) throws(StudyError) -> Executor {
    let threads = try arguments.int("--threads", in: 1...1024, default: Context.cores)
    return Executor(threads: threads) { Interruption.isAsked }
  }

  /// Returns a configured mechanism that a command line names.
  func mechanism(_ id: String, _ settings: [String: JSON]) throws(StudyError) -> any Mechanism {
    let mechanism = try Cell.configure(id, settings, library)
    try Cell.rehearse(mechanism, library)
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

/// One command of the tool.
protocol Subcommand: Sendable {
  /// The word that calls it.
  static var name: String { get }
  /// One sentence.
  static var summary: String { get }
  /// The positional words, as help shows them.
  static var words: [String] { get }
  /// The options.
  static var options: [Option] { get }
  /// Runs; returns the exit status: 0 done, 1 ran but a check failed.
  static func run(_ arguments: Arguments, _ context: Context) throws -> Int32
}

extension Subcommand {
  static var words: [String] { [] }
  static var options: [Option] { [] }

  /// The help page.
  static var help: String {
    var text = "\(summary)\n\nUsage: arena \(name)"
    for word in words { text += " \(word)" }
    text += " [options]\n\nOptions:\n"
    let all = options + [Option(name: "--help", value: nil, help: "Print this page.")]
    let left = all.map { $0.name + ($0.value.map { " \($0)" } ?? "") }
    let width = left.map(\.count).max() ?? 0
    for (index, option) in all.enumerated() {
      text += row(left[index], option.help, width)
    }
    return text
  }

  /// A name and what it means, side by side in 80 columns; what it means goes on below itself.
  static func row(_ name: String, _ meaning: String, _ width: Int) -> String {
    let space = String(repeating: " ", count: width - name.count)
    let hanging = "\n" + String(repeating: " ", count: width + 4)
    return "  \(name)\(space)  " + wrap(meaning, 76 - width).joined(separator: hanging) + "\n"
  }
}
