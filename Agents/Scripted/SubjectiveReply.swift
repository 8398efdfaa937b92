public import Arena

/// An agent that weighs an action's best payoff, its worst and how likely the worst is, and errs.
///
/// It chooses an action with probability proportional to the exponential of a weighted sum of three
/// things that it reads off the rules: the probability of the action's least payoff, its greatest
/// payoff and its least one. As an attacker who knows at which rates targets are covered, these are
/// the coverage, the reward and the penalty of each target, and it is the attacker of subjective
/// utility and quantal response (SUQR), with the weights that fit people best.
///
/// > Deviation: a payoff that cannot come about is not seen, so a target that is never covered has no
/// > penalty. Other players are expected to play uniformly.
public struct SubjectiveReply: Agent {
  /// The entry in the catalogue.
  public static let card = Card(
    "subjective-reply",
    "Weighs best payoff, worst payoff and risk of the worst, with errors (SUQR).",
    source: """
      T. H. Nguyen, R. Yang, A. Azaria, S. Kraus, M. Tambe, "Analyzing the Effectiveness of \
      Adversary Modeling in Security Games", AAAI 2013, whose estimates are the defaults.
      """)

  /// The weight of the probability of the least payoff.
  public var risk = -9.85
  /// The weight of the greatest payoff, per unit of utility.
  public var reward = 0.37
  /// The weight of the least payoff, per unit of utility.
  public var penalty = 0.15
  private var plan = LogitPlan()

  /// Makes the kind with the weights of people.
  public init() {}

  /// Shows the weights.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    let weight = -1e6...1e6
    visitor.knob(
      "risk", &risk, in: weight, unit: "weight", "The weight of the risk of the worst.")
    visitor.knob(
      "reward", &reward, in: weight, unit: "per utility", "The weight of the best payoff.")
    visitor.knob(
      "penalty", &penalty, in: weight, unit: "per utility", "The weight of the worst payoff.")
  }

  /// Plans its choices; complains where the game is too large to explore.
  public mutating func prepare(for briefing: Briefing) -> String? {
    guard let tree = briefing.tree else { return Briefing.complaintWithoutTree }
    let prospects = tree.prospects
    let values = (0..<tree.shape.slots).map { slot in
      let prospect = prospects[slot]
      return risk * prospect.risk + reward * prospect.best + penalty * prospect.worst
    }
    plan = LogitPlan(values: values, noise: 1, in: tree.shape)
    return nil
  }

  /// Follows the plan.
  public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    plan.draw(turn, using: &random)
  }
}

/// What an action may lead to.
private struct Prospect {
  /// The least payoff; 0 if nothing can follow.
  var worst = 0.0
  /// The greatest payoff.
  var best = 0.0
  /// How likely the least is.
  var risk = 0.0
  /// How likely anything is that follows the action, over all histories.
  var weight = 0.0
}

extension GameTree {
  /// What each slot's action may lead to its player, all decisions being uniform.
  fileprivate var prospects: [Prospect] {
    var prospects = [Prospect](repeating: Prospect(), count: shape.slots)
    let uniform = Profile(uniformIn: shape)
    var reach = [Double](repeating: 1, count: nodes.count)
    for (index, node) in nodes.enumerated() {
      let above = Int(node.parent)
      if above != index {
        reach[index] = reach[above] * probability(nodes[above], Int(node.edge), uniform)
      }
      if node.kind == .leaf { add(leafAt: index, weight: reach[index], to: &prospects) }
    }
    for slot in prospects.indices where prospects[slot].weight > 0 {
      prospects[slot].risk /= prospects[slot].weight
    }
    return prospects
  }

  /// Adds a leaf to the prospects of every action on the way to it.
  private func add(leafAt place: Int, weight: Double, to prospects: inout [Prospect]) {
    let leaf = Int(nodes[place].infoset)
    var index = place
    while Int(nodes[index].parent) != index {
      let above = Int(nodes[index].parent)
      let node = nodes[above]
      if node.kind == .decision {
        let slot = shape.slots(ofInfoset: Int(node.infoset)).first + Int(nodes[index].edge)
        let payoff = payoff(leaf: leaf, seat: Int(node.seat))
        let known = prospects[slot]
        let isFirst = known.weight == 0
        if isFirst || payoff < known.worst {
          (prospects[slot].worst, prospects[slot].risk) = (payoff, 0)
        }
        if isFirst || payoff > known.best { prospects[slot].best = payoff }
        if payoff == prospects[slot].worst { prospects[slot].risk += weight }
        prospects[slot].weight += weight
      }
      index = above
    }
  }
}
