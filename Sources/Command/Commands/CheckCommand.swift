import Arena
import Laboratory
import Reporting

/// Runs the conformance laws.
struct CheckCommand: Subcommand {
  static let name = "check"
  static let summary = "Check mechanisms or agents against the laws that all of them obey."

  private var names: [String] = []
  private var isProgram = false
  private var deadline = 10.0

  mutating func declare(_ line: inout some LineVisitor) {
    line.words(
      "NAME|FILE", &names, "mechanisms, game files and agents; all of the library unless given",
      .entry)
    line.flag(
      "--agent-command", &isProgram,
      "Check a program that plays from outside: the words are its command")
    line.option(
      "--deadline", &deadline, .double("S", in: 0.001...3600),
      "How long a program's answer is awaited")
  }

  func run(_ context: Context) throws -> Int32 {
    let library = context.library
    if isProgram { return try checkProgram(context) }
    let all = library.mechanisms.map { $0.card.id } + library.agents.map { $0.card.id }
    let names = names.isEmpty ? all : names
    var output: [JSON] = []
    var failures = 0
    for (index, name) in names.enumerated() {
      if Interruption.isAsked { throw Interrupted() }
      let results: [LawResult]
      switch try library.entry(named: name) {
      case .mechanism(let mechanism): results = MechanismLaws.check(mechanism)
      case .agent(let type): results = AgentLaws.check(type.init(), in: library)
      case .welfare:
        throw StudyError(
          "'\(name)' is a welfare function; the laws are for mechanisms and agents")
      }
      context.terminal.progress(index + 1, names.count)
      let broken = results.filter { $0.violation != nil }
      failures += broken.count
      if context.asksJSON {
        output.append(CheckCommand.json(name, results))
      } else {
        context.terminal.print(
          "\(broken.isEmpty ? "ok    " : "BROKEN") \(name): "
            + "\(results.count - broken.count) of \(results.count) laws hold")
        for result in broken {
          context.terminal.print("         \(result.law): \(result.violation ?? "")")
        }
      }
    }
    if context.asksJSON {
      context.terminal.print(JSON.array(output).indented, terminator: "")
    }
    return failures == 0 ? 0 : 1
  }

  /// Runs the laws for programs that play from outside.
  private func checkProgram(_ context: Context) throws -> Int32 {
    if names.isEmpty {
      throw StudyError(
        "--agent-command needs a program, such as: check --agent-command python3 agent.py")
    }
    let results = try ProgramLaws.check(
      names, deadline: deadline, in: context.library, executor: context.executor(1)
    ) { context.terminal.progress($0, $1) }
    context.terminal.clearProgress()
    let broken = results.filter { $0.violation != nil }
    if context.asksJSON {
      let output = JSON.array([CheckCommand.json(names.joined(separator: " "), results)])
      context.terminal.print(output.indented, terminator: "")
    } else {
      for result in results {
        context.terminal.print(
          result.violation == nil ? "ok     \(result.law)" : "BROKEN \(result.law)")
        if let violation = result.violation { context.terminal.paragraph("       \(violation)") }
      }
    }
    return broken.isEmpty ? 0 : 1
  }

  private static func json(_ name: String, _ results: [LawResult]) -> JSON {
    .object([
      "name": .string(name),
      "laws": .array(
        results.map {
          .object([
            "law": .string($0.law), "holds": .bool($0.violation == nil),
            "violation": $0.violation.map { .string($0) } ?? .null,
          ])
        }),
    ])
  }
}
