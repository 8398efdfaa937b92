import Arena

/// How long a repeated game lasts, as it is written.
struct HorizonForm: StudySection {
  static let name = "repeat"
  static let summary = "How long the repeated game lasts."

  private static let mostRounds = 1_000_000

  private var continuation: Double?
  private var rounds: Int?

  init() {}

  mutating func declare(_ fields: inout some FieldVisitor) {
    fields.field(
      "continuation", &continuation, .number(in: 0...0.999_999),
      "The probability of another round after each.", unless: "the number of rounds is fixed")
    fields.field(
      "rounds", &rounds, .whole(in: 1...HorizonForm.mostRounds),
      "How many rounds there are, or at most with a continuation.", unless: "at most 1000000")
    fields.needsOne(of: ["rounds", "continuation"], alone: false)
  }

  static let kind: FieldKind<Horizon> = FieldKind<HorizonForm>.section.map { form, _ in
    let rounds = form.rounds ?? mostRounds
    if let continuation = form.continuation {
      return Horizon(continuation: continuation, atMost: rounds)
    }
    return Horizon(rounds: rounds)
  }
}
