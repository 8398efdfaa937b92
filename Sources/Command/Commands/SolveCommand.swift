import Arena
import GameTheory
import Laboratory
import Reporting
import Theory

/// Says what theory predicts for one mechanism.
struct SolveCommand: Subcommand {
  static let name = "solve"
  static let summary = "Say what a solution concept predicts for a mechanism or a game file."

  private enum Selection: String, CaseIterable {
    case worst, best
  }

  private var id: String?
  private var wanted: ConceptWord?
  private var repetition: RepeatOption?
  private var point: PayoffPoint?
  private var selection: Selection?
  private var welfare: [String] = []
  private var options = SolveOptions()
  private var budget = Budget()
  private var noise: Double?
  private var profile: String?
  private var observed: String?
  private var cell: String?
  private var leader: String?
  private var seconds = 30.0
  private var page = PageOption()
  private var settings: [String: JSON] = [:]

  mutating func declare(_ line: inout some LineVisitor) {
    line.word("MECHANISM", &id, "the name of a mechanism", .mechanism)
    line.option(
      "--concept", &wanted, .choice("NAME"), "The solution concept; 'list' shows all",
      unless: "stackelberg when a role commits, nash otherwise,")
    line.option(
      RepeatOption.name, &repetition, RepeatOption.kind,
      "What equilibria of the repeated game reach, and how patient players must be",
      unless: "what a mechanism of several rounds says,")
    line.option(
      "--point", &point, RepeatOption.point,
      "How a payoff of a repeated game is earned: the first player's and the second's")
    line.option(
      "--profile", &profile, .text("FILE", .file(["json", "json5"])),
      "Judge the profile in a file, which reads like the strategies of --json, or is of a study; without a "
        + "mechanism all of a study")
    line.option(
      "--select", &selection, .choice("WHICH"), "Only the answer of least or greatest welfare")
    line.option(
      "--welfare", each: &welfare, .text("NAME", .welfare), "A welfare function or a measure",
      unless: "the designer's goal")
    let logit: [Concept] = [.quantalResponse, .agentQuantalResponse]
    line.option(
      "--noise", &noise, .double(in: 1e-9...1e9),
      "The noise of logit play, in units of payoff: 1 / precision",
      concepts: logit)
    line.option(
      "--precision", &options.precision, .double(in: 0...1e9),
      "The precision of logit play, per unit of payoff: 1 / noise",
      concepts: logit)
    line.option(
      "--observed", &observed, .text("FILE", .file(["csv"])),
      "Fit the precision to the play in an actions.csv; a column agent says who chose",
      concepts: [.agentQuantalResponse])
    line.option(
      "--cell", &cell, .text("NAME"),
      "With --observed only this cell of the study; with --profile of the results of a study, whose"
    )
    line.option(
      "--levels", &options.levels, .int("K", in: 0...1000), "The highest level of thinking",
      concepts: [.levelK, .cognitiveHierarchy])
    line.option(
      "--mean-level", &options.meanLevel, .double(in: 0...100), "The mean of the Poisson levels",
      concepts: [.cognitiveHierarchy])
    line.option(
      "--leader", &leader, .text("ROLE"), "The role that commits", concepts: [.stackelberg])
    line.option(
      "--ties", &options.ties, .choice("HOW"), "How indifferent followers choose",
      concepts: [.stackelberg])
    line.option(
      "--leadership", &options.leadership, .choice("HOW"), "How several leaders commit",
      concepts: [.stackelberg])
    line.flag("--pure", &options.isPure, "Commit to pure strategies only", concepts: [.stackelberg])
    line.option(
      "--iterations", &options.iterations, .int(in: 1...100_000_000), "How many iterations",
      concepts: [.counterfactualRegret])
    line.option(
      "--leaves", &budget.leaves, .int(in: 1...100_000_000),
      "The largest tree, in leaves; fewer if episodes are long")
    line.option(
      "--profiles", &budget.profiles, .int(in: 1...100_000_000),
      "The largest strategic form, in profiles")
    line.option(
      "--steps", &budget.steps, .int(in: 1...1_000_000_000), "The most steps of a solver")
    line.option("--seconds", &seconds, .double(in: 0...1e6), "The longest time, roughly")
    page.declare(&line)
    line.settings(&settings)
  }

  func run(_ context: Context) throws -> Int32 {
    if wanted == .list {
      list(context)
      return 0
    }
    try page.check()
    if let profile, id == nil { return try judgeAll(profile, context) }
    guard let id else { throw StudyError("expected the name of a mechanism") }
    // Reading a file counts, too.
    var budget = budget
    budget.seconds = seconds
    budget = budget.started
    let mechanism = try context.mechanism(id, settings)
    if let profile { return try judge(profile, of: mechanism, context) }
    let concept = wanted?.concept
    if observed != nil && concept != .agentQuantalResponse {
      throw StudyError("--observed fits a precision: it needs --concept agent-qre")
    }
    if observed == nil && cell != nil {
      throw StudyError("--cell picks a cell of the play to fit to: it needs --observed")
    }
    let desk = try context.desk(mechanism, budget: budget)
    try context.refuseForgetting(mechanism, at: desk, id)
    let shape = desk.game.shape
    // Where a role commits, it does so in every round.
    let isRepeated =
      wanted == nil && desk.game.isRepeated && desk.analysed.isStage
      && Concept.predicting(shape) == .nash
    if repetition != nil || isRepeated { return try solveRepeated(desk, id, context) }
    if point != nil { throw StudyError("--point is of a repeated game: it needs --repeat") }
    let options = try options(for: shape)
    try check(context.given, for: concept ?? .predicting(shape))
    var prediction = try Prediction(
      desk, concept, options,
      welfare: welfare, observed: observed.map { ($0, cell) }, in: context.library)
    if let selection {
      prediction = prediction.selecting(worst: selection == .worst)
    }
    if context.asksJSON {
      context.terminal.print(prediction.json.indented, terminator: "")
    } else {
      let report = SolutionReport(prediction)
      context.terminal.print(report.text(width: context.terminal.width), terminator: "")
    }
    try page.write(SolutionPage(prediction, command: context.command).report, context)
    return 0
  }

  /// The options that a repeated game is solved with; all others look for play of a single round.
  private static let repeating = [
    RepeatOption.name, "--point", "--welfare", "--leaves", "--profiles", "--steps", "--seconds",
    "--set", "--json", PageOption.name,
  ]

  /// Says what equilibria of the repeated game reach.
  private func solveRepeated(_ desk: TheoryDesk, _ id: String, _ context: Context) throws -> Int32 {
    for option in context.given where !SolveCommand.repeating.contains(option.name) {
      throw StudyError(
        "\(option.name) is for play that is not repeated; leave it out, or give a --concept and no "
          + RepeatOption.name)
    }
    if repetition != nil && desk.game.isRepeated {
      throw StudyError(
        "\(printable(id, limit: 200)) is repeated by itself; set its parameters instead of "
          + RepeatOption.name)
    }
    var solution = try RepeatedSolution(
      desk, over: repetition.map(\.horizon) ?? desk.game.horizon, welfare: welfare,
      in: context.library)
    if let point { solution = try solution.earning(point) }
    let report = RepeatedReport(solution)
    context.terminal.print(
      context.asksJSON ? solution.json.indented : report.text(width: context.terminal.width),
      terminator: "")
    try page.write(report.page(command: context.command), context)
    return 0
  }

  /// The options that say what to judge a given profile by; all others say how to look for profiles.
  private static let judging = [
    "--profile", "--cell", "--welfare", "--leaves", "--set", "--json", PageOption.name,
  ]

  /// Says what a given profile leads to, and who would gain by playing otherwise.
  private func judge(_ file: String, of mechanism: any Mechanism, _ context: Context) throws
    -> Int32
  {
    for option in context.given where !SolveCommand.judging.contains(option.name) {
      throw StudyError(
        "--profile judges one profile and looks for no other; leave out \(option.name)")
    }
    let desk = try context.desk(mechanism, budget: budget)
    let judgement = try ProfileJudgement(
      file: file, cell: cell, desk, welfare: welfare, in: context.library)
    let report = ProfileReport(judgement)
    context.terminal.print(
      context.asksJSON ? judgement.json.indented : report.text(width: context.terminal.width),
      terminator: "")
    try page.write(report.page(command: context.command), context)
    return 0
  }

  /// The options that all profiles of some results are judged by.
  private static let judgingAll = ["--profile", "--welfare", "--leaves", "--json", PageOption.name]

  /// Says what each profile of some results leads to.
  private func judgeAll(_ file: String, _ context: Context) throws -> Int32 {
    for option in context.given where !SolveCommand.judgingAll.contains(option.name) {
      throw StudyError(
        "--profile without a mechanism judges all profiles of some results; leave out \(option.name), or name the "
          + "mechanism")
    }
    guard welfare.count < 2 else {
      throw StudyError(
        "a table of many profiles has room for one --welfare, but found \(welfare.count)")
    }
    var budget = budget
    budget.shouldStop = { Interruption.isAsked }
    let table = try ProfileTable(
      file: file, welfare: welfare.first, budget: budget, in: context.library)
    let report = ProfileTableReport(table)
    context.terminal.print(
      context.asksJSON ? table.json.indented : report.text(width: context.terminal.width),
      terminator: "")
    try page.write(report.page(command: context.command), context)
    return 0
  }

  /// Shows the concepts there are.
  private func list(_ context: Context) {
    if context.asksJSON {
      let json = Concept.allCases.map {
        JSON.object(["id": .string($0.rawValue), "summary": .string($0.summary)])
      }
      return context.terminal.print(JSON.array(json).indented, terminator: "")
    }
    var table = TextTable(["concept", ""])
    for concept in Concept.allCases { table.add([concept.rawValue, concept.summary]) }
    context.terminal.print(table.text(width: context.terminal.width), terminator: "")
  }

  /// Complains of an option that the concept does not read.
  private func check(_ given: [Option], for concept: Concept) throws(StudyError) {
    for option in given where !option.concepts.isEmpty && !option.concepts.contains(concept) {
      throw StudyError(
        "\(option.name) needs --concept "
          + "\(alternatives(option.concepts.map(\.rawValue))), but the concept is "
          + concept.rawValue)
    }
  }

  private func options(for shape: Shape) throws(StudyError) -> SolveOptions {
    var options = options
    if options.precision != nil && noise != nil {
      throw StudyError("give --noise or --precision, not both: noise is 1 / precision")
    }
    if let noise { options.precision = 1 / noise }
    if let leader {
      let names = shape.roles.map(\.name)
      guard let role = names.firstIndex(of: leader) else {
        throw StudyError(
          "there is no role '\(printable(leader))' to lead"
            + StudyError.suggestion(for: leader, among: names))
      }
      options.leaders = shape.roleOfSeat.indices.filter { shape.roleOfSeat[$0] == role }
    }
    return options
  }
}

/// What may follow `--concept`: a concept, or the wish to see all of them.
private struct ConceptWord: CaseIterable, RawRepresentable, Equatable, Sendable {
  static let list = ConceptWord(concept: nil)
  static let allCases = Concept.allCases.map { ConceptWord(concept: $0) } + [list]

  /// The concept; nil for the list.
  let concept: Concept?

  private init(concept: Concept?) { self.concept = concept }

  init?(rawValue: String) {
    guard let word = ConceptWord.allCases.first(where: { $0.rawValue == rawValue }) else {
      return nil
    }
    self = word
  }

  var rawValue: String { concept?.rawValue ?? "list" }
}
