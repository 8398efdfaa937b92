import Arena
import Laboratory
import Synchronization
import Testing

@Suite struct `The laws of mechanisms` {
  @Test func `hold for the sound mechanism that the broken ones are made from`() {
    #expect(violations(Sample()) == [])
  }

  @Test(arguments: [
    (Flaw.measureOutOfRange, "payoffs and measures are finite and measures within their range"),
    (.hiddenWish, "a wish depends only on what the player sees"),
    (.wishOutOfRange, "its story keeps to its declarations"),
    (.ignoredParameter, "every parameter changes something"),
    (.wrongSeat, "its story keeps to its declarations"),
    (.wayward, "the same draws and choices tell the same episode"),
    (.labelTwice, "its declarations are complete"),
    (.labelEmpty, "its declarations are complete"),
    (.noActions, "its declarations are complete"),
    (.roleTwice, "its declarations are complete"),
    (.roleWithoutSeats, "its declarations are complete"),
    (.roleMissing, "its declarations are complete"),
    (.goalMissing, "its declarations are complete"),
    (.complains, "its default parameters make sense together"),
    (.parameterOutOfRange, "its parameters have unique names and lie in their ranges"),
    (.parameterTwice, "its parameters have unique names and lie in their ranges"),
    (.parameterWithoutHelp, "its parameters have unique names and lie in their ranges"),
    (.endlessPayoff, "payoffs and measures are finite and measures within their range"),
    (.unexplained, "its roles, decisions, actions and measures are explained"),
    (.goalUnnoted, "its goal is counted"),
    (.drawTwice, "its declarations are complete"),
    (.wrongDecision, "its story is told to its end"),
    (.wrongDraw, "its story is told to its end"),
    (.wrongObservation, "its story is told to its end"),
    (.wrongMeasure, "its story is told to its end"),
    (.noSeat, "its story is told to its end"),
    (
      .forgets,
      "players remember what they knew and did, but where a decision says that they may forget"
    ),
    (.unbalanced, "what players pay and are paid comes to nothing"),
    (.rarelyOutOfRange, "payoffs and measures are finite and measures within their range"),
    (.leaks, "a view never differs between two histories of an information set"),
  ])
  func `catch what is broken`(_ flaw: Flaw, _ law: String) {
    #expect(violations(Sample(flaw)).contains(law))
  }

  @Test(arguments: [
    (
      Flaw.wrongDecision,
      "choose: there is no decision 9; the mechanism declares 2 decisions: 0 'word', 1 'bet'; "
        + "before: Nature draws coin: tails (probability 0.5)"
    ),
    (
      .wrongMeasure,
      "note: there is no measure 4; the mechanism declares 1 measure: 0 'hits'; before: "
    ),
    (.endless, "the story does not end: it has said more than 1000000 verbs; before: ...; "),
    (.deadlock, "the story does not end: it has said more than 1000000 verbs; before: ...; "),
  ])
  func `say what was called, and tell the episode so far`(_ flaw: Flaw, _ sentence: String) throws {
    let broken = MechanismLaws.check(Sample(flaw)).filter { $0.violation != nil }
    let end = broken.first { $0.law == "its story is told to its end" }
    #expect(end?.violation?.hasPrefix(sentence) == true, "\(broken)")
  }

  @Test func `tell the episode in which a sum is wrong`() {
    let said = [Flaw.forgets, .unbalanced, .rarelyOutOfRange].map { flaw in
      MechanismLaws.check(Sample(flaw)).compactMap(\.violation).first ?? "nothing"
    }
    #expect(
      said == [
        "'bettor' forgets what it knew or did: two histories meet at 'bet', "
          + "(coin: heads, word: heads) and (coin: heads, word: heads, bet: heads)",
        "the treasury paid 1, after (coin: heads, word: heads, bet: heads)",
        "'hits' was 8, outside 0...1, after (coin: heads, word: heads, again: yes, bet: heads)",
      ])
  }

  @Test func `do not take a number that is none for another episode`() {
    #expect(
      violations(Sample(.noNumber)) == [
        "payoffs and measures are finite and measures within their range"
      ])
  }

  @Test func `name the first fault of a story that then does not end`() {
    let broken = MechanismLaws.check(Sample(.lostDecision)).compactMap(\.violation)
    #expect(broken.contains { $0.hasPrefix("choose: there is no decision 9;") }, "\(broken)")
  }

  @Test func `catch a card without a proper id, sentence or source`() {
    let law = "its card has an id in kebab-case, a sentence and a source"
    #expect(violations(Unnamed()).contains(law))
    #expect(violations(Unsourced()).contains(law))
  }

  private func violations(_ mechanism: any Mechanism) -> [String] {
    MechanismLaws.check(mechanism).filter { $0.violation != nil }.map(\.law)
  }
}

/// What can be wrong with a mechanism.
enum Flaw: Sendable {
  case none
  case measureOutOfRange
  case hiddenWish
  case wishOutOfRange
  case ignoredParameter
  case wrongSeat
  case wayward
  case labelTwice
  case labelEmpty
  case noActions
  case roleTwice
  case roleWithoutSeats
  case roleMissing
  case goalMissing
  case complains
  case parameterOutOfRange
  case parameterTwice
  case parameterWithoutHelp
  case endlessPayoff
  case noNumber
  case unexplained
  case goalUnnoted
  case drawTwice
  case wrongDecision
  case wrongDraw
  case wrongObservation
  case wrongMeasure
  case noSeat
  case endless
  case deadlock
  case lostDecision
  case leaks
  case forgets
  case unbalanced
  case rarelyOutOfRange
}

/// One bets on a coin that the other has seen.
private struct Sample: Mechanism {
  static let card = Card("sample", "One bets on a coin that the other has seen.", source: "Ours.")
  var flaw = Flaw.none
  var stake = 1.0
  private static let told = Atomic<Int>(0)

  init() {}
  init(_ flaw: Flaw) {
    self.flaw = flaw
    if flaw == .parameterOutOfRange { stake = -5 }
  }

  mutating func knobs(_ visitor: inout some KnobVisitor) {
    let help = flaw == .parameterWithoutHelp ? "" : "The stake."
    visitor.knob("stake", &stake, in: 0...10, unit: "money", help)
    if flaw == .parameterTwice { visitor.knob("stake", &stake, in: 0...10, unit: "money", help) }
    if flaw == .ignoredParameter {
      var unread = 1.0
      visitor.knob("unread", &unread, in: 0...10, unit: "money", "Nobody reads it.")
    }
  }

  var complaint: String? { flaw == .complains ? "it is never satisfied" : nil }
  var roles: [Role] {
    [
      Role("seer", flaw == .unexplained ? "" : "Sees the coin."),
      Role(
        flaw == .roleTwice ? "seer" : "bettor", seats: flaw == .roleWithoutSeats ? 0 : 1,
        "Bets on it."),
    ]
  }
  var decisions: [Decision] {
    let sides =
      switch flaw {
      case .labelTwice: ["heads", "heads"]
      case .labelEmpty: ["heads", ""]
      case .noActions: [String]()
      default: ["heads", "tails"]
      }
    return [
      Decision(
        "word", sees: [Variable("coin", .named(["heads", "tails"]))],
        actions: .named(sides.map { Label($0, "Names a side.") }), "What to say about the coin."),
      Decision(
        "bet", role: flaw == .roleMissing ? 2 : 1,
        actions: .named(sides.map { Label($0, "Bets on a side.") }), "What to bet on."),
    ]
  }
  var draws: [Draw] {
    let coin = Draw("coin", .named(["heads", "tails"]))
    return flaw == .drawTwice ? [coin, coin] : [coin, Draw("again")]
  }
  var isBalanced: Bool { flaw == .unbalanced }
  var expectedRounds: Double { flaw == .leaks ? 2 : 1 }
  var measures: [Measure] {
    [Measure("hits", unit: "hits", in: 0...1, "Whether the bet was right.")]
  }
  var goal: Goal { .measure(flaw == .goalMissing ? 1 : 0) }

  func play(_ episode: inout some Episode) {
    let coin = episode.chance(0, uniform: 2)
    switch flaw {
    case .wrongDecision: _ = episode.choose(9, by: 0)
    case .wrongDraw: _ = episode.chance(7, 0.5)
    case .wrongObservation: _ = episode.choose(0, by: 0, seeing: 2)
    case .wrongMeasure: episode.note(4, 1)
    case .noSeat: episode.gain(1, by: 3)
    case .endless: while episode.chance(1, 1) {}
    case .deadlock: while true { _ = episode.chance(1, 1) }
    case .lostDecision: while true { _ = episode.choose(9, by: 0) }
    default: break
    }
    let word = episode.choose(0, by: flaw == .wrongSeat ? 1 : 0, seeing: coin, wishing: coin)
    let wish: Int? =
      switch flaw {
      case .hiddenWish: coin
      case .wishOutOfRange: 2
      default: nil
      }
    // The end of a round tells the bettor what its decision does not see.
    if flaw == .leaks { episode.endRound() }
    if flaw == .forgets { _ = episode.choose(1, by: 1) }
    // So rarely that no sample shows it.
    if flaw == .rarelyOutOfRange && episode.chance(1, 1e-9) { episode.note(0, 7) }
    let bet = episode.choose(1, by: 1, wishing: wish)
    var hit = bet == coin ? 1.0 : 0
    if flaw == .wayward {
      hit = Double(Sample.told.add(1, ordering: .relaxed).newValue % 3)
    }
    episode.transfer(stake * hit, to: 1)
    let gain =
      switch flaw {
      case .endlessPayoff: Double.infinity
      case .noNumber: Double.nan
      default: stake
      }
    if word == coin { episode.gain(gain, by: 0) }
    if flaw == .goalUnnoted { return }
    episode.note(0, flaw == .measureOutOfRange ? 2 * hit : Swift.min(hit, 1))
  }
}

/// A mechanism whose id is not in kebab-case.
private struct Unnamed: Mechanism {
  static let card = Card("Un Named", "Nothing happens.", source: "Ours.")
  var roles: [Role] { [Role("player")] }
  var decisions: [Decision] { [Decision("move", actions: .named(["a", "b"]))] }
  func play(_ episode: inout some Episode) { _ = episode.choose(0, by: 0) }
}

/// A mechanism that cites nothing.
private struct Unsourced: Mechanism {
  static let card = Card("unsourced", "Nothing happens.", source: "")
  var roles: [Role] { [Role("player")] }
  var decisions: [Decision] { [Decision("move", actions: .named(["a", "b"]))] }
  func play(_ episode: inout some Episode) { _ = episode.choose(0, by: 0) }
}
