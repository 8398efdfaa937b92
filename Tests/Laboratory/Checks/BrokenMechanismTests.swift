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
  ])
  func `catch what is broken`(_ flaw: Flaw, _ law: String) {
    #expect(violations(Sample(flaw)).contains(law))
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
      Role("seer"),
      Role(flaw == .roleTwice ? "seer" : "bettor", seats: flaw == .roleWithoutSeats ? 0 : 1),
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
        "word", sees: [Variable("coin", .named(["heads", "tails"]))], actions: .named(sides)),
      Decision("bet", role: flaw == .roleMissing ? 2 : 1, actions: .named(sides)),
    ]
  }
  var measures: [Measure] {
    [Measure("hits", unit: "hits", in: 0...1, "Whether the bet was right.")]
  }
  var goal: Goal { .measure(flaw == .goalMissing ? 1 : 0) }

  func play(_ episode: inout some Episode) {
    let coin = episode.chance("coin", uniform: 2)
    let word = episode.choose(0, by: flaw == .wrongSeat ? 1 : 0, seeing: coin, wishing: coin)
    let wish: Int? =
      switch flaw {
      case .hiddenWish: coin
      case .wishOutOfRange: 2
      default: nil
      }
    let bet = episode.choose(1, by: 1, wishing: wish)
    var hit = bet == coin ? 1.0 : 0
    if flaw == .wayward {
      hit = Double(Sample.told.add(1, ordering: .relaxed).newValue % 3)
    }
    episode.transfer(stake * hit, to: 1)
    if word == coin { episode.gain(flaw == .endlessPayoff ? .infinity : stake, by: 0) }
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
