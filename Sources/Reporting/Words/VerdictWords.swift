import GameTheory
public import Laboratory
import Theory

extension StudyWords {
  /// A verdict with its numbers, as a sentence.
  ///
  /// - Parameters:
  ///   - cell: The cell.
  ///   - welfare: One of its welfare functions.
  /// - Returns: "What emerged is not what is predicted: theory predicts 0 and the population reaches
  ///   7.4 ± 0.1, of a best of 10."
  public static func verdict(of cell: CellSummary, _ welfare: WelfareSummary) -> String {
    let numbers = numbers(of: welfare)
    switch welfare.verdict {
    case .inside:
      let reason = welfare.reason.map { ", as far as that is known, since \($0)" } ?? ""
      return "What emerged is what is predicted\(reason): \(numbers)."
    case .notUnique: return "Predictions differ, and what emerged lies among them: \(numbers)."
    case .withinBounds:
      return
        "Equilibria of the repeated game are only bounded, and what emerged lies where they can "
        + "lie: \(numbers)."
    case .outside where welfare.reason == Verdict.deviation:
      let gain = cell.exploitability.map { " \(figure($0.mean)) a round" } ?? ""
      return "What emerged is predicted by its welfare, but not by its play, since a deviator gains"
        + "\(gain): \(numbers)."
    case .outside: return "What emerged is not what is predicted: \(numbers)."
    case .incomplete:
      let reason = welfare.reason.map { ", since \($0)" } ?? ""
      return "It cannot be told whether what emerged is predicted\(reason): \(numbers)."
    }
  }

  /// What is predicted, what emerged and what is best, as a clause.
  static func numbers(of welfare: WelfareSummary) -> String {
    let concept = welfare.concept == .nash ? "" : " (\(welfare.concept.label))"
    let verb = welfare.isBound ? "allows" : "predicts"
    let predicted = welfare.predicted.map { figure($0) } ?? "nothing"
    let reached = "the population reaches \(figure(welfare.emergent))"
    guard let best = welfare.best else {
      return "theory\(concept) \(verb) \(predicted) and \(reached)"
    }
    let isLess = welfare.worst.map { $0 > best } ?? false
    let bound = welfare.source == .tree ? "" : isLess ? "at least " : "at most "
    return
      "theory\(concept) \(verb) \(predicted) and \(reached), of a best of \(bound)\(figure(best))"
  }

  /// How the cells of each verdict are spoken of beside others, after "what emerged" or "it".
  static func clause(_ verdict: Verdict, _ subject: String) -> String {
    switch verdict {
    case .inside: "\(subject) is what is predicted"
    case .outside: "\(subject) is not what is predicted"
    case .notUnique: "\(subject) lies among predictions that differ"
    case .withinBounds: "\(subject) lies where equilibria of the repeated game can lie"
    case .incomplete: "it cannot be told whether \(subject) is predicted"
    }
  }
}
