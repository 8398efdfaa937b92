extension StreamKey {
  /// The key of everything random in one replicate of a study whose cells share their draws.
  public init(seed: UInt64, replicate: Int) { self = StreamKey(seed: seed).with(replicate) }

  /// Returns the key of the child named by what is played, and how often.
  ///
  /// - Parameters:
  ///   - id: The catalogue name of the mechanism.
  ///   - mechanism: The mechanism, whose parameters enter.
  ///   - horizon: How often its stage is repeated, if it is.
  /// - Returns: The key of the child.
  public func adding(_ id: String, _ mechanism: some Knobbed, repeated horizon: Horizon?)
    -> StreamKey
  {
    let key = adding(id).adding(parametersOf: mechanism).adding(horizon != nil)
    guard let horizon else { return key }
    return key.adding(horizon.rounds).adding(horizon.continuation)
  }

  /// Returns the key of the child named by a group: its kind, its size and its roles.
  ///
  /// - Parameters:
  ///   - group: The group, whose name does not enter.
  ///   - id: The catalogue name of the kind.
  ///   - agent: The kind, whose parameters enter.
  /// - Returns: The key of the child.
  public func adding(_ group: Group, of id: String, _ agent: some Knobbed) -> StreamKey {
    adding(id).adding(parametersOf: agent).adding(group.count).adding(group.roles) { $0.adding($1) }
  }

  /// Returns the key of the child named by who meets whom, and how strategies spread.
  ///
  /// How long they play and what is looked at do not enter, so a longer run begins like a shorter one.
  public func adding(_ plan: RunPlan) -> StreamKey {
    let key: StreamKey
    switch plan.matching {
    case .random: key = adding("random")
    case .fixed: key = adding("fixed")
    case .roundRobin: key = adding("round-robin")
    case .network(.ring(let degree)): key = adding("ring").adding(degree)
    case .network(.lattice): key = adding("lattice")
    case .network(.regular(let degree)): key = adding("regular").adding(degree)
    }
    guard let evolution = plan.evolution else { return key.adding(false) }
    return key.adding(true).adding(evolution.rule.rawValue).adding(evolution.generation)
      .adding(evolution.intensity).adding(evolution.mutation).adding(evolution.inheritsMind)
  }
}
