public import Arena

/// A linear contract: a share of a noisy output, and a fixed wage that makes up for effort and risk.
///
/// A greater share makes the agent work more, at effort = share / effort cost, and bear more risk. The
/// best share is 1 / (1 + risk aversion x effort cost x variance), and leaves half of it over the
/// effort cost as surplus. The fixed wage is the least at which the agent takes part.
///
/// > Deviation: the noise is not drawn; the agent is charged the certainty equivalent of its risk,
/// > which is exact under constant absolute risk aversion and normal noise.
public struct LinearContract: Mechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "linear-contract", "A share in the output makes the agent work, and bear risk.",
    source: """
      B. Holmström, P. Milgrom, "Aggregation and Linearity in the Provision of Intertemporal \
      Incentives", Econometrica 55(2), 1987, pp. 303-328; "Multitask Principal-Agent Analyses", \
      Journal of Law, Economics, and Organization 7, 1991, pp. 24-52.
      """)

  /// The players, who are the roles too.
  enum Seat { static let principal = 0, agent = 1 }
  /// What is decided.
  enum Choice { static let share = 0, effort = 1 }
  /// What is counted.
  enum Count { static let surplus = 0, effort = 1, risk = 2 }

  /// The agent's constant absolute risk aversion.
  public var riskAversion = 1.0
  /// How fast the marginal cost of effort grows.
  public var effortCost = 1.0
  /// The variance of the output's noise.
  public var variance = 1.0
  /// How many shares, and efforts, there are.
  public var grades = 11

  /// Makes the instance whose best share is one half.
  public init() {}

  /// Shows risk, effort and the grid.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "risk-aversion", &riskAversion, in: 0...1000, unit: "per money", "The agent's risk aversion.")
    visitor.knob(
      "effort-cost", &effortCost, in: 0.001...1000, unit: "utility",
      "An effort e costs half of this times its square.")
    visitor.knob(
      "variance", &variance, in: 0...1000, unit: "square money", "How noisy the output is.")
    visitor.knob("grades", &grades, in: 2...501, unit: "grades", "How many shares and efforts.")
  }

  /// A principal, whose contract is public, and an agent.
  public var roles: [Role] {
    [
      Role("principal", commits: true, "Gets the output, and pays a wage and a share of it."),
      Role("agent", "Is paid a wage and a share of the output, and bears effort and risk."),
    ]
  }

  /// The share, and the effort, seeing the share.
  public var decisions: [Decision] {
    let step = 1 / Double(grades - 1)
    let shares = Values.numbers(from: 0, step: step, count: grades)
    let efforts = Values.numbers(from: 0, step: step / effortCost, count: grades)
    return [
      Decision(
        "share", role: Seat.principal, actions: shares,
        "The agent's share of the output; a greater one makes effort pay more, and risk weigh more."
      ),
      Decision(
        "effort", role: Seat.agent, sees: [Variable("share", shares)], actions: efforts,
        "The effort, which is the expected output; its cost grows with its square."),
    ]
  }

  /// The surplus, the effort and the risk that the agent bears.
  public var measures: [Measure] {
    [
      Measure(
        "surplus", unit: "money", in: -risk(of: 1)...net(of: effort(grades - 1)),
        "Expected output less the costs of effort and risk."),
      Measure("effort", unit: "output", in: 0...effort(grades - 1), "Expected output."),
      Measure("risk", unit: "money", in: 0...risk(of: 1), "What bearing risk costs the agent."),
    ]
  }

  /// The surplus.
  public var goal: Goal { .measure(Count.surplus) }

  /// The principal chooses a share, the agent an effort; wage and share of the output are paid.
  public func play(_ episode: inout some Episode) {
    let grade = episode.choose(Choice.share, by: Seat.principal, wishing: wishedShare)
    // An effort of the same grade equates marginal cost and share.
    let work = episode.choose(Choice.effort, by: Seat.agent, seeing: grade, wishing: grade)
    let share = Double(grade) / Double(grades - 1)
    let induced = effort(grade)
    let wage = risk(of: share) - (share * induced - cost(of: induced))
    let output = effort(work)
    episode.transfer(wage + share * output, from: Seat.principal, to: Seat.agent)
    episode.gain(output, by: Seat.principal)
    episode.gain(-cost(of: output) - risk(of: share), by: Seat.agent)
    episode.note(Count.surplus, net(of: output) - risk(of: share))
    episode.note(Count.effort, output)
    episode.note(Count.risk, risk(of: share))
  }

  /// The grade nearest to the best share.
  private var wishedShare: Int {
    Int(Double(grades - 1) / (1 + riskAversion * effortCost * variance) + 0.5)
  }

  private func effort(_ grade: Int) -> Double {
    Double(grade) / Double(grades - 1) / effortCost
  }

  private func cost(of effort: Double) -> Double { effortCost * effort * effort / 2 }

  private func net(of effort: Double) -> Double { effort - cost(of: effort) }

  private func risk(of share: Double) -> Double {
    riskAversion * variance * share * share / 2
  }
}
