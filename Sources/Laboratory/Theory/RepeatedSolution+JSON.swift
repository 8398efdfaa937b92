import Arena
import GameTheory
import Theory

extension RepeatedSolution {
  /// The solution as JSON.
  public var json: JSON {
    var fields: [String: JSON] = [
      "mechanism": .string(desk.name), "parameters": desk.knobValues,
      "players": .array((0..<shape.seats).map { .string(shape.name(ofSeat: $0)) }),
      "concept": .string("repeated equilibrium"), "repeat": repetition,
      "method": .string(outlook.method), "status": .string(outlook.status.rawValue),
      "obstacle": outlook.obstacle.map { .string($0) } ?? .null,
      "welfare": .array(welfare.map(\.json)),
      "payoffs": outlook.set.map { .array($0.corners.map(\.json)) } ?? .null,
      "earned": outlook.earned.map { .array($0.corners.map(\.json)) } ?? .null,
      "error": outlook.set == nil ? .null : .number(outlook.error),
      "securityLevels": outlook.levels.map { .array($0.map { .number($0) }) } ?? .null,
      "feasibleAndIndividuallyRational":
        outlook.feasible.map { .array($0.corners.map(\.json)) } ?? .null,
      "leastPatience": outlook.wish.map(json) ?? .null,
    ]
    if let code = outlook.code {
      fields["largestGain"] = .number(Swift.max(0, code.largestGain))
      fields["strategies"] = .object([
        "states": .array(
          code.states.map { state in
            .object([
              "play": .string(words(for: state.outcome)), "payoffs": state.payoffs.json,
              "next": .array(
                state.next.map {
                  .object(["state": .integer($0.state), "probability": .number($0.probability)])
                }),
            ])
          }),
        "punishments": .array(
          code.answers.isEmpty ? code.punishments.map { .integer($0) } : []),
        "answers": .array(
          code.answers.map { answer in
            .object([
              "departs": .string(shape.name(ofSeat: answer.move.seat)),
              "infoset": .integer(answer.move.infoset), "to": .string(words(for: answer.move)),
              "state": .integer(answer.state),
            ])
          }),
      ])
    }
    if let plan {
      fields["plan"] = .object([
        "point": plan.point.json, "agents": plan.seating,
        "opening": .array(
          plan.opening.map {
            .object(["state": .integer($0.state), "probability": .number($0.probability)])
          }),
      ])
    }
    return .object(fields)
  }

  private var repetition: JSON {
    guard let horizon else { return .object(["discount": .integer(1)]) }
    return .object([
      "discount": .number(horizon.continuation),
      "rounds": outlook.isEndless ? .null : .integer(horizon.rounds),
    ])
  }

  private func json(_ wish: RepeatedOutlook.WishedPatience) -> JSON {
    var fields = ["grim": json(wish.grim)]
    if let penal = wish.penal { fields["penalCode"] = json(penal) }
    if let bound = wish.bound { fields["bound"] = json(bound) }
    return .object(fields)
  }

  private func json(_ patience: LeastPatience) -> JSON {
    let departure = departure(patience)
    return .object([
      "discount": patience.discount.map { .number($0) } ?? .null,
      "departs": departure.map { .string($0.player) } ?? .null,
      "to": departure?.action.map { .string($0) } ?? .null,
    ])
  }
}

extension RepeatedSolution.Reached {
  fileprivate var json: JSON {
    .object([
      "name": .string(spec.name), "best": best.map { .number($0) } ?? .null,
      "worst": worst.map { .number($0) } ?? .null,
      "predicted":
        predicted.map { .array([.number($0.lowerBound), .number($0.upperBound)]) } ?? .null,
      "exact": .bool(isExact),
    ])
  }
}

extension PayoffPoint {
  fileprivate var json: JSON { .array([.number(first), .number(second)]) }
}
