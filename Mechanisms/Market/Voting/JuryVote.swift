public import Arena

/// Condorcet's jury: voters who all want the truth, of which each has seen a sign.
///
/// If everyone votes as its sign says, a majority is right more often than one voter, and the larger the
/// more often. But under unanimity a voter counts only if all others vote to convict, and then their
/// signs outweigh its own: to vote by the sign is no equilibrium.
public struct JuryVote: Mechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "jury-vote", "Voters with a common goal and private signals decide what is true.",
    source: """
      M. de Condorcet, Essai sur l'application de l'analyse, Paris, 1785; T. Feddersen, W. \
      Pesendorfer, "Convicting the Innocent", American Political Science Review 92(1), 1998, pp. \
      23-35.
      """)

  /// What is decided.
  enum Choice { static let vote = 0 }
  /// What nature decides.
  enum Nature { static let guilt = 0, signal = 1 }
  /// What is counted.
  enum Count { static let right = 0, wronglyConvicted = 1 }

  /// How many vote.
  public var jurors = 3
  /// How many votes convict.
  public var quota = 2
  /// How likely each sign is right.
  public var accuracy = 0.6
  /// How likely the accused is guilty.
  public var prior = 0.5

  /// Makes a majority vote of three whose signs are right in six of ten cases.
  public init() {}

  /// Shows the jury and what it sees.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("jurors", &jurors, in: 1...15, unit: "voters", "How many vote.")
    visitor.knob("quota", &quota, in: 1...15, unit: "votes", "How many votes convict.")
    visitor.knob(
      "accuracy", &accuracy, in: 0...1, unit: "probability", "How likely each signal is right.")
    visitor.knob(
      "prior", &prior, in: 0...1, unit: "probability", "How likely the accused is guilty.")
  }

  /// Says whether the quota can be reached.
  public var complaint: String? {
    quota <= jurors
      ? nil
      : "quota must be at most the number of jurors, " + String(jurors) + ", but it is "
        + String(quota)
  }

  /// Some jurors.
  public var roles: [Role] {
    [Role("juror", seats: jurors, "Gains 1 if the verdict is right, and nothing otherwise.")]
  }

  /// A vote, seeing one's own signal.
  public var decisions: [Decision] {
    let votes = Values.named([
      Label("acquit", "Votes that the accused is innocent."),
      Label("convict", "Votes that the accused is guilty."),
    ])
    let signal = Variable("signal", .named(["innocent", "guilty"]))
    return [
      Decision(
        "vote", sees: [signal], actions: votes,
        "The verdict to vote for; " + String(quota) + " of " + String(jurors)
          + " votes convict.")
    ]
  }

  /// The truth, and whether each signal is right.
  public var draws: [Draw] { [Draw("the accused is guilty"), Draw("a juror's signal is right")] }

  /// Whether the verdict is right, and whether an innocent was convicted.
  public var measures: [Measure] {
    [
      Measure("right", unit: "verdicts", in: 0...1, "Whether the verdict is right."),
      Measure(
        "wrongly convicted", unit: "verdicts", in: 0...1, "Whether an innocent was convicted."),
    ]
  }

  /// Right verdicts.
  public var goal: Goal { .measure(Count.right) }

  /// Everyone votes at once; the designer wishes everyone to vote as its signal says.
  public func play(_ episode: inout some Episode) {
    let isGuilty = episode.chance(Nature.guilt, prior)
    var signals = 0
    for seat in 0..<jurors where episode.chance(Nature.signal, accuracy) == isGuilty {
      signals |= 1 << seat
    }
    var votes = 0
    for seat in 0..<jurors {
      let signal = signals >> seat & 1
      votes += episode.choose(Choice.vote, by: seat, seeing: signal, wishing: signal)
    }
    let isConvicted = votes >= quota
    if isConvicted == isGuilty {
      for seat in 0..<jurors { episode.gain(1, by: seat) }
      episode.note(Count.right, 1)
    } else if isConvicted {
      episode.note(Count.wronglyConvicted, 1)
    }
  }
}
