extension RunPlan {
  /// The most links of a network, counted from both ends.
  private static let mostLinks = 200_000_000
  /// The most agents of whom everyone meets everyone.
  private static let mostInRoundRobin = 5000

  /// Returns why some groups cannot play a game by this plan, as a sentence; nil when they can.
  ///
  /// - Parameters:
  ///   - groups: The population.
  ///   - shape: The shape of the game.
  /// - Returns: The first thing that is wrong.
  public func complaint(about groups: [Group], in shape: Shape) -> String? {
    let agents = groups.reduce(0) { $0 + $1.count }
    for (index, role) in shape.roles.enumerated() {
      let candidates = groups.reduce(0) { $0 + ($1.roles.contains(index) ? $1.count : 0) }
      if candidates == 0 { return "nobody in the population may fill the role '\(role.name)'" }
      if candidates < role.seats {
        return "the role '\(role.name)' has \(role.seats) seats, but only \(candidates) agents may "
          + "fill it"
      }
    }
    if agents < shape.seats {
      return "an episode has \(shape.seats) seats, but the population has only \(agents) agents"
    }
    switch matching {
    case .random, .fixed: return nil
    case .roundRobin:
      if shape.seats != 2 {
        return "round-robin matching needs a mechanism with 2 seats, but this one has "
          + "\(shape.seats)"
      }
      if agents > RunPlan.mostInRoundRobin {
        return "round-robin matching takes at most \(RunPlan.mostInRoundRobin) agents, but there "
          + "are \(agents)"
      }
      return nil
    case .network(let network): return RunPlan.complaint(about: network, agents, in: shape)
    }
  }

  private static func complaint(about network: Network, _ agents: Int, in shape: Shape) -> String? {
    if let complaint = network.complaint(agents: agents) { return complaint }
    if agents > mostLinks / network.degree {
      return "a network has at most \(mostLinks) links, but \(agents) agents of degree "
        + "\(network.degree) have more"
    }
    if shape.seats != 2 && shape.seats != network.degree + 1 {
      return "a network of degree \(network.degree) needs a mechanism with 2 or "
        + "\(network.degree + 1) seats, but this one has \(shape.seats)"
    }
    if shape.seats != 2 && !shape.isSymmetric {
      return "neighbourhoods on a network need a mechanism with one role"
    }
    return nil
  }
}
