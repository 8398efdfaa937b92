public import Arena

/// Two sellers may restrain output together, under a public graph of warnings and fines.
///
/// Two sellers choose how much to bring to a market whose price falls with what they bring in all:
/// what they would bring as rivals (A. Cournot, 1838), or half of what one seller alone would. A
/// cartel lasts for as long as both restrain output, and ends for good when one does not. The graph
/// has three nodes, which everybody sees: clear; warned, after evidence of a cartel; fined, after
/// evidence of a cartel that was warned, which ends it. A warned seller who competes is clear
/// again.
public struct GovernanceGraph: Mechanism {
  /// The values of 'Output', by number.
  enum Output { static let restrain = 0, compete = 1 }

  /// The values of 'Round', by number.
  enum Round { static let first = 0, second = 1 }

  /// The values of 'Node', by number.
  enum Node { static let clear = 0, warned = 1 }

  /// The entry in the catalogue.
  public static let card = Card(
    "governance-graph",
    "Two sellers may restrain output together, under a public graph of warnings and fines.",
    source: """
      M. Bracale Syrnikov, F. Pierucci, M. Galisai, M. Prandi, P. Bisconti, F. Giarrusso, O. \
      Sorokoletova, V. Suriani, D. Nardi, Institutional AI: Governing LLM Collusion in Multi-Agent \
      Cournot Markets via Public Governance Graphs, 2026, arXiv:2601.11369.
      """)

  /// The seats of the players.
  enum Seat { static let seller = 0..<2 }

  /// What is decided.
  enum Choice { static let output = 0 }

  /// What nature decides.
  enum Nature { static let found = 0, again = 1 }

  /// What is counted.
  enum Count { static let collusion = 0, fined = 1 }

  /// What the market takes at a price of 0.
  public var demand = 12.0
  /// How often a round of a cartel leaves evidence.
  public var evidence = 0.5
  /// Whether the graph follows warnings by fines.
  public var sanctions = true
  /// What each seller pays at the last node.
  public var fine = 4.0
  /// How many rounds follow the two that are played.
  public var future = 3.0

  /// Makes the mechanism with its default parameters.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "demand", &demand, in: 0.001...1000, unit: "units", "What the market takes at a price of 0.")
    visitor.knob(
      "evidence", &evidence, in: 0...1, unit: "probability",
      "How often a round of a cartel leaves evidence.")
    visitor.knob("sanctions", &sanctions, "Whether the graph follows warnings by fines.")
    visitor.knob(
      "fine", &fine, in: 0...1000, unit: "money", "What each seller pays at the last node.")
    visitor.knob(
      "future", &future, in: 0...100, unit: "rounds",
      "How many rounds follow the two that are played.")
  }

  /// The players.
  public var roles: [Role] { [Role("seller", seats: 2, "Sells as much as it likes.")] }
  /// What they decide.
  public var decisions: [Decision] {
    [
      Decision(
        "output",
        sees: [Variable("round", .named(roundLabels)), Variable("node", .named(nodeLabels))],
        actions: .named(outputLabels), "How much to bring to the market.")
    ]
  }
  /// What nature decides.
  public var draws: [Draw] { [Draw("there is evidence"), Draw("there is evidence again")] }
  /// What the designer counts.
  public var measures: [Measure] {
    [
      Measure("collusion", unit: "rounds", in: 0...2 + future, "How many rounds a cartel lasts."),
      Measure("fined", unit: "cartels", in: 0...1, "Whether a cartel was fined."),
    ]
  }
  /// What the designer wants most.
  public var goal: Goal { .measure(Count.collusion, .least) }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    var earlyBySeat = [Int](repeating: 0, count: 2)
    for i in Seat.seller {
      earlyBySeat[i] = episode.choose(
        Choice.output, by: i, seeing: Round.first * 2 + Node.clear, wishing: Output.compete)
    }
    var restrained = 0.0
    for i in Seat.seller {
      episode.gain(profit(own: earlyBySeat[i], rival: earlyBySeat[1 - i]), by: i)
      if earlyBySeat[i] == Output.restrain { restrained += 1 }
    }
    if restrained < 2 {
      for eachSeller in Seat.seller {
        episode.gain(profit(own: Output.compete, rival: Output.compete), by: eachSeller)
      }
      follow(&episode, cartel: false)
      return
    }
    episode.note(Count.collusion, 1)
    let found = episode.chance(Nature.found, evidence)
    let node = found ? Node.warned : Node.clear
    var lateBySeat = [Int](repeating: 0, count: 2)
    for i in Seat.seller {
      lateBySeat[i] = episode.choose(
        Choice.output, by: i, seeing: Round.second * 2 + node, wishing: Output.compete)
    }
    restrained = 0
    for i in Seat.seller {
      episode.gain(profit(own: lateBySeat[i], rival: lateBySeat[1 - i]), by: i)
      if lateBySeat[i] == Output.restrain { restrained += 1 }
    }
    if restrained < 2 {
      follow(&episode, cartel: false)
      return
    }
    episode.note(Count.collusion, 1)
    var ends = false
    if sanctions && node == Node.warned {
      let again = episode.chance(Nature.again, evidence)
      ends = again
    }
    if ends {
      for eachSeller in Seat.seller { episode.transfer(fine, from: eachSeller) }
      episode.note(Count.fined, 1)
    }
    follow(&episode, cartel: !ends)
  }

  /// What the story calls 'amount'.
  private func amount(what: Int) -> Double {
    if what == Output.restrain { return demand / 4 }
    return demand / 3
  }

  /// What the story calls 'profit'.
  private func profit(own: Int, rival: Int) -> Double {
    amount(what: own) * (demand - amount(what: own) - amount(what: rival))
  }

  /// The rounds that follow the two: as a cartel, or as rivals.
  private func follow(_ episode: inout some Episode, cartel: Bool) {
    if cartel { episode.note(Count.collusion, future) }
    let usual = cartel ? Output.restrain : Output.compete
    for eachSeller in Seat.seller {
      episode.gain(future * profit(own: usual, rival: usual), by: eachSeller)
    }
  }

  /// What the values of 'Output' mean.
  private var outputLabels: [Label] {
    [
      Label("restrain", "Half of the output of a monopoly."),
      Label("compete", "The output of a rival."),
    ]
  }

  /// What the values of 'Round' mean.
  private var roundLabels: [Label] { [Label("first"), Label("second")] }

  /// What the values of 'Node' mean.
  private var nodeLabels: [Label] {
    [Label("clear", "Nothing was found."), Label("warned", "A cartel was found, and warned.")]
  }
}
