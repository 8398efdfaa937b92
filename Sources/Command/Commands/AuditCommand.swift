import Arena
import GameTheory
import Laboratory
import Reporting

/// Audits a mechanism at the play that its designer wishes.
enum AuditCommand: Subcommand {
  static let name = "audit"
  static let summary = "Audit incentives, participation, budget and efficiency of the wished play."
  static let words = ["MECHANISM"]
  static let options = [
    Option(
      name: "--welfare", value: "NAME",
      help: "A welfare function or measure; goal and mean payoff unless given; repeatable.",
      repeats: true),
    Option(
      name: "--outside", value: "ROLE=VALUE",
      help: "What a role gets by staying out; 0; repeatable.",
      repeats: true),
    Option(
      name: "--require", value: "PROPERTY,...", help: "Exit with 1 unless these properties hold."),
    Option(
      name: "--steps", value: "N", help: "Nodes each property may visit; 50000000 unless given."),
    Option.set, Option.json,
  ]

  static func run(_ arguments: Arguments, _ context: Context) throws -> Int32 {
    Interruption.endAtOnce()
    let id = try arguments.word(0, "the name of a mechanism")
    let mechanism = try context.mechanism(id, try arguments.settings())
    let game = try context.game(mechanism)
    let required = try required(arguments)
    let outside = try outside(arguments, game.shape)
    var budget = Budget.audit
    budget.steps = try arguments.int("--steps", in: 1...(1 << 53), default: budget.steps)
    let names = arguments.values("--welfare")
    let audit: Audit
    var alignments: [AuditAlignment] = []
    let explored = game.explore(budget: Theory.leafBudget)
    if let tree = explored.tree {
      let criteria = try WelfareSpec.criteria(
        names, of: game, on: tree, in: context.library, at: "--welfare")
      audit = tree.audit(welfare: criteria, outside: outside, budget: budget)
      alignments = criteria.map { tree.marketAlignment(with: $0) }
    } else {
      audit = Audit(obstacle: explored.obstacle ?? "")
    }
    let report = AuditReport(
      audit, of: game, name: id, parameters: mechanism.knobValues, alignments: alignments)
    context.terminal.print(
      arguments.has(.json) ? report.json.indented : report.text(width: context.terminal.width),
      terminator: "")
    let missing = required.filter { audit[$0].verdict != .holds }
    for property in missing {
      context.terminal.remark(
        "required: \(property.rawValue): \(audit[property].verdict.rawValue)")
    }
    return missing.isEmpty ? 0 : 1
  }

  private static func required(_ arguments: Arguments) throws(StudyError) -> [AuditProperty] {
    guard let text = arguments.value("--require") else { return [] }
    var properties: [AuditProperty] = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
      guard let property = AuditProperty(rawValue: name) else {
        let names = AuditProperty.allCases.map(\.rawValue)
        throw StudyError(
          "--require: there is no property '\(printable(name))'"
            + (Self.hint(name, names)))
      }
      properties.append(property)
    }
    return properties
  }

  /// The nearest name, or all of them.
  private static func hint(_ name: String, _ names: [String]) -> String {
    let nearest = StudyError.suggestion(for: name, among: names)
    return nearest.isEmpty ? "; there are \(names.joined(separator: ", "))" : nearest
  }

  private static func outside(_ arguments: Arguments, _ shape: Shape) throws(StudyError) -> [Double]
  {
    var options = [Double](repeating: 0, count: shape.seats)
    for text in arguments.values("--outside") {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let value = Double(parts[1]), value.magnitude <= 1e12 else {
        throw StudyError(
          "--outside needs ROLE=VALUE with a number, but found '\(printable(text))'")
      }
      let names = shape.roles.map(\.name)
      guard let role = names.firstIndex(of: String(parts[0])) else {
        throw StudyError(
          "--outside: there is no role '\(printable(String(parts[0])))'"
            + StudyError.suggestion(for: String(parts[0]), among: names))
      }
      for seat in options.indices where shape.roleOfSeat[seat] == role { options[seat] = value }
    }
    return options
  }
}
