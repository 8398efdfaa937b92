public import Arena
import Laboratory

/// Tells a transcript in words that anyone can follow.
public struct Narration {
  private let shape: Shape

  /// Makes a narration of a mechanism's episodes.
  public init(_ shape: Shape) { self.shape = shape }

  /// The name of a seat: its role, numbered when several seats share it.
  public func name(ofSeat seat: Int) -> String {
    let name = shape.name(ofSeat: seat)
    return shape.roles[shape.roleOfSeat[seat]].seats > 1 ? name : "the \(name)"
  }

  /// The lines of a transcript, and the totals at its end.
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
    for seat in 0..<shape.seats {
      lines.append("= \(name(ofSeat: seat)) ends with \(figure(transcript.payoff(of: seat)))")
    }
    for (index, measure) in shape.measures.enumerated() {
      lines.append("= \(measure.name): \(figure(transcript.total(of: index))) (\(measure.unit))")
    }
    return lines
  }

  private func line(_ event: Event) -> String? {
    switch event {
    case .happening(let event, let happens, let probability):
      return "Nature: \(event)? \(happens ? "yes" : "no") (probability \(figure(probability)))"
    case .chance(let event, let outcome, let count, let probability):
      return "Nature draws \(event): \(outcome + 1) of \(count) "
        + "(probability \(figure(probability)))"
    case .choice(let decision, let seat, let observation, let action, let wish):
      let point = shape.decisions[decision]
      let sight = point.sight(observation)
      var line = capital(name(ofSeat: seat))
      if !sight.isEmpty { line += ", seeing \(sight)," }
      line += " chooses \(point.name): \(point.actions.label(action))"
      if let wish {
        line += wish == action ? " (as wished)" : " (wished: \(point.actions.label(wish)))"
      }
      return line
    case .transfer(let amount, let payer, let payee):
      if amount == 0 { return nil }
      let from = payer.map { name(ofSeat: $0) } ?? "the treasury"
      let to = payee.map { name(ofSeat: $0) } ?? "the treasury"
      return amount > 0
        ? "\(capital(from)) pays \(figure(amount)) to \(to)"
        : "\(capital(to)) pays \(figure(-amount)) to \(from)"
    case .gain(let amount, let seat):
      if amount == 0 { return nil }
      return "\(capital(name(ofSeat: seat))) \(amount > 0 ? "gains" : "loses") "
        + "\(figure(amount.magnitude)) of utility"
    case .note, .roundEnd: return nil
    }
  }

  private func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}

extension Game {
  /// Tells the episode that a path through the game tree is.
  ///
  /// - Parameter edges: The edges from the root; draws count outcomes of positive weight only.
  /// - Returns: What happens; behind the end of the path, the first thing that can.
  public func transcript(along edges: [Int]) -> Transcript {
    let path = Path(edges)
    return narrate(
      drawing: { weights in
        let possible = weights.indices.filter { weights[$0] > 0 }
        let edge = path.next()
        return edge < possible.count ? possible[edge] : possible.first ?? 0
      },
      choosing: { turn, _ in
        let edge = path.next()
        return edge < turn.count ? edge : 0
      })
  }
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
