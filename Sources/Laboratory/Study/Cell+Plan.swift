import Arena

extension Cell {
  static func horizon(_ json: JSON?) throws(StudyError) -> Horizon? {
    guard let json else { return nil }
    var fields = try Fields(json, at: "repeat")
    if fields.value("continuation") != nil {
      let continuation = try fields.double("continuation", in: 0...0.999_999)
      let most = try fields.int("rounds", in: 1...1_000_000, default: 1_000_000)
      try fields.finish()
      return Horizon(continuation: continuation, atMost: most)
    }
    let rounds = try fields.int("rounds", in: 1...1_000_000)
    try fields.finish()
    return Horizon(rounds: rounds)
  }

  static func matching(_ json: JSON?) throws(StudyError) -> Matching {
    guard let json else { return .random }
    if case .string(let name) = json {
      switch name {
      case "random": return .random
      case "fixed": return .fixed
      case "round-robin": return .roundRobin
      default:
        throw StudyError(
          "'matching' must be random, fixed, round-robin or a network, but found "
            + "'\(printable(name))'"
            + StudyError.suggestion(for: name, among: ["random", "fixed", "round-robin"]))
      }
    }
    var fields = try Fields(json, at: "matching")
    let network = try fields.choice("network", among: ["ring", "lattice", "regular"])
    let degree = network == "lattice" ? 4 : try fields.int("degree", in: 1...10_000)
    try fields.finish()
    switch network {
    case "ring": return .network(.ring(degree: degree))
    case "lattice": return .network(.lattice)
    default: return .network(.regular(degree: degree))
    }
  }

  static func evolution(_ json: JSON?) throws(StudyError) -> Evolution? {
    guard let json else { return nil }
    var fields = try Fields(json, at: "evolution")
    let rules = Evolution.Rule.allCases.map(\.rawValue)
    let name = try fields.choice("rule", among: rules)
    guard let rule = Evolution.Rule(rawValue: name) else {
      throw StudyError("evolution.rule must be one of \(rules.joined(separator: ", "))")
    }
    let evolution = Evolution(
      rule, generation: try fields.int("generation", in: 1...mostRounds, default: 1),
      intensity: try fields.double("intensity", in: 0...1e6, default: 1),
      mutation: try fields.double("mutation", in: 0...1, default: 0),
      inheritsMind: try fields.bool("inheritsMind", default: false))
    try fields.finish()
    return evolution
  }
}
