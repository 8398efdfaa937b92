import Arena
import Laboratory
import Reporting

/// Runs the conformance laws.
enum CheckCommand: Subcommand {
  static let name = "check"
  static let summary = "Check mechanisms or agents against the laws that all of them obey."
  static let words = ["[NAME|FILE...]"]
  static let options = [Option.json]

  static func run(_ arguments: Arguments, _ context: Context) throws -> Int32 {
    let catalog = context.catalog
    let all = catalog.mechanisms.map { $0.card.id } + catalog.agents.map { $0.card.id }
    let names = arguments.words.isEmpty ? all : arguments.words
    var output: [JSON] = []
    var failures = 0
    for (index, name) in names.enumerated() {
      if Interruption.isAsked { throw Session.Interrupted() }
      let results: [LawResult]
      if let type = catalog.mechanisms.first(where: { $0.card.id == name }) {
        results = MechanismLaws.check(type.init())
      } else if let type = catalog.agents.first(where: { $0.card.id == name }) {
        results = AgentLaws.check(type.init(), in: catalog)
      } else if GameFile.isName(name) {
        results = MechanismLaws.check(try context.mechanism(name, [:]))
      } else {
        throw StudyError(
          "there is no mechanism or agent '\(printable(name))'"
            + StudyError.suggestion(for: name, among: all))
      }
      context.terminal.progress(index + 1, names.count)
      let broken = results.filter { $0.violation != nil }
      failures += broken.count
      if arguments.has(.json) {
        output.append(json(name, results))
      } else {
        context.terminal.print(
          "\(broken.isEmpty ? "ok    " : "BROKEN") \(name): "
            + "\(results.count - broken.count) of \(results.count) laws hold")
        for result in broken {
          context.terminal.print("         \(result.law): \(result.violation ?? "")")
        }
      }
    }
    if arguments.has(.json) {
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
