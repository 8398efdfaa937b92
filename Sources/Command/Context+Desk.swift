import Arena
import GameTheory
import Laboratory
import Theory

extension Context {
  /// Opens a desk for a mechanism; its searches end when somebody asks to stop.
  func desk(_ mechanism: any Mechanism, budget: Budget = Budget()) throws(StudyError) -> TheoryDesk
  {
    var budget = budget
    budget.shouldStop = { Interruption.isAsked }
    return try TheoryDesk(mechanism, budget: budget)
  }

  /// Refuses a game file whose players forget, with the two histories that meet.
  func refuseForgetting(
    _ mechanism: any Mechanism, at desk: TheoryDesk, _ id: String
  ) throws(StudyError) {
    guard mechanism is GameFile, let tree = desk.whole.tree,
      let forgetting = Forgetting(in: tree)
    else { return }
    throw StudyError(
      "\(printable(id, limit: 200)): \(forgetting.sentence); theory needs "
        + "perfect recall")
  }
}
