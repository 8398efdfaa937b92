public import Arena
import Foundation
import Laboratory
import Reporting

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
    AuditCommand.self, DiffCommand.self, ExportCommand.self, RunCommand.self, StatusCommand.self,
    MergeCommand.self, GcCommand.self, TortureCommand.self, RobustnessCommand.self,
    WatchCommand.self,
    TournamentCommand.self, ImportCommand.self, CheckCommand.self, FormatCommand.self,
    NewCommand.self, ReportCommand.self, PlaygroundCommand.self, GalleryCommand.self,
    ServeEnvCommand.self, BridgeCommand.self, PromptCommand.self, DriftCommand.self,
    ProbeCommand.self,
    BenchCommand.self,
    CompletionsCommand.self, ManualCommand.self,
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
    let terminal = Terminal(program: programName)
    let library: Library
    do {
      library = try Library(mechanisms: mechanisms, agents: agents, welfare: welfare)
    } catch {
      terminal.complain(error.description)
      exit(2)
    }
    exit(run(Array(CommandLine.arguments.dropFirst()), library, terminal))
  }

  /// The name under which the program was started.
  private static var programName: String {
    let name = URL(fileURLWithPath: CommandLine.arguments.first ?? "").lastPathComponent
    return name.isEmpty || name == "/" ? "arena" : printable(name)
  }

  /// Runs one command line and returns the exit status.
  private static func run(_ line: [String], _ library: Library, _ terminal: Terminal) -> Int32 {
    guard let name = line.first, !["--help", "-h", "help"].contains(name) || line.count > 1 else {
      terminal.print(overview(terminal), terminator: "")
      return 0
    }
    if ["--help", "-h", "help"].contains(name) { return help(line[1], terminal) }
    if name == "--version" {
      let version = ResultFolder.version
      let isJSON = line.dropFirst().contains(Option.json.name)
      terminal.print(
        isJSON
          ? JSON.object(["version": .string(version)]).indented : "arena \(version)\n",
        terminator: "")
      return 0
    }
    guard let command = commands.first(where: { $0.name == name }) else {
      return unknown(name, terminal)
    }
    let rest = Array(line.dropFirst())
    if rest.contains(Option.help.name) || rest.contains("-h") { return help(name, terminal) }
    do {
      return try command.run(rest, library, terminal)
    } catch let error as StudyError {
      terminal.complain(error.description)
    } catch is Interrupted {
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

  private static func help(_ name: String, _ terminal: Terminal) -> Int32 {
    guard let command = commands.first(where: { $0.name == name }) else {
      return unknown(name, terminal)
    }
    terminal.print(command.help(of: terminal.program, width: terminal.width), terminator: "")
    return 0
  }

  private static func overview(_ terminal: Terminal) -> String {
    let (program, width) = (terminal.program, terminal.width)
    func paragraph(_ text: String) -> String { wrap(text, width).joined(separator: "\n") + "\n" }
    return paragraph("\(program) \(ResultFolder.version): \(purpose).")
      + "\nUsage: \(program) COMMAND [options]\n\n"
      + Help.rows(commands.map { ($0.name, $0.summary) }, width) + "\n"
      + paragraph(
        "Start with '\(program) demo'; '\(program) COMMAND --help' explains one command.")
  }

  /// What the tool is about, in a phrase.
  static let purpose = "mechanisms, agents that play them, and the welfare they reach"
}

extension Context {
  /// How many cores the machine offers.
  static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }
}
