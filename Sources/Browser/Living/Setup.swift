import Arena

/// Who plays what is open, and how, as a request says it: the fields of a cell of a study.
struct Setup {
  /// A group, and the kind that its members are of.
  struct Member {
    let group: Group
    let kind: Kind
  }

  let members: [Member]
  let plan: RunPlan
  let seed: UInt64
  let replicate: Int
  let isIndependent: Bool

  /// The largest population.
  private static let mostAgents = 20_000_000
  /// The most groups of a population.
  private static let mostGroups = 1000
  /// The longest run.
  private static let mostRounds = 1_000_000_000
  /// How many of its matches a count can hold.
  private static let mostMatches = 2_000_000_000.0

  init(_ fields: Fields, _ opened: Opened, agents: [AgentEntry]) throws(Refusal) {
    let shape = opened.game.shape
    let matching: Matching
    (members, matching) = try Setup.population(fields, opened, agents: agents)
    let whole: ClosedRange<Int> = 1...Setup.mostRounds
    guard let rounds = try fields.count("rounds", in: whole) else {
      throw Refusal("\(fields.owner) needs a field 'rounds', a whole number")
    }
    plan = RunPlan(
      matching: matching, rounds: rounds,
      evolution: try Setup.evolution(fields.map("evolution")),
      blocks: try fields.count("blocks", in: 1...10_000) ?? 50,
      window: try fields.real("window", in: 0...1) ?? 0.5)
    seed = UInt64(try fields.whole("seed", in: 0...Int64.max) ?? 1)
    replicate = try fields.count("replicate", in: 0...Setup.mostRounds) ?? 0
    isIndependent = try fields.truth("independent") ?? false
    let groups = members.map { $0.group }
    if let complaint = plan.complaint(about: groups, in: shape) { throw Refusal(complaint) }
    let sum = members.reduce(0) { $0 + $1.group.count }
    let matches = Double(sum) * Double(rounds) * shape.expectedRounds
    if matches > Setup.mostMatches {
      throw Refusal(
        "\(sum) agents x \(rounds) rounds are more than a page can count; take fewer of either")
    }
  }

  /// The key of everything random.
  func key(_ opened: Opened) -> StreamKey {
    let key = StreamKey(seed: seed, replicate: replicate)
    guard isIndependent else { return key }
    return opened.key(key.with("cell")).adding(members) { $1.kind.key($0, $1.group) }.adding(plan)
  }

  /// Reads who plays, and who meets whom.
  static func population(_ fields: Fields, _ opened: Opened, agents: [AgentEntry])
    throws(Refusal) -> ([Member], Matching)
  {
    var members: [Member] = []
    var sum = 0
    let items = try fields.list("population")
    if items.count > mostGroups { throw Refusal("a population has at most \(mostGroups) groups") }
    for item in items {
      let member = try member(Fields(item, "a group"), opened.game.shape, agents)
      if members.contains(where: { $0.group.name == member.group.name }) {
        throw Refusal(
          "two groups of the population are called '\(member.group.name.shown())'; give them a "
            + "'name'")
      }
      sum += member.group.count
      if sum > mostAgents { throw Refusal("a population has at most \(mostAgents) agents") }
      members.append(member)
    }
    return (members, try matching(fields))
  }

  private static func member(_ fields: Fields, _ shape: Shape, _ agents: [AgentEntry])
    throws(Refusal) -> Member
  {
    let id = try fields.required("agent")
    guard let entry = agents.first(where: { $0.card.id == id }) else {
      throw Refusal(no: "agent", id, among: agents.map { $0.card.id })
    }
    let kind = try entry.configured(fields.map("parameters"))
    let count = try fields.count("count", in: 0...mostAgents) ?? 0
    let names = shape.roles.map { $0.name }
    var roles: [Int] = []
    for name in try fields.texts("roles") {
      guard let role = names.firstIndex(of: name) else {
        throw Refusal(no: "role", name, among: names)
      }
      if !roles.contains(role) { roles.append(role) }
    }
    roles.sort()
    return Member(
      group: Group(
        try fields.text("name") ?? id, count: count,
        roles: roles.isEmpty ? Array(names.indices) : roles),
      kind: kind)
  }

  private static func matching(_ fields: Fields) throws(Refusal) -> Matching {
    let words = ["random", "fixed", "round-robin"]
    guard let value = fields["matching"] else { return .random }
    if case .text(let text) = value {
      switch words.firstIndex(of: text) {
      case 0: return .random
      case 1: return .fixed
      case 2: return .roundRobin
      default: throw Refusal(no: "matching", text, among: words)
      }
    }
    let network = try Fields(value, "'matching'")
    let forms = ["ring", "lattice", "regular"]
    let form = try network.required("network")
    guard let index = forms.firstIndex(of: form) else {
      throw Refusal(no: "network", form, among: forms)
    }
    if index == 1 { return .network(.lattice) }
    guard let degree = try network.count("degree", in: 1...10_000) else {
      throw Refusal("'matching' needs a field 'degree', a whole number in 1...10000")
    }
    return .network(index == 0 ? .ring(degree: degree) : .regular(degree: degree))
  }

  private static func evolution(_ fields: Fields?) throws(Refusal) -> Evolution? {
    guard let fields else { return nil }
    let rules = Array(Evolution.Rule.allCases)
    let name = try fields.required("rule")
    guard let rule = rules.first(where: { $0.rawValue == name }) else {
      throw Refusal(no: "rule of evolution", name, among: rules.map { $0.rawValue })
    }
    return Evolution(
      rule, generation: try fields.count("generation", in: 1...mostRounds) ?? 1,
      intensity: try fields.real("intensity", in: 0...1e6) ?? 1,
      mutation: try fields.real("mutation", in: 0...1) ?? 0,
      inheritsMind: try fields.truth("inheritsMind") ?? false)
  }
}
