public import Arena
import MechanismTools

/// Proposers and receivers are matched by the lists that they report.
///
/// Under deferred acceptance receivers hold the best offer so far, and the matching is stable for the
/// reports: no pair prefers each other to their partners. If lists name all, no proposer ever gains by
/// another report; receivers sometimes do. If lists are short, proposers gain by naming somebody who will
/// have them: whom a list leaves out is unacceptable. Under immediate acceptance the first offers are
/// final, and proposers gain by not wasting them.
public struct DeferredAcceptance: Mechanism {
  /// When an offer that is held becomes final.
  public enum Acceptance: String, KnobChoice {
    /// At the end.
    case deferred
    /// At once.
    case immediate
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "deferred-acceptance", "Proposers and receivers are matched by the orders that they report.",
    source: """
      D. Gale, L. S. Shapley, "College Admissions and the Stability of Marriage", American \
      Mathematical Monthly 69(1), 1962, pp. 9-15; A. E. Roth, "The Economics of Matching", \
      Mathematics of Operations Research 7(4), 1982, pp. 617-628; immediate acceptance: A. \
      Abdulkadiroğlu, T. Sönmez, "School Choice", American Economic Review 93(3), 2003, pp. \
      729-747; short lists: G. Haeringer, F. Klijn, "Constrained School Choice", Journal of \
      Economic Theory 144(5), 2009, pp. 1921-1947.
      """)

  /// The roles.
  enum Part { static let proposer = 0, receiver = 1 }
  /// What is decided.
  enum Choice { static let proposersReport = 0, receiversReport = 1 }
  /// What nature decides.
  enum Nature { static let order = 0 }
  /// What is counted.
  enum Count { static let stable = 0, blocking = 1, proposers = 2, receivers = 3, pairs = 4 }

  /// When an offer becomes final.
  public var acceptance = Acceptance.deferred
  /// How many propose.
  public var proposerCount = 3
  /// How many receive proposals.
  public var receiverCount = 3
  /// The number of each proposer's order of the receivers, as a dictionary would list the orders; the
  /// last one counts for all proposers after it.
  public var proposers = [2.0, 0, 0]
  /// The number of each receiver's order of the proposers, likewise.
  public var receivers = [0.0, 2, 1]
  /// Whether proposers' orders are drawn instead, all equally likely, and known to each alone.
  public var drawn = false
  /// Whether receivers report too; otherwise their orders are known.
  public var strategicReceivers = true

  /// How many of the other side a reported list names; all, if there are fewer.
  public var listLength = StrictOrder.limit
  /// Whether lists may be shorter, too.
  public var shorterLists = false

  /// Makes a market of three on each side in which a receiver gains by swapping its second and third proposer.
  public init() {}

  /// Shows the orders and who reports them.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("acceptance", &acceptance, "When an offer that is held becomes final.")
    let number = 1...StrictOrder.limit
    visitor.knob(
      "proposer-count", &proposerCount, in: number, unit: "proposers", "How many propose.")
    visitor.knob(
      "receiver-count", &receiverCount, in: number, unit: "receivers",
      "How many receive proposals.")
    let limit = StrictOrder.limit
    let last = Double(StrictOrder.count(of: limit) - 1)
    visitor.knob(
      "proposers", &proposers, limit: limit, in: 0...last, unit: "order",
      "Each proposer's order: of three, 0 abc, 1 acb, ...; the last counts for all after it.")
    visitor.knob(
      "receivers", &receivers, limit: limit, in: 0...last, unit: "order",
      "Each receiver's order: of three, 0 123, 1 132, ...; the last counts for all after it.")
    visitor.knob("drawn", &drawn, "Whether proposers' orders are drawn instead.")
    visitor.knob(
      "strategic-receivers", &strategicReceivers, "Whether receivers report their lists too.")
    visitor.knob(
      "list-length", &listLength, in: number, unit: "names",
      "How many a list names, or all if there are fewer; the rest are unacceptable.")
    visitor.knob(
      "shorter-lists", &shorterLists, "Whether lists may be shorter, down to nobody, too.")
  }

  /// Says whether everyone has an order, and whether there is room for what is reported.
  public var complaint: String? {
    StrictOrder.complaint(about: proposers, "proposers", upTo: proposerCount, of: receiverCount)
      ?? StrictOrder.complaint(
        about: receivers, "receivers", upTo: receiverCount, of: proposerCount)
      ?? StrictOrder.complaint(
        aboutTables: StrictOrder.count(of: receiverCount) * lists.count
          + (strategicReceivers ? StrictOrder.count(of: proposerCount) * rankings.count : 0))
  }

  /// Some proposers and, if they report, some receivers.
  public var roles: [Role] {
    let proposer = Role("proposer", seats: proposerCount, help(receiverCount))
    let receiver = Role("receiver", seats: receiverCount, help(proposerCount))
    return strategicReceivers ? [proposer, receiver] : [proposer]
  }

  /// What partners are worth to a player who orders some of them.
  private func help(_ partners: Int) -> String {
    "Has an order of the other side; its first choice gives it " + String(partners - 1)
      + ", each next one 1 less, nobody -1."
  }

  /// A report, seeing one's own order.
  public var decisions: [Decision] {
    let proposersReport = Decision(
      "proposer's report", role: Part.proposer,
      sees: [Variable("own order", StrictOrder.labels(receiverNames))],
      actions: lists.labels(receiverNames),
      "The order of the receivers to report; offers are made in this order.")
    if !strategicReceivers { return [proposersReport] }
    let receiversReport = Decision(
      "receiver's report", role: Part.receiver,
      sees: [Variable("own order", StrictOrder.labels(proposerNames))],
      actions: rankings.labels(proposerNames),
      "The order of the proposers to report; of several offers the first in it is kept.")
    return [proposersReport, receiversReport]
  }

  /// The proposers' orders, if they are drawn.
  public var draws: [Draw] { [Draw("a proposer's order", StrictOrder.labels(receiverNames))] }

  /// Stability, how well each side does, and how many are matched.
  public var measures: [Measure] {
    let fewer = Swift.min(proposerCount, receiverCount)
    // Nobody stays alone if lists name all and the sides are of equal size.
    let namesAll = !shorterLists && listLength >= Swift.max(proposerCount, receiverCount)
    let (idle, spare) =
      namesAll ? (proposerCount - fewer, receiverCount - fewer) : (proposerCount, receiverCount)
    return [
      Measure(
        "stable", unit: "matchings", in: 0...1,
        "Whether no pair prefers each other to their partners."),
      Measure(
        "blocking", unit: "pairs", in: 0...Double(proposerCount * receiverCount),
        "How many pairs prefer each other to their partners."),
      Measure(
        "proposers", unit: "utility",
        in: Double(-idle)...Double(proposerCount * (receiverCount - 1)), "What proposers get."),
      Measure(
        "receivers", unit: "utility",
        in: Double(-spare)...Double(receiverCount * (proposerCount - 1)), "What receivers get."),
      Measure("pairs", unit: "pairs", in: 0...Double(fewer), "How many pairs are matched."),
    ]
  }

  /// Stability.
  public var goal: Goal { .measure(Count.stable) }

  /// All report at once; the designer wishes that lists begin as the true orders do.
  public func play(_ episode: inout some Episode) {
    var (wants, ranks) = (WideList(), WideList())
    let orders = StrictOrder.count(of: receiverCount)
    for proposer in 0..<proposerCount {
      wants[proposer] =
        drawn
        ? episode.chance(Nature.order, uniform: orders)
        : Int(proposers[Swift.min(proposer, proposers.count - 1)])
    }
    for receiver in 0..<receiverCount {
      ranks[receiver] = Int(receivers[Swift.min(receiver, receivers.count - 1)])
    }
    var market = MatchingMarket(proposerCount, receiverCount, lists, rankings)
    for proposer in 0..<proposerCount {
      market.reports[proposer] = episode.choose(
        Choice.proposersReport, by: proposer, seeing: wants[proposer],
        wishing: lists.beginning(ofOrder: wants[proposer]))
    }
    for receiver in 0..<receiverCount {
      market.answers[receiver] =
        strategicReceivers
        ? episode.choose(
          Choice.receiversReport, by: proposerCount + receiver, seeing: ranks[receiver],
          wishing: rankings.beginning(ofOrder: ranks[receiver])) : ranks[receiver]
    }
    let matching = acceptance == .deferred ? market.deferred() : market.immediate()
    tell(&episode, matching, wants, ranks)
  }

  /// Pays everyone by the true orders, and counts the pairs that would rather leave.
  private func tell(
    _ episode: inout some Episode, _ matching: Matching, _ wants: WideList, _ ranks: WideList
  ) {
    for proposer in 0..<proposerCount {
      let place = place(of: matching.receiver(of: proposer), wants[proposer], receiverCount)
      let joy = Double(receiverCount - 1 - place)
      episode.gain(joy, by: proposer)
      episode.note(Count.proposers, joy)
      if place < receiverCount { episode.note(Count.pairs, 1) }
    }
    for receiver in 0..<receiverCount {
      let place = place(of: matching.proposer(of: receiver), ranks[receiver], proposerCount)
      let joy = Double(proposerCount - 1 - place)
      if strategicReceivers { episode.gain(joy, by: proposerCount + receiver) }
      episode.note(Count.receivers, joy)
    }
    var blocking = 0
    for proposer in 0..<proposerCount {
      let own = place(of: matching.receiver(of: proposer), wants[proposer], receiverCount)
      for receiver in 0..<receiverCount {
        let partner = place(of: matching.proposer(of: receiver), ranks[receiver], proposerCount)
        if place(of: receiver, wants[proposer], receiverCount) < own
          && place(of: proposer, ranks[receiver], proposerCount) < partner
        {
          blocking += 1
        }
      }
    }
    episode.note(Count.blocking, Double(blocking))
    if blocking == 0 { episode.note(Count.stable, 1) }
  }

  /// Returns the rank of a partner in an order of some; nobody comes after all of them.
  private func place(of partner: Int?, _ order: Int, _ count: Int) -> Int {
    guard let partner else { return count }
    return StrictOrder(index: order, of: count).rank(of: partner)
  }

  /// The lists of receivers that proposers may report.
  private var lists: ReportedLists {
    ReportedLists(of: receiverCount, length: listLength, orShorter: shorterLists)
  }

  /// The lists of proposers that receivers may report; their true orders if they do not report.
  private var rankings: ReportedLists {
    let isFull = !strategicReceivers
    return ReportedLists(
      of: proposerCount, length: isFull ? proposerCount : listLength,
      orShorter: !isFull && shorterLists)
  }

  private var receiverNames: [String] { StrictOrder.letters(receiverCount) }

  private var proposerNames: [String] { (1...proposerCount).map { String($0) } }
}
