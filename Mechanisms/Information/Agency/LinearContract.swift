public import Arena
public import MechanismTools

/// A linear contract: a share of a noisy output, and a fixed wage that makes up for effort and risk.
///
/// A greater share makes the agent work more, at effort = share / effort cost, and bear more risk. Under constant
/// absolute risk aversion the best share is 1 / (1 + risk aversion x effort cost x variance), and leaves half of it
/// over the effort cost as surplus. The fixed wage is the least at which the agent takes part.
///
/// > Deviation: the noise is not drawn; the agent is paid the certainty equivalent of what it gets less what effort
/// > costs. Under constant absolute risk aversion the noise is normal, as in the source. Under any other utility,
/// > which normal noise would ruin, it is a fair coin of the same variance.
public struct LinearContract: RuledMechanism {
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

  /// The parameters.
  public var rules = Rules() { didSet { offers = Offers(rules) } }
  private var offers = Offers(Rules())

  /// Makes the instance whose best share is one half.
  public init() {}

  /// A principal, whose contract is public, and an agent.
  public var roles: [Role] {
    [
      Role("principal", commits: true, "Gets the output, and pays a wage and a share of it."),
      Role("agent", "Is paid a wage and a share of the output, and bears effort and risk."),
    ]
  }

  /// The share, and the effort, seeing the share.
  public var decisions: [Decision] {
    let step = 1 / Double(rules.grades - 1)
    let shares = Values.numbers(from: 0, step: step, count: rules.grades)
    let efforts = Values.numbers(from: 0, step: step / rules.effortCost, count: rules.grades)
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
    let most = rules.effort(rules.grades - 1)
    return [
      Measure(
        "surplus", unit: "money", in: -offers.greatestRisk...rules.net(of: most),
        "Expected output less the costs of effort and risk."),
      Measure("effort", unit: "output", in: 0...most, "Expected output."),
      Measure(
        "risk", unit: "money", in: 0...offers.greatestRisk, "What bearing risk costs the agent."),
    ]
  }

  /// The surplus.
  public var goal: Goal { .measure(Count.surplus) }

  /// The principal chooses a share, the agent an effort; wage and share of the output are paid.
  public func play(_ episode: inout some Episode) {
    let grade = episode.choose(Choice.share, by: Seat.principal, wishing: offers.wished)
    // An effort of the same grade equates marginal cost and share.
    let work = episode.choose(Choice.effort, by: Seat.agent, seeing: grade, wishing: grade)
    let output = rules.effort(work)
    let cost = rules.cost(of: output)
    let pay = offers.wages[grade] + rules.share(grade) * output
    let risk = rules.risk(at: grade, expecting: pay - cost)
    episode.transfer(pay, from: Seat.principal, to: Seat.agent)
    episode.gain(output, by: Seat.principal)
    episode.gain(-cost - risk, by: Seat.agent)
    episode.note(Count.surplus, rules.net(of: output) - risk)
    episode.note(Count.effort, output)
    episode.note(Count.risk, risk)
  }
}
