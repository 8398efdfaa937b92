import Arena

/// Kuhn's poker: three cards, one each; ante 1, bet 1; the first player loses 1/18 a hand.
///
/// > Source: H. W. Kuhn, "A Simplified Two-Person Poker", *Contributions to the Theory of Games I*,
/// > 1950, pp. 97-103.
struct Kuhn: Mechanism {
  static let card = Card("kuhn", "Three cards, one bet.", source: "Kuhn 1950.")
  var roles: [Role] { [Role("first"), Role("second")] }
  var decisions: [Decision] {
    let sees = [Variable("card", .named(["jack", "queen", "king"]))]
    return (0..<4).map {
      Decision("turn \($0)", role: [0, 1, 1, 0][$0], sees: sees, actions: .named(["pass", "bet"]))
    }
  }
  var draws: [Draw] {
    [
      Draw("the first card", .named(["jack", "queen", "king"])),
      Draw("how far above, in a circle, the second is", .counted(2)),
    ]
  }
  func play(_ episode: inout some Episode) {
    let first = episode.chance(0, uniform: 3)
    let second = (first + 1 + episode.chance(1, uniform: 2)) % 3
    let winner = first > second ? 0 : 1
    func pay(_ amount: Double, _ winner: Int, _ episode: inout some Episode) {
      episode.transfer(amount, from: 1 - winner, to: winner)
    }
    if episode.choose(0, by: 0, seeing: first) == 1 {
      let called = episode.choose(2, by: 1, seeing: second) == 1
      pay(called ? 2 : 1, called ? winner : 0, &episode)
    } else if episode.choose(1, by: 1, seeing: second) == 1 {
      let called = episode.choose(3, by: 0, seeing: first) == 1
      pay(called ? 2 : 1, called ? winner : 1, &episode)
    } else {
      pay(1, winner, &episode)
    }
  }
}

/// Leduc poker told by ranks: six cards of three ranks, two rounds, raises of 2 and 4, two a round.
///
/// > Source: F. Southey et al., "Bayes' Bluff: Opponent Modelling in Poker", *UAI* 2005.
struct Leduc: Mechanism {
  static let card = Card("leduc", "Two rounds around a shared card.", source: "Southey 2005.")
  var roles: [Role] { [Role("first"), Role("second")] }

  /// Who acts after how many moves of a round, with how many actions: 6 points of a betting round.
  private static let turns: [(name: String, seat: Int, raises: Int)] = [
    ("opens", 0, 0), ("after a check", 1, 0), ("after a raise", 1, 1), ("after check, raise", 0, 1),
    ("after two raises", 0, 2), ("after check and two raises", 1, 2),
  ]

  var decisions: [Decision] {
    (0..<2).flatMap { round in
      Leduc.turns.map { turn in
        var sees = [Variable("card", .numbers(from: 0, step: 1, count: 3))]
        if round == 1 {
          sees.append(Variable("shared", .numbers(from: 0, step: 1, count: 3)))
          sees.append(Variable("first round", .numbers(from: 0, step: 1, count: 5)))
        }
        let actions = [["check", "raise"], ["fold", "call", "raise"], ["fold", "call"]][turn.raises]
        return Decision(turn.name, role: turn.seat, sees: sees, actions: .named(actions))
      }
    }
  }

  var draws: [Draw] {
    ["first", "second", "shared"].map { Draw($0, .numbers(from: 0, step: 1, count: 3)) }
  }

  func play(_ episode: inout some Episode) {
    let first = episode.chance(0, uniform: 3)
    let second = episode.chance(1, among: 3) { $0 == first ? 1 : 2 }
    let cards = [first, second]
    var stakes = [1.0, 1.0]
    guard let history = bet(0, 2, { cards[$0] }, &stakes, &episode) else { return }
    let shared = episode.chance(2, among: 3) { rank in
      2 - (rank == first ? 1 : 0) - (rank == second ? 1 : 0)
    }
    guard bet(6, 4, { (cards[$0] * 3 + shared) * 5 + history }, &stakes, &episode) != nil
    else { return }
    let strengths = cards.map { $0 == shared ? 10 : $0 }
    if strengths[0] != strengths[1] {
      let winner = strengths[0] > strengths[1] ? 0 : 1
      episode.transfer(stakes[1 - winner], from: 1 - winner, to: winner)
    }
  }

  /// One round of betting; returns which of its five calm ends it had, or nil after a fold.
  private func bet(
    _ decision: Int, _ raise: Double, _ sees: (Int) -> Int, _ stakes: inout [Double],
    _ episode: inout some Episode
  ) -> Int? {
    var turn = 0
    while true {
      let (_, seat, raises) = Leduc.turns[turn]
      var action = episode.choose(decision + turn, by: seat, seeing: sees(seat))
      if raises == 0 { action += 1 }
      switch action {
      case 0:
        episode.transfer(stakes[seat], from: seat, to: 1 - seat)
        return nil
      case 1:
        if turn == 0 {
          turn = 1
          continue
        }
        stakes[seat] = stakes[1 - seat]
        return turn - 1
      default:
        stakes[seat] = stakes[1 - seat] + raise
        turn = [2, 3, 4, 5][turn]
      }
    }
  }
}
