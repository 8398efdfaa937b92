import Arena
import Testing

@Suite struct `A view` {
  /// Two players bid twice; each sees its own coin, and after a round everyone knows the bids.
  private struct TwoRounds: Mechanism {
    static let card = Card("two-rounds", "Two bid twice.", source: "Made for this test.")
    enum Nature { static let coin = 0 }
    enum Choice { static let bid = 0 }
    var hidesPlay = false
    var stake = 1.5

    mutating func knobs(_ visitor: inout some KnobVisitor) {
      visitor.knob("stake", &stake, in: 0...9, unit: "money", "What the higher bid wins.")
    }
    var roles: [Role] { [Role("bidder", seats: 2, "Wants the stake.")] }
    var decisions: [Decision] {
      [
        Decision(
          "bid", sees: [Variable("coin", .named([Label("heads", "Bids count double."), "tails"]))],
          actions: .named([Label("low", "Costs nothing."), Label("high", "Costs 1.")]),
          "How much to bid.")
      ]
    }
    var draws: [Draw] { [Draw("a coin", .named(["heads", "tails"]))] }
    var expectedRounds: Double { 2 }

    func play(_ episode: inout some Episode) {
      for round in 0..<2 {
        for seat in 0..<2 {
          let coin = episode.chance(Nature.coin, uniform: 2)
          _ = episode.choose(Choice.bid, by: seat, seeing: coin)
        }
        if round == 0 { episode.endRound() }
      }
    }
  }

  /// The views of an episode in which every coin shows tails and seat 1 bids high.
  private func views(of mechanism: TwoRounds) throws -> [View] {
    let game = try #require(mechanism.game(repeated: nil))
    var views: [View] = []
    _ = game.narrate(
      drawing: { _ in 1 },
      choosing: { turn, transcript in
        views.append(game.view(of: turn, after: transcript))
        return turn.seat
      })
    return views
  }

  @Test func `holds the question, what is seen and the legal answers`() throws {
    let first = try views(of: TwoRounds())[0]
    #expect(first.name == "bidder 1")
    #expect(first.question == "bid")
    #expect(first.sights.map(\.name) == ["coin"])
    #expect(first.sights.map(\.value) == ["tails"])
    #expect(first.answers.count == 2)
    #expect(first.action(named: "high") == 1)
    #expect(first.action(named: "higher") == nil)
    #expect(first.memory == [])
    #expect(
      first.lines == [
        "You are bidder 1. Wants the stake.", "You see coin: tails.",
        "Decide bid. How much to bid.", "- low: Costs nothing.", "- high: Costs 1.",
      ])
  }

  @Test func `holds the rules in words, with every parameter`() throws {
    let rules = try views(of: TwoRounds())[0].rules
    #expect(
      rules == [
        "Two bid twice.", "Bidder (2 seats): Wants the stake.",
        "Bidder decides bid: How much to bid.",
        "- low: Costs nothing.", "- high: Costs 1.", "stake = 1.5 money. What the higher bid wins.",
      ])
  }

  @Test func `remembers the seat's own past, and what the end of a round tells`() throws {
    let views = try views(of: TwoRounds())
    #expect(views[1].memory == [])
    #expect(
      views[2].memory == [
        "You chose bid: low, seeing coin = tails.", "Bidder 2 chose bid: high.", "Round 1 ended.",
      ])
    #expect(
      views[3].memory == [
        "You chose bid: high, seeing coin = tails.", "Bidder 1 chose bid: low.", "Round 1 ended.",
      ])
  }

  @Test func `tells nothing of others where play is hidden`() throws {
    var hidden = TwoRounds()
    hidden.hidesPlay = true
    #expect(
      try views(of: hidden)[2].memory == [
        "You chose bid: low, seeing coin = tails.", "Round 1 ended.",
      ])
  }
}
