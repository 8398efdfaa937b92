public import Arena

/// What a story can say, in one game.
///
/// Voters rate a plan that nobody has seen in whole.
public struct Corners: Mechanism {
  /// How the chair speaks.
  public enum Tone: String, KnobChoice {
    /// Written 'mild' in files.
    case mild
    /// Written 'sharp' in files.
    case sharp
  }

  /// The values of 'Vote', by number.
  enum Vote { static let yes = 0 }

  /// The values of 'Load', by number.
  enum Load { static let light = 0, middle = 1, heavy = 2 }

  /// The values of 'speak', by number.
  enum Speak { static let praise = 0, `default` = 1 }

  /// The entry in the catalogue.
  public static let card = Card(
    "corners", "What a story can say, in one game.",
    source: """
      Ours: a game of no interest, in which every form of the language stands that no twin needs.
      """)

  /// The seats of the players.
  enum Seat { static let chair = 0 }

  /// What is decided.
  enum Choice { static let vote = 0, speak = 1 }

  /// What nature decides.
  enum Nature { static let load = 0, hidden = 1 }

  /// What is counted.
  enum Count { static let spread = 0, talk = 1 }

  /// How many vote.
  ///
  /// How many there are; the last one counts twice.
  public var voters = 2
  /// How many votes make a plan.
  public var quorum = 1.0
  /// Whether a chair sees the votes.
  public var open = true
  /// How the chair speaks.
  public var tone = Tone.mild
  /// How unsure nature is.
  public var doubt = 0.25

  /// Makes the mechanism with its default parameters.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("voters", &voters, in: 1...3, unit: "voters", "How many vote.")
    visitor.knob("quorum", &quorum, in: 0...9, unit: "votes", "How many votes make a plan.")
    visitor.knob("open", &open, "Whether a chair sees the votes.")
    visitor.knob("tone", &tone, "How the chair speaks.")
    visitor.knob("doubt", &doubt, in: 0...2, unit: "share", "How unsure nature is.")
  }

  /// Says what is wrong with the parameters taken together.
  public var complaint: String? {
    guard half >= 0 && !(open && tone == .sharp && doubt > 1) else {
      return "a sharp chair needs less doubt than "
        + NumberText.exact(doubt) + "; half is " + NumberText.exact(half) + ", the tone "
        + "\(tone.rawValue)" + ", open " + "\((open ? "true" : "false"))"
    }
    return nil
  }

  /// The players.
  public var roles: [Role] {
    var all: [Role] = []
    if open { all.append(Role("chair", "Speaks last.")) }
    all.append(Role("voter", seats: voters, "Rates the plan."))
    all.append(Role("clerk", "Writes it down."))
    return all
  }
  /// What they decide.
  public var decisions: [Decision] {
    var all = [
      Decision(
        "vote", role: open ? 1 : 0,
        sees: [
          Variable(
            "load",
            .named(loadLabels.enumerated().filter { ![1].contains($0.offset) }.map { $0.element }))
        ],
        actions: .named(voteLabels), "What to say of the plan.")
    ]
    if open {
      all.append(
        Decision(
          "speak",
          sees: [Variable("mark", marksValues), Variable("clear", .named(["no", "yes"]))],
          actions: .named(speakLabels), "What to say at the end."))
    }
    all.append(
      Decision(
        "write", role: 1 + (open ? 1 : 0),
        sees: [Variable("load", .named(Array(loadLabels.dropFirst()) + ["none"]))],
        actions: marksValues, "Which mark to write down."))
    return all
  }
  /// What nature decides.
  public var draws: [Draw] { [Draw("the load", .named(loadLabels)), Draw("the load is hidden")] }
  /// What the designer counts.
  public var measures: [Measure] {
    var all = [Measure("spread", unit: "marks", in: 0...9, "How far the marks lie apart.")]
    if open {
      all.append(
        Measure(
          "talk", unit: "words", in: 0...Numbers.magnitude(weight), "How much the chair has said."))
    }
    all.append(Measure("ayes", unit: "votes", in: 0...Double(voters) + 3, "How many voted for it."))
    return all
  }
  /// What the designer wants most.
  public var goal: Goal { .measure(ayesMeasure) }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    let load = episode.chance(Nature.load, of: [2, 0, 1 + doubt])
    if load == Load.middle { return }
    var saidBySeat = [Int](repeating: 0, count: voters)
    var rightBySeat = [Bool](repeating: false, count: voters)
    for i in voterSeats {
      let said = episode.choose(
        Choice.vote, by: i, seeing: load - (load > 1 ? 1 : 0), wishing: wishedVote(load: load))
      let answer = reply(strict: load == Load.heavy)
      let right = said != answer
      if right { episode.gain(worth(v: said), by: i) }
      saidBySeat[i - voterSeats.lowerBound] = said
      rightBySeat[i - voterSeats.lowerBound] = right
    }
    var total = 0.0
    for i in voterSeats where saidBySeat[i - voterSeats.lowerBound] == Vote.yes {
      total += rightBySeat[i - voterSeats.lowerBound] ? 1 : 2
      episode.note(ayesMeasure, 1)
    }
    for k in 1...3 where k > 1 {
      for eachVoter in voterSeats { episode.gain(Double(k) * 0.1, by: eachVoter) }
    }
    for l in 0..<3 {
      if l == load {
        for eachVoter in voterSeats { episode.transfer(0.5, from: clerkSeat, to: eachVoter) }
      }
    }
    let hidden = episode.chance(Nature.hidden, Swift.min(doubt, 1))
    var seen: Int? = load
    if hidden { seen = nil }
    if load != Load.light || hidden {
      guard seen != Load.light else {
        return episode.fail(because: "'load' is a value that the decision excepts")
      }
      let wrote = episode.choose(
        writeDecision, by: clerkSeat, seeing: seen.map { $0 - 1 } ?? 2, wishing: 2)
      log(&episode, m: wrote, times: total)
      if open {
        let spoke = episode.choose(
          Choice.speak, by: Seat.chair, seeing: wrote * 2 + (marks(at: wrote) > 0.5 ? 1 : 0),
          wishing: wishedSpeak(mark: wrote, clear: marks(at: wrote) > 0.5))
        if spoke == Speak.praise {
          episode.note(Count.talk, Numbers.magnitude(weight))
        } else if wrote == 0 {
          episode.transfer(0.1, to: Seat.chair)
        } else {
          guard total + 1 != 0 else { return episode.fail(because: "division by zero: total + 1") }
          episode.transfer(quorum / (total + 1), from: open ? Seat.chair : nil, to: clerkSeat)
        }
      }
    } else if saidBySeat.allSatisfy({ $0 == saidBySeat.first }) {
      episode.gain(0.7, by: clerkSeat)
    }
  }

  /// What the designer wishes at 'vote'.
  private func wishedVote(load: Int) -> Int {
    if load == Load.light { return Vote.yes }
    return noVote
  }

  /// What the designer wishes at 'speak'.
  private func wishedSpeak(mark: Int, clear: Bool) -> Int {
    if clear { return Speak.praise }
    return Speak.`default`
  }

  /// What the story calls 'reply'.
  private func reply(strict: Bool) -> Int {
    if strict { return noVote }
    return Vote.yes
  }

  /// What the story calls 'worth'.
  private func worth(v: Int) -> Double {
    v == Vote.yes ? 1 / (1 + doubt) : v == blankVote ? 0.5 : 0
  }

  /// What the story calls 'ratio'.
  private func ratio(m: Int, n: Double) -> Double {
    if n == 0 { return 0 }
    return marks(at: m) / n
  }

  /// Tells what the story calls 'log'.
  private func log(_ episode: inout some Episode, m: Int, times: Double) {
    if times == 0 { return }
    episode.note(Count.spread, ratio(m: m, n: times) / 9)
    episode.gain(Swift.max(marks(at: m), 0.25, times / 10), by: clerkSeat)
  }

  /// What the story calls 'half'.
  private var half: Double { quorum / 2 }

  /// What the story calls 'weight'.
  private var weight: Double { tone == .mild ? half + 1 : -half }

  /// The number of 'blank'; below 0 if it is not there.
  private var blankVote: Int { open ? 1 : -1 }

  /// The number of 'no'; below 0 if it is not there.
  private var noVote: Int { 1 + (open ? 1 : 0) }

  /// What the values of 'Vote' mean.
  private var voteLabels: [Label] {
    var all = [Label("aye", "For it.")]
    if open { all.append(Label("blank", "Neither.")) }
    all.append(Label("nay", "Against it."))
    return all
  }

  /// What the values of 'Load' mean.
  private var loadLabels: [Label] {
    [Label("light", "Little."), Label("middle", "Some."), Label("heavy", "Much.")]
  }

  /// Returns a point of 'Marks'.
  private func marks(at index: Int) -> Double {
    0 + Double(index) * 0.5
  }

  /// The points of 'Marks'.
  private var marksValues: Values { .numbers(from: 0, step: 0.5, count: 3) }

  /// The seats of 'voter', by number.
  private var voterSeats: Range<Int> { (open ? 1 : 0)..<(open ? 1 : 0) + voters }

  /// The seats of 'clerk', by number.
  private var clerkSeat: Int { (open ? 1 : 0) + voters }

  /// What the values of 'speak' mean.
  private var speakLabels: [Label] {
    [Label("praise", "Says that it is good."), Label("default", "Says what is always said.")]
  }

  /// The number of the decision 'write'.
  private var writeDecision: Int { 1 + (open ? 1 : 0) }

  /// The number of the measure 'ayes'.
  private var ayesMeasure: Int { 1 + (open ? 1 : 0) }
}

/// What is worked out in the order in which the story has it.
private enum Numbers {
  /// A number without its sign.
  static func magnitude(_ number: Double) -> Double { Swift.max(number, -number) }
}
