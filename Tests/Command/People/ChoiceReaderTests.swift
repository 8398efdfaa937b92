import Arena
import Testing

@testable import Command

@Suite struct `A reader of choices` {
  private let terms = ChoiceReader(.named(["keep", "lump sum", "deferred", "default"]))
  private let claims = ChoiceReader(.numbers(from: 2, step: 1, count: 99))
  private let bids = ChoiceReader(.numbers(from: 0, step: 0.25, count: 5))

  /// Why a line is no choice; nil if it is one.
  private func sentence(_ reading: ChoiceReader.Reading) -> String? {
    if case .unclear(let sentence) = reading { sentence } else { nil }
  }

  @Test(arguments: [
    ("keep", 0), ("KEEP", 0), ("1", 0), ("  lump   SUM ", 1), ("l", 1), ("def", nil), ("defe", 2),
    ("4", 3), ("0", nil), ("5", nil), ("1.5", nil), ("", nil), ("sum", nil), ("-1", nil),
  ])
  func `takes numbers, prefixes and any case`(_ text: String, _ action: Int?) {
    let read = terms.read(text)
    if let action {
      #expect(read == .action(action))
    } else {
      #expect(sentence(read)?.hasSuffix(".") == true)
    }
  }

  @Test func `takes an amount for what it is, not for a place in the list`() {
    #expect(claims.read("57") == .action(55))
    #expect(claims.read("57.0") == .action(55))
    #expect(bids.read("0.5") == .action(2))
    #expect(bids.read(".25") == .action(1))
    #expect(
      claims.read("57.3")
        == .unclear(
          "There is no 57.3 here; expected a number from 2 to 100, and the nearest are 57 and 58."))
    #expect(
      claims.read("1e300")
        == .unclear(
          "There is no 1e300 here; expected a number from 2 to 100, and the nearest is 100."))
    #expect(
      bids.read("2")
        == .unclear(
          "There is no 2 here; expected 0, 0.25, 0.5, 0.75 or 1, and the nearest is 1."))
  }

  @Test func `takes no other spelling of a number, and leaves before it completes a name`() {
    #expect(sentence(terms.read("0x2")) != nil)
    let game = ChoiceReader(.named(["quitter", "stay"]))
    #expect(game.read("quit") == .quit)
    #expect(sentence(game.read("exit?")) != nil)
    #expect(game.read("quitt") == .action(0))
  }

  @Test func `does not number what may be a number`() {
    let mixed = ChoiceReader(.named(["none", "2", "5"]))
    #expect(!mixed.isNumbered)
    #expect(mixed.read("2") == .action(1))
    #expect(mixed.read("n") == .action(0))
    #expect(sentence(mixed.read("1")) != nil)
  }

  @Test func `explains and leaves, unless a choice is called so`() {
    #expect(terms.read("?") == .explain(nil))
    #expect(terms.read("??") == .explain(nil))
    #expect(terms.read("? lump") == .explain(1))
    #expect(terms.read("lump?") == .explain(1))
    #expect(claims.read("? 2") == .explain(0))
    #expect(terms.read("quit") == .quit)
    #expect(terms.read("EXIT") == .quit)
    #expect(ChoiceReader(.named(["stay", "quit"])).read("quit") == .action(1))
    #expect(ChoiceReader(.named(["?", "stay"])).read("?") == .action(0))
  }

  @Test func `names the nearest choice, and nothing that harms a terminal`() {
    #expect(
      terms.read("defered") == .unclear("There is no 'defered' here; did you mean 'deferred'?."))
    let long = sentence(terms.read("\u{1B}[31m" + String(repeating: "x", count: 999)))
    #expect(long?.contains("\u{1B}") == false && (long?.count ?? 999) < 200)
  }
}
