public import Arena
import MechanismTools

/// A user and an adviser, each of whom knows one half of the matter, talk before the user acts.
///
/// In every round one of them says a word, in turn, the adviser last; words cost nothing and bind
/// nobody. The user wants to be right; the adviser too, but it has a bias for action 1. Suppose 1 is
/// right if the halves differ, and each half is 1 with probability 1/2. An adviser that does not know
/// the user's half cannot tell which word would help it: a user who keeps its half to itself learns the
/// truth, whatever the bias. A user who tells its half is told what suits the adviser, if the bias is
/// above 1.
public struct Conversation: Mechanism {
  /// When action 1 is right.
  public enum Question: String, KnobChoice {
    /// If the halves differ.
    case differ
    /// If both halves are 1.
    case both
    /// If either half is 1.
    case either
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "conversation", "A user and a biased adviser know a half each, and talk before the user acts.",
    source: """
      Our instance of conversations in \(Papers.emergentAlignment); words that cost nothing: V. \
      P. Crawford, J. Sobel, "Strategic Information Transmission", Econometrica 50(6), 1982, pp. \
      1431-1451.
      """)

  /// The players, who are the roles too.
  enum Seat { static let user = 0, adviser = 1 }
  /// What is said by a user who keeps its half to itself: always the same.
  enum Word { static let mum = 0 }
  /// What nature decides.
  enum Nature { static let userHalf = 0, adviserHalf = 1 }
  /// What is counted.
  enum Count { static let right = 0, candid = 1 }

  /// When action 1 is right.
  public var question = Question.differ
  /// How likely the user's half is 1.
  public var userHalf = 0.5
  /// How likely the adviser's half is 1.
  public var adviserHalf = 0.5
  /// What the adviser gets when the user does 1.
  public var bias = 2.0
  /// How many words are said.
  public var rounds = 2
  /// Whether the adviser's way of speaking is public before the user speaks.
  public var commits = false

  /// Makes two rounds about halves that may differ.
  public init() {}

  /// Shows the halves, the bias and the rounds.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("question", &question, "When action 1 is right.")
    visitor.knob(
      "user-half", &userHalf, in: 0...1, unit: "probability", "How likely the user's half is 1.")
    visitor.knob(
      "adviser-half", &adviserHalf, in: 0...1, unit: "probability",
      "How likely the adviser's half is 1.")
    visitor.knob("bias", &bias, in: 0...1e3, unit: "utility", "What action 1 gives the adviser.")
    visitor.knob("rounds", &rounds, in: 1...8, unit: "words", "How many words are said in turn.")
    visitor.knob("commits", &commits, "Whether the adviser's way of speaking is public.")
  }

  /// A user and an adviser, who may commit.
  public var roles: [Role] {
    let gain = NumberText.figure(bias)
    return [
      Role("user", "Knows its half, talks, acts, and gains 1 if its action is right."),
      Role(
        "adviser", commits: commits,
        "Knows its half and talks; gains 1 if the user is right, and \(gain) if it does 1."),
    ]
  }

  /// The words by round, seeing the own half and all earlier words; and the act.
  public var decisions: [Decision] {
    let bit = Values.named(["0", "1"])
    let words = Values.named([
      Label("0", "Says 0, true or not."), Label("1", "Says 1, true or not."),
    ])
    var heard: [Variable] = []
    var decisions: [Decision] = []
    for round in 0..<rounds {
      let name = speaker(round) == Seat.adviser ? "adviser" : "user"
      let word = "\(name)'s word \(round / 2 + 1)"
      decisions.append(
        Decision(
          word, role: speaker(round), sees: [Variable("\(name)'s half", bit)] + heard,
          actions: words, "The word to say; it costs nothing and binds nobody."))
      heard.append(Variable(word, bit))
    }
    let act = Decision(
      "act", role: Seat.user, sees: [Variable("user's half", bit)] + heard, actions: acts,
      "What the user does after the talk.")
    return decisions + [act]
  }

  /// Both halves.
  public var draws: [Draw] {
    [Draw("the half of the user is 1"), Draw("the half of the adviser is 1")]
  }

  /// Whether the user is right, and whether the adviser's last word was its half.
  public var measures: [Measure] {
    [
      Measure("right", unit: "cases", in: 0...1, "Whether the user's action fits the halves."),
      Measure("candid", unit: "cases", in: 0...1, "Whether the adviser's last word was its half."),
    ]
  }

  /// That the user is right.
  public var goal: Goal { .measure(Count.right) }

  /// The halves are drawn, words alternate, and the user acts.
  ///
  /// The designer wishes the adviser to be candid and the user to keep its half to itself.
  public func play(_ episode: inout some Episode) {
    let mine = episode.chance(Nature.userHalf, userHalf) ? 1 : 0
    let other = episode.chance(Nature.adviserHalf, adviserHalf) ? 1 : 0
    var (heard, size, word) = (0, 1, 0)
    for round in 0..<rounds {
      let seat = speaker(round)
      let half = seat == Seat.adviser ? other : mine
      word = episode.choose(
        round, by: seat, seeing: half * size + heard,
        wishing: seat == Seat.adviser ? other : Word.mum)
      (heard, size) = (heard * 2 + word, size * 2)
    }
    let act = rounds
    let action = episode.choose(
      act, by: Seat.user, seeing: mine * size + heard, wishing: answer(mine, word))
    let isRight = action == answer(mine, other)
    if isRight { episode.gain(1, by: Seat.user) }
    let payoff = (isRight ? 1 : 0) + (action == 1 ? bias : 0)
    if payoff > 0 { episode.gain(payoff, by: Seat.adviser) }
    if isRight { episode.note(Count.right, 1) }
    if word == other { episode.note(Count.candid, 1) }
  }

  /// The seat that says a word: the adviser the last one, and every other before it.
  private func speaker(_ round: Int) -> Int { (rounds - round) % 2 }

  /// What the user can do.
  private var acts: Values {
    let cases =
      switch question {
      case .differ: (zero: "the halves are equal", one: "the halves differ")
      case .both: (zero: "either half is 0", one: "both halves are 1")
      case .either: (zero: "both halves are 0", one: "either half is 1")
      }
    return .named([
      Label("0", "Does 0, which is right if " + cases.zero + "."),
      Label("1", "Does 1, which is right if " + cases.one + "."),
    ])
  }

  /// The right action.
  private func answer(_ mine: Int, _ other: Int) -> Int {
    switch question {
    case .differ: mine ^ other
    case .both: mine & other
    case .either: mine | other
    }
  }
}
