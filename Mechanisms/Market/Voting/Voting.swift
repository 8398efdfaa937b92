public import Arena
import MechanismTools

/// A vote on some options under five rules, by voters who may pretend.
///
/// With three options or more, under every rule but dictatorship some voter gains by a ballot that is
/// not its true order. Of the 216 ways in which three voters can order three options, so many
/// leave somebody better off with another ballot: plurality 36, Borda 51, instant runoff 24, a
/// dictator none. Ties go to the option named first; in a runoff the last one is eliminated.
public struct Voting: Mechanism {
  /// How ballots elect an option.
  public enum Rule: String, KnobChoice {
    /// Most first places win.
    case plurality
    /// A point for every option that is placed lower; most points win.
    case borda
    /// The option that fewest ballots place first is eliminated, until one is left.
    case instantRunoff = "instant-runoff"
    /// The option that most voters approve wins.
    case approval
    /// The first voter decides.
    case dictatorship
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "voting", "Voters elect one of some options, and may pretend to want another one.",
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
  /// How many options there are.
  public var options = 3
  /// How frequent each order is, as a dictionary would list them; the last number counts for all orders
  /// after it.
  public var prior = [1.0, 1, 1, 1, 1, 1]
  /// The worth of an option halfway between a voter's last one, which is worth 0, and its first one,
  /// which is worth 1.
  public var middle = 0.5

  /// Makes a plurality vote of three voters whose orders are all equally likely.
  public init() {}

  /// Shows the rule and the voters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("rule", &rule, "How ballots elect an option.")
    visitor.knob("voters", &voters, in: 1...SmallList.limit, unit: "voters", "How many vote.")
    visitor.knob(
      "options", &options, in: 2...StrictOrder.limit, unit: "options", "How many options there are."
    )
    visitor.knob(
      "prior", &prior, limit: StrictOrder.count(of: StrictOrder.limit), in: 0...1e6, unit: "weight",
      "How frequent each order is: abc, acb, bac, ...; the last number counts for all orders after it."
    )
    visitor.knob(
      "middle", &middle, in: 0...1, unit: "utility",
      "Worth of an option halfway between first, worth 1, and last; the others lie between in line."
    )
  }

  /// Says whether there are voters with orders.
  public var complaint: String? {
    if voters < 2 { return "a vote needs at least two voters" }
    if prior.count > orders {
      return "prior has " + String(prior.count) + " weights, but " + String(options)
        + " options have only " + String(orders) + " orders"
    }
    if !prior.contains(where: { $0 > 0 }) { return "some order needs a positive prior" }
    return StrictOrder.complaint(aboutTables: orders * ballotCount)
  }

  /// Some voters.
  public var roles: [Role] {
    let half = NumberText.figure(middle)
    let help =
      "Gains 1 if its first option wins, 0 if its last one does, and " + half
      + " if one halfway between them does."
    return [Role("voter", seats: voters, help)]
  }

  /// A ballot, seeing one's own order.
  public var decisions: [Decision] {
    let orders = StrictOrder.labels(names)
    return [Decision("ballot", sees: [Variable("order", orders)], actions: ballots, ballotHelp)]
  }

  /// The order of each voter.
  public var draws: [Draw] { [Draw("a voter's order", StrictOrder.labels(names))] }

  /// Whether the option that beats all others won, and whether there was none.
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
    var (orders, ballots) = (WideList(), WideList())
    let last = prior.count - 1
    for seat in 0..<voters {
      orders[seat] = episode.chance(Nature.order, among: self.orders) { prior[Swift.min($0, last)] }
    }
    for seat in 0..<voters {
      ballots[seat] = episode.choose(
        Choice.ballot, by: seat, seeing: orders[seat], wishing: sincere(order(orders[seat])))
    }
    let winner = winner(ballots)
    for seat in 0..<voters {
      episode.gain(worth(ofRank: order(orders[seat]).rank(of: winner)), by: seat)
    }
    let wanted = (0..<options).first { option in
      (0..<options).allSatisfy { $0 == option || prefer(orders, option, to: $0) }
    }
    if wanted == winner { episode.note(Count.condorcet, 1) }
    if wanted == nil { episode.note(Count.cycle, 1) }
  }

  /// How many orders there are.
  private var orders: Int { StrictOrder.count(of: options) }

  private func order(_ index: Int) -> StrictOrder { StrictOrder(index: index, of: options) }

  private var names: [String] { StrictOrder.letters(options) }

  /// What an option is worth: on the line from first to middle, or from there to last.
  private func worth(ofRank rank: Int) -> Double {
    let (above, below) = (Double(rank), Double(options - 1 - rank))
    let half = Double(options - 1) / 2
    return above <= half ? (middle * above + (half - above)) / half : middle * below / half
  }

  /// The ballots that the rule allows.
  private var ballots: Values {
    switch rule {
    case .plurality, .dictatorship: .named(names.map { Label($0, "Votes for " + $0 + ".") })
    case .approval: .named((1..<(1 << options) - 1).map(approval))
    case .borda, .instantRunoff: StrictOrder.labels(names)
    }
  }

  private var ballotCount: Int {
    switch rule {
    case .plurality, .dictatorship: options
    case .approval: (1 << options) - 2
    case .borda, .instantRunoff: orders
    }
  }

  /// The ballot that approves a set of options, given as bits.
  private func approval(of set: Int) -> Label {
    let approved = (0..<options).filter { set >> $0 & 1 == 1 }.map { names[$0] }
    var list = approved[0]
    for place in approved.indices.dropFirst() {
      list += (place == approved.count - 1 ? " and " : ", ") + approved[place]
    }
    return Label(list, "Approves " + list + " and nothing else.")
  }

  private var ballotHelp: String {
    switch rule {
    case .plurality: "The option to vote for; the one with the most votes wins."
    case .borda:
      "An order; an option gets a point for every option that is placed lower; most points win."
    case .instantRunoff:
      "An order; the option that fewest put first drops out, until one is left."
    case .approval: "The options to approve; the one that most voters approve wins."
    case .dictatorship: "The option to vote for; the first voter's vote alone counts."
    }
  }

  /// The ballot that says what a voter wants; approval names what is better than the mean.
  private func sincere(_ order: StrictOrder) -> Int {
    switch rule {
    case .plurality, .dictatorship: return order.first
    case .borda, .instantRunoff: return order.index
    case .approval:
      var sum = 0.0
      for rank in 0..<options { sum += worth(ofRank: rank) }
      var set = 0
      for rank in 0..<options where worth(ofRank: rank) > sum / Double(options) {
        set |= 1 << order.option(at: rank)
      }
      // The first option is above the mean and the last one below, so this is neither nothing nor all.
      return set - 1
    }
  }

  /// Returns whether more voters have one option above the other than below.
  private func prefer(_ orders: WideList, _ option: Int, to other: Int) -> Bool {
    var lead = 0
    for seat in 0..<voters {
      lead += order(orders[seat]).prefers(option, to: other) ? 1 : -1
    }
    return lead > 0
  }

  private func winner(_ ballots: WideList) -> Int {
    switch rule {
    case .dictatorship: ballots[0]
    case .instantRunoff: survivor(ballots)
    case .plurality, .approval, .borda: best(scores(ballots))
    }
  }

  /// The option that is left when the one with the fewest first places has been eliminated again and
  /// again.
  private func survivor(_ ballots: WideList) -> Int {
    var left = (1 << options) - 1
    for _ in 1..<options {
      var firsts = SmallList()
      for seat in 0..<voters {
        let order = order(ballots[seat])
        var rank = 0
        while left >> order.option(at: rank) & 1 == 0 { rank += 1 }
        firsts[order.option(at: rank)] += 1
      }
      var loser = -1
      for option in 0..<options where left >> option & 1 == 1 {
        if loser < 0 || firsts[option] <= firsts[loser] { loser = option }
      }
      left &= ~(1 << loser)
    }
    return left.trailingZeroBitCount
  }

  /// The points of each option from all ballots.
  private func scores(_ ballots: WideList) -> SmallList {
    var counts = SmallList()
    for seat in 0..<voters {
      let ballot = ballots[seat]
      switch rule {
      case .plurality: counts[ballot] += 1
      case .approval:
        for option in 0..<options { counts[option] += (ballot + 1) >> option & 1 }
      case .borda:
        let order = order(ballot)
        for rank in 0..<options { counts[order.option(at: rank)] += options - 1 - rank }
      case .instantRunoff, .dictatorship: break  // They elect without points.
      }
    }
    return counts
  }

  /// The option with the most points, the first of equals.
  private func best(_ counts: SmallList) -> Int {
    var best = 0
    for option in 1..<options where counts[option] > counts[best] { best = option }
    return best
  }
}
