/// Tells a transcript in words that anyone can follow.
public struct Narration {
  private let shape: Shape

  /// Makes a narration of a mechanism's episodes.
  public init(_ shape: Shape) { self.shape = shape }

  /// The lines of a transcript, and the totals at its end, or why the story failed.
  public func lines(_ transcript: Transcript) -> [String] {
    var lines: [String] = []
    var round = 1
    for event in transcript.events {
      if case .roundEnd = event {
        round += 1
        lines.append("-- round \(round) --")
      } else if let line = line(event) {
        lines.append(line)
      }
    }
    if let failure = transcript.failure {
      lines.append("The story fails: \(failure.reason).")
      return lines
    }
    for seat in 0..<shape.seats {
      let payoff = NumberText.figure(transcript.payoff(of: seat))
      lines.append("= \(shape.title(ofSeat: seat)) ends with \(payoff)")
    }
    for (index, measure) in shape.measures.enumerated() {
      let total = NumberText.figure(transcript.total(of: index))
      lines.append("= \(measure.name): \(total) (\(measure.unit))")
    }
    return lines
  }

  /// What an event says; nil if it is not worth a line.
  func line(_ event: Event) -> String? {
    switch event {
    case .happening(let draw, let happens, let probability):
      return "Nature: \(shape.draws[draw].name)? \(happens ? "yes" : "no") (probability "
        + NumberText.figure(probability) + ")"
    case .chance(let draw, let outcome, _, let probability):
      return "Nature draws \(shape.draws[draw].name): \(shape.draws[draw].outcomes.label(outcome)) "
        + "(probability \(NumberText.figure(probability)))"
    case .choice(let decision, let seat, let observation, let action, let wish):
      let point = shape.decisions[decision]
      let sight = point.sight(observation)
      var line = shape.title(ofSeat: seat).startingSentence
      if !sight.isEmpty { line += ", seeing \(sight)," }
      line += " chooses \(point.name): \(point.actions.label(action))"
      if let wish {
        line += wish == action ? " (as wished)" : " (wished: \(point.actions.label(wish)))"
      }
      return line
    case .slip(let decision, let action, let seat):
      let point = shape.decisions[decision]
      return "\(shape.title(ofSeat: seat).startingSentence) slips: \(point.name) comes out as "
        + point.actions.label(action)
    case .transfer(let amount, let payer, let payee):
      if amount == 0 { return nil }
      let from = payer.map { shape.title(ofSeat: $0) } ?? "the treasury"
      let to = payee.map { shape.title(ofSeat: $0) } ?? "the treasury"
      return amount > 0
        ? "\(from.startingSentence) pays \(NumberText.figure(amount)) to \(to)"
        : "\(to.startingSentence) pays \(NumberText.figure(-amount)) to \(from)"
    case .gain(let amount, let seat):
      if amount == 0 { return nil }
      return "\(shape.title(ofSeat: seat).startingSentence) \(amount > 0 ? "gains" : "loses") "
        + "\(NumberText.figure(amount.magnitude)) of utility"
    case .note, .roundEnd: return nil
    }
  }
}

extension Game {
  /// Tells the episode that a path through the game tree is.
  ///
  /// - Parameters:
  ///   - edges: The edges from the root; draws count outcomes of positive weight only.
  ///   - look: Shown every turn, with the story so far.
  /// - Returns: What happens; after the end of the path, the first possible outcome and action.
  public func transcript(
    along edges: [Int], showing look: @escaping (Turn, Transcript) -> Void = { _, _ in }
  ) -> Transcript {
    let path = Path(edges)
    return narrate(
      drawing: { weights in
        let possible = weights.indices.filter { weights[$0] > 0 }
        let edge = path.next()
        return edge < possible.count ? possible[edge] : possible.first ?? 0
      },
      choosing: { turn, transcript in
        look(turn, transcript)
        let edge = path.next()
        return edge < turn.count ? edge : 0
      })
  }
}

extension Game {
  /// The steps through the whole tree that a path through the tree is in which one seat alone chooses.
  ///
  /// - Parameters:
  ///   - edges: The edges from the root of the tree in which that seat alone chooses; then the first ones.
  ///   - onlyFree: The seat that chooses, and what all others do.
  /// - Returns: The edges from the root of the whole tree to the end of the episode, and whose turns they are; nil
  ///   for nature's.
  public func wholePath(_ edges: [Int], onlyFree: OnlyFree) -> [(edge: Int, turn: Turn?)] {
    let path = Path(edges)
    let steps = Steps()
    _ = narrate(
      drawing: { weights in
        let possible = weights.indices.filter { weights[$0] > 0 }
        let edge = path.next()
        steps.taken.append((edge < possible.count ? edge : 0, nil))
        return edge < possible.count ? possible[edge] : possible.first ?? 0
      },
      choosing: { turn, _ in
        let edge =
          turn.seat == onlyFree.seat
          ? path.next()
          : onlyFree.action(of: turn.seat, at: turn.decision, wishing: turn.wish) ?? 0
        // Wishes that are no actions are complained about elsewhere.
        steps.taken.append((0..<turn.count ~= edge ? edge : 0, turn))
        return 0..<turn.count ~= edge ? edge : 0
      })
    return steps.taken
  }
}

/// The steps that one telling has taken so far.
private final class Steps {
  var taken: [(edge: Int, turn: Turn?)] = []
}

/// A path that the drawer and the chooser of one telling walk together.
private final class Path {
  private let edges: [Int]
  private var place = 0

  init(_ edges: [Int]) { self.edges = edges }

  func next() -> Int {
    defer { place += 1 }
    return place < edges.count ? edges[place] : 0
  }
}
