import GameTheory
import Laboratory

extension AuditReport {
  /// How many welfare functions stand side by side.
  private static let columns = 3

  func welfareTables(_ width: Int) -> String {
    var text = ""
    var rest = audit.welfare[...]
    while !rest.isEmpty {
      let shown = rest.prefix(AuditReport.columns)
      rest = rest.dropFirst(AuditReport.columns)
      var table = TextTable([""] + shown.map(\.name), numbers: Set(shown.map(\.name)))
      func row(_ name: String, _ value: (AuditWelfare) -> String) {
        table.add([name] + shown.map(value))
      }
      row("wished") { figure($0.wished) }
      row("first best") { figure($0.firstBest) }
      row("best with what each sees") {
        figure($0.best) + ($0.exactness == .bound ? " (bound)" : "")
      }
      row("worst") { figure($0.worst) + ($0.exactness == .bound ? " (bound)" : "") }
      row("best equilibrium") { figure($0.bestEquilibrium) }
      row("worst equilibrium") { figure($0.worstEquilibrium) }
      row("players without regret") { figure($0.correlated) }
      row("equilibria found") { "\($0.equilibria) (\($0.status.rawValue))" }
      row("price of anarchy") { figure($0.priceOfAnarchy.ratio) }
      row("price of stability") { figure($0.priceOfStability.ratio) }
      text += table.text(width: width)
      for welfare in shown {
        guard let reason = welfare.priceOfAnarchy.reason else { continue }
        text += paragraph("No price of anarchy in \(welfare.name): \(reason).", width)
      }
    }
    return text
  }
}

extension AuditReport {
  /// How near weighted payoffs come to the welfare functions, in a sentence each.
  func alignmentText(_ width: Int) -> String {
    if alignments.isEmpty { return "" }
    return alignments.reduce("\n") { $0 + paragraph(sentence($1), width) }
  }

  private func sentence(_ finding: AuditAlignment) -> String {
    guard let alignment = finding.alignment else {
      return "Market alignment with \(finding.name): none, because \(finding.obstacle ?? "")."
    }
    let terms = zip(finding.advisers, alignment.weights).filter { $0.1 > 0 }
    let proof =
      alignment.isBest ? "" : ", not proved best: no weights come within \(figure(alignment.bound))"
    if terms.isEmpty {
      return "Market alignment with \(finding.name): no weights "
        + (alignment.isBest ? "on the players' payoffs come" : "were found that come")
        + " nearer to it than a constant, which is off by up to \(figure(alignment.error))\(proof)."
    }
    let sum = terms.map { "\(figure($0.1)) x \(player($0.0))" }.joined(separator: " + ")
    let sign = alignment.constant < 0 ? "-" : "+"
    let magnitude = figure(alignment.constant.magnitude, beside: alignment.unaided)
    let constant = magnitude == "0" ? "" : " \(sign) \(magnitude)"
    return "Market alignment with \(finding.name): \(sum)\(constant) is off by at most "
      + "\(figure(alignment.error, beside: alignment.unaided)) \(outcomes(finding))\(proof); a constant alone by "
      + "\(figure(alignment.unaided))."
  }

  /// Where the weighted payoffs are compared with the welfare.
  private func outcomes(_ finding: AuditAlignment) -> String {
    guard let sample = finding.sample else { return "wherever an episode ends" }
    let share = 100 * sample.beyond(finding.advisers.count)
    return
      "at the ends of \(sample.episodes) sampled episodes (seed \(sample.seed)), and further off at "
      + "no more than \(figure(share)) % of such episodes, with 95 % confidence"
  }

  func json(_ finding: AuditAlignment) -> JSON {
    guard let alignment = finding.alignment else {
      return .object(["name": .string(finding.name), "obstacle": text(finding.obstacle)])
    }
    let weights = zip(finding.advisers, alignment.weights).map {
      JSON.object(["player": .string(player($0)), "weight": .number($1)])
    }
    return .object([
      "name": .string(finding.name), "obstacle": .null, "error": .number(alignment.error),
      "bound": .number(alignment.bound), "isBest": .bool(alignment.isBest),
      "unaided": .number(alignment.unaided), "constant": .number(alignment.constant),
      "weights": .array(weights), "sample": sample(finding),
    ])
  }

  private func sample(_ finding: AuditAlignment) -> JSON {
    guard let sample = finding.sample else { return .null }
    return .object([
      "episodes": .integer(sample.episodes), "seed": .integer(Int(sample.seed)),
      "beyond": .number(sample.beyond(finding.advisers.count)),
      "confidence": .number(AlignmentSample.confidence),
    ])
  }
}
