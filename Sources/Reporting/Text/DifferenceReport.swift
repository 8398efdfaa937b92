import Arena
import GameTheory
public import Laboratory
import Theory

/// The difference between two mechanisms in words and in JSON.
public struct DifferenceReport {
  private let difference: MechanismDifference
  private let names: (old: String, new: String)
  private let audit: AuditReport

  /// The most answers that are listed of each kind.
  private static let most = 4

  /// Makes the report of a difference.
  public init(_ difference: MechanismDifference) {
    self.difference = difference
    names = (difference.old.name, difference.new.name)
    let desk = difference.new.desk
    audit = AuditReport(
      difference.new.audit, of: desk.game, name: names.new,
      parameters: desk.knobValues)
  }

  // MARK: - Text

  /// The report as text: a sentence for each change of the rules and of what comes of them, and the episode
  /// that shows what pays now.
  ///
  /// - Parameter width: The longest line, in characters.
  /// - Returns: The lines, each ending in a line break.
  public func text(width: Int = 80) -> String {
    var text = paragraph("\(names.old) -> \(names.new)", width)
    let rules = difference.rules.map(\.sentence)
    let effects = effects
    if !rules.isEmpty { text += "\nThe rules:\n" + list(rules, width) }
    if !effects.isEmpty { text += "\nWhat comes of them:\n" + list(effects, width) }
    if let witness = difference.broken.compactMap(\.witness).first {
      text += "\nAn episode that shows what pays now:\n"
      for line in audit.episode(witness) { text += lines(line, "  ", width) }
    }
    return text + "\n" + paragraph(conclusion, width)
  }

  private var conclusion: String {
    switch difference.isSameGame {
    case true: "The two are the same game."
    case false: "The two are different games."
    case nil:
      "The declarations are the same; outcomes were not compared: \(difference.obstacle ?? "")."
    }
  }

  /// What comes of the changes, one sentence each.
  private var effects: [String] {
    prospects + answers + properties
  }

  private var prospects: [String] {
    let (old, new) = (difference.old, difference.new)
    let isSame = old.welfare == new.welfare
    let units = isSame ? ("", "") : (" (\(old.welfare))", " (\(new.welfare))")
    let name = isSame ? " \(new.welfare)" : ""
    var sentences: [String] = []
    func compare(_ what: String, _ before: String, _ now: String) {
      if before != now || !isSame {
        sentences.append("The \(what)\(name) is \(now)\(units.1) instead of \(before)\(units.0).")
      }
    }
    compare("best", figure(old.prospect.best), figure(new.prospect.best))
    compare(
      "predicted", figure(old.prospect.predictedRange), figure(new.prospect.predictedRange))
    compare("worst", figure(old.prospect.worst), figure(new.prospect.worst))
    return sentences
  }

  private var answers: [String] {
    let labels = (difference.old.theory.concept.label, difference.new.theory.concept.label)
    var sentences = told(difference.gone, "gone", labels.0) + told(difference.come, "new", labels.1)
    for side in [difference.old, difference.new] where !side.theory.isComplete {
      sentences.append("Not all that is predicted for \(side.name) is known.")
    }
    return sentences
  }

  private func told(_ answers: [String], _ what: String, _ label: String) -> [String] {
    var sentences = answers.prefix(DifferenceReport.most).map { "\(label), \(what): \($0)." }
    let left = answers.count - DifferenceReport.most
    if left > 0 { sentences.append("\(label), \(what): \(left) more; --json lists all.") }
    return sentences
  }

  /// What differs between the audits; properties of which one sentence can be said stand together.
  private var properties: [String] {
    together(difference.properties.map { ($0.rawValue, sentence($0)) })
  }

  private func sentence(_ property: AuditProperty) -> String {
    let (old, new) = (difference.old.audit[property], difference.new.audit[property])
    if old.verdict == new.verdict {
      return "the largest gain is \(figure(new.largestGain)) instead of \(figure(old.largestGain))."
    }
    let change = "\(words(new.verdict).now) now, and \(words(old.verdict).before) before"
    guard new.verdict == .fails, let witness = new.witness else { return change + "." }
    return "\(change): \(audit.headline(new, witness))"
  }

  private func words(_ verdict: AuditVerdict) -> (now: String, before: String) {
    switch verdict {
    case .holds: ("holds", "held")
    case .fails: ("fails", "failed")
    case .notApplicable: ("is not applicable", "was not applicable")
    case .undecided: ("is undecided", "was undecided")
    }
  }

  private func list(_ sentences: [String], _ width: Int) -> String {
    sentences.reduce("") { $0 + lines($1, "  ", width) }
  }

  private func lines(_ sentence: String, _ indent: String, _ width: Int) -> String {
    wrap(sentence, width - indent.count - 2).enumerated().reduce("") { text, line in
      text + indent + (line.offset == 0 ? "" : "  ") + line.element + "\n"
    }
  }

  private func paragraph(_ text: String, _ width: Int) -> String {
    wrap(text, width).joined(separator: "\n") + "\n"
  }
}

// MARK: - JSON

extension DifferenceReport {
  /// The report as JSON.
  public var json: JSON {
    let witness = difference.broken.compactMap(\.witness).first
    return .object([
      "old": side(difference.old), "new": side(difference.new),
      "sameGame": difference.isSameGame.map { .bool($0) } ?? .null,
      "obstacle": difference.obstacle.map { .string($0) } ?? .null,
      "rules": .array(
        difference.rules.map {
          .object(["subject": .string($0.subject.rawValue), "sentence": .string($0.sentence)])
        }),
      "gone": .array(difference.gone.map { .string($0) }),
      "come": .array(difference.come.map { .string($0) }),
      "properties": .object(
        Dictionary(
          uniqueKeysWithValues: difference.properties.map { ($0.rawValue, change($0)) })),
      "deviation": witness.map { audit.json($0) } ?? .null,
    ])
  }

  private func side(_ side: Assessment) -> JSON {
    .object([
      "mechanism": .string(side.name), "parameters": side.desk.knobValues,
      "welfare": .string(side.welfare), "best": .number(side.prospect.best),
      "worst": .number(side.prospect.worst),
      "predicted": .array(side.prospect.predicted.map { .number($0) }),
      "concept": .string(side.theory.concept.rawValue), "complete": .bool(side.theory.isComplete),
    ])
  }

  private func change(_ property: AuditProperty) -> JSON {
    func finding(_ finding: AuditFinding) -> JSON {
      .object([
        "verdict": .string(finding.verdict.rawValue),
        "largestGain": finding.largestGain.map { .number($0) } ?? .null,
      ])
    }
    return .object([
      "old": finding(difference.old.audit[property]),
      "new": finding(difference.new.audit[property]),
      "sentence": .string(sentence(property)),
    ])
  }
}
