public import Arena
public import MechanismTools

/// A deployer answers with one of several models drawn at random, so that no attack fits them all.
///
/// An attack that was made for one model transfers to others with some probability. The attacker
/// knows the shares but not which model will answer. The most robust shares make the best attack
/// succeed as rarely as possible; any single model is worse unless every attack transfers. If models cost
/// something to run, the robust shares make success and cost together as small as possible.
public struct ModelMixture: RuledMechanism {
  /// How a designer mixes.
  public enum Rule: String, KnobChoice {
    /// The one model whose cost and success of the best attack are least.
    case single
    /// All models alike.
    case uniform
    /// The shares whose cost and success of the best attack are least.
    case robust
    /// By shares that are given.
    case given
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "model-mixture", "A deployer mixes models, so that no attack fits them all.",
    source: """
      \(Papers.incentiveAwareSafety), on robust multi-model deployment; J. von Neumann, "Zur \
      Theorie der Gesellschaftsspiele", Mathematische Annalen 100, 1928.
      """)

  /// The players, who are the roles too; an attacker is alone where shares are public.
  enum Seat { static let deployer = 0, attacker = 1, loneAttacker = 0 }
  /// What is decided.
  enum Choice { static let model = 0, attack = 1, loneAttack = 0 }
  /// What nature decides.
  enum Nature { static let model = 0, success = 1 }
  /// What is counted.
  enum Count { static let withstood = 0, cost = 1 }

  /// The parameters.
  public var rules = Rules() { didSet { shares = rules.mixture } }
  private var shares = Rules().mixture

  /// Makes three models, each with an attack of its own, mixed robustly.
  public init() {}

  /// An attacker and, unless shares are public, a deployer who commits.
  public var roles: [Role] {
    let deployer = Role(
      "deployer", commits: true,
      "Mixes the models that answer, pays their cost, and loses by an attack that succeeds."
    )
    let attacker = Role("attacker", "Makes one attack, and gains if it succeeds.")
    return isPlayed ? [deployer, attacker] : [attacker]
  }

  /// Which model to answer with, and which attack to make.
  public var decisions: [Decision] {
    let attacks = rules.attacks.map { Label($0, "Makes the " + $0 + ".") }
    let attack = Decision(
      "attack", role: attacker, actions: .named(attacks),
      "Which attack to make, without seeing which model answers.")
    if !isPlayed { return [attack] }
    let models = rules.models.map { Label($0, "Answers with " + $0 + ".") }
    let model = Decision(
      "model", role: Seat.deployer, actions: .named(models),
      "Which model is to answer, without seeing the attack.")
    return [model, attack]
  }

  /// The model that answers, where no player chooses it, and whether the attack succeeds against it.
  public var draws: [Draw] {
    [Draw("the model that answers", .named(rules.models)), Draw("the attack succeeds")]
  }

  /// Whether the model withstood, and what it cost.
  public var measures: [Measure] {
    let dearest = rules.models.indices.reduce(0) { Swift.max($0, rules.cost(of: $1)) }
    return [
      Measure("withstood", unit: "attacks", in: 0...1, "Whether the attack failed."),
      Measure("cost", unit: "attacks", in: 0...dearest, "What the model that answered cost."),
    ]
  }

  /// To withstand.
  public var goal: Goal { .measure(Count.withstood) }

  /// A model is drawn or chosen unseen; the attack succeeds against it, or not.
  public func play(_ episode: inout some Episode) {
    var model = isPlayed ? episode.choose(Choice.model, by: Seat.deployer) : 0
    let attack = episode.choose(
      isPlayed ? Choice.attack : Choice.loneAttack, by: attacker)
    if !isPlayed { model = episode.chance(Nature.model, of: shares) }
    let cost = rules.cost(of: model)
    if cost > 0 {
      if isPlayed { episode.gain(-cost, by: Seat.deployer) }
      episode.note(Count.cost, cost)
    }
    let odds = rules.success[attack * rules.models.count + model]
    if episode.chance(Nature.success, odds) {
      episode.gain(1, by: attacker)
      if isPlayed { episode.gain(-1, by: Seat.deployer) }
    } else {
      episode.note(Count.withstood, 1)
    }
  }

  private var isPlayed: Bool { rules.deployer == .player }
  /// The attacker's seat and role.
  private var attacker: Int { isPlayed ? Seat.attacker : Seat.loneAttacker }
}

extension ModelMixture {
  /// The parameters of a mixture.
  public struct Rules: RuleSet {
    /// The names of the models.
    public var models = ["model a", "model b", "model c"]
    /// The names of the attacks.
    public var attacks = ["attack on a", "attack on b", "attack on c"]
    /// How likely each attack succeeds against each model, attack by attack.
    public var success = [0.9, 0.1, 0.2, 0.2, 0.8, 0.1, 0.1, 0.2, 0.7]
    /// What answering with each model costs; the last number counts for all models after it.
    public var costs = [0.0]
    /// Who decides which model answers.
    public var deployer = CoverageHolder.designer
    /// How a designer mixes.
    public var rule = Rule.robust
    /// The shares, where they are given.
    public var shares = [0.5, 0.25, 0.25]

    /// Makes three models, each with an attack of its own, mixed robustly.
    public init() {}

    /// Shows the models, the attacks and the deployer.
    public mutating func knobs(_ visitor: inout some KnobVisitor) {
      visitor.knob("models", &models, limit: 64, "The names of the models.")
      visitor.knob("attacks", &attacks, limit: 64, "The names of the attacks.")
      visitor.knob(
        "success", &success, limit: 4096, in: 0...1, unit: "probability",
        "How likely each attack succeeds against each model, attack by attack.")
      visitor.knob(
        "costs", &costs, limit: 64, in: 0...1e6, unit: "attacks",
        "What answering with each model costs, where a successful attack costs 1; the last number "
          + "counts for all models after it.")
      visitor.knob("deployer", &deployer, "Who decides which model answers.")
      visitor.knob("rule", &rule, "How a designer mixes.")
      visitor.knob(
        "shares", &shares, limit: 64, in: 0...1, unit: "probability",
        "How likely each model answers, where shares are given.")
    }

    /// Says whether every attack has its success against every model.
    public var complaint: String? {
      if models.isEmpty || attacks.isEmpty { return "a mixture needs a model and an attack" }
      if success.count != models.count * attacks.count {
        return "success needs a probability for each attack against each model"
      }
      if costs.count > models.count {
        return "costs has " + String(costs.count) + " numbers, but there are only "
          + String(models.count) + " models"
      }
      guard deployer == .designer && rule == .given else { return nil }
      if shares.count != models.count { return "shares needs a probability for each model" }
      let sum = shares.reduce(0) { $0 + $1 }
      return (sum - 1).magnitude <= 1e-9 ? nil : "shares must sum to 1"
    }

    /// How likely each model answers under these rules; if they are invalid, all equally.
    var mixture: [Double] {
      let count = models.count
      if complaint != nil || rule == .uniform {
        return models.map { _ in 1 / Double(count) }
      }
      if rule == .given { return shares }
      if rule == .robust { return RobustMixture(losses, columns: count).shares }
      var best = 0
      for model in 1..<Swift.max(count, 1) where worst(model) < worst(best) { best = model }
      return models.indices.map { $0 == best ? 1 : 0 }
    }

    /// What answering with a model costs.
    func cost(of model: Int) -> Double {
      model < costs.count ? costs[model] : costs.last ?? 0
    }

    /// Success and cost of each attack against each model, attack by attack.
    private var losses: [Double] {
      success.indices.map { success[$0] + cost(of: $0 % models.count) }
    }

    /// The cost of a model alone and the success of the best attack on it.
    private func worst(_ model: Int) -> Double {
      attacks.indices.reduce(0) { Swift.max($0, success[$1 * models.count + model]) }
        + cost(of: model)
    }
  }
}
