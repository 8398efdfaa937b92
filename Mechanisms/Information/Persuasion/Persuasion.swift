public import Arena
public import MechanismTools

/// Advisers commit to how they will speak before they learn the truth; a user hears them and acts.
///
/// A rule says how often an adviser says 1 when the truth is 0 and when it is 1. All rules are public;
/// then the truth is drawn, every adviser speaks by its rule, and the user acts. The user wants to be
/// right. Every adviser wants that too, but has a bias for one action. With a prior of 0.3 for 1 and a
/// bias of 2 for it a lone adviser says 1 in 3/7 of the cases of 0: the user is right in 0.7 of all
/// cases, as without advice, and the adviser gets 1.9. A lone adviser with a bias below 1 tells
/// the truth. Two advisers of opposite bias tell the truth in every equilibrium, two of the same bias
/// need not: what counts is whether some weighted sum of the advisers' payoffs is the user's.
///
/// > Deviation: rules are taken from a grid, and none says 1 more often when the truth is 0.
public struct Persuasion: RuledMechanism {
  /// How the user acts on what it hears.
  public enum User: String, KnobChoice {
    /// It is a player.
    case player
    /// It replies best to all rules and messages, by Bayes.
    case bestReply = "best-reply"
    /// It errs, the less often the more an error costs.
    case quantal
    /// It picks the adviser whose rule alone serves it best, and hears no other.
    case selects
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "persuasion", "Biased advisers commit to how they will speak; a user hears them and acts.",
    source: """
      E. Kamenica, M. Gentzkow, "Bayesian Persuasion", American Economic Review 101(6), 2011, \
      pp. 2590-2615; several advisers: \(Papers.emergentAlignment).
      """)

  /// What nature decides: the truth, what advisers say by their rules, and how a user errs.
  enum Nature { static let truth = 0, word = 1, act = 2 }
  /// What is counted.
  enum Count { static let right = 0, ones = 1 }

  /// The parameters.
  public var rules = Rules() { didSet { speech = Speech(rules) } }
  private var speech = Speech(Rules())

  /// Makes two advisers of opposite bias and a user who replies best.
  public init() {}

  /// The advisers, each a role, as they differ in bias; and the user, if it plays.
  public var roles: [Role] {
    let advisers = zip(speech.names, rules.biases).map { name, bias in
      Role(name, commits: rules.user == .player, Persuasion.interest(bias))
    }
    let user = Role("user", "Hears the advisers, acts, and gains 1 if it is right.")
    return rules.user == .player ? advisers + [user] : advisers
  }

  /// A rule for each adviser, and what to do about rules and messages.
  public var decisions: [Decision] {
    let help = "How to speak: how often to say 1 if the truth is 0, and if it is 1; all know it."
    let choices = speech.names.indices.map {
      Decision("rule of \(speech.names[$0])", role: $0, actions: .named(speech.labels), help)
    }
    guard rules.user == .player else { return choices }
    let known = speech.names.map { Variable("rule of \($0)", .named(speech.labels)) }
    let heard = speech.names.map { Variable("word of \($0)", .named(["0", "1"])) }
    let acts = Values.named([
      Label("0", "Does 0, which is right if the truth is 0."),
      Label("1", "Does 1, which is right if the truth is 1."),
    ])
    return choices + [
      Decision(
        "act", role: choices.count, sees: known + heard, actions: acts,
        "What the user does, knowing all rules and having heard every adviser.")
    ]
  }

  /// The truth, what the advisers say, and what a user does who errs.
  public var draws: [Draw] {
    [Draw("the truth is 1"), Draw("the adviser says 1"), Draw("the user does 1")]
  }

  /// Whether the user is right, and whether it does 1.
  public var measures: [Measure] {
    [
      Measure("right", unit: "cases", in: 0...1, "Whether the user's action fits the truth."),
      Measure("ones", unit: "cases", in: 0...1, "Whether the user's action is 1."),
    ]
  }

  /// That the user is right.
  public var goal: Goal { .measure(Count.right) }

  /// Rules are chosen, the truth is drawn, advisers speak by their rules, and the user acts.
  public func play(_ episode: inout some Episode) {
    let advisers = rules.biases.count
    // The user's seat and decision come after those of the advisers.
    let (user, act) = (advisers, advisers)
    var chosen = SmallList()
    for adviser in 0..<advisers {
      chosen[adviser] = episode.choose(adviser, by: adviser, wishing: speech.truth)
    }
    let truth = episode.chance(Nature.truth, rules.prior[1]) ? 1 : 0
    let heard = rules.user == .selects ? speech.best(chosen, of: advisers) : nil
    var words = SmallList()
    for adviser in 0..<advisers where heard == nil || heard == adviser {
      let odds = speech.odds(chosen[adviser], truth)
      words[adviser] = episode.chance(Nature.word, odds) ? 1 : 0
    }
    let belief = speech.belief(chosen, words, of: advisers, only: heard)
    let action =
      switch rules.user {
      case .player:
        episode.choose(
          act, by: user, seeing: speech.sight(chosen, words, of: advisers),
          wishing: belief.reply)
      case .quantal:
        episode.chance(Nature.act, belief.quantal(rules.precision)) ? 1 : 0
      case .bestReply, .selects: belief.reply
      }
    pay(action, truth, &episode)
  }

  private func pay(_ action: Int, _ truth: Int, _ episode: inout some Episode) {
    let merit = action == truth ? 1.0 : 0
    for adviser in 0..<rules.biases.count {
      let bias = rules.biases[adviser]
      let isFavoured = action == 1 ? bias > 0 : bias < 0
      let payoff = merit + (isFavoured ? bias.magnitude : 0)
      if payoff > 0 { episode.gain(payoff, by: adviser) }
    }
    let user = rules.biases.count
    if rules.user == .player && merit > 0 { episode.gain(merit, by: user) }
    if merit > 0 { episode.note(Count.right, merit) }
    if action == 1 { episode.note(Count.ones, 1) }
  }

  /// What an adviser of some bias gains from.
  private static func interest(_ bias: Double) -> String {
    let right = "Commits to a rule of speech; gains 1 if the user is right"
    if bias == 0 { return right + "." }
    return right + ", and " + NumberText.figure(bias.magnitude) + " if it does "
      + (bias > 0 ? "1." : "0.")
  }
}
