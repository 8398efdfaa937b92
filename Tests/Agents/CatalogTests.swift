import Agents
import Mechanisms
import Testing

@testable import Arena

/// Reads the knobs of a kind: their names and helps, and whether each is what it may be.
struct KnobReader: KnobVisitor {
  var names: [String] = []
  var isInRange = true
  var helps: [String] = []

  mutating func visit(_ knob: inout Knob) {
    names.append(knob.name)
    helps.append(knob.help)
    switch (knob.domain, knob.value) {
    case (.real(let range, let unit), .real(let value)):
      isInRange = isInRange && range.contains(value) && !unit.isEmpty
    case (.integer(let range, let unit), .integer(let value)):
      isInRange = isInRange && range.contains(value) && !unit.isEmpty
    case (.choice(let names), .choice(let index)):
      isInRange = isInRange && names.indices.contains(index)
    case (.reals(let limit, let range, let unit), .reals(let values)):
      isInRange = isInRange && values.count <= limit && !unit.isEmpty
      isInRange = isInRange && values.allSatisfy { range.contains($0) }
    case (.texts(let limit, _), .texts(let texts)): isInRange = isInRange && texts.count <= limit
    case (.truth, .truth): break
    default: isInRange = false
    }
  }
}

/// Lives a random life of a kind: every feedback it asks for, payoffs drawn from the range.
func live<A: Agent>(_: A.Type, in briefing: Briefing, steps: Int, seed: UInt64) -> [Int] {
  let individual = Individual(A(), in: briefing, seed: seed)
  let range = briefing.payoffRange
  var random = RandomStream(StreamKey(seed: seed).with("payoffs"))
  func payoff() -> Double {
    range.lowerBound + random.unit() * (range.upperBound - range.lowerBound)
  }
  var actions: [Int] = []
  for step in 0..<steps {
    let infoset = random.index(below: briefing.shape.infosets)
    let action = individual.choose(at: infoset, wishing: 0)
    let count = individual.turn(at: infoset).count
    #expect(action >= 0 && action < count)
    actions.append(action)
    if A.feedback.contains(.payoff) { individual.learn(action, pays: payoff(), at: infoset) }
    if A.feedback.contains(.counterfactual) {
      individual.compare(action, among: (0..<count).map { _ in payoff() }, at: infoset)
    }
    if A.feedback.contains(.play) { individual.observe(random.index(below: count)) }
    if A.feedback.contains(.round) { individual.witness(action, [random.index(below: count)]) }
    if !A.feedback.isDisjoint(with: [.play, .round]) && step % 100 == 99 { individual.meet() }
  }
  #expect(individual.table.allSatisfy { $0.isFinite })
  return actions
}

/// Checks what every kind promises.
struct LawChecker: AgentVisitor {
  let briefing: Briefing
  /// For those who need a choice between two actions.
  let dilemma: Briefing
  /// For those who need to see a number and to answer with one.
  let auction: Briefing
  var ids: [String] = []

  mutating func visit<A: Agent>(_: A.Type) {
    let card = A.card
    ids.append(card.id)
    #expect(!card.source.isEmpty && card.summary.hasSuffix("."), "\(card.id)")
    #expect(card.id.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }, "\(card.id)")
    var reader = KnobReader()
    var agent = A()
    agent.knobs(&reader)
    #expect(reader.isInRange, "\(card.id)")
    #expect(Set(reader.names).count == reader.names.count, "\(card.id)")
    #expect(reader.helps.allSatisfy { $0.hasSuffix(".") }, "\(card.id)")
    let place = [briefing, dilemma].first { agent.prepare(for: $0) == nil } ?? auction
    #expect(agent.prepare(for: place) == nil, "\(card.id)")
    let first = live(A.self, in: place, steps: 400, seed: 5)
    #expect(first == live(A.self, in: place, steps: 400, seed: 5), "\(card.id)")
  }
}

@Suite struct `Catalogue of agents` {
  @Test func `keeps every law for every kind`() throws {
    var checker = LawChecker(
      briefing: try .of(MoneyRequest()), dilemma: try .of(PrisonersDilemma()),
      auction: try .of(SecondPriceAuction()))
    visitAgents(&checker)
    #expect(checker.ids.count >= 20)
    #expect(Set(checker.ids).count == checker.ids.count)
  }

  @Test func `survives a game in which nothing is at stake`() throws {
    func level(_ briefing: Briefing) -> Briefing {
      Briefing(shape: briefing.shape, payoffRange: 7...7, tree: briefing.tree)
    }
    var checker = LawChecker(
      briefing: level(try .of(MoneyRequest())), dilemma: level(try .of(PrisonersDilemma())),
      auction: level(try .of(SecondPriceAuction())))
    visitAgents(&checker)
  }
}
