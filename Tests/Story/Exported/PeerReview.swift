public import Arena

/// Reviewers of a model are paid for agreeing with a colleague.
public struct PeerReview: Mechanism {
  /// The values of 'Finding', by number.
  enum Finding { static let sound = 0, flaw = 1 }

  /// The values of 'look', by number.
  enum Look { static let skip = 0, careful = 1 }

  /// The entry in the catalogue.
  public static let card = Card(
    "peer-review", "Reviewers of a model are paid for agreeing with a colleague.",
    source: "N. Miller, P. Resnick, R. Zeckhauser, Management Science 51(9), 2005")

  /// The seats of the players.
  enum Seat { static let reviewer = 0..<2 }

  /// What is decided.
  enum Choice { static let look = 0, report = 1 }

  /// What nature decides.
  enum Nature { static let truth = 0, right = 1 }

  /// What is counted.
  enum Count { static let correct = 0 }

  /// What a careful look costs.
  public var cost = 0.2
  /// What agreement earns.
  public var pay = 1.0
  /// How often the model is flawed.
  public var flawed = 0.3
  /// How often a careful look is right.
  public var skill = 0.9

  /// Makes the mechanism with its default parameters.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("cost", &cost, in: 0...10, unit: "money", "What a careful look costs.")
    visitor.knob("pay", &pay, in: 0...10, unit: "money", "What agreement earns.")
    visitor.knob(
      "flawed", &flawed, in: 0...1, unit: "probability", "How often the model is flawed.")
    visitor.knob(
      "skill", &skill, in: 0.5...1, unit: "probability", "How often a careful look is right.")
  }

  /// The players.
  public var roles: [Role] {
    [Role("reviewer", seats: 2, "Judges the model, unseen by the other.")]
  }
  /// What they decide.
  public var decisions: [Decision] {
    [
      Decision("look", actions: .named(lookLabels), "Whether to look carefully."),
      Decision(
        "report", sees: [Variable("signal", .named(findingLabels + ["none"]))],
        actions: .named(findingLabels), "What to say about the model."),
    ]
  }
  /// What nature decides.
  public var draws: [Draw] {
    [Draw("the model", .named(findingLabels)), Draw("the look is right")]
  }
  /// What the designer counts.
  public var measures: [Measure] {
    [Measure("correct", unit: "reports", in: 0...2, "How many reports are right.")]
  }
  /// What the designer wants most.
  public var goal: Goal { .measure(Count.correct) }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    let truth = episode.chance(Nature.truth, of: [1 - flawed, flawed])
    var saidBySeat = [Int](repeating: 0, count: 2)
    for i in Seat.reviewer {
      var signal: Int? = nil
      let looked = episode.choose(Choice.look, by: i, wishing: Look.careful)
      if looked == Look.careful {
        episode.gain(-cost, by: i)
        let right = episode.chance(Nature.right, skill)
        signal = right ? truth : opposite(f: truth)
      }
      let said = episode.choose(
        Choice.report, by: i, seeing: signal ?? 2, wishing: wishedReport(signal: signal))
      if said == truth { episode.note(Count.correct, 1) }
      saidBySeat[i] = said
    }
    if saidBySeat.allSatisfy({ $0 == saidBySeat.first }) {
      for eachReviewer in Seat.reviewer { episode.transfer(pay, to: eachReviewer) }
    }
  }

  /// What the designer wishes at 'report'.
  private func wishedReport(signal: Int?) -> Int {
    signal ?? Finding.sound
  }

  /// What the story calls 'opposite'.
  private func opposite(f: Int) -> Int {
    if f == Finding.sound { return Finding.flaw }
    return Finding.sound
  }

  /// What the values of 'Finding' mean.
  private var findingLabels: [Label] {
    [Label("sound", "Nothing is wrong."), Label("flaw", "Something is wrong.")]
  }

  /// What the values of 'look' mean.
  private var lookLabels: [Label] {
    [
      Label("skip", "Costs nothing, and shows nothing."),
      Label("careful", "Costs effort, and shows a signal that is mostly right."),
    ]
  }
}
