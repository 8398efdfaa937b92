import Arena
import GameTheory
import Laboratory
public import Theory

/// What a solution concept says, for the terminal.
public struct SolutionReport {
  private let prediction: Prediction

  /// The most answers whose strategies are spelled out.
  static let most = 12
  /// The most lines of survivors or deletions.
  static let mostLines = 40

  /// Makes a report of a prediction.
  public init(_ prediction: Prediction) { self.prediction = prediction }

  /// Heading, table of answers, strategies, and what belongs to the concept.
  public func text(width: Int = 80) -> String {
    let solution = prediction.solution
    var lines = ["\(prediction.desk.name): \(solution.concept.rawValue)"]
    lines += wrap(solution.concept.summary, width)
    lines += wrap(method, width)
    for fact in facts { lines += wrap(fact, width) }
    var text = lines.joined(separator: "\n") + "\n"
    if !solution.answers.isEmpty { text += "\n" + answers(width) + "\n" + strategies(width) }
    if !solution.intervals.isEmpty { text += "\n" + intervals(width) }
    if !solution.survivors.isEmpty { text += "\n" + survivors(width) }
    return text
  }

  /// How the answers were found, and how the search ended.
  var method: String {
    let solution = prediction.solution
    let status = [solution.status.rawValue] + [solution.obstacle].compactMap { $0 }
    return "Method: \(solution.method). Status: \(status.joined(separator: ": "))."
  }

  /// The numbers and texts that belong to the concept, "Precision: 2".
  var facts: [String] {
    prediction.solution.facts.map { fact in
      switch fact.value {
      case .number(let number): "\(capitalised(fact.name)): \(figure(number))"
      case .text(let text): "\(capitalised(fact.name)): \(text)"
      }
    }
  }

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
      for line in strategies(of: answer) {
        text += "  " + wrap(line, width - 4).joined(separator: "\n    ") + "\n"
      }
    }
    return text
  }

  /// What everybody does in an answer, a line for every information set.
  func strategies(of answer: Solution.Answer) -> [String] {
    prediction.conduct(of: answer).enumerated().flatMap { seat, places in
      let name = prediction.shape.name(ofSeat: seat)
      let lines = places.prefix(SolutionReport.most).map { "\(name), \($0.place): \(mixture($0))" }
      let left = places.count - lines.count
      return left > 0 ? lines + ["... \(left) more information sets"] : lines
    }
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
      let ends = figures([interval.low, interval.high])
      table.add([
        spec.name, ends[0] + mark, ends[1] + mark,
        figure(interval.incentive),
      ])
    }
    let isBound = prediction.solution.intervals.contains { $0?.isExact == false }
    return table.text(width: width) + (isBound ? "* a bound\n" : "")
  }

  private func survivors(_ width: Int) -> String {
    var text = ""
    for line in survivors { text += wrap(line, width - 2).joined(separator: "\n  ") + "\n" }
    if deletions.isEmpty { return text }
    text += "\nDeleted, in this order:\n"
    for line in deletions { text += wrap(line, width - 2).joined(separator: "\n  ") + "\n" }
    return text
  }

  /// What an iterated deletion leaves to each player.
  var survivors: [String] {
    prediction.solution.survivors.enumerated().compactMap { seat, plans in
      if plans.isEmpty { return nil }
      let shown = plans.prefix(SolutionReport.most).map(describe).joined(separator: "; ")
      let rest = plans.count > SolutionReport.most ? "; ..." : ""
      return "\(prediction.shape.name(ofSeat: seat)), \(plans.count) left: \(shown)\(rest)"
    }
  }

  /// What it deletes, in order.
  var deletions: [String] {
    let deletions = prediction.solution.deletions
    let lines = deletions.prefix(SolutionReport.mostLines).map { deletion in
      let name = prediction.shape.name(ofSeat: deletion.seat)
      let line = "round \(deletion.round): \(name), \(describe(deletion.strategy))"
      return line + (deletion.dominator.map { ", for \(describe($0))" } ?? "")
    }
    let left = deletions.count - lines.count
    return left > 0 ? lines + ["... and \(left) more; --json shows all"] : lines
  }

  private func describe(_ plan: Solution.Plan) -> String { prediction.shape.words(plan) }
}

extension Shape {
  /// What a strategy does, "low", or "sale: car = peach -> deferred, sale: car = lemon -> lump sum".
  func words(_ plan: Solution.Plan) -> String {
    plan.map { step in
      let label = label(ofAction: step.action, atInfoset: step.infoset)
      return plan.count == 1 ? label : "\(name(ofInfoset: step.infoset)) -> \(label)"
    }.joined(separator: ", ")
  }
}
