import Arena
public import GameTheory
import Theory

/// All profiles of a study's results, each judged by the theory of its mechanism: one row for each.
public struct ProfileTable: Sendable {
  /// A profile.
  public struct Row: Sendable {
    /// The cell of the study.
    public let cell: String
    /// Whose strategy it is.
    public let group: String
    /// The mechanism.
    public let mechanism: String
    /// How a language model was asked for it; empty where that is not known.
    public let elicit: String
    /// The probability of words that were no answer, mean over the questions; nil where log probabilities were not read.
    public let unread: Double?
    /// What is said of it; or why nothing can be, as a sentence.
    public let verdict: Result<Verdict, StudyError>
  }

  /// What theory says of a profile.
  public struct Verdict: Sendable {
    /// The largest gain of a single player by its best reply.
    public let regret: Double
    /// The mean of all players' gains.
    public let exploitability: Double
    /// The noise of the logit play that fits best, in units of payoff; infinite where uniform play does.
    public let noise: Double?
    /// The solution concept from which the fewest choices depart.
    public let nearest: PlaySummary.Nearness?
    /// What welfare is meant.
    public let welfare: String
    /// The welfare where everybody plays it.
    public let copies: Double
    /// Who gains most by playing otherwise, what that earns, and what it does where it then decides.
    public let reply: (player: String, payoff: Double, conduct: [String])?
    /// The welfare where a share of the seats plays it and the others an equilibrium; empty where none is found.
    public let mixes: [(share: Double, welfare: Double)]
  }

  /// The profiles, in the order of the file.
  public let rows: [Row]

  /// The most profiles of a file.
  private static let most = 10_000

  /// Judges the profiles of a file.
  ///
  /// - Parameters:
  ///   - file: The path of the `profile.json` of some results.
  ///   - welfare: A welfare function or measure; the designer's goal of each mechanism when nil.
  ///   - budget: What may be spent on each mechanism.
  ///   - library: Where mechanisms and welfare functions are looked up.
  /// - Throws: ``StudyError`` when the file cannot be read or holds no profiles of a study; ``Interrupted``.
  public init(file: String, welfare: String? = nil, budget: Budget, in library: Library) throws {
    let name = printable(file, limit: 200)
    let json = try ProfileFile.json(file)
    guard json["profiles"] != .null else {
      throw StudyError(
        "\(name) is not of the results of a study, so it does not say which mechanism it is of; name the mechanism"
      )
    }
    let entries = json["profiles"].items
    guard (1...ProfileTable.most).contains(entries.count) else {
      throw StudyError(
        "\(name) has \(entries.count) profiles; expected 1 to \(ProfileTable.most)")
    }
    // Cells that differ in who plays share a desk.
    var desks: [String: TheoryDesk] = [:]
    var rows: [Row] = []
    for entry in entries {
      let key = entry["mechanism"].text + entry["parameters"].canonical
      let verdict: Result<Verdict, StudyError>
      do {
        let desk = try desks[key] ?? ProfileTable.desk(of: entry, budget, library)
        desks[key] = desk
        let tree = try ProfileJudgement.tree(at: desk)
        let profile = try ProfileFile.profile(entry["strategies"], at: name, for: tree)
        verdict = .success(
          Verdict(
            try ProfileJudgement(
              profile, in: tree, desk, welfare: welfare.map { [$0] } ?? [], in: library)))
      } catch let error as StudyError { verdict = .failure(error) }
      if budget.shouldStop() { throw Interrupted() }
      rows.append(
        Row(
          cell: entry["cell"].text, group: entry["group"].text,
          mechanism: entry["mechanism"].text, elicit: entry["elicit"].text,
          unread: entry["unread"].double, verdict: verdict))
    }
    self.rows = rows
  }

  private static func desk(of entry: JSON, _ budget: Budget, _ library: Library)
    throws(StudyError) -> TheoryDesk
  {
    var parameters: [String: JSON] = [:]
    if case .object(let object) = entry["parameters"] {
      for (name, value) in object.pairs { parameters[name] = value }
    }
    let mechanism = try Cell.configure(entry["mechanism"].text, parameters, library)
    try Cell.rehearse(mechanism, library)
    return try TheoryDesk(mechanism, budget: budget)
  }

  /// All as JSON.
  public var json: JSON {
    .object(["profiles": .array(rows.map(\.json))])
  }
}

extension ProfileTable.Verdict {
  fileprivate init(_ judgement: ProfileJudgement) {
    regret = judgement.answer.regret
    exploitability = judgement.exploitability
    noise = judgement.play.logit.map { $0.precision > 0 ? 1 / $0.precision : .infinity }
    nearest = judgement.play.distances.first { $0.concept != "logit" }
    // There is always one: the designer's goal, unless another is asked for.
    (welfare, copies) = judgement.welfare[0]
    let payoffs = judgement.answer.expectation.payoffs
    reply = judgement.best.map { best in
      (
        judgement.tree.shape.name(ofSeat: best.seat), payoffs[best.seat] + best.gain,
        best.conduct.map { "\($0.place): " + $0.actions.map(\.label).joined(separator: ", ") }
      )
    }
    mixes = judgement.mixes?.rows.map { ($0.share, $0.welfare[0]) } ?? []
  }

  /// The welfare where half of the seats play it and the others an equilibrium.
  public var half: Double? { mixes.first { $0.share == 0.5 }?.welfare }
}

extension ProfileTable.Row {
  fileprivate var json: JSON {
    let names: [String: JSON] = [
      "cell": .string(cell), "group": .string(group), "mechanism": .string(mechanism),
      "elicit": .string(elicit), "unread": unread.map { .number($0) } ?? .null,
    ]
    switch verdict {
    case .failure(let error):
      return JSON.object(["obstacle": .string(error.description)]).adding(names)
    case .success(let verdict):
      return JSON.object([
        "regret": .number(verdict.regret), "exploitability": .number(verdict.exploitability),
        // Uniform play has no finite noise.
        "precision": verdict.noise.map { .number(1 / $0) } ?? .null,
        "nearest": verdict.nearest?.json ?? .null, "welfare": .string(verdict.welfare),
        "copies": .number(verdict.copies),
        "bestReply": verdict.reply.map {
          .object([
            "player": .string($0.player), "payoff": .number($0.payoff),
            "conduct": .array($0.conduct.map { .string($0) }),
          ])
        } ?? .null,
        "mixes": .array(
          verdict.mixes.map {
            .object(["share": .number($0.share), "welfare": .number($0.welfare)])
          }),
      ]).adding(names)
    }
  }
}
