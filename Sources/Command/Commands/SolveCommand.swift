import Arena
import GameTheory
import Laboratory
import Reporting

/// Says what theory predicts for one mechanism.
enum SolveCommand: Subcommand {
  static let name = "solve"
  static let summary = "Say what a solution concept predicts for a mechanism or a game file."
  static let words = ["MECHANISM"]
  static let options = [
    Option(
      name: "--concept", value: "NAME",
      help: "Which one; stackelberg when a role commits, nash otherwise; 'list' shows all."),
    Option(
      name: "--select", value: "WHICH",
      help: "worst or best: only the answer of least or greatest welfare."),
    Option(
      name: "--welfare", value: "NAME",
      help: "A welfare function or a measure; the designer's goal unless given; repeatable.",
      repeats: true),
    Option(name: "--noise", value: "X", help: "qre: units of payoff, 1 / precision."),
    Option(name: "--precision", value: "X", help: "qre: per unit of payoff."),
    Option(
      name: "--observed", value: "FILE",
      help: "agent-qre: fit the precision to the play in an actions.csv."),
    Option(name: "--cell", value: "NAME", help: "With --observed: only this cell of the study."),
    Option(name: "--levels", value: "K", help: "level-k and cognitive-hierarchy: the highest; 4."),
    Option(name: "--mean-level", value: "X", help: "cognitive-hierarchy: the Poisson mean; 1.5."),
    Option(name: "--leader", value: "ROLE", help: "stackelberg: who publishes a strategy."),
    Option(name: "--ties", value: "HOW", help: "stackelberg: optimistic (default) or pessimistic."),
    Option(
      name: "--leadership", value: "HOW",
      help: "stackelberg: several leaders together (default) or apart."),
    Option(name: "--pure", value: nil, help: "stackelberg: publish no mixtures."),
    Option(name: "--iterations", value: "N", help: "cfr: how many; 2000."),
    Option(name: "--leaves", value: "N", help: "The largest tree; 1000000."),
    Option(name: "--profiles", value: "N", help: "The largest strategic form; 1000000."),
    Option(name: "--steps", value: "N", help: "The most steps of a solver; 1000000000."),
    Option(name: "--seconds", value: "X", help: "The longest time, roughly; 30."),
    Option.set, Option.json,
  ]

  static func run(_ arguments: Arguments, _ context: Context) throws -> Int32 {
    Interruption.endAtOnce()
    if arguments.value("--concept") == "list" {
      var table = TextTable(["concept", ""])
      for concept in Concept.allCases { table.add([concept.rawValue, concept.summary]) }
      context.terminal.print(table.text(width: context.terminal.width), terminator: "")
      return 0
    }
    let id = try arguments.word(0, "the name of a mechanism")
    let mechanism = try context.mechanism(id, try arguments.settings())
    let concept = try arguments.choice("--concept", among: Concept.allCases)
    let file = arguments.value("--observed")
    if file != nil && concept != .agentQuantalResponse {
      throw StudyError("--observed fits a precision: it needs --concept agent-qre")
    }
    if file == nil && arguments.value("--cell") != nil {
      throw StudyError("--cell picks a cell of the play to fit to: it needs --observed")
    }
    let shape = try context.game(mechanism).shape
    let options = try options(arguments, shape)
    try check(arguments, for: concept ?? Prediction.concept(for: shape))
    var prediction = try Prediction(
      mechanism, concept, options,
      welfare: arguments.values("--welfare"),
      observed: file.map { ($0, arguments.value("--cell")) }, context.library)
    if let select = try arguments.choice("--select", among: Selection.allCases) {
      prediction = prediction.selecting(worst: select == .worst)
    }
    if arguments.has(.json) {
      context.terminal.print(prediction.json.indented, terminator: "")
    } else {
      let report = SolutionReport(prediction)
      context.terminal.print(report.text(width: context.terminal.width), terminator: "")
    }
    return 0
  }

  /// The concepts that read an option, where not all do.
  private static let readers: [(option: String, concepts: [Concept])] = [
    ("--noise", [.quantalResponse, .agentQuantalResponse]),
    ("--precision", [.quantalResponse, .agentQuantalResponse]),
    ("--levels", [.levelK, .cognitiveHierarchy]), ("--mean-level", [.cognitiveHierarchy]),
    ("--leader", [.stackelberg]), ("--ties", [.stackelberg]), ("--leadership", [.stackelberg]),
    ("--pure", [.stackelberg]), ("--iterations", [.counterfactualRegret]),
  ]

  /// Complains of an option that the concept does not read.
  private static func check(_ arguments: Arguments, for concept: Concept) throws(StudyError) {
    for (option, concepts) in readers where arguments.value(option) != nil {
      if concepts.contains(concept) { continue }
      throw StudyError(
        "\(option) needs --concept \(concepts.map(\.rawValue).joined(separator: " or ")), "
          + "but the concept is \(concept.rawValue)")
    }
  }

  private enum Selection: String, CaseIterable {
    case worst, best
  }

  private static func options(_ arguments: Arguments, _ shape: Shape) throws(StudyError)
    -> SolveOptions
  {
    var options = SolveOptions()
    if arguments.value("--precision") != nil && arguments.value("--noise") != nil {
      throw StudyError("give --noise or --precision, not both: noise is 1 / precision")
    }
    if arguments.value("--precision") != nil {
      options.precision = try arguments.double("--precision", in: 0...1e9, default: 1)
    }
    if arguments.value("--noise") != nil {
      options.precision = 1 / (try arguments.double("--noise", in: 1e-9...1e9, default: 1))
    }
    options.levels = try arguments.int("--levels", in: 0...1000, default: 4)
    options.meanLevel = try arguments.double("--mean-level", in: 0...100, default: 1.5)
    options.ties = try arguments.choice("--ties", among: Ties.allCases) ?? .optimistic
    options.leadership =
      try arguments.choice("--leadership", among: Leadership.allCases) ?? .together
    options.isPure = arguments.value("--pure") != nil
    options.iterations = try arguments.int("--iterations", in: 1...100_000_000, default: 2000)
    options.budget.leaves = try arguments.int("--leaves", in: 1...100_000_000, default: 1_000_000)
    options.budget.profiles = try arguments.int(
      "--profiles", in: 1...100_000_000, default: 1_000_000)
    options.budget.steps = try arguments.int(
      "--steps", in: 1...1_000_000_000, default: 1_000_000_000)
    options.budget.seconds = try arguments.double("--seconds", in: 0...1e6, default: 30)
    if let leader = arguments.value("--leader") {
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
