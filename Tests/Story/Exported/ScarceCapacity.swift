public import Arena

/// A resource takes only a few of those who want it, and each decides alone whether to go.
///
/// Agents want a resource, such as a charger, a channel or a lane, that takes only so many. Each
/// decides by itself whether to go. If more go than it takes, it is overloaded and nobody is
/// served. Any set of agents that just fills it is an equilibrium, but nothing says which; an agent
/// that learns what served it, as all others do, may crowd where it was empty.
public struct ScarceCapacity: Mechanism {
  /// The values of 'go', by number.
  enum Go { static let wait = 0, go = 1 }

  /// The entry in the catalogue.
  public static let card = Card(
    "scarce-capacity",
    "A resource takes only a few of those who want it, and each decides alone whether to go.",
    source: """
      N. F. Johnson, Increasing intelligence in AI agents can worsen collective outcomes, 2026, \
      arXiv:2603.12129, after W. B. Arthur, Inductive Reasoning and Bounded Rationality, American \
      Economic Review 84(2), 1994, pp. 406-411.
      """)

  /// What is decided.
  enum Choice { static let go = 0 }

  /// What is counted.
  enum Count { static let served = 0, overload = 1 }

  /// How many want the resource.
  public var agents = 5
  /// How many it takes.
  public var capacity = 2
  /// What it is worth to be served.
  public var prize = 1.0
  /// What it costs to go and not be served.
  public var loss = 1.0

  /// Makes the mechanism with its default parameters.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("agents", &agents, in: 2...9, unit: "agents", "How many want the resource.")
    visitor.knob("capacity", &capacity, in: 1...9, unit: "agents", "How many it takes.")
    visitor.knob(
      "prize", &prize, in: 0.001...1000, unit: "utility", "What it is worth to be served.")
    visitor.knob(
      "loss", &loss, in: 0...1000, unit: "utility", "What it costs to go and not be served.")
  }

  /// Says what is wrong with the parameters taken together.
  public var complaint: String? {
    guard capacity < agents else {
      return "a resource is scarce if it takes fewer than all "
        + "\(agents)" + " agents, and it takes " + "\(capacity)"
    }
    return nil
  }

  /// The players.
  public var roles: [Role] {
    [Role("agent", seats: agents, "Wants the resource, and does not see who else goes.")]
  }
  /// What they decide.
  public var decisions: [Decision] {
    [Decision("go", actions: .named(goLabels), "Whether to go.")]
  }
  /// What the designer counts.
  public var measures: [Measure] {
    [
      Measure("served", unit: "agents", in: 0...Double(capacity), "How many are served."),
      Measure("overload", unit: "overloads", in: 0...1, "Whether more go than it takes."),
    ]
  }
  /// What the designer wants most.
  public var goal: Goal { .measure(Count.served) }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    var chosenBySeat = [Int](repeating: 0, count: agents)
    for i in agentSeats { chosenBySeat[i] = episode.choose(Choice.go, by: i) }
    var many = 0.0
    for i in agentSeats where chosenBySeat[i] == Go.go { many += 1 }
    if many > Double(capacity) {
      episode.note(Count.overload, 1)
    } else {
      episode.note(Count.served, many)
    }
    for i in agentSeats where chosenBySeat[i] == Go.go {
      episode.gain(many > Double(capacity) ? -loss : prize, by: i)
    }
  }

  /// The seats of 'agent', by number.
  private var agentSeats: Range<Int> { 0..<agents }

  /// What the values of 'go' mean.
  private var goLabels: [Label] {
    [Label("wait", "Does without."), Label("go", "Tries to use it.")]
  }
}
