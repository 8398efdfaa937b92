import Arena
import GameTheory
import Testing
import Theory

@testable import Laboratory

/// Three seats that decide one after the other; what the third sees, and who else moves, is up to a variant.
private struct Row: Mechanism {
  static let card = Card("row", "Three decide.", source: "")
  var variant = 0

  var roles: [Role] { [Role("player", seats: 3)] }
  var decisions: [Decision] {
    [
      Decision("move", actions: .counted(2)),
      Decision("look", sees: [Variable("both", .counted(2))], actions: .counted(2)),
    ]
  }
  var draws: [Draw] { [Draw("luck", .counted(2))] }

  mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("variant", &variant, in: 0...9, unit: "", "Which.")
  }

  func play(_ episode: inout some Episode) {
    if variant == 1 && episode.chance(0, 0.5) { return }
    let first = episode.choose(0, by: 0)
    if variant == 8 && first == 1 { return }
    // What the draw may come to depends on what the first one did, or how likely it is does.
    if variant == 2 { _ = episode.chance(0, of: first == 1 ? [1, 0] : [1, 1]) }
    var luck = 0
    if variant == 3 { luck = episode.chance(0, of: first == 1 ? [1, 3] : [1, 1]) }
    if variant == 4 { luck = episode.chance(0, of: [1, 3]) }
    let second = episode.choose(0, by: 1)
    if variant == 7 && second == 1 { _ = episode.choose(0, by: 0) }
    // Only both together are seen.
    if variant == 5 {
      _ = episode.choose(1, by: 2, seeing: first & second)
    } else {
      _ = episode.choose(1, by: 2, seeing: luck)
    }
    if variant == 6 {
      episode.endRound()
      for seat in [2, 0, 1] { _ = episode.choose(1, by: seat, seeing: first & second) }
    }
  }
}

@Suite struct `A tree of turns` {
  @Test(arguments: [
    // Nobody sees anything; nobody may move at all; draws that depend on an action, by their outcomes or
    // their odds; a draw that does not; a sight of two actions together; a second turn that sees the first;
    // a second move of one; an end in the middle.
    (0, true), (1, false), (2, false), (3, false), (4, true), (5, false), (6, true), (7, false),
    (8, false),
  ])
  func `is known by what everyone is asked`(_ variant: Int, _ isTurns: Bool) throws {
    let desk = try TheoryDesk(Row(variant: variant), budget: .init())
    #expect(try #require(desk.whole.tree).movesAtOnce == isTurns)
  }

  @Test(arguments: [
    ("prisoners-dilemma", true), ("kuhn-poker", false), ("leduc-poker", false), ("used-car", true),
    ("first-price-auction", true), ("ascending-clock-auction", false),
    ("mediated(prisoners-dilemma)", false), ("public-goods", true), ("linear-contract", false),
  ])
  func `is told apart in the catalogue`(_ id: String, _ isTurns: Bool) throws {
    let desk = try TheoryDesk(try Cell.configure(id, [:], .standard), budget: .init())
    #expect(desk.stage.tree?.movesAtOnce == isTurns)
  }
}
