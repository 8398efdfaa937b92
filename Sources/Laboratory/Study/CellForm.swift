import Arena
import GameTheory

/// The fields of a cell as they are written, before names are looked up and shares counted.
struct CellForm: StudySection {
  static let name = "cell"
  static let summary = "One point of a study: all that a variant or a sweep can change."

  var mechanism = ""
  var parameters: [String: JSON] = [:]
  var horizon: Horizon?
  var population: [GroupForm] = []
  var agents: Int?
  var matching = Matching.random
  var evolution: Evolution?
  var rounds = 0
  var window = 0.5
  var blocks = 50
  var welfare: [WelfareForm] = []
  var concept: Concept?
  var budget = Budget()

  init() {}

  mutating func declare(_ fields: inout some FieldVisitor) {
    fields.required("mechanism", &mechanism, .entry(.mechanism), "What is played.")
    fields.field(
      "parameters", &parameters, .values(.any),
      "The parameters of the mechanism, which 'arena describe MECHANISM' lists.",
      unless: "their defaults")
    fields.field(
      "repeat", &horizon, HorizonForm.kind,
      "Repeats the mechanism with the same players, who see the last joint action.",
      unless: "one round")
    fields.required(
      "population", &population, .list(of: .section, count: 1...1000), "Who plays, group by group.")
    fields.field(
      "agents", &agents, .whole(in: 1...Cell.mostAgents),
      "How many agents there are, where groups have shares.")
    fields.field("matching", &matching, MatchingForm.kind, "Who meets whom.", unless: "random")
    fields.field(
      "evolution", &evolution, FieldKind<EvolutionForm>.section.map { form, _ in form.evolution },
      "How strategies spread between agents.", unless: "none")
    fields.required(
      "rounds", &rounds, .whole(in: 1...Cell.mostRounds), "How many rounds are played.")
    fields.field(
      "window", &window, .number(in: 0...1), "The last share of the rounds, which results count.")
    fields.field(
      "blocks", &blocks, .whole(in: 1...10_000), "How many rows the time series has.")
    fields.field(
      "welfare", &welfare, .list(of: WelfareForm.kind),
      "What is measured; the first is the one that short reports show.",
      unless: "the designer's goal")
    fields.field(
      "concept", &concept,
      .choice(Concept.allCases.filter { !$0.isOfDeletion }, called: "a solution concept"),
      "What predicts, of those that 'arena solve --concept list' explains.",
      unless: "stackelberg if a role commits, else nash")
    fields.field("budget", &budget, .section, "What theory may cost.", unless: "a million each")
  }

  /// The names of the fields.
  static var names: [String] { form.list.fields.map(\.name) }

  /// A path into a cell, which begins with one of its fields; the whole path is checked when it is
  /// followed.
  static var paths: TextRule {
    TextRule(
      words: "a path such as parameters.bonus",
      pattern: "^(\(names.joined(separator: "|")))(\\.|$)"
    ) { _ in true }
  }
}

extension Budget: StudySection {
  static let name = "budget"
  static let summary = "What the searches of theory may cost."

  mutating func declare(_ fields: inout some FieldVisitor) {
    fields.field(
      "leaves", &leaves, .whole(in: 1...100_000_000), "The most leaves of a game tree.")
    fields.field(
      "profiles", &profiles, .whole(in: 1...100_000_000), "The most pure-strategy profiles.")
    fields.field(
      "steps", &steps, .whole(in: 1...1_000_000_000), "The most steps of a solver.")
  }
}
