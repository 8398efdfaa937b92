import Arena
import GameTheory

extension AuditReport {
  /// Every property with its verdict, its largest gain and what it asks.
  var verdicts: Sheet {
    var sheet = Sheet([
      .text("property"), .text("verdict"), .number("largest gain"), .text("the gain is"),
      .text("what is asked"),
    ])
    for finding in audit.findings {
      sheet.add([
        .text(finding.property.rawValue), .text(finding.verdict.rawValue),
        .number(finding.largestGain),
        finding.largestGain == nil ? .missing : .text(finding.accuracy.rawValue),
        .text(finding.property.definition),
      ])
    }
    return sheet
  }

  /// The largest gain of each property that was judged; nil where nothing fails or may fail.
  var gains: Figure? {
    let judged = audit.findings.filter { $0.largestGain != nil }
    if judged.allSatisfy({ $0.verdict == .holds }) { return nil }
    func marks(_ verdict: AuditVerdict) -> [Mark.Dot] {
      judged.enumerated().compactMap { row, finding in
        guard finding.verdict == verdict, let gain = finding.largestGain else { return nil }
        return Mark.Dot(at: Double(row), gain)
      }
    }
    let drawn = [
      Mark("fails", .worst, .bars(marks(.fails))),
      Mark("undecided, no more than", .neutral, .ticks(marks(.undecided))),
      Mark("holds", .best, .dots(marks(.holds))),
    ].filter { !$0.isEmpty }
    return Figure(
      "properties", title: "The largest gain against each property",
      description:
        "How far each property fails, in the unit of what it compares: a gain or a loss of a player, money "
        + "of the treasury, or welfare. What holds stands at 0; properties that do not apply or about which "
        + "nothing is known are left out.",
      .panels([
        Panel(
          x: Axis("largest gain, shortfall or loss", atLeast: 0...0),
          y: Axis("", .categories(judged.map(\.property.rawValue))), marks: drawn)
      ]), numbers: verdicts)
  }

  /// What is wished, possible and predicted under a welfare function.
  func picture(of welfare: AuditWelfare, number: Int) -> Figure {
    let known = welfare.quantities.filter { quantity in
      guard let range = quantity.range else { return false }
      return range.lowerBound.isFinite && range.upperBound.isFinite
    }
    var sheet = Sheet([.text("what"), .number("from"), .number("to"), .text("the number is")])
    var marks: [Mark] = []
    for (row, quantity) in known.enumerated() {
      guard let range = quantity.range else { continue }
      sheet.add([
        .text(quantity.name), .number(range.lowerBound), .number(range.upperBound),
        .text(quantity.isBound ? "a bound" : "reached"),
      ])
      let shape: Mark.Shape =
        range.lowerBound < range.upperBound
        ? .ranges([Mark.Span(at: Double(row), range)])
        : .dots([Mark.Dot(at: Double(row), range.lowerBound)])
      marks.append(Mark("", quantity.ink, shape))
    }
    return Figure(
      "welfare-\(number)", title: "What is wished, possible and predicted: \(welfare.name)",
      description:
        "Under \(welfare.name) (\(welfare.unit) an episode): the wished play beside the best and the worst "
        + "that could be, and what equilibria and players without regret reach."
        + (known.contains { $0.isBound } ? " Best and worst are bounds." : ""),
      .panels([
        Panel(
          x: Axis(welfare.name, unit: welfare.unit), y: Axis("", .categories(known.map(\.name))),
          marks: marks)
      ]), numbers: sheet)
  }

  /// So many players are shown; where there are more, those whose payoff differs come first.
  private static let mostPlayers = 40

  /// What each player and the treasury get in the episodes of a witness.
  func difference(_ witness: AuditWitness, number: Int) -> Figure {
    let wished = game.transcript(along: witness.obedient)
    let instead = witness.deviating.map { game.transcript(along: $0) }
    var rows = (0..<game.shape.seats).map { seat in
      (name: player(seat), wished: wished.payoff(of: seat), instead: instead?.payoff(of: seat))
    }
    if rows.count > AuditReport.mostPlayers {
      rows = Array(
        (rows.filter { $0.instead != $0.wished } + rows.filter { $0.instead == $0.wished })
          .prefix(AuditReport.mostPlayers))
    }
    if wished.treasury != 0 || (instead?.treasury ?? 0) != 0 {
      rows.append(("the treasury", wished.treasury, instead?.treasury))
    }
    // The two values of a row stand beside each other.
    let shift = instead == nil ? 0 : 0.14
    func dots(_ value: (Int) -> Double?, _ shift: Double) -> [Mark.Dot] {
      rows.indices.compactMap { row in value(row).map { Mark.Dot(at: Double(row) + shift, $0) } }
    }
    let marks = [
      Mark("", .neutral, .rule(0)),
      Mark("as wished", .series(0), .dots(dots({ rows[$0].wished }, -shift))),
      Mark("instead", .series(1), .dots(dots({ rows[$0].instead }, shift))),
    ]
    var sheet = Sheet([.text("who")] + ["as wished", "instead", "difference"].map { .number($0) })
    for row in rows {
      sheet.add([
        .text(row.name), .number(row.wished), .number(row.instead),
        .number(row.instead.map { $0 - row.wished }),
      ])
    }
    let episodes = instead == nil ? "the episode above" : "the two episodes above"
    return Figure(
      "gain-\(number)",
      title: instead == nil ? "Who gets what" : "Who gets what, as wished and instead",
      description:
        "What each gets in \(episodes). Where the gain is an expectation, it is one over all that nature "
        + "may draw, of which \(instead == nil ? "this is" : "these are") one.",
      .panels([
        Panel(
          x: Axis("payoff", atLeast: 0...0), y: Axis("", .categories(rows.map(\.name))),
          marks: marks.filter { !$0.isEmpty })
      ]), numbers: sheet)
  }
}
