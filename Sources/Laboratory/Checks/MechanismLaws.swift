public import Arena
import GameTheory
import Theory

/// The laws that every mechanism must obey, run on one of them.
public enum MechanismLaws {
  /// The most leaves that a check explores.
  private static let leafBudget = 200_000
  private static let samples = 200

  /// The longest that a check takes, in seconds.
  private static let seconds = 600.0

  /// Checks a mechanism with its default parameters.
  ///
  /// Every fault ends in a sentence. The check has a thread of its own, which is abandoned if a story
  /// does not end.
  public static func check(_ mechanism: any Mechanism) -> [LawResult] {
    let outcome = Supervision.run(seconds: seconds) { lost in examine(mechanism, lost) }
    switch outcome {
    case .done(let results): return results
    case .lost(let reason): return [LawResult(law: endsLaw, violation: reason)]
    case .late:
      return [
        LawResult(
          law: endsLaw,
          violation: "a function of it does not end: the check took more than \(Int(seconds)) s")
      ]
    }
  }

  private static let endsLaw = "its story is told to its end"

  private static func examine(
    _ mechanism: any Mechanism, _ lost: @escaping @Sendable (String) -> Void
  ) -> [LawResult] {
    var results: [LawResult] = []
    func law(_ text: String, _ violation: String?) {
      results.append(LawResult(law: text, violation: violation))
    }
    law("its card has an id in kebab-case, a sentence and a source", CardLaws.violation(mechanism))
    law("its parameters have unique names and lie in their ranges", CardLaws.knobs(mechanism))
    law("its default parameters make sense together", mechanism.complaint)
    // What a mechanism declares is not known where they make none.
    if mechanism.complaint != nil { return results }
    law("its declarations are complete", declarations(mechanism))
    if !(mechanism is GameFile) {
      law("its roles, decisions, actions and measures are explained", words(mechanism))
    }
    guard results.allSatisfy({ $0.violation == nil }) else { return results }
    guard let game = mechanism.game(repeated: nil) else {
      law(
        "its information sets can be numbered",
        "the game would have more than 2^27 table entries; take fewer actions or less that is seen")
      return results
    }
    let told = tell(game, lost)
    law(endsLaw, told.obstacle)
    guard let transcripts = told.transcripts else { return results }
    law("the same draws and choices tell the same episode", repeats(game))
    law("its story keeps to its declarations", keepsDeclarations(game, transcripts))
    var budget = Budget()
    budget.leaves = leafBudget
    let desk = TheoryDesk(mechanism, game, budget: budget)
    let explored = desk.whole
    law(
      "payoffs and measures are finite and measures within their range",
      SumLaws.range(game, explored.tree, transcripts))
    if mechanism.isBalanced {
      law(
        "what players pay and are paid comes to nothing",
        SumLaws.balance(game, explored.tree, transcripts))
    }
    if case .failed = explored { law("every episode is told to its end", explored.obstacle) }
    law("its goal is counted", goal(game, explored.tree, transcripts))
    law(
      "a view never differs between two histories of an information set",
      ViewLaw.violation(game, explored.tree, samples: samples))
    if let tree = explored.tree {
      law(
        "players remember what they knew and did, but where a decision says that they may forget",
        Forgetting(in: tree, strictly: false)?.sentence)
      law("the tree and the story agree on every sampled episode", agrees(tree, transcripts))
      law("a wish depends only on what the player sees", wishes(tree))
      law("the simulator pays what the tree expects", simulates(desk, tree))
    }
    law("every parameter changes something", ParameterLaw.violation(mechanism))
    return results
  }

  /// What has no line of help.
  private static func words(_ mechanism: any Mechanism) -> String? {
    for role in mechanism.roles where role.help.isEmpty {
      return "the role '\(role.name)' has no help"
    }
    for decision in mechanism.decisions {
      if decision.help.isEmpty { return "the decision '\(decision.name)' has no help" }
      guard case .named(let labels) = decision.actions else { continue }
      for label in labels where label.help.isEmpty {
        return "the action '\(label.name)' of the decision '\(decision.name)' has no help"
      }
    }
    for measure in mechanism.measures where measure.help.isEmpty {
      return "the measure '\(measure.name)' has no help"
    }
    return nil
  }

  private static func declarations(_ mechanism: any Mechanism) -> String? {
    if mechanism.roles.isEmpty { return "it declares no role" }
    for role in mechanism.roles where role.seats < 1 || role.name.isEmpty {
      return "the role '\(role.name)' needs a name and at least one seat"
    }
    for decision in mechanism.decisions {
      if !mechanism.roles.indices.contains(decision.role) {
        return "the decision '\(decision.name)' names role \(decision.role), which does not exist"
      }
      for values in [decision.actions] + decision.sees.map(\.values) {
        let labels = (0..<values.count).map { values.label($0) }
        if labels.isEmpty { return "the decision '\(decision.name)' has an empty set of labels" }
        if Set(labels).count < labels.count || labels.contains("") {
          return "the labels of the decision '\(decision.name)' are not unique"
        }
      }
    }
    for names in [
      mechanism.roles.map(\.name), mechanism.decisions.map(\.name), mechanism.measures.map(\.name),
      mechanism.draws.map(\.name),
    ] where Set(names).count < names.count { return "two declarations share a name: \(names)" }
    for draw in mechanism.draws where draw.name.isEmpty || draw.outcomes.count == 0 {
      return "the draw '\(draw.name)' needs a name and outcomes"
    }
    if case .measure(let index, _) = mechanism.goal, !mechanism.measures.indices.contains(index) {
      return "the goal names measure \(index), which does not exist"
    }
    return nil
  }

  /// Tells episodes with uniform draws and choices; the first that fails is the obstacle.
  private static func tell(
    _ game: Game, _ lost: @escaping @Sendable (String) -> Void
  ) -> (transcripts: [Transcript]?, obstacle: String?) {
    var transcripts: [Transcript] = []
    for seed in 0..<samples {
      let transcript = Rehearsal.sample(game, seed: seed, lost: lost)
      if transcript.failure != nil {
        return (nil, Rehearsal.complaint(transcript, game.shape))
      }
      transcripts.append(transcript)
    }
    return (transcripts, nil)
  }

  /// Whether some episode counts what the designer wants.
  private static func goal(_ game: Game, _ tree: GameTree?, _ transcripts: [Transcript]) -> String?
  {
    guard case .measure(let index, _) = game.goal else { return nil }
    let isNoted = transcripts.contains { transcript in
      transcript.events.contains {
        if case .note(index, _) = $0 { true } else { false }
      }
    }
    if isNoted { return nil }
    if let tree, (0..<tree.leaves).contains(where: { tree.measure(leaf: $0, index: index) != 0 }) {
      return nil
    }
    return "'\(game.shape.measures[index].name)' is the goal, but no episode notes it"
  }

  private static func repeats(_ game: Game) -> String? {
    for seed in 0..<20 {
      let first = Rehearsal.sample(game, seed: seed)
      let second = Rehearsal.sample(game, seed: seed)
      // NaN differs from itself, but reads the same; another law names it.
      if first.events != second.events && "\(first.events)" != "\(second.events)" {
        return "seed \(seed) told two episodes"
      }
    }
    return nil
  }

  private static func keepsDeclarations(_ game: Game, _ transcripts: [Transcript]) -> String? {
    let shape = game.shape
    for transcript in transcripts {
      for case .choice(let index, let seat, _, _, let wish) in transcript.events {
        let decision = shape.decisions[index]
        if shape.roleOfSeat[seat] != decision.role {
          return "'\(decision.name)' belongs to \(shape.roles[decision.role].name), but seat "
            + "\(seat) is \(shape.roles[shape.roleOfSeat[seat]].name)"
        }
        if let wish, wish < 0 || wish >= decision.actions.count {
          return "the wish at '\(decision.name)' is \(wish), of \(decision.actions.count) actions"
        }
      }
      for case .roundEnd in transcript.events where shape.expectedRounds == 1 {
        return "it ends a round, but expects one round only"
      }
    }
    return nil
  }

  private static func agrees(_ tree: GameTree, _ transcripts: [Transcript]) -> String? {
    for transcript in transcripts {
      var node = 0
      for event in transcript.events {
        let label: Int
        switch event {
        case .choice(_, _, _, let action, _):
          node = tree.child(node, action)
          continue
        case .chance(_, let outcome, _, _): label = outcome
        case .happening(_, let happens, _): label = happens ? 0 : 1
        case .slip, .transfer, .gain, .note, .roundEnd: continue
        }
        let first = Int(tree.nodes[node].infoset)
        let edges = 0..<Int(tree.nodes[node].edges)
        guard let edge = edges.first(where: { Int(tree.outcomes[first + $0].label) == label })
        else {
          return "a draw of the story is not in the tree"
        }
        node = tree.child(node, edge)
      }
      guard tree.nodes[node].kind == .leaf else { return "an episode ended early" }
      for seat in 0..<tree.seats {
        let paid = transcript.payoff(of: seat)
        let expected = tree.payoff(leaf: Int(tree.nodes[node].infoset), seat: seat)
        if (paid - expected).magnitude > 1e-9 * Swift.max(1, expected.magnitude) {
          return "seat \(seat) was paid \(paid), but the tree says \(expected)"
        }
      }
    }
    return nil
  }

  private static func wishes(_ tree: GameTree) -> String? {
    var wish: [Int: Int?] = [:]
    for node in tree.nodes where node.kind == .decision {
      let infoset = Int(node.infoset)
      if let before = wish[infoset], before != node.wish {
        let (index, observation) = tree.shape.decision(ofInfoset: infoset)
        let decision = tree.shape.decisions[index]
        let sight = decision.sight(observation)
        return
          "at '\(decision.name)'\(sight.isEmpty ? "" : " seeing '\(sight)'") two things are wished"
      }
      wish[infoset] = node.wish
    }
    return nil
  }

  /// Plays many episodes with uniform agents; the mean payoffs must lie within six standard errors.
  private static func simulates(_ desk: TheoryDesk, _ tree: GameTree) -> String? {
    let expected = tree.expectation(of: Profile(uniformIn: tree.shape)).payoffs
    let rounds = 200
    let matches = 100
    let window: Tally
    do {
      let prepared = PreparedGame(desk)
      let everyone = SeatedGroup(
        "uniform", matches * tree.seats, of: try prepared.brief(UniformPlay()), in: prepared)
      window = try prepared.live(
        [everyone], RunPlan(matching: .random, rounds: rounds, blocks: 1, window: 1),
        key: StreamKey(seed: 1).with("law")
      ).window
    } catch { return "\(error)" }
    let range = tree.payoffRange
    let deviation = (range.upperBound - range.lowerBound) / 2
    let slack = 6 * deviation / Double(rounds * matches).squareRoot()
    for seat in 0..<tree.seats {
      let mean = (window.transfers[seat] + window.gains[seat]) / Double(window.episodes)
      if (mean - expected[seat]).magnitude > slack + 1e-9 {
        return "seat \(seat) earned \(mean) on average, but the tree expects \(expected[seat])"
      }
    }
    return nil
  }
}

/// Plays every action with the same probability; the law's own agent, so that it needs no catalogue.
private struct UniformPlay: Agent {
  static let card = Card("uniform-play", "Plays uniformly.", source: "None.")

  func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    random.index(below: turn.count)
  }
}
