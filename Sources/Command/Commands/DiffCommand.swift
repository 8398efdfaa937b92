import Arena
import GameTheory
import Laboratory
import Reporting

/// Says what differs between two mechanisms, and what it does.
struct DiffCommand: Subcommand {
  static let name = "diff"
  static let summary =
    "Say what differs between the rules of two mechanisms, and what comes of it; exit with 1 if they are "
    + "different games."

  private var old = ""
  private var new = ""
  private var seconds = 30.0
  private var settings: [String: JSON] = [:]
  private var oldSettings: [String: JSON] = [:]

  mutating func declare(_ line: inout some LineVisitor) {
    line.word("OLD", &old, "the name of a mechanism", .mechanism)
    line.word("NEW", &new, "the name of another, or the same", .mechanism)
    line.option(
      "--seconds", &seconds, .double(in: 0...1e6), "The longest time for each of the two, roughly")
    line.settings(&settings, help: "Set a parameter of NEW; NAME=VALUE alone does it too")
    line.option(
      Option(
        name: "--old-set", placeholder: "NAME=VALUE", help: "Set a parameter of OLD",
        repeats: true), &oldSettings
    ) { texts throws(StudyError) in try Settings.read(texts, "--old-set") }
  }

  func run(_ context: Context) throws -> Int32 {
    let difference = MechanismDifference(
      try assess(old, oldSettings, context), try assess(new, settings, context))
    let report = DifferenceReport(difference)
    context.terminal.print(
      context.asksJSON ? report.json.indented : report.text(width: context.terminal.width),
      terminator: "")
    guard let isSame = difference.isSameGame else {
      throw StudyError("outcomes cannot be compared: \(difference.obstacle ?? "")")
    }
    return isSame ? 0 : 1
  }

  private func assess(
    _ id: String, _ settings: [String: JSON], _ context: Context
  ) throws -> Assessment {
    var budget = Budget()
    budget.seconds = seconds
    budget = budget.started
    let mechanism = try context.mechanism(id, settings)
    let desk = try context.desk(mechanism, budget: budget)
    try context.refuseForgetting(mechanism, at: desk, id)
    return try Assessment(desk, name: Settings.title(id, settings), in: context.library)
  }
}
