import Arena
import GameTheory

extension WelfareResult {
  /// Best, predicted and emergent as JSON.
  var json: JSON {
    .object([
      "scope": .string(welfare.scope.rawValue), "unit": .string(welfare.unit),
      "firstBest": .number(prospect.firstBest), "best": .number(prospect.best),
      "worst": .number(prospect.worst), "source": .string(prospect.source.rawValue),
      "predicted": prospect.predictedRange.map {
        .object(["low": .number($0.lowerBound), "high": .number($0.upperBound)])
      } ?? .null,
      "correlated": prospect.correlated.map {
        .object(["low": .number($0.lowerBound), "high": .number($0.upperBound)])
      } ?? .null, "emergent": emergent.json, "alignment": alignment.map { .number($0) } ?? .null,
      "distance": distance.map { .number($0) } ?? .null, "verdict": .string(verdict.rawValue),
      "hullError": prospect.hullError.map { .number($0) } ?? .null,
    ])
  }
}

extension CellResult {
  /// The cell as JSON.
  public var json: JSON {
    var welfare: [String: JSON] = [:]
    for result in comparisons { welfare[result.welfare.name] = result.json }
    var measures: [String: JSON] = [:]
    for (index, measure) in cell.game.shape.measures.enumerated() {
      measures[measure.name] = self.measure(index)?.json ?? .null
    }
    return .object([
      "name": .string(cell.name), "settings": .object(cell.settings),
      "welfare": .object(welfare), "measures": .object(measures),
      "theory": theory.json, "play": play?.json ?? .null,
      "exploitability": exploitability?.json ?? .null,
      "payoffs": .array(seatPayoffs.map { .number($0) }),
      "groups": .object(groupJSON),
    ])
  }

  /// The mean payoff of every seat, per round.
  var seatPayoffs: [Double] {
    let shape = cell.game.shape
    return (0..<shape.seats).map { seat in
      replicates.reduce(0) { $0 + $1.record.window.perRound(of: shape).payoffs[seat] }
        / Double(replicates.count)
    }
  }

  private var groupJSON: [String: JSON] {
    var groups: [String: JSON] = [:]
    for (index, spec) in cell.groups.enumerated() {
      let size = Estimate(replicates.map { Double($0.record.window.sizes[index]) })
      let illegal = replicates.reduce(0) { $0 + Int($1.record.window.illegal[index]) }
      groups[spec.group.name] = .object([
        "agent": .string(type(of: spec.agent).card.id), "size": size?.json ?? .null,
        "illegalAnswers": .integer(illegal),
      ])
    }
    return groups
  }
}

extension EmergentPlay {
  /// The distances and the fitted precision as JSON.
  var json: JSON {
    .object([
      "distances": .array(
        distances.map {
          .object(["concept": .string($0.concept), "distance": .number($0.distance)])
        }),
      "logit": logit.map {
        .object([
          "precision": .number($0.precision), "explained": .number($0.explained),
          "optimum": .string($0.optimum),
        ])
      } ?? .null,
    ])
  }
}

extension Theory {
  /// What was analysed and found, as JSON.
  var json: JSON {
    let (subject, stakes) = (desk.analysed, desk.stakes)
    var fields: [String: JSON] = [
      "basis": .string(
        subject.tree == nil ? "declared ranges" : subject.isStage ? "one round" : "whole game"),
      "leaves": subject.tree.map { .integer($0.leaves) } ?? .null,
      "obstacle": subject.obstacle.map { .string($0) } ?? .null,
      "payoffRange": .array([.number(stakes.range.lowerBound), .number(stakes.range.upperBound)]),
      "payoffRangeSource": .string(stakes.source), "complete": .bool(isComplete),
      "concept": .string(concept.rawValue),
    ]
    if let solution = prediction?.solution {
      fields["prediction"] = .object([
        "count": .integer(solution.count), "method": .string(solution.method),
        "status": .string(solution.status),
        "largestRegret": solution.answers.map(\.regret).max().map { .number($0) } ?? .null,
      ])
    }
    return .object(fields)
  }
}
