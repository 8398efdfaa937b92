public import Arena

/// The prisoner's dilemma again and again between the same two, who see what was done last.
///
/// A match lasts a fixed number of rounds, or another round follows with a probability, or both,
/// whichever ends it first. With noise a move sometimes comes out as the other one; both players
/// see how it came out, not what was meant.
public struct IteratedPrisonersDilemma: Mechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "iterated-prisoners-dilemma", "The prisoner's dilemma again and again between the same two.",
    source: """
      R. Axelrod, "Effective Choice in the Prisoner's Dilemma", 1980: 200 rounds; "More \
      Effective Choice in the Prisoner's Dilemma", 1980: another round follows with probability \
      0.99654. Noise as in P. Molander, "The Optimal Level of Generosity in a Selfish, Uncertain \
      Environment", Journal of Conflict Resolution 29(4), 1985, pp. 611-618.
      """)

  /// The dilemma of a single round.
  public var dilemma = PrisonersDilemma()
  /// The number of rounds; the greatest number where the end is uncertain.
  public var rounds = 200
  /// The probability that another round follows; 1 for a fixed length.
  public var continuation = 1.0
  /// The probability that a move comes out as the other one.
  public var noise = 0.0

  /// Makes the game of Axelrod's first tournament.
  public init() {}

  /// Shows the four payoffs, the two parameters of the length, and the noise.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    dilemma.knobs(&visitor)
    visitor.knob(
      "rounds", &rounds, in: 1...1_000_000, unit: "rounds", "The length of a match, at most.")
    visitor.knob(
      "continuation", &continuation, in: 0...1, unit: "probability",
      "How likely another round follows; 1 for a fixed length.")
    visitor.knob(
      "noise", &noise, in: 0...1, unit: "probability",
      "How likely a move comes out as the other one.")
  }

  /// Says whether the payoffs make it this dilemma.
  public var complaint: String? {
    if let complaint = dilemma.complaint { return complaint }
    return 2 * dilemma.reward > dilemma.temptation + dilemma.sucker
      ? nil
      : "an iterated prisoner's dilemma needs 2 x reward > temptation + sucker; otherwise taking "
        + "turns pays more than cooperation"
  }

  /// Two players.
  public var roles: [Role] { match.roles }
  /// One simultaneous move a round, seeing the last one.
  public var decisions: [Decision] { match.decisions }
  /// Whether either hand slips, and whether another round follows.
  public var draws: [Draw] { match.draws }
  /// How many moves were cooperative.
  public var measures: [Measure] { match.measures }
  /// The expected number of rounds.
  public var expectedRounds: Double { match.expectedRounds }

  /// Tells the rounds of a match; the designer wishes cooperation.
  public func play(_ episode: inout some Episode) { match.play(&episode) }

  /// Returns the repeated game; another horizon takes the place of its own.
  public func game(repeated horizon: Horizon?) -> Game? {
    match.stage.game(repeated: horizon ?? match.horizon)
  }

  private var match: Repeated<DilemmaRound> {
    let horizon =
      continuation < 1
      ? Horizon(continuation: continuation, atMost: rounds) : Horizon(rounds: rounds)
    return Repeated(DilemmaRound(dilemma: dilemma, noise: noise), horizon)
  }
}
