public import Arena
import MechanismTools

/// Three proposers and three receivers are matched by the orders that they report.
///
/// Under deferred acceptance receivers hold the best offer so far, and the matching is stable for the
/// reports: no pair prefers each other to their partners. No proposer ever gains by another report;
/// receivers sometimes do. Under immediate acceptance the first offers are final, and proposers gain
/// by not wasting them.
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
      729-747.
      """)

  /// The players: three proposers, and then three receivers if they report.
  enum Seat { static let firstReceiver = 3, beyond = 6 }
  /// The roles.
  enum Part { static let proposer = 0, receiver = 1 }
  /// What is decided.
  enum Choice { static let proposersReport = 0, receiversReport = 1 }
  /// What nature decides.
  enum Nature { static let order = 0 }
  /// What is counted.
  enum Count { static let stable = 0, blocking = 1, proposers = 2, receivers = 3 }

  /// When an offer becomes final.
  public var acceptance = Acceptance.deferred
  /// The number of each proposer's order of the receivers a, b and c.
  public var proposers = [2.0, 0, 0]
  /// The number of each receiver's order of the proposers 1, 2 and 3.
  public var receivers = [0.0, 2, 1]
  /// Whether proposers' orders are drawn instead, all equally likely, and known to each alone.
  public var drawn = false
  /// Whether receivers report too; otherwise their orders are known.
  public var strategicReceivers = true

  /// Makes a market in which a receiver gains by swapping its second and third proposer.
  public init() {}

  /// Shows the orders and who reports them.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("acceptance", &acceptance, "When an offer that is held becomes final.")
    visitor.knob(
      "proposers", &proposers, limit: 3, in: 0...5, unit: "order",
      "Each proposer's order: 0 abc, 1 acb, 2 bac, 3 bca, 4 cab, 5 cba.")
    visitor.knob(
      "receivers", &receivers, limit: 3, in: 0...5, unit: "order",
      "Each receiver's order: 0 123, 1 132, 2 213, 3 231, 4 312, 5 321.")
    visitor.knob("drawn", &drawn, "Whether proposers' orders are drawn instead.")
    visitor.knob(
      "strategic-receivers", &strategicReceivers, "Whether receivers report their orders too.")
  }

  /// Says whether everyone has an order.
  public var complaint: String? {
    StrictOrder.complaint(about: proposers, "proposers")
      ?? StrictOrder.complaint(about: receivers, "receivers")
  }

  /// Three proposers and, if they report, three receivers.
  public var roles: [Role] {
    let help =
      "Has an order of the other side; its first choice gives it 2, its second 1, its last 0."
    let proposer = Role("proposer", seats: 3, help)
    let receiver = Role("receiver", seats: 3, help)
    return strategicReceivers ? [proposer, receiver] : [proposer]
  }

  /// A report, seeing one's own order.
  public var decisions: [Decision] {
    let options = StrictOrder.labels(["a", "b", "c"])
    let suitors = StrictOrder.labels(["1", "2", "3"])
    let proposersReport = Decision(
      "proposer's report", role: Part.proposer, sees: [Variable("own order", options)],
      actions: options, "The order of the receivers to report; offers are made in this order.")
    if !strategicReceivers { return [proposersReport] }
    let receiversReport = Decision(
      "receiver's report", role: Part.receiver, sees: [Variable("own order", suitors)],
      actions: suitors,
      "The order of the proposers to report; of several offers the first in it is kept.")
    return [proposersReport, receiversReport]
  }

  /// The proposers' orders, if they are drawn.
  public var draws: [Draw] { [Draw("a proposer's order", StrictOrder.labels(["a", "b", "c"]))] }

  /// Stability, and how well each side does.
  public var measures: [Measure] {
    [
      Measure(
        "stable", unit: "matchings", in: 0...1,
        "Whether no pair prefers each other to their partners."),
      Measure(
        "blocking", unit: "pairs", in: 0...9, "How many pairs prefer each other to their partners."),
      Measure(
        "proposers", unit: "utility", in: 0...6,
        "What proposers get: two for a first choice, one for a second."),
      Measure(
        "receivers", unit: "utility", in: 0...6,
        "What receivers get: two for a first choice, one for a second."),
    ]
  }

  /// Stability.
  public var goal: Goal { .measure(Count.stable) }

  /// All report at once; the designer wishes the truth.
  public func play(_ episode: inout some Episode) {
    var (own, reports) = (SmallList(), SmallList())
    for seat in 0..<Seat.firstReceiver {
      own[seat] =
        drawn
        ? episode.chance(Nature.order, uniform: StrictOrder.count(of: 3)) : Int(proposers[seat])
      own[Seat.firstReceiver + seat] = Int(receivers[seat])
    }
    for seat in 0..<Seat.beyond {
      let isProposer = seat < Seat.firstReceiver
      let report = isProposer ? Choice.proposersReport : Choice.receiversReport
      reports[seat] =
        isProposer || strategicReceivers
        ? episode.choose(report, by: seat, seeing: own[seat], wishing: own[seat]) : own[seat]
    }
    let partners =
      acceptance == .deferred
      ? Market.deferring(reports) : Market.decidingAtOnce(reports)
    for seat in 0..<Seat.beyond {
      let isProposer = seat < Seat.firstReceiver
      let joy = Double(2 - StrictOrder(index: own[seat], of: 3).rank(of: partners[seat]))
      if isProposer || strategicReceivers { episode.gain(joy, by: seat) }
      episode.note(isProposer ? Count.proposers : Count.receivers, joy)
    }
    let blocking = Market.blockingPairs(partners, own)
    episode.note(Count.blocking, Double(blocking))
    if blocking == 0 { episode.note(Count.stable, 1) }
  }
}

/// Ways to match three proposers, seats 0 to 2, with three receivers, seats 3 to 5.
///
/// A matching gives each seat its partner, numbered from 0 on the other side.
private enum Market {
  /// Returns the stable matching that all proposers like best.
  static func deferring(_ orders: SmallList) -> SmallList {
    var partners = SmallList()
    var isHolding = SmallList()
    var asked = SmallList()
    for newcomer in 0..<3 {
      var free = newcomer
      while true {
        let receiver = StrictOrder(index: orders[free], of: 3).option(at: asked[free])
        asked[free] += 1
        let held = partners[3 + receiver]
        let isFree = isHolding[receiver] == 0
        let order = StrictOrder(index: orders[3 + receiver], of: 3)
        if isFree || order.prefers(free, to: held) {
          partners[free] = receiver
          partners[3 + receiver] = free
          isHolding[receiver] = 1
          if isFree { break }
          free = held
        }
      }
    }
    return partners
  }

  /// Returns the matching in which every receiver takes the best of its first offers for good.
  static func decidingAtOnce(_ orders: SmallList) -> SmallList {
    var partners = SmallList()
    var isTaken = SmallList()
    for rank in 0..<3 {
      let before = isTaken
      for proposer in 0..<3 where before[proposer] == 0 {
        let receiver = StrictOrder(index: orders[proposer], of: 3).option(at: rank)
        if before[3 + receiver] == 1 { continue }
        let order = StrictOrder(index: orders[3 + receiver], of: 3)
        if isTaken[3 + receiver] == 1 {
          if !order.prefers(proposer, to: partners[3 + receiver]) { continue }
          isTaken[partners[3 + receiver]] = 0
        }
        isTaken[proposer] = 1
        isTaken[3 + receiver] = 1
        partners[proposer] = receiver
        partners[3 + receiver] = proposer
      }
    }
    return partners
  }

  /// Returns how many pairs prefer each other to their partners.
  static func blockingPairs(_ partners: SmallList, _ orders: SmallList) -> Int {
    var count = 0
    for proposer in 0..<3 {
      let order = StrictOrder(index: orders[proposer], of: 3)
      for receiver in 0..<3 where order.prefers(receiver, to: partners[proposer]) {
        let other = StrictOrder(index: orders[3 + receiver], of: 3)
        if other.prefers(proposer, to: partners[3 + receiver]) { count += 1 }
      }
    }
    return count
  }
}
