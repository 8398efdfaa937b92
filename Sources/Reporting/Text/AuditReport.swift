public import Arena
public import GameTheory
public import Laboratory

/// An audit in words and in JSON.
public struct AuditReport {
  let audit: Audit
  let alignments: [AuditAlignment]
  let game: Game
  let name: String
  private let parameters: JSON
  let narration: Narration

  /// Makes the report of an audit.
  ///
  /// - Parameters:
  ///   - audit: The audit.
  ///   - game: The game that was audited.
  ///   - name: The name of its mechanism.
  ///   - parameters: The parameters of its mechanism.
  ///   - alignments: How near weighted payoffs come to its welfare functions.
  public init(
    _ audit: Audit, of game: Game, name: String, parameters: JSON,
    alignments: [AuditAlignment] = []
  ) {
    self.audit = audit
    self.alignments = alignments
    self.game = game
    self.name = name
    self.parameters = parameters
    narration = Narration(game.shape)
  }

  /// The lines that tell a witness: what both episodes have in common, then each of them.
  public func episode(_ witness: AuditWitness) -> [String] {
    let (common, wished, instead) = telling(witness)
    guard let instead else { return wished }
    return common + ["-- as wished --"] + wished + ["-- instead --"] + instead
  }

  /// The name of a seat, as other reports use it for keys.
  func player(_ seat: Int) -> String {
    game.shape.name(ofSeat: seat)
  }

  func players(_ seats: [Int]) -> String {
    seats.map { game.shape.title(ofSeat: $0) }.joined(separator: " and ")
  }

  /// An information set in words: "sale, seeing car = lemon".
  func place(_ infoset: Int) -> String {
    let (decision, observation) = game.shape.decision(ofInfoset: infoset)
    let point = game.shape.decisions[decision]
    let sight = point.sight(observation)
    return sight.isEmpty ? point.name : "\(point.name), seeing \(sight)"
  }

  func action(_ action: Int?, at infoset: Int?) -> String? {
    guard let action, let infoset else { return nil }
    let decision = game.shape.decision(ofInfoset: infoset).decision
    return game.shape.decisions[decision].actions.label(action)
  }
}

extension AuditReport {
  /// The report as JSON.
  public var json: JSON {
    var properties: [String: JSON] = [:]
    for finding in audit.findings { properties[finding.property.rawValue] = json(finding) }
    return .object([
      "mechanism": .string(name), "parameters": parameters,
      "players": .array((0..<game.shape.seats).map { .string(player($0)) }),
      "obstacle": text(audit.obstacle), "coverage": .array(audit.coverage.map(json)),
      "properties": .object(properties), "welfare": .array(audit.welfare.map(json)),
      "marketAlignment": .array(alignments.map(json)),
    ])
  }

  func text(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }
  private func number(_ value: Double?) -> JSON { value.map { .number($0) } ?? .null }

  private func json(_ coverage: AuditCoverage) -> JSON {
    .object([
      "player": .string(player(coverage.seat)),
      "decision": .string(game.shape.decisions[coverage.decision].name),
      "informationSets": .integer(coverage.informationSets), "wished": .integer(coverage.wished),
      "gap": text(coverage.gap.map { place($0) }),
    ])
  }

  private func json(_ finding: AuditFinding) -> JSON {
    let holds: JSON =
      switch finding.verdict {
      case .holds: .bool(true)
      case .fails: .bool(false)
      case .notApplicable, .undecided: .null
      }
    let figures = finding.figures.map { ($0.name, JSON.number($0.value)) }
    return .object([
      "holds": holds, "verdict": .string(finding.verdict.rawValue),
      "largestGain": number(finding.largestGain), "status": .string(finding.accuracy.rawValue),
      "reason": text(finding.reason), "definition": .string(finding.property.definition),
      "figures": .object(Dictionary(uniqueKeysWithValues: figures)),
      "witness": finding.witness.map { json($0) } ?? .null,
    ])
  }

  func json(_ witness: AuditWitness) -> JSON {
    let names = witness.seats.map { player($0) }.joined(separator: " and ")
    return .object([
      "player": witness.seats.isEmpty ? .null : .string(names),
      "informationSet": text(witness.infoset.map { place($0) }),
      "decider": text(witness.decider.map { player($0) }),
      "wished": text(action(witness.wished, at: witness.infoset)),
      "deviation": text(action(witness.deviation, at: witness.infoset)),
      "gain": .number(witness.gain), "episode": .array(episode(witness).map { .string($0) }),
    ])
  }

  private func json(_ welfare: AuditWelfare) -> JSON {
    .object([
      "name": .string(welfare.name), "unit": .string(welfare.unit),
      "wished": .number(welfare.wished), "firstBest": number(welfare.firstBest),
      "best": number(welfare.best), "worst": number(welfare.worst),
      "exactness": .string(welfare.exactness.rawValue),
      "bestEquilibrium": number(welfare.bestEquilibrium),
      "worstEquilibrium": number(welfare.worstEquilibrium),
      "equilibria": .integer(welfare.equilibria), "status": .string(welfare.status.rawValue),
      "priceOfAnarchy": price(welfare.priceOfAnarchy),
      "priceOfStability": price(welfare.priceOfStability),
      "correlated": welfare.correlated.map {
        .object(["low": .number($0.lowerBound), "high": .number($0.upperBound)])
      } ?? .null,
    ])
  }

  private func price(_ price: EquilibriumPrice) -> JSON {
    .object(["ratio": number(price.ratio), "reason": text(price.reason)])
  }
}

extension AuditReport {
  /// The report as text: a line for every property, the welfare, and what every failure looks like.
  ///
  /// - Parameters:
  ///   - width: The longest line, in characters.
  ///   - isFull: Whether every failure tells its episodes, in all their length; otherwise an episode
  ///     is told once, and a long one shortened.
  /// - Returns: The lines, each ending in a line break.
  public func text(width: Int = 80, isFull: Bool = false) -> String {
    var text = paragraph("\(name), audited at the play that the designer wishes", width) + "\n"
    if let obstacle = audit.obstacle {
      return text + paragraph("No audit: \(obstacle).", width) + paragraphs(uncovered, width)
        + paragraphs(alignmentSentences, width)
    }
    text += table(width) + reasons.reduce("") { $0 + paragraph($1, width) }
    text += paragraphs(uncovered, width)
    if !audit.welfare.isEmpty { text += "\n" + welfareTables(width) }
    text += paragraphs(alignmentSentences, width)
    return text + AuditStories(self, width: width, isFull: isFull).text
  }

  /// Why properties are open, those with one reason together, in a sentence each.
  var reasons: [String] {
    let open = audit.findings.filter { $0.verdict != .fails && $0.reason != nil }
    var told: [String] = []
    return open.compactMap { finding in
      let reason = finding.reason ?? ""
      if told.contains(reason) { return nil }
      told.append(reason)
      let names = open.filter { $0.reason == reason }.map(\.property.rawValue)
      return "\(names.joined(separator: ", ")): \(reason)."
    }
  }

  /// Lines below an empty one; nothing where there are none.
  private func paragraphs(_ lines: [String], _ width: Int) -> String {
    lines.isEmpty ? "" : lines.reduce("\n") { $0 + paragraph($1, width) }
  }

  func paragraph(_ line: String, _ width: Int) -> String {
    wrap(line, width).joined(separator: "\n") + "\n"
  }

  /// The largest gain in words: "at least 3".
  func gain(_ finding: AuditFinding) -> String {
    let isPlain = finding.accuracy == .exact || finding.accuracy == .unknown
    return (isPlain ? "" : "\(finding.accuracy.rawValue) ") + figure(finding.largestGain)
  }

  private func table(_ width: Int) -> String {
    var table = TextTable(["property", "verdict", "largest gain"])
    for finding in audit.findings {
      table.add([finding.property.rawValue, finding.verdict.rawValue, gain(finding)])
    }
    return table.text(width: width)
  }

  /// Which decisions the designer states no wish for, in a sentence each.
  var uncovered: [String] {
    audit.coverage.filter { $0.wished < $0.informationSets }.map { coverage in
      let decision = game.shape.decisions[coverage.decision].name
      return "Not covered: nothing is wished of \(game.shape.title(ofSeat: coverage.seat)) at "
        + "\(coverage.informationSets - coverage.wished) of \(coverage.informationSets) "
        + "information sets of '\(decision)'."
    }
  }
}
