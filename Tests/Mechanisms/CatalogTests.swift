import Arena
import Mechanisms
import Testing

@Suite struct `Catalogue of mechanisms` {
  @Test func `has a unique kebab-case id, a one-sentence summary and a source for each`() {
    var listing = Listing()
    visitMechanisms(&listing)
    #expect(Set(listing.cards.map(\.id)).count == listing.cards.count)
    for card in listing.cards {
      #expect(isKebabCase(card.id))
      #expect(card.summary.hasSuffix(".") && card.summary.count <= 100)
      #expect(!card.source.isEmpty)
    }
  }

  @Test func `starts from parameters that are in range, explained and free of complaints`() {
    var listing = Listing()
    visitMechanisms(&listing)
    #expect(listing.problems == [])
  }

  @Test func `tells the same story in every repetition`() {
    var listing = Listing()
    visitMechanisms(&listing)
    #expect(listing.repeated == listing.cards.count)
  }
}

private func isKebabCase(_ name: String) -> Bool {
  name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" } && !name.hasPrefix("-")
}

/// Collects cards, and whatever is wrong with the declarations.
private struct Listing: MechanismVisitor {
  var cards: [Card] = []
  var problems: [String] = []
  var repeated = 0

  mutating func visit<M: Mechanism>(_ type: M.Type) {
    var mechanism = M()
    cards.append(M.card)
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

  mutating func check(_ name: String, _ isFine: Bool, _ help: String, unit: String = "unit") {
    if names.contains(name) || !isKebabCase(name) { problems.append("name \(name)") }
    if !isFine { problems.append("default of \(name)") }
    if unit.isEmpty || !help.hasSuffix(".") { problems.append("help of \(name)") }
    names.append(name)
  }

  mutating func knob(
    _ name: String, _ value: inout Double, in range: ClosedRange<Double>, unit: String,
    _ help: String
  ) { check(name, range.contains(value), help, unit: unit) }

  mutating func knob(
    _ name: String, _ value: inout Int, in range: ClosedRange<Int>, unit: String, _ help: String
  ) { check(name, range.contains(value), help, unit: unit) }

  mutating func knob(_ name: String, _ value: inout Bool, _ help: String) {
    check(name, true, help)
  }

  mutating func knob<Choice: KnobChoice>(_ name: String, _ value: inout Choice, _ help: String) {
    check(name, Choice.allCases.allSatisfy { isKebabCase($0.rawValue) }, help)
  }

  mutating func knob(
    _ name: String, _ value: inout [Double], limit: Int, in range: ClosedRange<Double>,
    unit: String, _ help: String
  ) {
    check(
      name, value.count <= limit && value.allSatisfy { range.contains($0) }, help, unit: unit)
  }

  mutating func knob(_ name: String, _ value: inout [String], limit: Int, _ help: String) {
    check(name, value.count <= limit, help)
  }
}
