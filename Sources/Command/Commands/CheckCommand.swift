import Arena
import Laboratory
import Reporting

/// Runs the conformance laws.
struct CheckCommand: Subcommand {
  static let name = "check"
  static let summary = "Check mechanisms or agents against the laws that all of them obey."

  private var names: [String] = []

  mutating func declare(_ line: inout some LineVisitor) {
    line.words(
      "NAME|FILE", &names, "mechanisms, game files and agents; all of the library unless given",
      .entry)
  }

  func run(_ context: Context) throws -> Int32 {
    let library = context.library
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
