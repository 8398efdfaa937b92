import Arena
import GameTheory

/// What the same episodes show to fail.
struct AuditFailure {
  /// The findings, at least one.
  let findings: [AuditFinding]
  /// The episodes.
  let witness: AuditWitness
  /// What each failure is, those that are the same together.
  let sentences: [String]
}

extension AuditReport {
  /// The failures that episodes show.
  ///
  /// - Parameter isApart: Whether each stands alone, even where another one has the same episodes.
  /// - Returns: The failures, in the order of the properties.
  func shownFailures(apart isApart: Bool) -> [AuditFailure] {
    var groups: [(witness: AuditWitness, findings: [AuditFinding])] = []
    for finding in audit.findings {
      guard let witness = finding.witness else { continue }
      let twin = groups.firstIndex {
        $0.witness.obedient == witness.obedient && $0.witness.deviating == witness.deviating
      }
      if let twin, !isApart {
        groups[twin].findings.append(finding)
      } else {
        groups.append((witness, [finding]))
      }
    }
    return groups.map {
      AuditFailure(findings: $0.findings, witness: $0.witness, sentences: sentences($0.findings))
    }
  }

  /// What every failure is, those that are the same together.
  public var failures: [String] { sentences(audit.findings) }

  private func sentences(_ findings: [AuditFinding]) -> [String] {
    together(
      findings.compactMap { finding in
        finding.witness.map { (finding.property.rawValue, headline(finding, $0)) }
      })
  }

  /// The episodes of a witness: the lines that both have in common, then the rest of each.
  func telling(
    _ witness: AuditWitness
  ) -> (common: [String], wished: [String], instead: [String]?) {
    let wished = narration.lines(game.transcript(along: witness.obedient))
    guard let deviating = witness.deviating else { return ([], wished, nil) }
    let other = narration.lines(game.transcript(along: deviating))
    let common = zip(wished, other).prefix { $0 == $1 }.count
    return (
      Array(wished.prefix(common)), Array(wished.dropFirst(common)), Array(other.dropFirst(common))
    )
  }
}

extension Transcript {
  /// The money that the treasury keeps in sum; negative where it pays.
  var treasury: Double {
    var sum = 0.0
    for case .transfer(let amount, let payer, let payee) in events {
      if payer == nil { sum -= amount }
      if payee == nil { sum += amount }
    }
    return sum
  }
}
