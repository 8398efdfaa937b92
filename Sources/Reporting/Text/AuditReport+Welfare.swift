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
      for (place, quantity) in shown[shown.startIndex].quantities.enumerated() {
        row(quantity.name) { welfare in
          let quantity = welfare.quantities[place]
          return figure(quantity.range) + (quantity.isBound ? " (bound)" : "")
        }
      }
      row("equilibria found") { "\($0.equilibria) (\($0.status.rawValue))" }
      row("price of anarchy") { figure($0.priceOfAnarchy.ratio) }
      row("price of stability") { figure($0.priceOfStability.ratio) }
      text += table.text(width: width)
      for reason in shown.compactMap(\.withoutPrice) { text += paragraph(reason, width) }
    }
    return text
  }
}

extension AuditWelfare {
  /// A value of the welfare that somebody may reach, or a range of values.
  struct Quantity {
    let name: String
    /// The value, or the range; nil where nothing is known.
    let range: ClosedRange<Double>?
    let isBound: Bool
    let ink: Ink

    init(_ name: String, _ value: Double?, _ ink: Ink, isBound: Bool = false) {
      self.init(name, value.flatMap { $0.isNaN ? nil : $0...$0 }, ink, isBound: isBound)
    }

    init(_ name: String, _ range: ClosedRange<Double>?, _ ink: Ink, isBound: Bool = false) {
      self.name = name
      self.range = range
      self.isBound = isBound
      self.ink = ink
    }
  }

  /// What is wished, possible and predicted, in the order in which it is told.
  var quantities: [Quantity] {
    let isBound = exactness == .bound
    return [
      Quantity("wished", wished, .series(0)), Quantity("first best", firstBest, .best),
      Quantity("best with what each sees", best, .best, isBound: isBound),
      Quantity("worst", worst, .worst, isBound: isBound),
      Quantity("best equilibrium", bestEquilibrium, .predicted),
      Quantity("worst equilibrium", worstEquilibrium, .predicted),
      Quantity("players without regret", correlated, .neutral),
    ]
  }

  /// Why there is no price of anarchy, as a sentence; nil where there is one.
  var withoutPrice: String? {
    priceOfAnarchy.reason.map { "No price of anarchy in \(name): \($0)." }
  }
}

extension AuditReport {
  /// How near weighted payoffs come to the welfare functions, in a sentence each.
  var alignmentSentences: [String] { alignments.map(sentence) }

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
