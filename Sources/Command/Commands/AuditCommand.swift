import Arena
import GameTheory
import Laboratory
import Reporting
import Theory

/// Audits a mechanism at the play that its designer wishes.
struct AuditCommand: Subcommand {
  static let name = "audit"
  static let summary = "Audit incentives, participation, budget and efficiency of the wished play."

  private var id = ""
  private var welfare: [String] = []
  private var outside: [String] = []
  private var wish: [String] = []
  private var required: [AuditProperty]?
  private var budget = Budget.audit
  private var seconds: Double?
  private var isFull = false
  private var page = PageOption()
  private var settings: [String: JSON] = [:]

  mutating func declare(_ line: inout some LineVisitor) {
    line.word("MECHANISM", &id, "the name of a mechanism", .mechanism)
    line.option(
      "--welfare", each: &welfare, .text("NAME", .welfare), "A welfare function or a measure",
      unless: "goal and mean payoff")
    line.option(
      "--outside", each: &outside, .text("ROLE=VALUE"), "What a role gets by staying out",
      unless: "0")
    line.option(
      "--wish", each: &wish, .text("SET=ACTION"),
      "What is wished in a game file, at an information set or of a player")
    line.option(
      "--require", list: &required, .choice("PROPERTY"), "Exit with 1 unless these properties hold")
    line.option(
      "--steps", &budget.steps, .int(in: 1...(1 << 53)), "How many nodes each property may visit")
    line.option("--seconds", &seconds, .double(in: 0...1e6), "The longest time", unless: "any")
    line.flag("--full", &isFull, "Tell every episode of every failure, in full")
    page.declare(&line)
    line.settings(&settings)
  }

  func run(_ context: Context) throws -> Int32 {
    try page.check()
    var clock = Budget()
    clock.seconds = seconds
    clock = clock.started
    let mechanism = try context.mechanism(id, try wishing())
    let desk = try context.desk(mechanism, budget: clock)
    try context.refuseForgetting(mechanism, at: desk, id)
    let game = desk.game
    let specs = try WelfareSpec.audited(welfare, of: game, in: context.library, at: "--welfare")
    let audit = desk.audit(
      specs, outside: try outside(game.shape), steps: budget.steps,
      advice: mechanism is GameFile ? "--wish \"SET=ACTION\"" : Audit.advice)
    let alignments = desk.alignments(with: specs)
    if desk.budget.shouldStop() { throw Interrupted() }
    let report = AuditReport(
      audit, of: game, name: id, parameters: mechanism.knobValues, alignments: alignments)
    let repeated = try RepeatedSolution(ofRepeated: desk, in: context.library)
    if context.asksJSON {
      let json = report.json.adding(repeated.map { ["repeated": $0.json] } ?? [:])
      context.terminal.print(json.indented, terminator: "")
    } else {
      context.terminal.print(
        report.text(width: context.terminal.width, isFull: isFull), terminator: "")
      if let repeated {
        context.terminal.print("")
        for sentence in RepeatedReport(repeated).gist { context.terminal.paragraph(sentence) }
      }
    }
    try page.write(report.page(command: context.command), context)
    let missing = (required ?? []).filter { audit[$0].verdict != .holds }
    for property in missing {
      context.terminal.remark(
        "required: \(property.rawValue): \(audit[property].verdict.rawValue)")
    }
    return missing.isEmpty ? 0 : 1
  }

  /// The parameters, the wish among them.
  private func wishing() throws(StudyError) -> [String: JSON] {
    if wish.isEmpty { return settings }
    if settings["wish"] != nil { throw StudyError("give --wish or --set wish, not both") }
    return settings.merging(["wish": .array(wish.map { .string($0) })]) { _, wish in wish }
  }

  /// What every seat gets by staying out.
  private func outside(_ shape: Shape) throws(StudyError) -> [Double] {
    var options = [Double](repeating: 0, count: shape.seats)
    for text in outside {
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
