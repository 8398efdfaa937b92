import Arena
import GameTheory
import Laboratory

extension Context {
  /// Opens a desk for a mechanism; its searches end when somebody asks to stop.
  func desk(_ mechanism: any Mechanism, budget: Budget = Budget()) throws(StudyError) -> TheoryDesk
  {
    var budget = budget
    budget.shouldStop = { Interruption.isAsked }
    return try TheoryDesk(mechanism, budget: budget)
  }
}
