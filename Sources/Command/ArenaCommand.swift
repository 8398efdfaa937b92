public import Arena
import Foundation
import Laboratory

/// The whole command line, for the arena and for packages that add to it.
///
/// A researcher's own package has one line of main:
///
/// ```swift
/// ArenaCommand.main(mechanisms: [MyMechanism.self])
/// ```
public enum ArenaCommand {
  static let commands: [any Subcommand.Type] = [
    DemoCommand.self, ListCommand.self, DescribeCommand.self, PlayCommand.self, SolveCommand.self,
    AuditCommand.self, ExportCommand.self, RunCommand.self, TournamentCommand.self,
    CheckCommand.self, NewCommand.self, GalleryCommand.self, BenchCommand.self,
  ]

  /// Runs the command line of this process and exits: 0 done, 1 a check failed, 2 could not run.
  ///
  /// - Parameters:
  ///   - mechanisms: Mechanisms to add to the arena's own.
  ///   - agents: Agent kinds to add.
  ///   - welfare: Welfare functions to add.
  public static func main(
    mechanisms: [any Mechanism.Type] = [], agents: [any Agent.Type] = [],
    welfare: [any Welfare.Type] = []
  ) -> Never {
    Interruption.listen()
    let library: Library
    do {
      library = try Library(mechanisms: mechanisms, agents: agents, welfare: welfare)
    } catch {
      Terminal().complain(error.description)
      exit(2)
    }
    exit(run(Array(CommandLine.arguments.dropFirst()), library: library))
  }

  /// Runs one command line and returns the exit status.
  static func run(_ line: [String], library: Library) -> Int32 {
    let terminal = Terminal()
    guard let name = line.first else {
      terminal.print(overview, terminator: "")
      return 0
    }
    if ["--help", "-h", "help"].contains(name) {
      guard let name = line.dropFirst().first else {
        terminal.print(overview, terminator: "")
        return 0
      }
      guard let page = help(of: name) else { return unknown(name, terminal) }
      terminal.print(page, terminator: "")
      return 0
    }
    if name == "--version" {
      terminal.print("arena \(ResultFolder.version)")
      return 0
    }
    guard let command = commands.first(where: { $0.name == name }) else {
      return unknown(name, terminal)
    }
    let rest = Array(line.dropFirst())
    if rest.contains("--help") || rest.contains("-h") {
      terminal.print(command.help, terminator: "")
      return 0
    }
    do {
      let arguments = try Arguments(rest, for: command)
      return try command.run(arguments, Context(library: library, terminal: terminal))
    } catch let error as StudyError {
      terminal.complain(error.description)
    } catch is Session.Interrupted {
      terminal.complain("interrupted; nothing was written")
    } catch {
      terminal.complain(printable("\(error)", limit: 300))
    }
    return 2
  }

  private static func unknown(_ name: String, _ terminal: Terminal) -> Int32 {
    terminal.complain(
      "there is no command '\(printable(name))'"
        + StudyError.suggestion(for: name, among: commands.map { $0.name }))
    return 2
  }

  private static func help(of name: String) -> String? {
    commands.first { $0.name == name }?.help
  }

  private static var overview: String {
    var text = """
      arena \(ResultFolder.version): mechanisms, the agents that live in them, and what becomes of it.

      Usage: arena COMMAND [options]


      """
    let width = commands.map { $0.name.count }.max() ?? 0
    for command in commands { text += command.row(command.name, command.summary, width) }
    return text + "\nStart with 'arena demo'; 'arena COMMAND --help' explains one command.\n"
  }
}

extension Context {
  /// How many cores the machine offers.
  static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }
}
