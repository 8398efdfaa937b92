public import Arena
import GameTheory

/// Plays its part of an equilibrium of a repeated game that earns a chosen payoff.
///
/// Two such agents with the same parameters keep the same state of a penal code, hear the same draws, and so
/// earn the point that was chosen, a round on average. Whoever departs is held to what is worst for it.
/// One against another kind takes every move that the code does not say for a departure.
public struct PenalCodeAgent: Agent {
  /// The entry in the catalogue.
  public static let card = Card(
    "penal-code",
    "Keeps to an equilibrium of the repeated game, and punishes whoever departs from it.",
    source: "D. Abreu, On the theory of infinitely repeated games with discounting, Econometrica "
      + "56, 1988, pp. 383-396.")

  /// What everyone did, draws that both hear, and when partners leave.
  public static let feedback: Feedback = [.round, .signal, .partner]

  /// The largest discount that a code is worked out for.
  public static let mostPatient = 0.999

  /// How much the next round counts of the last, or how likely it is, in 0...``mostPatient``.
  public var discount = 0.9
  /// What the first and the second player are to earn a round; where the sum is greatest if empty.
  public var point: [Double] = []

  private var plan = PenalPlan()

  /// What one individual remembers of a match.
  public struct Memory: BitwiseCopyable, Sendable {
    /// The state of the code; nil before the first draw.
    var state: Int32?
    /// The draws that both hear; nil where nobody told them.
    var signal: RandomStream?
  }

  /// Earns the greatest sum at a discount of 0.9.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "discount", &discount, in: 0...PenalCodeAgent.mostPatient, unit: "share",
      "How much the next round counts of the last, or how likely it is.")
    visitor.knob(
      "point", &point, limit: 2, in: -1e100...1e100, unit: "payoff",
      "What both are to earn a round, the first player and the second; the greatest sum if empty.")
  }

  /// Has played no round.
  public var newborn: Memory { Memory(state: nil, signal: nil) }

  /// Works out the code; complains where there is none, or none that earns the point.
  public mutating func prepare(for briefing: Briefing) -> String? {
    guard let tree = briefing.stage else {
      return "needs the tree of one round, but this game is too large to explore"
    }
    if let obstacle = ObservedStage.obstacle(in: tree) {
      return "needs two players who see all that was done in a round, but \(obstacle)"
    }
    guard let form = StrategicForm(of: tree, budget: PenalPlan.mostCells),
      let stage = ObservedStage(of: tree, form)
    else { return "needs a round of at most \(PenalPlan.mostCells) outcomes" }
    let found = stage.payoffs(discount: discount)
    guard found.status == .complete || found.status == .incomplete, let code = found.code else {
      return "finds no equilibrium of the repeated game in pure strategies"
    }
    guard let start = start(in: found.earned) else {
      return "needs a point of two payoffs, the first player's and the second's"
    }
    let off = found.earned.distance(to: start)
    if off > stage.tolerance {
      let corners = found.earned.corners.prefix(6).map { briefed($0) }.joined(separator: ", ")
      return "finds no equilibrium that earns \(briefed(start)) at a discount of "
        + "\(briefed(discount)); all lie between \(corners)"
        + (found.earned.corners.count > 6 ? " and others" : "")
    }
    let opening = found.earned.mixture(at: start)
    guard let plan = PenalPlan(stage, code, opening, tree.shape, briefing.shape) else {
      return "needs a smaller round: its code has \(code.states.count) states"
    }
    self.plan = plan
    return nil
  }

  /// The point to be earned; nil if it is none.
  private func start(in set: PayoffPolygon) -> PayoffPoint? {
    if point.count == 2 { return PayoffPoint(point[0], point[1]) }
    if !point.isEmpty { return nil }
    return set.corners.max { $0.first + $0.second < $1.first + $1.second }
  }

  /// Begins anew.
  public func meet(mind: Mind<Memory>) { mind.memory.state = nil }

  /// Keeps the draws; the first says where the code begins.
  public func hear(_ signal: RandomStream, mind: Mind<Memory>) {
    var memory = mind.memory
    var signal = signal
    if memory.state == nil { memory.state = plan.first(using: &signal) }
    memory.signal = signal
    mind.memory = memory
  }

  /// Does what the state says.
  public func choose(_ turn: Turn, mind: Mind<Memory>, using random: inout RandomStream) -> Int {
    // Where nobody tells anything every round is the first, and each draws by itself.
    plan.action(at: turn, in: mind.memory.state ?? plan.first(using: &random))
  }

  /// Goes to the next state.
  public func witness(_ round: Round, mind: Mind<Memory>) {
    var memory = mind.memory
    guard let state = memory.state, var signal = memory.signal else { return }
    memory.state = plan.next(after: round, in: state, using: &signal)
    memory.signal = signal
    mind.memory = memory
  }
}

/// A point of a sentence.
private func briefed(_ point: PayoffPoint) -> String {
  "(\(briefed(point.first)), \(briefed(point.second)))"
}

/// A number of a sentence, with as few digits as it needs.
private func briefed(_ number: Double) -> String { "\((number * 1e6).rounded() / 1e6)" }
