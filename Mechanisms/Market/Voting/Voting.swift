public import Arena
import MechanismTools

/// A vote on three options under five rules, by voters who may pretend.
///
/// With three options or more, under every rule but dictatorship some voter gains by a ballot that is
/// not its true order. Of the 216 ways in which three voters can order the options, so many
/// leave somebody better off with another ballot: plurality 36, Borda 51, instant runoff 24, a
/// dictator none. Ties go to the option named first; in a runoff the later one is eliminated.
public struct Voting: Mechanism {
  /// How ballots elect an option.
  public enum Rule: String, KnobChoice {
    /// Most first places win.
    case plurality
    /// Two points for a first place, one for a second.
    case borda
    /// The option with the fewest first places is eliminated, then most votes win.
    case instantRunoff = "instant-runoff"
    /// The option that most voters approve wins.
    case approval
    /// The first voter decides.
    case dictatorship
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "voting", "Voters elect one of three options, and may pretend to want another one.",
    source: """
      A. Gibbard, "Manipulation of Voting Schemes", Econometrica 41(4), 1973, pp. 587-601; M. A. \
      Satterthwaite, "Strategy-Proofness and Arrow's Conditions", Journal of Economic Theory \
      10(2), 1975, pp. 187-217; approval voting: S. J. Brams, P. C. Fishburn, American Political \
      Science Review 72(3), 1978, pp. 831-847.
      """)

  /// What is decided.
  enum Choice { static let ballot = 0 }
  /// What nature decides.
  enum Nature { static let order = 0 }
  /// What is counted.
  enum Count { static let condorcet = 0, cycle = 1 }

  /// How ballots elect an option.
  public var rule = Rule.plurality
  /// How many vote.
  public var voters = 3
  /// How frequent each of the six orders is, as a dictionary would list them.
  public var prior = [1.0, 1, 1, 1, 1, 1]
  /// The worth of a voter's second option, between 0 for the last and 1 for the first.
  public var middle = 0.5

  /// Makes a plurality vote of three voters whose orders are all equally likely.
  public init() {}

  /// Shows the rule and the voters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("rule", &rule, "How ballots elect an option.")
    visitor.knob("voters", &voters, in: 1...SmallList.limit, unit: "voters", "How many vote.")
    visitor.knob(
      "prior", &prior, limit: 6, in: 0...1e6, unit: "weight",
      "How frequent each order is: abc, acb, bac, bca, cab, cba.")
    visitor.knob(
      "middle", &middle, in: 0...1, unit: "utility", "Worth of the second of three options.")
  }

  /// Says whether there are voters with orders.
  public var complaint: String? {
    if voters < 2 { return "a vote needs at least two voters" }
    if prior.count != StrictOrder.count { return "prior needs a weight for each of the six orders" }
    return prior.contains { $0 > 0 } ? nil : "some order needs a positive prior"
  }

  /// Some voters.
  public var roles: [Role] {
    let second = NumberText.figure(middle)
    let help = "Gains 1 if its first option wins, \(second) if its second one does, 0 if its last."
    return [Role("voter", seats: voters, help)]
  }

  /// A ballot, seeing one's own order.
  public var decisions: [Decision] {
    let orders = StrictOrder.labels("a", "b", "c")
    return [Decision("ballot", sees: [Variable("order", orders)], actions: ballots, ballotHelp)]
  }

  /// The order of each voter.
  public var draws: [Draw] { [Draw("a voter's order", StrictOrder.labels("a", "b", "c"))] }

  /// Whether the option that beats both others won, and whether there was none.
  public var measures: [Measure] {
    [
      Measure(
        "condorcet", unit: "votes", in: 0...1,
        "Whether an option won that most voters prefer to each other one."),
      Measure(
        "cycle", unit: "votes", in: 0...1, "Whether most voters prefer no option to each other one."
      ),
    ]
  }

  /// Everyone votes at once; the designer wishes sincere ballots.
  public func play(_ episode: inout some Episode) {
    var orders = SmallList()
    var ballots = SmallList()
    for seat in 0..<voters { orders[seat] = episode.chance(Nature.order, of: prior) }
    for seat in 0..<voters {
      let order = StrictOrder(index: orders[seat])
      ballots[seat] = episode.choose(
        Choice.ballot, by: seat, seeing: order.index, wishing: sincere(order))
    }
    let winner = winner(ballots)
    for seat in 0..<voters {
      let order = StrictOrder(index: orders[seat])
      episode.gain(winner == order.first ? 1 : winner == order.second ? middle : 0, by: seat)
    }
    let wanted = (0..<3).first { option in
      (0..<3).allSatisfy { $0 == option || prefer(orders, option, to: $0) }
    }
    if wanted == winner { episode.note(Count.condorcet, 1) }
    if wanted == nil { episode.note(Count.cycle, 1) }
  }

  /// The ballots that the rule allows.
  private var ballots: Values {
    switch rule {
    case .plurality, .dictatorship:
      .named(["a", "b", "c"].map { Label($0, "Votes for " + $0 + ".") })
    case .approval:
      .named(
        ["a", "b", "a and b", "c", "a and c", "b and c"].map {
          Label($0, "Approves " + $0 + " and nothing else.")
        })
    case .borda, .instantRunoff: StrictOrder.labels("a", "b", "c")
    }
  }

  private var ballotHelp: String {
    switch rule {
    case .plurality: "The option to vote for; the one with the most votes wins."
    case .borda:
      "An order; it gives two points to its first option, one to its second; most points win."
    case .instantRunoff:
      "An order; the option that fewest put first drops out, then most votes win."
    case .approval: "The options to approve; the one that most voters approve wins."
    case .dictatorship: "The option to vote for; the first voter's vote alone counts."
    }
  }

  /// The ballot that says what a voter wants; approval names what is better than the mean.
  private func sincere(_ order: StrictOrder) -> Int {
    switch rule {
    case .plurality, .dictatorship: order.first
    case .borda, .instantRunoff: order.index
    case .approval: (1 << order.first | (middle > 0.5 ? 1 << order.second : 0)) - 1
    }
  }

  /// Returns whether more voters have one option above the other than below.
  private func prefer(_ orders: SmallList, _ option: Int, to other: Int) -> Bool {
    var lead = 0
    for seat in 0..<voters {
      lead += StrictOrder(index: orders[seat]).prefers(option, to: other) ? 1 : -1
    }
    return lead > 0
  }

  private func winner(_ ballots: SmallList) -> Int {
    if rule == .dictatorship { return ballots[0] }
    let counts = scores(ballots)
    guard rule == .instantRunoff else { return best(counts) }
    var loser = 0
    for option in 1..<3 where counts[option] <= counts[loser] { loser = option }
    var runoff = SmallList()
    for seat in 0..<voters {
      let order = StrictOrder(index: ballots[seat])
      runoff[order.first == loser ? order.second : order.first] += 1
    }
    return best(runoff)
  }

  /// The points of each option from all ballots; for a runoff, the first places.
  private func scores(_ ballots: SmallList) -> SmallList {
    var counts = SmallList()
    for seat in 0..<voters {
      let ballot = ballots[seat]
      switch rule {
      case .plurality, .dictatorship: counts[ballot] += 1
      case .approval:
        for option in 0..<3 { counts[option] += (ballot + 1) >> option & 1 }
      case .borda:
        counts[StrictOrder(index: ballot).first] += 2
        counts[StrictOrder(index: ballot).second] += 1
      case .instantRunoff: counts[StrictOrder(index: ballot).first] += 1
      }
    }
    return counts
  }

  /// The option with the most points, the first of equals.
  private func best(_ counts: SmallList) -> Int {
    var best = 0
    for option in 1..<3 where counts[option] > counts[best] { best = option }
    return best
  }
}
