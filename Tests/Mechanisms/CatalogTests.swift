import Arena
import Mechanisms
import Testing

@Suite struct `Catalogue of mechanisms` {
  @Test func `has a unique kebab-case id, a one-sentence summary and a source for each`() {
    var listing = Listing()
    visitMechanisms(&listing)
    #expect(Set(listing.cards.map(\.id)).count == listing.cards.count)
    for card in listing.cards {
      #expect(isId(card.id))
      #expect(card.summary.hasSuffix(".") && card.summary.count <= 100)
      #expect(!card.source.isEmpty)
    }
  }

  @Test func `starts from parameters that are in range, explained and free of complaints`() {
    var listing = Listing()
    visitMechanisms(&listing)
    #expect(listing.problems == [])
  }

  @Test func `explains every role, decision, measure and named action in a sentence`() {
    var listing = Listing()
    visitMechanisms(&listing)
    #expect(listing.unexplained == [])
  }

  @Test func `tells the same story in every repetition`() {
    var listing = Listing()
    visitMechanisms(&listing)
    #expect(listing.repeated == listing.cards.count)
  }
}

/// Whether an id is in kebab-case, or that of a combinator around one that is.
private func isId(_ id: String) -> Bool {
  guard let open = id.firstIndex(of: "("), id.hasSuffix(")") else { return isKebabCase(id) }
  return isKebabCase(String(id[..<open])) && isId(String(id[id.index(after: open)...].dropLast()))
}

private func isKebabCase(_ name: String) -> Bool {
  name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" } && !name.hasPrefix("-")
}

/// Collects cards, and whatever is wrong with the declarations.
private struct Listing: MechanismVisitor {
  var cards: [Card] = []
  var problems: [String] = []
  var unexplained: [String] = []
  var repeated = 0

  mutating func visit<M: Mechanism>(_ type: M.Type) {
    var mechanism = M()
    cards.append(M.card)
    unexplained += mechanism.unexplained.map { "\(M.card.id): \($0)" }
    var knobs = KnobCheck()
    mechanism.knobs(&knobs)
    problems += knobs.problems.map { "\(M.card.id): \($0)" }
    if let complaint = mechanism.complaint { problems.append("\(M.card.id): \(complaint)") }
    for decision in mechanism.decisions where decision.role >= mechanism.roles.count {
      problems.append("\(M.card.id): no role for \(decision.name)")
    }
    let whole = mechanism.game(repeated: nil)
    let explored =
      whole?.isRepeated == true
      ? whole?.exploreStage(budget: 100_000) : whole?.explore(budget: 100_000)
    guard let tree = explored?.tree else {
      problems.append("\(M.card.id): not explored")
      return
    }
    problems += tree.offences().map { "\(M.card.id): \($0)" }
    let game = mechanism.game(repeated: Horizon(rounds: 2))
    if game?.exploreStage(budget: 100_000).tree?.leaves == tree.leaves { repeated += 1 }
  }
}

/// Checks names, units, help and ranges of knobs.
private struct KnobCheck: KnobVisitor {
  var names: [String] = []
  var problems: [String] = []

  mutating func visit(_ knob: inout Knob) {
    if names.contains(knob.name) || !isKebabCase(knob.name) { problems.append("name \(knob.name)") }
    names.append(knob.name)
    if !isInDomain(knob) { problems.append("default of \(knob.name)") }
    if !knob.help.hasSuffix(".") { problems.append("help of \(knob.name)") }
    switch knob.domain {
    case .real(_, let unit), .integer(_, let unit), .reals(_, _, let unit):
      if unit.isEmpty { problems.append("unit of \(knob.name)") }
    case .choice(let names): if !names.allSatisfy(isKebabCase) { problems.append("\(names)") }
    case .truth, .texts: break
    }
  }

  private func isInDomain(_ knob: Knob) -> Bool {
    switch (knob.domain, knob.value) {
    case (.real(let range, _), .real(let value)): range.contains(value)
    case (.integer(let range, _), .integer(let value)): range.contains(value)
    case (.truth, .truth): true
    case (.choice(let names), .choice(let index)): names.indices.contains(index)
    case (.reals(let limit, let range, _), .reals(let list)):
      list.count <= limit && list.allSatisfy { range.contains($0) }
    case (.texts(let limit, _), .texts(let list)): list.count <= limit
    default: false
    }
  }
}

extension Mechanism {
  /// Whatever a player meets whose help is not one short sentence.
  fileprivate var unexplained: [String] {
    var texts = roles.map { ($0.name, $0.help) } + measures.map { ($0.name, $0.help) }
    for decision in decisions {
      texts.append((decision.name, decision.help))
      guard case .named(let labels) = decision.actions else { continue }
      texts += labels.map { ("\(decision.name): \($0.name)", $0.help) }
    }
    return texts.filter { _, help in
      !help.hasSuffix(".") || help.dropLast().contains(". ") || help.count > 160
    }.map { "no sentence explains '\($0.0)'" }
  }
}
