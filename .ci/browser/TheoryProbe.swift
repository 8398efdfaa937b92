import Arena
import GameTheory
import Mechanisms
import Theory

/// Asks a desk what every concept says about a market for used cars, and what that means to two welfare
/// functions.
///
/// The result depends on every bit of it, so that two systems that give the same number worked out the
/// same.
@_cdecl("theory") public func theory(_ thousands: Int32) -> Int64 {
  var car = UsedCar()
  car.buyer = .refuser
  guard let game = car.game(repeated: nil) else { return 0 }
  var budget = Budget()
  budget.steps = 1000 * Int(thousands)
  let desk = TheoryDesk(game, called: "used-car", [], budget: budget)
  let welfare = [
    WelfareSpec.goal(game.goal, game.shape), WelfareSpec.function(Sen(), name: "sen"),
  ]
  var key = StreamKey(seed: 7).adding(desk.stakes.range.upperBound)
  for concept in Concept.allCases {
    let theory = Theory(desk, welfare, concept: concept)
    guard let prediction = theory.prediction else { return 0 }
    key = key.adding(prediction.solution)
    for prospect in theory.prospects {
      for value in [prospect.best, prospect.worst] + prospect.predicted { key = key.adding(value) }
      if let ends = prospect.correlated {
        key = key.adding(ends.lowerBound).adding(ends.upperBound)
      }
    }
  }
  return Int64(bitPattern: key.value)
}

extension StreamKey {
  fileprivate func adding(_ solution: Solution) -> StreamKey {
    var key = adding(solution.count).adding(solution.status.rawValue)
    for answer in solution.answers {
      for value in answer.profile.probabilities + answer.expectation.payoffs {
        key = key.adding(value)
      }
    }
    for deletion in solution.deletions { key = key.adding(deletion.seat).adding(deletion.round) }
    return key
  }
}
