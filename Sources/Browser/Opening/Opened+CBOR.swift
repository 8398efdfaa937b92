import Arena

extension Opened {
  /// The most values of one thing seen, or of one decision, that a description has the names of.
  private static let mostLabels = 1000

  /// All that a page needs to know about it.
  var description: CBOR {
    let shape = game.shape
    var fields: [CBOR.Field] = [
      .init("id", .text(card.id)), .init("summary", .text(card.summary)),
      .init("source", .text(card.source)), .init("knobs", .list(knobs.map { $0.listing })),
      .init("rules", .texts(game.rules)),
    ]
    let roles = shape.roles.map { role in
      CBOR.map([
        .init("name", .text(role.name)), .init("seats", .count(role.seats)),
        .init("commits", .truth(role.commits)), .init("help", .text(role.help)),
      ])
    }
    fields += [
      .init("roles", .list(roles)),
      .init("decisions", .list(shape.decisions.indices.map { decision($0) })),
      .init("measures", .list(shape.measures.map { measure($0) })),
      .init("goal", goal),
      .init("seats", .count(shape.seats)),
      .init("seatNames", .texts((0..<shape.seats).map { shape.name(ofSeat: $0) })),
      .init("slots", .count(shape.slots)),
      .init("isRepeated", .truth(game.isRepeated)),
      .init("expectedRounds", .real(shape.expectedRounds)),
    ]
    return .map(fields)
  }

  private func decision(_ index: Int) -> CBOR {
    let decision = game.shape.decisions[index]
    let row = game.shape.layout[index]
    let sees = decision.sees.map { variable in
      CBOR.map([
        .init("name", .text(variable.name)), .init("count", .count(variable.values.count)),
        .init("values", .texts(Opened.labels(variable.values))),
      ])
    }
    let actions = (0..<Swift.min(decision.actions.count, Opened.mostLabels)).map { action in
      CBOR.map([
        .init("name", .text(decision.actions.label(action))),
        .init("help", .text(decision.actions.help(action))),
      ])
    }
    return .map([
      .init("name", .text(decision.name)), .init("role", .count(decision.role)),
      .init("help", .text(decision.help)), .init("sees", .list(sees)),
      .init("actions", .list(actions)), .init("count", .count(decision.actions.count)),
      .init("slot", .count(Int(row.slot))), .init("infoset", .count(Int(row.infoset))),
      .init("observations", .count(Int(row.observations))),
    ])
  }

  private static func labels(_ values: Values) -> [String] {
    (0..<Swift.min(values.count, mostLabels)).map { values.label($0) }
  }

  /// A measure with what it can be per round.
  private func measure(_ measure: Measure) -> CBOR {
    let rounds = game.shape.expectedRounds
    return .map([
      .init("name", .text(measure.name)), .init("unit", .text(measure.unit)),
      .init("low", .real(measure.range.lowerBound / rounds)),
      .init("high", .real(measure.range.upperBound / rounds)), .init("help", .text(measure.help)),
    ])
  }

  private var goal: CBOR {
    let welfare: String
    let sense: Goal.Sense
    switch game.goal {
    case .meanPayoff: (welfare, sense) = (Utilitarian.card.id, .most)
    case .measure(let index, let wanted):
      sense = wanted
      welfare = (sense == .least ? "least " : "") + game.shape.measures[index].name
    }
    return .map([
      .init("welfare", .text(welfare)), .init("sense", .text(sense == .most ? "most" : "least")),
    ])
  }
}
