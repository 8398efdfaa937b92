import Arena

/// A person in one seat, who has chosen some actions so far.
struct Seat {
  private let game: Game
  private let seat: Int
  private let choices: [Int]
  private let sitting: Sitting
  private let profile: Profile

  init(_ game: Game, seat: Int, choices: [Int], against profile: Profile, seed: UInt64) {
    self.game = game
    self.seat = seat
    self.choices = choices
    self.profile = profile
    sitting = Sitting(game, profile, seed: seed)
  }

  /// What the seat is asked next, or what happened if it is asked nothing more.
  ///
  /// - Parameter tree: The tree of the game, if it is known.
  /// - Returns: The answer to a request.
  /// - Throws: Why one of the choices cannot be, or the story fails.
  func answer(_ tree: GameTree?) throws(Refusal) -> CBOR {
    let told = Told()
    let transcript = sitting.tell { turn, transcript in
      guard turn.seat == seat else { return nil }
      let number = told.turns.count
      told.turns.append(turn)
      if number < choices.count {
        if (0..<turn.count).contains(choices[number]) { return choices[number] }
        told.wrong = told.wrong ?? number
      } else if told.view == nil {
        told.view = game.view(of: turn, after: transcript)
      }
      return nil
    }
    if let wrong = told.wrong {
      throw Refusal(
        "choice \(wrong + 1) must be a whole number in 0...\(told.turns[wrong].count - 1), but "
          + "found \(choices[wrong])")
    }
    if let view = told.view { return .map([.init("view", view.written)]) }
    if let failure = transcript.failure { throw Refusal("the story fails: \(failure.reason)") }
    return .map([
      .init("done", .truth(true)), .init("story", .texts(Narration(game.shape).lines(transcript))),
      .init("payoffs", .reals((0..<game.shape.seats).map { transcript.payoff(of: $0) })),
      .init("choices", .list(judged(told.turns, tree))),
    ])
  }

  /// What was chosen, and what each action was worth, the others as they are.
  private func judged(_ turns: [Turn], _ tree: GameTree?) -> [CBOR] {
    let values = tree.map { $0.bestReply(of: seat, to: profile).values }
    return turns.enumerated().map { place, turn in
      let decision = game.shape.decisions[turn.decision]
      var fields: [CBOR.Field] = [
        .init("question", .text(decision.name)),
        .init("chosen", .text(decision.actions.label(choices[place]))),
      ]
      if let values {
        let worth = (0..<turn.count).map {
          values.expected(slot: turn.slot + $0, infoset: turn.infoset)
        }
        var best = 0
        for action in worth.indices where worth[action] > worth[best] { best = action }
        fields += [
          .init("best", .text(decision.actions.label(best))), .init("values", .reals(worth)),
        ]
      }
      return .map(fields)
    }
  }

  /// What a telling writes down.
  private final class Told {
    var turns: [Turn] = []
    var view: View?
    var wrong: Int?
  }
}

extension View {
  fileprivate var written: CBOR {
    .map([
      .init("name", .text(name)), .init("role", .text(role)), .init("question", .text(question)),
      .init("help", .text(help)), .init("rules", .texts(rules)),
      .init(
        "sights",
        .list(
          sights.map {
            .map([
              .init("name", .text($0.name)), .init("value", .text($0.value)),
              .init("help", .text($0.help)),
            ])
          })),
      .init(
        "answers",
        .list(
          (0..<answers.count).map {
            .map([.init("name", .text(answers.label($0))), .init("help", .text(answers.help($0)))])
          })),
      .init("memory", .texts(memory)),
    ])
  }
}
