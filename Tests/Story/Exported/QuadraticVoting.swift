public import Arena

/// Voters buy votes at the square of their number, so that who cares more says more.
///
/// A proposal helps some voters a little and hurts others a lot. Each voter knows only whom it is.
/// With one vote each, many who care little outvote few who care much. Where n votes cost n times
/// n, the next vote costs more the more one has, so that voters buy votes by how much they care.
/// What is paid is shared by the others. A tie is broken by a coin.
public struct QuadraticVoting: Mechanism {
  /// Whether votes are bought, or each has one.
  public enum Rule: String, KnobChoice {
    /// Written 'quadratic' in files.
    case quadratic
    /// Written 'plurality' in files.
    case plurality
  }

  /// The values of 'Votes', by number.
  enum Votes { static let zero = 0, one = 1, two = 2 }

  /// The values of 'Side', by number.
  enum Side { static let helped = 0, hurt = 1 }

  /// The entry in the catalogue.
  public static let card = Card(
    "quadratic-voting",
    "Voters buy votes at the square of their number, so that who cares more says more.",
    source: """
      S. P. Lalley, E. G. Weyl, Quadratic Voting: How Mechanism Design Can Radicalize Democracy, \
      AEA Papers and Proceedings 108, 2018, pp. 33-37.
      """)

  /// What is decided.
  enum Choice { static let vote = 0 }

  /// What nature decides.
  enum Nature { static let help = 0, passes = 1 }

  /// What is counted.
  enum Count { static let surplus = 0, passed = 1 }

  /// Whether votes are bought, or each has one.
  public var rule = Rule.quadratic
  /// How many vote.
  public var voters = 3
  /// What one vote costs; two cost four times as much.
  public var price = 0.15
  /// How often the proposal helps a voter.
  public var share = 0.7
  /// What the proposal is worth to a voter whom it helps.
  public var mild = 1.0
  /// What it costs a voter whom it hurts.
  public var intense = 4.0

  /// Makes the mechanism with its default parameters.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("rule", &rule, "Whether votes are bought, or each has one.")
    visitor.knob("voters", &voters, in: 2...5, unit: "voters", "How many vote.")
    visitor.knob(
      "price", &price, in: 0...1000, unit: "money",
      "What one vote costs; two cost four times as much.")
    visitor.knob(
      "share", &share, in: 0...1, unit: "probability", "How often the proposal helps a voter.")
    visitor.knob(
      "mild", &mild, in: 0...1000, unit: "money",
      "What the proposal is worth to a voter whom it helps.")
    visitor.knob(
      "intense", &intense, in: 0...1000, unit: "money", "What it costs a voter whom it hurts.")
  }

  /// The players.
  public var roles: [Role] { [Role("voter", seats: voters, "Votes for its own side.")] }
  /// What they decide.
  public var decisions: [Decision] {
    [
      Decision(
        "vote", sees: [Variable("side", .named(sideLabels))], actions: .named(votesLabels),
        "How many votes to cast for the own side.")
    ]
  }
  /// What nature decides.
  public var draws: [Draw] {
    [Draw("the proposal helps this voter"), Draw("the proposal passes")]
  }
  /// What the designer counts.
  public var measures: [Measure] {
    [
      Measure(
        "surplus", unit: "money", in: -Double(voters) * intense...Double(voters) * mild,
        "What the decision is worth to all voters."),
      Measure("passed", unit: "proposals", in: 0...1, "Whether the proposal passed."),
    ]
  }
  /// What the designer wants most.
  public var goal: Goal { .measure(Count.surplus) }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    var helpBySeat = [Bool](repeating: false, count: voters)
    var castBySeat = [Int](repeating: 0, count: voters)
    for i in voterSeats {
      let help = episode.chance(Nature.help, share)
      castBySeat[i] = episode.choose(
        Choice.vote, by: i, seeing: help ? Side.helped : Side.hurt,
        wishing: wishedVote(side: help ? Side.helped : Side.hurt))
      helpBySeat[i] = help
    }
    var tally = 0.0
    var worth = 0.0
    for i in voterSeats {
      let n = number(cast: castBySeat[i])
      tally = helpBySeat[i] ? tally + n : tally - n
      worth = helpBySeat[i] ? worth + mild : worth - intense
      for j in voterSeats where j != i {
        episode.transfer(cost(n: n) / (Double(voters) - 1), from: i, to: j)
      }
    }
    let passes = episode.chance(Nature.passes, tally > 0 ? 1 : tally < 0 ? 0 : 0.5)
    if passes {
      for i in voterSeats { episode.gain(helpBySeat[i] ? mild : -intense, by: i) }
      episode.note(Count.surplus, worth)
      episode.note(Count.passed, 1)
    }
  }

  /// What the designer wishes at 'vote'.
  private func wishedVote(side: Int) -> Int {
    if side == Side.helped { return Votes.one }
    return 1 + (rule != .plurality ? 1 : 0)
  }

  /// What the story calls 'number'.
  private func number(cast: Int) -> Double {
    if cast == Votes.zero { return 0 }
    if cast == Votes.one { return 1 }
    return 2
  }

  /// What the story calls 'cost'.
  private func cost(n: Double) -> Double {
    if rule == .quadratic { return price * n * n }
    return 0
  }

  /// What the values of 'Votes' mean.
  private var votesLabels: [Label] {
    var all = [Label("0", "Abstains."), Label("1", "Casts one vote.")]
    if rule != .plurality { all.append(Label("2", "Casts two votes.")) }
    return all
  }

  /// What the values of 'Side' mean.
  private var sideLabels: [Label] {
    [Label("helped", "The proposal helps a little."), Label("hurt", "The proposal hurts a lot.")]
  }

  /// The seats of 'voter', by number.
  private var voterSeats: Range<Int> { 0..<voters }
}
