import Arena

/// A kind of agent that can be seated by its name.
struct AgentEntry {
  let card: Card
  /// Makes one with its defaults, and shows its parameters to a function.
  private let make: (@escaping (inout Knob) -> Void) -> Kind

  init<A: Agent>(_: A.Type) {
    card = A.card
    make = { look in
      var agent = A()
      var visitor = KnobFunction(look)
      agent.knobs(&visitor)
      let made = agent
      return Kind(made)
    }
  }

  /// The parameters with their defaults.
  var knobs: [Knob] { Parameters.list { _ = make($0) } }

  /// Sets its parameters.
  func configured(_ parameters: Fields?) throws(Refusal) -> Kind {
    var kind = make { _ in }
    try Parameters.set(parameters, of: card.id) { kind = make($0) }
    return kind
  }
}

/// A kind of agent with its parameters.
struct Kind {
  let card: Card
  let feedback: Feedback
  /// How many table entries an individual has.
  let tableSize: (Shape) -> Int
  /// Extends a key by a group of the kind.
  let key: (StreamKey, Group) -> StreamKey
  /// Tells the kind about a game: what makes its cohorts by their number, or why it cannot play.
  let brief: (Briefing) -> Result<(Int) -> Cohort, Refusal>

  init<A: Agent>(_ agent: A) {
    card = A.card
    feedback = A.feedback
    tableSize = { agent.tableSize(for: $0) }
    key = { $0.adding($1, of: A.card.id, agent) }
    brief = { briefing in
      var told = agent
      if let reason = told.refusal(of: briefing) { return .failure(Refusal(reason)) }
      let kind = told
      return .success { kind.cohort(for: briefing.shape, group: $0) }
    }
  }
}

/// The visitor that collects the kinds of agents.
struct AgentCollector: AgentVisitor {
  var entries: [AgentEntry] = []

  mutating func visit<A: Agent>(_ type: A.Type) { entries.append(AgentEntry(type)) }
}
