import GameTheory

extension Cell {
  /// Reads the concept that predicts; nil where the roles of the game decide.
  static func concept(_ fields: inout Fields) throws(StudyError) -> Concept? {
    guard fields.value("concept") != nil else { return nil }
    let predicting = Concept.allCases.filter { !$0.isOfDeletion }
    let name = try fields.choice("concept", among: predicting.map(\.rawValue))
    return Concept(rawValue: name)
  }

  /// Reads what the searches of theory may cost: `{ leaves: 200000, profiles: 200000, steps: 5000000 }`.
  static func budget(_ json: JSON?) throws(StudyError) -> Budget {
    var budget = Budget()
    guard let json else { return budget }
    var fields = try Fields(json, at: "budget")
    budget.leaves = try fields.int("leaves", in: 1...100_000_000, default: budget.leaves)
    budget.profiles = try fields.int("profiles", in: 1...100_000_000, default: budget.profiles)
    budget.steps = try fields.int("steps", in: 1...1_000_000_000, default: budget.steps)
    try fields.finish()
    return budget
  }

  /// A budget as it is written down.
  static func json(_ budget: Budget) -> JSON {
    .object([
      "leaves": .integer(budget.leaves), "profiles": .integer(budget.profiles),
      "steps": .integer(budget.steps),
    ])
  }
}
