import Arena

/// How strategies spread, as it is written.
struct EvolutionForm: StudySection {
  static let name = "evolution"
  static let summary = "How strategies spread between agents who may fill the same roles."

  private var rule = Evolution.Rule.imitation
  private var generation = 1
  private var intensity = 1.0
  private var mutation = 0.0
  private var inheritsMind = false

  init() {}

  mutating func declare(_ fields: inout some FieldVisitor) {
    fields.required(
      "rule", &rule, .choice(Array(Evolution.Rule.allCases)),
      "The process; the last two move one agent at a time.")
    fields.field(
      "generation", &generation, .whole(in: 1...Cell.mostRounds),
      "How many rounds a generation lasts, or the step of one agent.")
    fields.field(
      "intensity", &intensity, .number(in: 0...1e6),
      "How strongly payoffs select, per unit of the mean payoff.")
    fields.field(
      "mutation", &mutation, .number(in: 0...1), "The probability of a random group instead.")
    fields.field(
      "inheritsMind", &inheritsMind, .truth, "Whether the mind of the model is copied too.")
  }

  /// The process.
  var evolution: Evolution {
    Evolution(
      rule, generation: generation, intensity: intensity, mutation: mutation,
      inheritsMind: inheritsMind)
  }
}
