import Arena

/// Whether every parameter changes something: one that is accepted and ignored is the worst bug.
enum ParameterLaw {
  /// Changes each parameter, on its own and under every value of the choices and switches, and looks
  /// for a difference in the declarations or in sampled episodes.
  static func violation(_ mechanism: any Mechanism) -> String? { search(mechanism) }

  private static func search<M: Mechanism>(_ mechanism: M) -> String? {
    let contexts = contexts(mechanism)
    for knob in mechanism.knobList {
      let changes = mutations(knob)
      // Nothing is known to put in an empty list.
      if changes == [.array([])] { continue }
      let matters = contexts.contains { context in
        changes.contains { value in
          guard let changed = try? context.setting([knob.name: value], owner: ""),
            changed.complaint == nil
          else { return false }
          return differ(context, changed)
        }
      }
      if !matters { return "'\(knob.name)' changed nothing that was tried" }
    }
    return nil
  }

  /// The mechanism under every combination of its choices and switches, at most 64.
  private static func contexts<M: Mechanism>(_ mechanism: M) -> [M] {
    var contexts = [mechanism]
    for knob in mechanism.knobList {
      let values: [JSON] =
        knob.domain == .truth ? [.bool(false), .bool(true)] : knob.choices.map { .string($0) }
      if values.isEmpty { continue }
      let more = contexts.flatMap { context in
        values.filter { $0 != knob.json }.compactMap {
          try? context.setting([knob.name: $0], owner: "")
        }
      }
      contexts = Array((contexts + more).prefix(64))
    }
    return contexts.filter { $0.complaint == nil }
  }

  private static func mutations(_ knob: Knob) -> [JSON] {
    switch knob.json {
    case .bool(let flag): return [.bool(!flag)]
    case .integer(let number):
      // A limit that its default does not reach matters at its least value.
      guard case .integer(let range, _) = knob.domain else { return [] }
      return [number + 1, number - 1, number * 2, number / 2, range.lowerBound].map {
        .integer($0)
      }
    case .number(let number):
      return [number * 1.5 + 0.1, number * 0.5, number + 1, number - 1, number * 1.1, number * 0.9]
        .map { .number($0) }
    case .string: return knob.choices.map { .string($0) }
    case .array(let items):
      var changed = items
      if let first = items.first?.double {
        changed[0] = .number(first * 0.9 + 0.01)
        var balanced = changed
        if let last = items.last?.double, items.count > 1 {
          balanced[items.count - 1] = .number(last + first - (first * 0.9 + 0.01))
        }
        // A list whose entries must sum to something may have nothing to change but its length.
        let split = [.number(first / 2), .number(first / 2)] + items.dropFirst()
        return [.array(changed), .array(balanced), .array(items.reversed()), .array(split)]
      }
      if case .string(let text)? = items.first { changed[0] = .string(text + "!") }
      return [.array(changed)]
    case .null, .object: return []
    }
  }

  /// What a shape declares, without the lines of help: those may tell a parameter that nothing reads.
  private static func declared(_ shape: Shape) -> [String] {
    func labels(_ values: Values) -> String {
      (0..<values.count).map { values.label($0) }.joined(separator: "|")
    }
    return shape.roles.map { "\($0.name) \($0.seats) \($0.commits)" }
      + shape.decisions.map { decision in
        let sees = decision.sees.map { "\($0.name) \(labels($0.values))" }
        return "\(decision.name) \(decision.role) \(sees) \(labels(decision.actions))"
      } + shape.draws.map { "\($0.name) \(labels($0.outcomes))" } + shape.measures.map(\.name)
  }

  /// How many episodes are told to find a difference: what happens once in a hundred is found.
  private static let samples = 500

  /// Whether two mechanisms declare or tell something different, the draws being the same.
  private static func differ<M: Mechanism>(_ first: M, _ second: M) -> Bool {
    guard let one = first.game(repeated: nil), let other = second.game(repeated: nil) else {
      return true
    }
    if declared(one.shape) != declared(other.shape) { return true }
    return (0..<samples).contains { seed in
      Rehearsal.sample(one, seed: seed).events != Rehearsal.sample(other, seed: seed).events
    }
  }
}
