public import Arena
public import GameTheory
public import Laboratory

/// An audit in words and in JSON.
public struct AuditReport {
  let audit: Audit
  let alignments: [AuditAlignment]
  private let game: Game
  private let name: String
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
    let wished = narration.lines(game.transcript(along: witness.obedient))
    guard let deviating = witness.deviating else { return wished }
    let other = narration.lines(game.transcript(along: deviating))
    let common = zip(wished, other).prefix { $0 == $1 }.count
    return wished.prefix(common) + ["-- as wished --"] + wished.dropFirst(common)
      + ["-- instead --"] + other.dropFirst(common)
  }

  /// The name of a seat, as other reports use it for keys.
  func player(_ seat: Int) -> String {
    game.shape.name(ofSeat: seat)
  }

  private func players(_ seats: [Int]) -> String {
    seats.map { game.shape.title(ofSeat: $0) }.joined(separator: " and ")
  }

  /// An information set in words: "sale, seeing car = lemon".
  private func place(_ infoset: Int) -> String {
    let (decision, observation) = game.shape.decision(ofInfoset: infoset)
    let point = game.shape.decisions[decision]
    let sight = point.sight(observation)
    return sight.isEmpty ? point.name : "\(point.name), seeing \(sight)"
  }

  private func action(_ action: Int?, at infoset: Int?) -> String? {
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

  private func json(_ witness: AuditWitness) -> JSON {
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
  /// The report as text: a table, the welfare, and the story of every failure.
  ///
  /// - Parameter width: The longest line, in characters.
  /// - Returns: The lines, each ending in a line break.
  public func text(width: Int = 80) -> String {
    var text = paragraph("\(name), audited at the play that the designer wishes", width) + "\n"
    if let obstacle = audit.obstacle {
      return text + paragraph("No audit: \(obstacle).", width) + uncovered(width)
        + alignmentText(width)
    }
    text += table(width) + uncovered(width)
    for finding in audit.findings where finding.verdict != .fails {
      guard let reason = finding.reason else { continue }
      text += paragraph("\(finding.property.rawValue): \(reason).", width)
    }
    text += "\n" + welfareTables(width) + alignmentText(width)
    return text + stories(width)
  }

  /// What every failure looks like; failures that one episode shows stand together.
  private func stories(_ width: Int) -> String {
    let failures = audit.findings.compactMap { finding in
      finding.witness.map { (finding: finding, witness: $0) }
    }
    var text = ""
    var isTold = [Bool](repeating: false, count: failures.count)
    for place in failures.indices where !isTold[place] {
      text += "\n"
      let witness = failures[place].witness
      for other in place..<failures.count {
        let (finding, twin) = failures[other]
        if twin.obedient != witness.obedient || twin.deviating != witness.deviating { continue }
        isTold[other] = true
        text += paragraph(headline(finding, twin), width)
      }
      for line in shortened(episode(witness)) {
        for part in wrap(line, width - 2) { text += "  \(part)\n" }
      }
    }
    return text
  }

  func paragraph(_ line: String, _ width: Int) -> String {
    wrap(line, width).joined(separator: "\n") + "\n"
  }

  private func table(_ width: Int) -> String {
    var table = TextTable(["property", "verdict", "largest gain"])
    for finding in audit.findings {
      let gain = finding.largestGain.map { figure($0) } ?? "-"
      let accuracy =
        finding.accuracy == .exact || finding.accuracy == .unknown
        ? "" : "\(finding.accuracy.rawValue) "
      table.add([finding.property.rawValue, finding.verdict.rawValue, accuracy + gain])
    }
    return table.text(width: width)
  }

  /// Which decisions the designer states no wish for.
  private func uncovered(_ width: Int) -> String {
    let open = audit.coverage.filter { $0.wished < $0.informationSets }
    if open.isEmpty { return "" }
    return open.reduce("\n") { text, coverage in
      let decision = game.shape.decisions[coverage.decision].name
      return text
        + paragraph(
          "Not covered: nothing is wished of \(game.shape.title(ofSeat: coverage.seat)) at "
            + "\(coverage.informationSets - coverage.wished) of \(coverage.informationSets) "
            + "information sets of '\(decision)'.", width)
    }
  }

  /// What a witness shows, in one sentence.
  private func headline(_ finding: AuditFinding, _ witness: AuditWitness) -> String {
    let gain = figure(witness.gain)
    let who = players(witness.seats)
    var sentence: String
    switch finding.property {
    case .interimRationality: sentence = "\(who) can expect \(gain) less than by staying out"
    case .exPostRationality: sentence = "\(who) gets \(gain) less than by staying out"
    case .budgetBalance, .noDeficit, .balanceEverywhere, .noDeficitEverywhere:
      sentence = "the treasury \(pays(witness) ? "pays" : "keeps") \(gain)"
    case .expectedBalance:
      sentence = "the treasury \(pays(witness) ? "pays" : "keeps") \(gain) on average"
    case .efficiency, .informedEfficiency: sentence = "\(gain) is lost"
    case .obviousness:
      sentence = "\(who) may get \(gain) more at best by departing than at worst as wished,"
    case .bayesianIncentives, .dominantStrategy, .exPostDominance:
      sentence = "\(who) gains \(gain)"
    case .pairStability: sentence = "\(who) gain at least \(gain) each"
    case .pairSidePayments: sentence = "\(who) gain \(gain) in sum"
    }
    if let infoset = witness.infoset { sentence += " at \(place(infoset))" }
    if let wished = action(witness.wished, at: witness.infoset),
      let deviation = action(witness.deviation, at: witness.infoset)
    {
      sentence += ", by \(deviation) instead of \(wished)"
    }
    if let reason = finding.reason { sentence += " (\(reason))" }
    return "\(finding.property.rawValue): \(sentence)."
  }

  /// Whether the treasury pays in sum in a witness's episode, rather than keeps.
  private func pays(_ witness: AuditWitness) -> Bool {
    var sum = 0.0
    for case .transfer(let amount, let payer, let payee)
      in game.transcript(along: witness.obedient).events
    {
      if payer == nil { sum += amount }
      if payee == nil { sum -= amount }
    }
    return sum > 0
  }

  /// The most lines of an episode in a text.
  private static let longest = 60

  /// The beginning and the end of a long episode.
  private func shortened(_ lines: [String]) -> [String] {
    guard lines.count > AuditReport.longest else { return lines }
    let half = AuditReport.longest / 2
    return lines.prefix(half) + ["... (\(lines.count - 2 * half) more lines)"] + lines.suffix(half)
  }
}
