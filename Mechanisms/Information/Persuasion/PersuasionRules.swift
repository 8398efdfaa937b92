public import Arena
public import MechanismTools

extension Persuasion {
  /// The parameters of persuasion.
  public struct Rules: RuleSet {
    /// The most probabilities of saying 1: their pairs are the rules, and rules are kept in a byte.
    private static let limit = 22
    /// The least distance of two probabilities: labels show so much of them.
    private static let step = 1e-4

    /// How likely 0 and 1 are true.
    public var prior = [0.7, 0.3]
    /// What each adviser gets when the user does 1, or, where it is negative, when it does 0.
    public var biases = [2.0, -2]
    /// The probabilities of saying 1 among which rules choose, in increasing order.
    public var probabilities = [0.0, 3.0 / 7, 1]
    /// How the user acts.
    public var user = User.bestReply
    /// How precise a user who errs is.
    public var precision = 2.0

    /// Makes two advisers of opposite bias and a user who replies best.
    public init() {}

    /// Shows the prior, the advisers and the user.
    public mutating func knobs(_ visitor: inout some KnobVisitor) {
      visitor.knob(
        "prior", &prior, limit: 2, in: 0...1, unit: "probability", "How likely 0 and 1 are true.")
      visitor.knob(
        "biases", &biases, limit: SmallList.limit, in: -1e3...1e3, unit: "utility",
        "What each adviser gets when the user does 1, or, where it is negative, when it does 0.")
      visitor.knob(
        "probabilities", &probabilities, limit: Rules.limit, in: 0...1, unit: "probability",
        "The probabilities of saying 1 among which rules choose.")
      visitor.knob("user", &user, "How the user acts on what it hears.")
      visitor.knob(
        "precision", &precision, in: 0...1e3, unit: "per utility",
        "The log odds of a user who errs, for each unit of utility.")
    }

    /// Says whether there are advisers, a prior and rules.
    public var complaint: String? {
      if biases.isEmpty { return "persuasion needs an adviser, but biases is empty" }
      if !Prior.isSound(prior) || prior.count != 2 {
        return "prior must be two positive probabilities that sum to 1"
      }
      if probabilities.isEmpty { return "persuasion needs a rule, but probabilities is empty" }
      for next in 1..<Swift.max(1, probabilities.count)
      where probabilities[next] - probabilities[next - 1] < Rules.step {
        return "probabilities must increase by at least 0.0001"
      }
      return nil
    }
  }
}

/// What is asked of every prior.
enum Prior {
  /// Whether probabilities are positive and sum to 1.
  static func isSound(_ prior: [Double]) -> Bool {
    let sum = prior.reduce(0) { $0 + $1 }
    return prior.allSatisfy { $0 > 0 } && (sum - 1).magnitude <= 1e-9
  }
}
