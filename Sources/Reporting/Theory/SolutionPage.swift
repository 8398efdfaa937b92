import Arena
import GameTheory
import Laboratory
public import Theory

/// The page of what a solution concept says: its answers, how they are played, and the game where it is
/// small.
public struct SolutionPage {
  let prediction: Prediction
  private let words: SolutionReport
  private let command: String?

  /// So many welfare functions have pictures.
  static let mostFunctions = 4

  /// Makes the page of a prediction.
  ///
  /// - Parameters:
  ///   - prediction: What a concept says.
  ///   - command: The command that makes it again, if there is one.
  public init(_ prediction: Prediction, command: String? = nil) {
    self.prediction = prediction
    self.command = command
    words = SolutionReport(prediction)
  }

  /// What the page says.
  public var report: Report {
    let solution = prediction.solution
    var sections = [
      Report.Section("What is predicted", predicted),
      Report.Section("How it is played", strategies),
    ]
    if !words.survivors.isEmpty {
      sections.append(Report.Section("What is left", [.list(words.survivors)]))
    }
    if !words.deletions.isEmpty {
      sections.append(Report.Section("Deleted, in this order", [.list(words.deletions)]))
    }
    if let tree = prediction.tree {
      sections.append(
        GameItems.section(
          tree, play: solution.answers.first?.profile, marking: "the path of the first answer"))
    } else if let obstacle = solution.obstacle {
      sections.append(
        Report.Section(GameItems.heading, [.paragraph("Its tree is not drawn: \(obstacle).")]))
    }
    if let command {
      let lines = Report.Item.lines([command], caption: "The command that makes it again")
      sections.append(Report.Section("Where this comes from", [lines]))
    }
    return Report(
      title: "\(prediction.desk.name), solved by \(solution.concept.rawValue)", lead: lead,
      sections: sections)
  }

  private var lead: [String] {
    let solution = prediction.solution
    var lead = [solution.concept.summary]
    let count = max(solution.count, solution.answers.count)
    if let first = solution.answers.first {
      lead.append(count == 1 ? "There is one answer: \(outcome(first))." : ranges(count))
    } else if solution.intervals.isEmpty && solution.survivors.isEmpty {
      lead.append("There is no answer.")
    }
    for (spec, interval) in zip(prediction.welfare, solution.intervals) {
      guard let interval, interval.low <= interval.high else { continue }
      lead.append(
        "\(capitalised(spec.name)) can be \(figure(interval.low...interval.high)) (\(spec.unit))"
          + (interval.isExact ? "." : ", as bounds."))
    }
    return lead + [words.method] + words.facts.map { $0 + "." }
  }

  /// What one answer leads to.
  private func outcome(_ answer: Solution.Answer) -> String {
    let payoffs = answer.expectation.payoffs
    let paid = payoffs.indices.prefix(6).map {
      "\(prediction.shape.title(ofSeat: $0)) gets \(figure(payoffs[$0]))"
    }
    let rest = payoffs.count > 6 ? ["\(payoffs.count - 6) more are paid"] : []
    let welfare = prediction.welfare.indices.map {
      "\(prediction.welfare[$0].name) is \(figure(prediction.welfare($0, of: answer)))"
    }
    return enumeration(paid + rest + welfare)
  }

  /// Between which welfare several answers lie.
  private func ranges(_ count: Int) -> String {
    let answers = prediction.solution.answers
    let parts = prediction.welfare.indices.compactMap { index -> String? in
      let values = answers.map { prediction.welfare(index, of: $0) }
      guard let low = values.min(), let high = values.max() else { return nil }
      return "\(prediction.welfare[index].name) is \(figure(low...high))"
    }
    let shown = answers.count < count ? ", of which \(answers.count) are shown" : ""
    return "There are \(count) answers\(shown): \(enumeration(parts))."
  }

  private var predicted: [Report.Item] {
    var items: [Report.Item] = prediction.welfare.indices.prefix(SolutionPage.mostFunctions)
      .compactMap { welfare($0).map { .figure($0) } }
    if let payoffs { items.append(.figure(payoffs)) }
    if !prediction.solution.answers.isEmpty {
      items.append(.table(answers, caption: "The answers, and what they lead to"))
    }
    return items
  }

  private var strategies: [Report.Item] {
    let answers = prediction.solution.answers
    let lists = answers.prefix(SolutionReport.most).enumerated().flatMap { index, answer in
      let lines = words.strategies(of: answer)
      let items: [Report.Item] = lines.isEmpty ? [] : [.list(lines)]
      return answers.count > 1 ? [.paragraph("Answer \(index + 1)")] + items : items
    }
    let left = answers.count - SolutionReport.most
    let rest: [Report.Item] =
      left > 0 ? [.paragraph("\(left) more answers are told by --json.")] : []
    return mixtures.map { .figure($0) } + lists + rest
  }
}
