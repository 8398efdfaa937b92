public import Arena

/// Two debaters argue before a judge who cannot tell what is true by itself.
///
/// A question has a true answer and a false one. Both debaters know which is which, the judge does
/// not. If they answer alike, there is nothing to judge. If not, each may make a point: a true one
/// shows the judge the flaw in the other's case, a false one makes up a flaw where there is none.
/// The judge sides with one of them, who wins the stake from the other. Whether truth is what
/// debaters are drawn to depends on how much more a true point does than a false one.
public struct Debate: Mechanism {
  /// The values of 'Answer', by number.
  enum Answer { static let right = 0, wrong = 1 }

  /// The values of 'argue', by number.
  enum Argue { static let rest = 0, point = 1 }

  /// The entry in the catalogue.
  public static let card = Card(
    "debate", "Two debaters argue before a judge who cannot tell what is true by itself.",
    source: "G. Irving, P. Christiano, D. Amodei, AI safety via debate, 2018, arXiv:1805.00899.")

  /// The seats of the players.
  enum Seat { static let debater = 0..<2 }

  /// What is decided.
  enum Choice { static let answer = 0, argue = 1 }

  /// What nature decides.
  enum Nature { static let found = 0 }

  /// What is counted.
  enum Count { static let truth = 0, dispute = 1 }

  /// How often the judge finds the truth before any point is made.
  public var skill = 0.5
  /// What a true point adds to that.
  public var refutes = 0.3
  /// What a false point takes from it.
  public var misleads = 0.2
  /// What the winner takes from the loser.
  public var stake = 1.0
  /// What it costs to make a point.
  public var effort = 0.1

  /// Makes the mechanism with its default parameters.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "skill", &skill, in: 0...1, unit: "probability",
      "How often the judge finds the truth before any point is made.")
    visitor.knob(
      "refutes", &refutes, in: 0...1, unit: "probability", "What a true point adds to that.")
    visitor.knob(
      "misleads", &misleads, in: 0...1, unit: "probability", "What a false point takes from it.")
    visitor.knob(
      "stake", &stake, in: 0...100, unit: "utility", "What the winner takes from the loser.")
    visitor.knob("effort", &effort, in: 0...100, unit: "utility", "What it costs to make a point.")
  }

  /// Says what is wrong with the parameters taken together.
  public var complaint: String? {
    guard skill + refutes <= 1 else {
      return "the judge finds the truth with "
        + NumberText.exact(skill + refutes) + " after a true point; expected 1 at most"
    }
    guard skill >= misleads else {
      return "the judge finds the truth with "
        + NumberText.exact(skill - misleads) + " after a false point; expected 0 at least"
    }
    return nil
  }

  /// The players.
  public var roles: [Role] { [Role("debater", seats: 2, "Knows the truth, and wants to win.")] }
  /// What they decide.
  public var decisions: [Decision] {
    [
      Decision("answer", actions: .named(answerLabels), "Which answer to stand for."),
      Decision(
        "argue", sees: [Variable("own", .named(answerLabels))], actions: .named(argueLabels),
        "Whether to make a point, after answers that differ."),
    ]
  }
  /// What nature decides.
  public var draws: [Draw] { [Draw("the judge sides with the truth")] }
  /// What the designer counts.
  public var measures: [Measure] {
    [
      Measure("truth", unit: "answers", in: 0...1, "Whether the answer that wins is true."),
      Measure("dispute", unit: "debates", in: 0...1, "Whether the answers differ."),
    ]
  }
  /// What the designer wants most.
  public var goal: Goal { .measure(Count.truth) }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    var standsBySeat = [Int](repeating: 0, count: 2)
    for i in Seat.debater {
      standsBySeat[i] = episode.choose(Choice.answer, by: i, wishing: Answer.right)
    }
    if standsBySeat.allSatisfy({ $0 == standsBySeat.first }) {
      for i in Seat.debater {
        episode.note(Count.truth, standsBySeat[i] == Answer.right ? 1 / 2 : 0)
      }
      return
    }
    episode.note(Count.dispute, 1)
    var arguedBySeat = [Int](repeating: 0, count: 2)
    for i in Seat.debater {
      let argued = episode.choose(
        Choice.argue, by: i, seeing: standsBySeat[i], wishing: wishedArgue(own: standsBySeat[i]))
      if argued == Argue.point { episode.gain(-effort, by: i) }
      arguedBySeat[i] = argued
    }
    var sight = skill
    for i in Seat.debater where arguedBySeat[i] == Argue.point {
      sight = standsBySeat[i] == Answer.right ? sight + refutes : sight - misleads
    }
    guard (0...1).contains(sight) else {
      return episode.fail(because: "a probability is not in 0...1: sight")
    }
    let found = episode.chance(Nature.found, sight)
    for i in Seat.debater {
      episode.gain((standsBySeat[i] == Answer.right) == found ? stake : -stake, by: i)
    }
    if found { episode.note(Count.truth, 1) }
  }

  /// What the designer wishes at 'argue'.
  private func wishedArgue(own: Int) -> Int {
    if own == Answer.right { return Argue.point }
    return Argue.rest
  }

  /// What the values of 'Answer' mean.
  private var answerLabels: [Label] {
    [Label("right", "What is true."), Label("wrong", "What is false.")]
  }

  /// What the values of 'argue' mean.
  private var argueLabels: [Label] {
    [
      Label("rest", "Costs nothing and moves nobody."),
      Label("point", "Costs effort and moves the judge."),
    ]
  }
}
