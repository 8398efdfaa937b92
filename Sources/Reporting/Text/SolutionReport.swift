import Arena
import GameTheory
public import Laboratory

/// What a solution concept says, for the terminal.
public struct SolutionReport {
  private let prediction: Prediction

  /// The most answers whose strategies are spelled out.
  private static let most = 12
  /// The most lines of survivors or deletions.
  private static let mostLines = 40

  /// Makes a report of a prediction.
  public init(_ prediction: Prediction) { self.prediction = prediction }

  /// Heading, table of answers, strategies, and what belongs to the concept.
  public func text(width: Int = 80) -> String {
    let solution = prediction.solution
    var lines = ["\(prediction.mechanism.card.id): \(solution.concept.rawValue)"]
    lines += wrap(solution.concept.summary, width)
    let status = [solution.status.rawValue] + [solution.obstacle].compactMap { $0 }
    lines += wrap(
      "Method: \(solution.method). Status: \(status.joined(separator: ": ")).", width)
    for fact in solution.facts {
      switch fact.value {
      case .number(let number): lines.append("\(capital(fact.name)): \(figure(number))")
      case .text(let text): lines += wrap("\(capital(fact.name)): \(text)", width)
      }
    }
    var text = lines.joined(separator: "\n") + "\n"
    if !solution.answers.isEmpty { text += "\n" + answers(width) + "\n" + strategies(width) }
    if !solution.intervals.isEmpty { text += "\n" + intervals(width) }
    if !solution.survivors.isEmpty { text += "\n" + survivors(width) }
    return text
  }

  private func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  private func answers(_ width: Int) -> String {
    let solution = prediction.solution
    let names = prediction.welfare.map(\.name)
    let hasNotes = solution.answers.contains { !$0.note.isEmpty }
    let numbers = ["#", "payoffs"] + names + ["regret"]
    var table = TextTable(numbers + (hasNotes ? ["note"] : []), numbers: Set(numbers))
    for (index, answer) in solution.answers.prefix(SolutionReport.mostLines).enumerated() {
      let payoffs = answer.expectation.payoffs
      let shown = payoffs.prefix(4).map { figure($0) }.joined(separator: ", ")
      table.add(
        ["\(index + 1)", payoffs.count > 4 ? shown + ", ..." : shown]
          + names.indices.map { figure(prediction.welfare($0, of: answer)) }
          + [figure(answer.regret, beside: payoffs.map(\.magnitude).max() ?? 0)]
          + (hasNotes ? [answer.note] : []))
    }
    var text = table.text(width: width)
    let shown = Swift.min(solution.answers.count, SolutionReport.mostLines)
    if solution.count > shown {
      text += "\(shown) of \(solution.count); --json shows all that were kept\n"
    }
    return text
  }

  private func strategies(_ width: Int) -> String {
    var text = ""
    for (index, answer) in prediction.solution.answers.prefix(SolutionReport.most).enumerated() {
      text += "\(index + 1)\n"
      for (seat, places) in prediction.conduct(of: answer).enumerated() {
        for place in places.prefix(SolutionReport.most) {
          let name = prediction.shape.name(ofSeat: seat)
          let line = "\(name), \(place.place): \(mixture(place))"
          text += "  " + wrap(line, width - 4).joined(separator: "\n    ") + "\n"
        }
        if places.count > SolutionReport.most {
          text += "  ... \(places.count - SolutionReport.most) more information sets\n"
        }
      }
    }
    return text
  }

  /// "low", or "low 1/4, high 3/4" with the likeliest actions first when there are many.
  private func mixture(_ conduct: Conduct) -> String {
    if conduct.actions.count == 1 { return conduct.actions[0].label }
    let shown =
      conduct.actions.count <= 6
      ? conduct.actions
      : Array(conduct.actions.sorted { $0.probability > $1.probability }.prefix(6))
    let text = shown.map { "\($0.label) \(figure($0.probability))" }.joined(separator: ", ")
    return conduct.actions.count > 6 ? text + ", ..." : text
  }

  private func intervals(_ width: Int) -> String {
    let numbers = ["from", "to", "incentive"]
    var table = TextTable(["welfare"] + numbers, numbers: Set(numbers))
    for (spec, interval) in zip(prediction.welfare, prediction.solution.intervals) {
      guard let interval else { continue }
      let mark = interval.isExact ? "" : "*"
      table.add([
        spec.name, figure(interval.low) + mark, figure(interval.high) + mark,
        figure(interval.incentive),
      ])
    }
    let isBound = prediction.solution.intervals.contains { $0?.isExact == false }
    return table.text(width: width) + (isBound ? "* a bound\n" : "")
  }

  private func survivors(_ width: Int) -> String {
    let shape = prediction.shape
    var text = ""
    for (seat, plans) in prediction.solution.survivors.enumerated() where !plans.isEmpty {
      let shown = plans.prefix(SolutionReport.most).map(describe).joined(separator: "; ")
      let rest = plans.count > SolutionReport.most ? "; ..." : ""
      let line = "\(shape.name(ofSeat: seat)), \(plans.count) left: \(shown)\(rest)"
      text += wrap(line, width - 2).joined(separator: "\n  ") + "\n"
    }
    let deletions = prediction.solution.deletions
    if !deletions.isEmpty { text += "\nDeleted, in this order:\n" }
    for deletion in deletions.prefix(SolutionReport.mostLines) {
      var line =
        "round \(deletion.round): \(shape.name(ofSeat: deletion.seat)), "
        + describe(deletion.strategy)
      if let dominator = deletion.dominator { line += ", for \(describe(dominator))" }
      text += wrap(line, width - 2).joined(separator: "\n  ") + "\n"
    }
    let left = deletions.count - SolutionReport.mostLines
    return left > 0 ? text + "... and \(left) more; --json shows all\n" : text
  }

  private func describe(_ plan: Solution.Plan) -> String {
    let shape = prediction.shape
    return plan.map { step in
      let label = shape.label(ofAction: step.action, atInfoset: step.infoset)
      return plan.count == 1 ? label : "\(shape.name(ofInfoset: step.infoset)) -> \(label)"
    }.joined(separator: ", ")
  }
}
