public import Arena

/// Raters are paid for how well their report predicts that of a peer.
///
/// Nobody can check a report, but impressions of the same work hang together: a good impression
/// makes it likelier that the peer has one too. Each report is paid by the quadratic score of the
/// prediction that an honest rater with that impression would make. Honest reports are then an
/// equilibrium, if an impression is worth its effort; but so are reports that say the same whatever
/// was seen.
public struct PeerPrediction: Mechanism {
  /// The values of 'Work', by number.
  enum Work { static let sound = 0, flawed = 1 }

  /// The values of 'Impression', by number.
  enum Impression { static let good = 0, bad = 1 }

  /// The values of 'look', by number.
  enum Look { static let skip = 0, study = 1 }

  /// The entry in the catalogue.
  public static let card = Card(
    "peer-prediction", "Raters are paid for how well their report predicts that of a peer.",
    source: """
      N. Miller, P. Resnick, R. Zeckhauser, Eliciting Informative Feedback: The Peer-Prediction \
      Method, Management Science 51(9), 2005, pp. 1359-1373.
      """)

  /// The seats of the players.
  enum Seat { static let rater = 0..<2 }

  /// What is decided.
  enum Choice { static let look = 0, report = 1 }

  /// What nature decides.
  enum Nature { static let work = 0, pleased = 1 }

  /// What is counted.
  enum Count { static let correct = 0 }

  /// How often the work is sound.
  public var prior = 0.5
  /// How often sound work makes a good impression.
  public var clear = 0.85
  /// How often flawed work makes a good impression.
  public var misled = 0.1
  /// What a perfect prediction earns.
  public var pay = 1.0
  /// What it costs to look at the work.
  public var effort = 0.05

  /// Makes the mechanism with its default parameters.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("prior", &prior, in: 0...1, unit: "probability", "How often the work is sound.")
    visitor.knob(
      "clear", &clear, in: 0...1, unit: "probability",
      "How often sound work makes a good impression.")
    visitor.knob(
      "misled", &misled, in: 0...1, unit: "probability",
      "How often flawed work makes a good impression.")
    visitor.knob("pay", &pay, in: 0...100, unit: "money", "What a perfect prediction earns.")
    visitor.knob(
      "effort", &effort, in: 0...100, unit: "utility", "What it costs to look at the work.")
  }

  /// Says what is wrong with the parameters taken together.
  public var complaint: String? {
    guard often > 0 && often < 1 else {
      return "peers need both impressions to be possible, and "
        + NumberText.exact(often) + " of them are good"
    }
    return nil
  }

  /// The players.
  public var roles: [Role] {
    [Role("rater", seats: 2, "Rates the work, and does not see the other rating.")]
  }
  /// What they decide.
  public var decisions: [Decision] {
    [
      Decision("look", actions: .named(lookLabels), "Whether to look at the work."),
      Decision(
        "report", sees: [Variable("impression", .named(impressionLabels + ["none"]))],
        actions: .named(impressionLabels), "Which impression to report."),
    ]
  }
  /// What nature decides.
  public var draws: [Draw] {
    [Draw("the work", .named(workLabels)), Draw("the impression is good")]
  }
  /// What the designer counts.
  public var measures: [Measure] {
    [Measure("correct", unit: "reports", in: 0...2, "How many reports are right about the work.")]
  }
  /// What the designer wants most.
  public var goal: Goal { .measure(Count.correct) }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    let work = episode.chance(Nature.work, of: [prior, 1 - prior])
    var saidBySeat = [Int](repeating: 0, count: 2)
    for i in Seat.rater {
      var impression: Int? = nil
      let looked = episode.choose(Choice.look, by: i, wishing: Look.study)
      if looked == Look.study {
        episode.gain(-effort, by: i)
        let pleased = episode.chance(Nature.pleased, work == Work.sound ? clear : misled)
        impression = pleased ? Impression.good : Impression.bad
      }
      let said = episode.choose(
        Choice.report, by: i, seeing: impression ?? 2,
        wishing: wishedReport(impression: impression))
      if work == Work.sound && said == Impression.good
        || work == Work.flawed && said == Impression.bad
      {
        episode.note(Count.correct, 1)
      }
      saidBySeat[i] = said
    }
    for i in Seat.rater {
      let miss = error(own: saidBySeat[i], peer: saidBySeat[1 - i])
      episode.transfer(pay * (1 - miss * miss), to: i)
    }
  }

  /// What the designer wishes at 'report'.
  private func wishedReport(impression: Int?) -> Int {
    impression ?? Impression.good
  }

  /// How likely the peer has a good impression, to a rater who has this one.
  private func likely(own: Int) -> Double {
    own == Impression.good
      ? (prior * clear * clear + (1 - prior) * misled * misled) / often
      : (prior * clear * (1 - clear) + (1 - prior) * misled * (1 - misled)) / (1 - often)
  }

  /// What the story calls 'error'.
  private func error(own: Int, peer: Int) -> Double {
    if peer == Impression.good { return 1 - likely(own: own) }
    return likely(own: own)
  }

  /// What the story calls 'often'.
  private var often: Double { prior * clear + (1 - prior) * misled }

  /// What the values of 'Work' mean.
  private var workLabels: [Label] {
    [Label("sound", "Nothing is wrong with it."), Label("flawed", "Something is wrong with it.")]
  }

  /// What the values of 'Impression' mean.
  private var impressionLabels: [Label] {
    [Label("good", "The work looks sound."), Label("bad", "The work looks flawed.")]
  }

  /// What the values of 'look' mean.
  private var lookLabels: [Label] {
    [
      Label("skip", "Costs nothing and leaves no impression."),
      Label("study", "Costs effort and leaves an impression."),
    ]
  }
}
