/// How much a search may cost before it must answer with what it knows.
///
/// A search never hangs and never ends silently: beyond its budget it returns a status and whatever
/// bound it already has. Where one question leads to several searches, each gets a share of the budget
/// that is named here.
public struct Budget: Sendable {
  /// The most leaves of a game tree whose episodes are short; see ``leaves(depth:)``.
  public var leaves = 1_000_000
  /// The most pure-strategy profiles of a strategic form.
  public var profiles = 1_000_000
  /// The most steps of a solver: pivots, iterations, boxes, rays.
  public var steps = 1_000_000
  /// The longest time; nil for any, as in studies, whose results must not depend on a clock.
  public var seconds: Double?
  /// When all searches end; nil until the clock is started.
  private var deadline: Deadline?
  /// Whether somebody asked to stop; once it says so it must not change its mind.
  ///
  /// A search that is stopped answers like one whose budget is used up.
  public var shouldStop: @Sendable () -> Bool = { false }

  /// Makes the default budget.
  public init() {}

  /// Starts counting.
  public var meter: Meter { Meter(self) }

  /// The budget with its clock running: all searches together then end in time.
  public var started: Budget {
    var running = self
    if let seconds, deadline == nil { running.deadline = Deadline(in: seconds) }
    return running
  }

  /// The budget with the clock of another.
  public func until(_ other: Budget) -> Budget {
    var same = self
    (same.seconds, same.deadline) = (other.seconds, other.deadline)
    return same
  }

  /// Whether there is no time left, or somebody asked to stop.
  public var isOver: Bool { shouldStop() || end?.isPast ?? false }

  /// Whether a clock ends all searches.
  var hasEnd: Bool { end != nil }

  /// When a search ends that begins now.
  fileprivate var end: Deadline? { started.deadline }

  /// The budget with four fifths of the time that is left, so that what is found can be certified.
  var forSearch: Budget {
    var part = self
    part.deadline = end?.sooner
    return part
  }

  /// The budget with two thirds of the time that is left, so that points of a branch can be certified twice.
  var forBranch: Budget { forSearch.forSearch }

  /// The budget with a share of its steps, at least one.
  public func share(_ divisor: Int) -> Budget {
    var part = self
    part.steps = Swift.max(1, steps / divisor)
    return part
  }
}

extension Budget {
  /// Returns the most leaves of a tree that is kept.
  ///
  /// - Parameter depth: How many draws and choices an episode has: a leaf with more than 20 costs more.
  /// - Returns: The number of leaves.
  public func leaves(depth: Int) -> Int { most(1, shallow: 20, depth) }
  /// Returns the most leaves of a tree in which one seat alone chooses.
  ///
  /// - Parameter depth: How many draws and choices an episode has: a leaf with more than 5 costs more.
  /// - Returns: The number of leaves.
  public func leavesOfOne(depth: Int) -> Int { most(2, shallow: 5, depth) }
  /// Returns the most leaves that are gone through, without being kept, to learn what is at stake.
  ///
  /// - Parameter depth: How many draws and choices a round has: a leaf with more than 5 costs more.
  /// - Returns: The number of leaves.
  public func census(depth: Int) -> Int { most(20, shallow: 5, depth) }
  /// As many deep leaves as cost what some times as many shallow ones cost, at least one.
  private func most(_ times: Int64, shallow: Int64, _ depth: Int) -> Int {
    let cost = times * Int64(leaves) * shallow
    return Int(clamping: Swift.max(1, cost / Swift.max(shallow, Int64(depth))))
  }
  /// The steps that all equilibria of two players are first looked for with, before strategies that no
  /// equilibrium plays are deleted.
  var forTwo: Budget { share(5) }
  /// The largest table of two players, in cells, for which the whole budget may then be spent
  /// although no clock ends the search.
  static let smallTable = 400
  /// The largest in which small supports are tried.
  static let middlingTable = 20_000
  /// What small supports of two players are tried with, where all equilibria take too long.
  var forSupports: Budget { share(20) }
  /// The steps that all equilibria of more than two players are looked for with: all of them where a clock
  /// ends the search, else a share, so that studies and audits, which have none, do not take long.
  var forMore: Budget { hasEnd ? self : share(50) }
  /// How many nodes may be visited to find the best and the worst that a team can reach.
  var teamVisits: Double { 200 * Double(steps) }
  /// The most profiles among which a study looks for where players without regret can end.
  public var regretlessProfiles: Int { profiles / 20 }
  /// The largest tree that logit play is fitted on, in nodes.
  public var fittedNodes: Int { 3 * leaves / 50 }
  /// The steps of a fit of logit play.
  public var forFit: Budget { share(5) }
  /// How many nodes are visited to compare play with equilibria.
  public var comparedNodes: Int { steps > Int.max / 20 ? Int.max : 20 * steps }
}

/// What is left of a budget of steps and seconds.
public struct Meter {
  private var steps: Int
  private var calls = 0
  private var compared = 0
  private var deadline: Deadline?
  /// The call after which the clock is looked at again.
  private var nextLook = 1
  private let shouldStop: @Sendable () -> Bool
  /// Whether the budget is used up.
  public private(set) var isExhausted = false

  /// How many calls pass between two looks at whether to stop, a power of two.
  private static let callsPerLook = 8
  /// The steps of a call that is followed by a look at the clock at once.
  private static let longCall = 1024
  private static let comparisonsPerStep = 20_000

  init(_ budget: Budget) {
    steps = budget.steps
    deadline = budget.end
    shouldStop = budget.shouldStop
  }

  /// Takes comparisons of two numbers off the budget, 20,000 for a step; false once it is used up.
  mutating func spend(comparisons: Int) -> Bool {
    compared += comparisons
    defer { compared %= Meter.comparisonsPerStep }
    return spend(compared / Meter.comparisonsPerStep)
  }

  /// Takes steps off the budget; false once it is used up.
  ///
  /// Once in 8 calls it is asked whether to stop; the clock is looked at after a long one, and once in 64 short
  /// ones, or more often where these take long.
  public mutating func spend(_ count: Int = 1) -> Bool {
    if isExhausted { return false }
    steps -= count
    calls &+= 1
    if steps < 0 { isExhausted = true }
    if calls >= nextLook || count >= Meter.longCall { return goesOn() }
    if calls % Meter.callsPerLook == 0 && shouldStop() { isExhausted = true }
    return !isExhausted
  }

  /// Looks in the middle of a long step whether to go on; false once the budget is used up.
  mutating func goesOn() -> Bool {
    if shouldStop() { isExhausted = true }
    if deadline?.isPast == true { isExhausted = true }
    nextLook = calls &+ (deadline?.callsToNextLook() ?? .max / 2)
    return !isExhausted
  }
}
