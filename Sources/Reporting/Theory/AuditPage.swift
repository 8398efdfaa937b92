import Arena
import GameTheory

extension AuditReport {
  /// The audit as a page: what holds and what fails, the welfare, and every failure with its episodes.
  ///
  /// - Parameter command: The command that makes it again, if there is one.
  /// - Returns: What the page says.
  public func page(command: String? = nil) -> Report {
    let failures = shownFailures(apart: false)
    var sections = [
      Report.Section("What holds and what fails", properties),
      Report.Section("Welfare", welfare),
    ]
    for (index, failure) in failures.enumerated() {
      sections.append(Report.Section(heading(failure), items(failure, number: index + 1)))
    }
    sections.append(gameItself)
    let origin: [Report.Item] =
      command.map { [.lines([$0], caption: "The command that makes it again")] } ?? []
    sections += [
      Report.Section("Weighted payoffs", alignments.isEmpty ? [] : [.list(alignmentSentences)]),
      Report.Section("Not covered", uncovered.isEmpty ? [] : [.list(uncovered)]),
      Report.Section("Where this comes from", origin),
    ]
    return Report(
      title: "\(name), audited at the play that the designer wishes", lead: lead,
      sections: sections)
  }

  /// The game, with what is wished where the designer wishes anything.
  private var gameItself: Report.Section {
    let exploring = game.explore(budget: TreeDiagram.mostEnds)
    guard let tree = exploring.tree else {
      let reason = exploring.obstacle.map { "Its tree is not drawn: \($0)." }
      return Report.Section(GameItems.heading, [reason].compactMap { $0.map { .paragraph($0) } })
    }
    let isWished = tree.nodes.contains { $0.wish != nil }
    return GameItems.section(
      tree, play: isWished ? tree.wishedProfile : nil, marking: "the wished play")
  }

  /// What was found, in sentences.
  private var lead: [String] {
    if let obstacle = audit.obstacle { return ["No audit: \(obstacle)."] }
    var lead = [counts]
    let failed = audit.findings.filter { $0.verdict == .fails }
    if failed.isEmpty {
      lead.append("Nothing that could be judged fails.")
    } else {
      lead.append("What fails: \(names(.fails)).")
    }
    let gains = failed.filter { $0.witness?.seats.isEmpty == false }
    if let most = gains.max(by: { $0.largestGain ?? 0 < $1.largestGain ?? 0 }),
      let witness = most.witness
    {
      lead.append(
        "The largest gain of a player, against \(most.property.rawValue): \(headline(most, witness))"
      )
    }
    return lead + audit.welfare.prefix(2).map(sentence)
  }

  /// How many properties hold, fail and are open.
  private var counts: String {
    func part(_ verdict: AuditVerdict, _ one: String, _ many: String) -> String? {
      let count = audit.findings.count { $0.verdict == verdict }
      return count == 0 ? nil : "\(count) \(count == 1 ? one : many)"
    }
    let parts = [
      part(.holds, "holds", "hold"), part(.fails, "fails", "fail"),
      part(.undecided, "is undecided", "are undecided"),
      part(.notApplicable, "does not apply", "do not apply"),
    ].compactMap(\.self)
    return "Of \(audit.findings.count) properties \(enumeration(parts))."
  }

  private func names(_ verdict: AuditVerdict) -> String {
    audit.findings.filter { $0.verdict == verdict }.map(\.property.rawValue)
      .joined(separator: ", ")
  }

  /// Wished, best, worst and equilibria of a welfare function in a sentence.
  private func sentence(_ welfare: AuditWelfare) -> String {
    var text =
      "Under \(welfare.name) (\(welfare.unit)) the wished play reaches \(figure(welfare.wished))"
    if let best = welfare.best, let worst = welfare.worst {
      let bound = welfare.exactness == .bound ? "at most " : ""
      text += "; the best is \(bound)\(figure(best)), the worst \(figure(worst))"
    }
    if let low = welfare.worstEquilibrium, let high = welfare.bestEquilibrium {
      text += "; equilibria reach \(figure(min(low, high)...max(low, high)))"
    }
    return text + "."
  }

  /// The verdicts, and why some are open.
  private var properties: [Report.Item] {
    if audit.obstacle != nil { return [] }
    let sheet = verdicts
    let picture: Report.Item =
      gains.map { .figure($0) } ?? .table(sheet, caption: "What was asked, and what was found")
    return reasons.isEmpty ? [picture] : [picture, .list(reasons)]
  }

  /// A picture of each welfare function, and its prices.
  private var welfare: [Report.Item] {
    audit.welfare.enumerated().flatMap { index, welfare -> [Report.Item] in
      var prices = [
        ("Price of anarchy", welfare.priceOfAnarchy.ratio, "worst"),
        ("Price of stability", welfare.priceOfStability.ratio, "best"),
      ].compactMap { name, ratio, which in
        ratio.map {
          "\(name) in \(welfare.name): \(figure($0)), the ratio of the best to the \(which) equilibrium."
        }
      }
      if let reason = welfare.withoutPrice { prices.append(reason) }
      prices.append(
        "Equilibria found for \(welfare.name): \(welfare.equilibria) (\(welfare.status.rawValue)).")
      return [.figure(picture(of: welfare, number: index + 1)), .list(prices)]
    }
  }

  private func heading(_ failure: AuditFailure) -> String {
    let names = failure.findings.map(\.property.rawValue)
    let rest = names.count - 1
    return "Fails: \(names[0])" + (rest > 0 ? " and \(rest) more" : "")
  }

  /// What a failure is, its episodes, and who gains.
  private func items(_ failure: AuditFailure, number: Int) -> [Report.Item] {
    let (common, wished, instead) = telling(failure.witness)
    var items: [Report.Item] = [.list(failure.sentences)]
    if !common.isEmpty { items.append(.lines(common, caption: "What both episodes begin with")) }
    items.append(.lines(wished, caption: "As wished"))
    if let instead { items.append(.lines(instead, caption: "Instead")) }
    return items + [.figure(difference(failure.witness, number: number))]
  }
}

/// Parts of a sentence: "a, b and c".
func enumeration(_ parts: [String]) -> String {
  guard let last = parts.last, parts.count > 1 else { return parts.joined() }
  return parts.dropLast().joined(separator: ", ") + " and " + last
}
