import Arena
public import GameTheory
import Theory

/// What differs between two mechanisms: their rules, and what comes of them.
public struct MechanismDifference: Sendable {
  /// The mechanism that was.
  public let old: Assessment
  /// The mechanism that is.
  public let new: Assessment
  /// What differs between the rules, from the declarations to the payoffs.
  public let rules: [RuleChange]
  /// Why outcomes were not compared, as a sentence; nil if they were.
  public let obstacle: String?
  /// The equilibria, or other answers, that only the old mechanism has, in words.
  public let gone: [String]
  /// The answers that only the new mechanism has, in words.
  public let come: [String]
  /// The properties whose verdict differs, or whose largest gain does.
  public let properties: [AuditProperty]

  /// Compares two mechanisms.
  public init(_ old: Assessment, _ new: Assessment) {
    self.old = old
    self.new = new
    let (first, second) = (old.desk, new.desk)
    var rules = DeclarationChanges(first, second).all
    if let trees = first.whole.tree.flatMap({ tree in second.whole.tree.map { (tree, $0) } }) {
      rules += TreeChanges(trees.0, trees.1).all
      obstacle = nil
    } else {
      let side = first.whole.tree == nil ? old : new
      obstacle = "\(printable(side.name, limit: 200)): \(side.desk.whole.obstacle ?? "")"
    }
    self.rules = rules
    let answers = (old.answers, new.answers)
    let pairing = Pairing(old.ordered, new.ordered)
    gone = answers.0.indices.filter { pairing.new[$0] == nil }.map { answers.0[$0] }
    come = pairing.added.map { answers.1[$0] }
    properties = AuditProperty.allCases.filter { property in
      let findings = (old.audit[property], new.audit[property])
      return findings.0.verdict != findings.1.verdict
        || !isNear(findings.0.largestGain ?? 0, findings.1.largestGain ?? 0)
    }
  }

  /// Whether both are the same game, whatever their parameters say; nil if outcomes were not compared and
  /// nothing else differs.
  public var isSameGame: Bool? {
    if rules.contains(where: { $0.subject != .parameter }) { return false }
    return obstacle == nil ? true : nil
  }

  /// The properties that fail now and did not before: their witnesses show what pays now.
  public var broken: [AuditFinding] {
    properties.map { new.audit[$0] }.filter { finding in
      finding.verdict == .fails && old.audit[finding.property].verdict != .fails
    }
  }
}

extension Assessment {
  /// What the predicting concept selects, each answer in words: "rater 1: look = study, ...; rater 2: ...".
  public var answers: [String] { words(inOrder: false) }

  /// The same with players, information sets and actions in the order of their words, which is the same
  /// however they are declared.
  var ordered: [String] { words(inOrder: true) }

  private func words(inOrder: Bool) -> [String] {
    guard let prediction = theory.prediction else { return [] }
    func joined(_ words: [String], _ sign: String) -> String {
      (inOrder ? words.sorted() : words).joined(separator: sign)
    }
    return prediction.solution.answers.map { answer in
      let players = prediction.conduct(of: answer).enumerated().map { seat, places in
        let conduct = places.map { place in
          let mixture = place.actions.map { action in
            place.actions.count == 1
              ? action.label : "\(action.label) \(NumberText.figure(action.probability))"
          }
          return "\(place.place) -> \(joined(mixture, ", "))"
        }
        return "\(prediction.shape.name(ofSeat: seat)): "
          + (conduct.isEmpty ? "nothing to decide" : joined(conduct, "; "))
      }
      return joined(players, " | ")
    }
  }
}

/// Whether two numbers differ by no more than rounding, in shares of the larger one.
func isNear(_ number: Double, _ other: Double) -> Bool {
  number == other
    || (number - other).magnitude <= 1e-9 * Swift.max(number.magnitude, other.magnitude)
}
