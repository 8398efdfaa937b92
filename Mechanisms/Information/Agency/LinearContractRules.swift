public import Arena
public import MechanismTools

extension LinearContract {
  /// The parameters of a linear contract.
  public struct Rules: RuleSet {
    /// How the agent's utility of money bends.
    public var utility = UtilityShape.constantAbsolute
    /// The agent's aversion to risk.
    public var riskAversion = 1.0
    /// What the agent owns before it is paid.
    public var wealth = 20.0
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
        "utility", &utility,
        "How the agent's utility of money bends; all but the first start from wealth.")
      visitor.knob(
        "risk-aversion", &riskAversion, in: 0...1000, unit: "per money",
        "The agent's aversion to risk; constant-relative has no unit.")
      visitor.knob(
        "wealth", &wealth, in: 0.001...1e6, unit: "money", "What the agent owns beforehand.")
      visitor.knob(
        "effort-cost", &effortCost, in: 0.001...1000, unit: "utility",
        "An effort e costs half of this times its square.")
      visitor.knob(
        "variance", &variance, in: 0...1000, unit: "square money", "How noisy the output is.")
      visitor.knob("grades", &grades, in: 2...501, unit: "grades", "How many shares and efforts.")
    }

    /// Says whether the agent's utility is a sensible number whatever it does.
    public var complaint: String? {
      if utility == .constantAbsolute { return nil }
      let loss = Offers(self).greatestLoss
      return attitude.complaint(stakes: loss, loss: loss, wealth: "wealth")
    }

    private var attitude: RiskAttitude {
      RiskAttitude(utility, aversion: riskAversion, wealth: wealth)
    }

    func share(_ grade: Int) -> Double { Double(grade) / Double(grades - 1) }

    func effort(_ grade: Int) -> Double { Double(grade) / Double(grades - 1) / effortCost }

    func cost(of effort: Double) -> Double { effortCost * effort * effort / 2 }

    func net(of effort: Double) -> Double { effort - cost(of: effort) }

    /// What the agent's part of the noise wins or loses.
    func stake(at grade: Int) -> Double { share(grade) * variance.squareRoot() }

    /// What bearing the risk of a share costs the agent, who expects some money less the cost of effort.
    func risk(at grade: Int, expecting mean: Double) -> Double {
      utility == .constantAbsolute
        ? normalRisk(at: grade) : attitude.premium(ofCoin: stake(at: grade), expecting: mean)
    }

    /// What the agent must expect to bear the risk of a share.
    func fairMean(at grade: Int) -> Double {
      utility == .constantAbsolute
        ? normalRisk(at: grade) : attitude.fairMean(ofCoin: stake(at: grade))
    }

    private func normalRisk(at grade: Int) -> Double {
      let share = share(grade)
      return riskAversion * variance * share * share / 2
    }
  }

  /// What the principal offers with each share, and what that can come to.
  struct Offers: Sendable {
    /// The fixed wage beside each share: the least at which the agent takes part.
    let wages: [Double]
    /// The grade of the share that leaves the greatest surplus; of equal ones the least.
    let wished: Int
    /// The most that bearing risk can cost the agent.
    let greatestRisk: Double
    /// The most that the agent can lose, costs of effort included.
    let greatestLoss: Double

    init(_ rules: Rules) {
      var wages: [Double] = []
      var best = (grade: 0, surplus: -Double.infinity)
      var (risk, loss) = (0.0, 0.0)
      for grade in 0..<rules.grades {
        let share = rules.share(grade)
        let induced = rules.effort(grade)
        let fair = rules.fairMean(at: grade)
        let wage = fair - (share * induced - rules.cost(of: induced))
        wages.append(wage)
        let surplus = rules.net(of: induced) - fair
        if surplus > best.surplus { best = (grade, surplus) }
        // What is expected is concave in effort, hence least at an end.
        let most = rules.effort(rules.grades - 1)
        let least = wage + Swift.min(0, share * most - rules.cost(of: most))
        risk = Swift.max(risk, rules.risk(at: grade, expecting: least))
        loss = Swift.max(loss, rules.stake(at: grade) - least)
      }
      self.wages = wages
      wished = best.grade
      greatestRisk = risk
      greatestLoss = loss
    }
  }
}
