import Arena
import GameTheory
public import Theory

extension Prediction {
  /// The prediction as JSON.
  public var json: JSON {
    var fields: [String: JSON] = [
      "mechanism": .string(desk.name), "parameters": desk.knobValues,
      "players": .array((0..<shape.seats).map { .string(shape.name(ofSeat: $0)) }),
      "concept": .string(solution.concept.rawValue),
      "equilibria": .array(solution.answers.map(json)), "count": .integer(solution.count),
      "complete": .bool(solution.isComplete), "method": .string(solution.method),
      "status": .string(solution.status.rawValue),
      "obstacle": solution.obstacle.map { .string($0) } ?? .null,
    ]
    if !solution.facts.isEmpty {
      fields["details"] = .object(
        Dictionary(
          solution.facts.map { fact -> (String, JSON) in
            switch fact.value {
            case .number(let number): (fact.name, .number(number))
            case .text(let text): (fact.name, .string(text))
            }
          }
        ) { first, _ in first })
    }
    if !solution.intervals.isEmpty { fields["intervals"] = intervals }
    if !solution.survivors.isEmpty {
      fields["survivors"] = .object(
        Dictionary(
          solution.survivors.enumerated().map { seat, plans in
            (shape.name(ofSeat: seat), .array(plans.map(json)))
          }
        ) { first, _ in first })
      fields["deletions"] = .array(
        solution.deletions.map {
          .object([
            "player": .string(shape.name(ofSeat: $0.seat)), "strategy": json($0.strategy),
            "round": .integer($0.round), "dominator": $0.dominator.map(json) ?? .null,
          ])
        })
    }
    return .object(fields)
  }

  private var intervals: JSON {
    .object(
      Dictionary(
        zip(welfare, solution.intervals).map { spec, interval in
          (
            spec.name,
            interval.map {
              .object([
                "low": .number($0.low), "high": .number($0.high),
                "incentive": .number($0.incentive), "exact": .bool($0.isExact),
              ])
            } ?? .null
          )
        }
      ) { first, _ in first })
  }

  private func json(_ answer: Solution.Answer) -> JSON {
    let values = welfare.indices.map { (welfare[$0].name, JSON.number(welfare($0, of: answer))) }
    return .object([
      "strategies": shape.strategies(conduct(of: answer)),
      "payoffs": .array(answer.expectation.payoffs.map { .number($0) }),
      "welfare": .object(Dictionary(values) { first, _ in first }),
      "regret": .number(answer.regret), "note": .string(answer.note),
    ])
  }

  private func json(_ plan: Solution.Plan) -> JSON {
    .object(
      Dictionary(
        plan.map { step in
          (
            shape.name(ofInfoset: step.infoset),
            .string(shape.label(ofAction: step.action, atInfoset: step.infoset))
          )
        }
      ) { first, _ in first })
  }
}
