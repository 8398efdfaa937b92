/// What one seat may know when it decides: the question, in words and in numbers.
///
/// Narration for a person, a prompt for a program and an observation for a learner are all made
/// from it, so that none of them can know more than the game's information set and what the rules
/// tell everyone.
public struct View: Sendable, Equatable {
  /// One thing that is seen.
  public struct Sight: Sendable, Equatable {
    /// What is seen, for example "car".
    public let name: String
    /// Its value, for example "peach".
    public let value: String
    /// The index of the value among all that can be seen.
    public let index: Int
    /// What the value means; empty if its name says it all.
    public let help: String
  }

  /// The rules in words, the same for every seat and turn; see ``Mechanism/rules``.
  public let rules: [String]
  /// The seat that decides.
  public let seat: Int
  /// The seat's name, for example "bidder 2".
  public let name: String
  /// What the seat's role is about.
  public let role: String
  /// The index of the decision.
  public let decision: Int
  /// The information set.
  public let infoset: Int
  /// The decision's name, for example "sale".
  public let question: String
  /// What is decided, as a sentence.
  public let help: String
  /// What is seen.
  public let sights: [Sight]
  /// The legal answers: labels with what they mean, in the order of the actions.
  public let answers: Values
  /// What the seat itself did before in this episode, and what it was told, in order, in words.
  ///
  /// It follows from the information set where players have perfect recall, and may hold more where
  /// decisions see less than players are told: in a repeated game, all earlier rounds.
  public let memory: [String]

  /// Returns the label of an answer.
  ///
  /// - Precondition: `action` is a legal answer.
  public func answer(_ action: Int) -> String { answers.label(action) }

  /// The action that a text names; nil when it names none.
  public func action(named text: String) -> Int? {
    (0..<answers.count).first { answers.label($0) == text }
  }

  /// What is known at this turn, in sentences, without the rules; the last ones ask.
  public var lines: [String] {
    var lines = ["You are \(name)." + (role.isEmpty ? "" : " " + role)]
    lines += memory
    for sight in sights {
      lines.append(
        "You see \(sight.name): \(sight.value)." + (sight.help.isEmpty ? "" : " " + sight.help))
    }
    lines.append("Decide \(question)." + (help.isEmpty ? "" : " " + help))
    if case .named(let labels) = answers {
      for label in labels { lines.append("- " + label.name + View.meaning(label)) }
    } else {
      lines.append("- from \(answers.label(0)) to \(answers.label(answers.count - 1))")
    }
    return lines
  }

  private static func meaning(_ label: Label) -> String {
    label.help.isEmpty ? "" : ": " + label.help
  }
}

extension Game {
  /// Returns what a seat may know at a turn.
  ///
  /// - Parameters:
  ///   - turn: A turn of this game.
  ///   - transcript: What happened before it.
  /// - Returns: The view, with the rules.
  public func view(of turn: Turn, after transcript: Transcript) -> View {
    shape.view(of: turn, after: transcript, rules: rules)
  }
}

extension Shape {
  /// Returns what a seat may know at a turn, beside the rules as they are given.
  ///
  /// - Parameters:
  ///   - turn: A turn of a game of this shape.
  ///   - transcript: What happened before it.
  ///   - rules: The rules in words; none unless given.
  /// - Returns: The view.
  public func view(
    of turn: Turn, after transcript: Transcript, rules: [String] = []
  ) -> View {
    let point = decisions[turn.decision]
    let observation = turn.infoset - Int(layout[turn.decision].infoset)
    return View(
      rules: rules, seat: turn.seat, name: title(ofSeat: turn.seat),
      role: roles[roleOfSeat[turn.seat]].help,
      decision: turn.decision, infoset: turn.infoset, question: point.name, help: point.help,
      sights: point.sights(observation), answers: point.actions,
      memory: memory(of: turn.seat, in: transcript))
  }

  /// What a seat did itself, and what the ends of rounds told it.
  private func memory(of seat: Int, in transcript: Transcript) -> [String] {
    var memory: [String] = []
    var round: [(seat: Int, decision: Int, action: Int)] = []
    var number = 1
    for event in transcript.events {
      switch event {
      case .choice(let decision, let chooser, let observation, let action, _):
        round.append((chooser, decision, action))
        if chooser == seat { memory.append(deed(decision, observation, action)) }
      case .slip(let decision, let action, let chooser):
        if let last = round.lastIndex(where: { $0.seat == chooser }) { round[last].action = action }
        if chooser == seat {
          memory.append("It came out as \(decisions[decision].actions.label(action)).")
        }
      case .roundEnd:
        if !hidesPlay { memory += news(of: round, to: seat) }
        memory.append("Round \(number) ended.")
        number += 1
        round = []
      case .chance, .happening, .transfer, .gain, .note: continue
      }
    }
    return memory
  }

  private func deed(_ decision: Int, _ observation: Int, _ action: Int) -> String {
    let point = decisions[decision]
    let sight = point.sight(observation)
    return "You chose \(point.name): \(point.actions.label(action))"
      + (sight.isEmpty ? "." : ", seeing \(sight).")
  }

  /// What the others did in a round that ended.
  private func news(of round: [(seat: Int, decision: Int, action: Int)], to seat: Int) -> [String] {
    var news: [String] = []
    for act in round where act.seat != seat {
      let point = decisions[act.decision]
      news.append(
        "\(title(ofSeat: act.seat).startingSentence) chose \(point.name): "
          + point.actions.label(act.action) + ".")
    }
    return news
  }
}
