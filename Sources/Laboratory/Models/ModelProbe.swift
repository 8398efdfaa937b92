import Arena
public import Models
import Theory

/// How far the strategies of a study's language models move when the same questions are put in other words.
///
/// Each model is asked everything several times as the study has it, as often again, and as often in each other way:
/// with the list of answers begun elsewhere, with the story's names or neutral ones, and with the names of the roles
/// alone, or of the actions alone, in reverse. Each way differs in one thing from what it is held against. The distance
/// that comes of asking again is the noise of all of them.
public struct ModelProbe: Sendable {
  /// A way to put the questions.
  public enum Way: Sendable, Hashable {
    /// As before: what differs is noise.
    case again
    /// With the list of answers begun at the second.
    case reordered
    /// With other names: those with names in reverse are held against the same names in order, these against those
    /// of the study.
    case told(Labelling)

    /// All ways.
    public static let all: [Way] = [.again, .reordered] + Labelling.allCases.map(Way.told)

    /// What a reader calls it.
    public var name: String {
      switch self {
      case .again: "again"
      case .reordered: "reordered"
      case .told(let labels): labels.rawValue
      }
    }
  }

  /// One way, for one group of one cell.
  public struct Row: Sendable {
    /// The cell.
    public let cell: String
    /// The group.
    public let group: String
    /// The way.
    public let way: Way
    /// By what names it was told that to which the way is compared.
    public let against: Labelling
    /// The share of choices that would have to change at each information set, by its name.
    public let distances: [(place: String, distance: Double)]
    /// How likely as large differences are if the words do not matter; by chance over all information sets.
    public let chance: Double
    /// How many questions got no answer.
    public let unanswered: Int

    /// The mean distance.
    public var mean: Double {
      distances.isEmpty ? 0 : distances.reduce(0) { $0 + $1.distance } / Double(distances.count)
    }
    /// Where the strategy moves farthest; nil where nobody was asked.
    public var farthest: (place: String, distance: Double)? {
      distances.max { $0.distance < $1.distance }
    }
  }

  /// The ways, cell by cell and group by group.
  public private(set) var rows: [Row] = []
  /// How often each question was put in each way.
  public let asks: Int

  /// Probes the models of a study.
  ///
  /// - Parameters:
  ///   - study: The study.
  ///   - asks: How often each question is put in each way; at least 1.
  ///   - recording: What is known already, and where answers are kept; nil to keep none.
  ///   - shouldStop: Whether somebody asked to stop.
  /// - Throws: ``StudyError`` when no language model plays, a budget is spent, or a server gives no answer;
  ///   ``Interrupted``.
  public init(
    _ study: Study, asks: Int, recording: Recording?, shouldStop: @escaping @Sendable () -> Bool
  ) throws {
    self.asks = asks
    let spending = ModelSpending()
    for index in 0..<study.cellCount {
      let cell = try study.cell(at: index)
      let desk = cell.desk(shouldStop: shouldStop)
      let interview = ModelInterview(cell, desk, recording, spending, shouldStop)
      for (number, spec) in cell.groups.enumerated() {
        guard let model = spec.agent as? LanguageModelAgent else { continue }
        do {
          try probe(model, cell, spec.group, number, interview)
        } catch is OutOfBudget { throw OutOfBudget.sentence }
      }
    }
    try recording?.flush()
    if rows.isEmpty { throw StudyError("no language model plays in this study") }
  }

  /// Asks one model in all ways.
  private mutating func probe(
    _ model: LanguageModelAgent, _ cell: Cell, _ group: Group, _ number: Int,
    _ interview: ModelInterview
  ) throws {
    let shape = cell.game.shape
    let prompts = try ModelPrompts(cell.game, called: cell.mechanism.card.id)
    let own = model.settings
    // Each wording is asked once, whatever is held against it.
    var asked: [Labelling: [ModelTable]] = [:]
    func tables(_ labels: Labelling) throws -> [ModelTable] {
      if let known = asked[labels] { return known }
      var told = model
      told.settings.labels = labels
      let fresh = try (0..<asks).map {
        try interview.table(of: told, in: group, number: number, round: $0)
      }
      asked[labels] = fresh
      return fresh
    }
    func isSame(_ one: Labelling, _ other: Labelling) -> Bool {
      (0..<shape.infosets).allSatisfy { infoset in
        func prompt(_ labels: Labelling) -> Prompt {
          prompts.prompt(
            at: infoset, by: own.elicit, form: own.form, labels: labels, shift: own.shift)
        }
        return prompt(one) == prompt(other)
      }
    }
    for way in Way.all {
      var base = own.labels
      let others: [ModelTable]
      switch way {
      case .again:
        others = try (asks..<2 * asks).map {
          try interview.table(of: model, in: group, number: number, round: $0)
        }
      case .reordered:
        var shifted = model
        shifted.settings.shift += 1
        others = try (0..<asks).map {
          try interview.table(of: shifted, in: group, number: number, round: $0)
        }
      case .told(let labels):
        if labels != labels.unswapped { base = labels.unswapped }
        if isSame(labels, base) { continue }
        others = try tables(labels)
      }
      rows.append(
        Row(
          way, against: base, try tables(base), others, shape, cell: cell.name, group: group.name))
    }
  }

  /// All as JSON.
  public var json: JSON {
    .object([
      "asks": .integer(asks),
      "ways": .array(
        rows.map { row in
          .object([
            "cell": .string(row.cell), "group": .string(row.group),
            "way": .string(row.way.name), "against": .string(row.against.rawValue),
            "distance": .number(row.mean), "chance": .number(row.chance),
            "unanswered": .integer(row.unanswered),
            "informationSets": .array(
              row.distances.map {
                .object(["name": .string($0.place), "distance": .number($0.distance)])
              }),
          ])
        }),
    ])
  }
}

extension DriftSample {
  /// How likely as large differences over all samples are if it is chance who gave which answer.
  static func chance(_ samples: [DriftSample]) -> Double {
    let ways = 1999
    var random = RandomStream(StreamKey(seed: 1))
    let total = samples.reduce(0) { $0 + $1.statistic }
    let beaten = (0..<ways).count { _ in
      samples.reduce(0) { $0 + $1.dealt(using: &random) } >= total - rounding
        * Double(samples.count)
    }
    return Double(beaten + 1) / Double(ways + 1)
  }
}

extension ModelProbe.Row {
  /// Holds what was said in one way against what was said in another.
  fileprivate init(
    _ way: ModelProbe.Way, against labels: Labelling, _ before: [ModelTable],
    _ after: [ModelTable], _ shape: Shape, cell: String, group: String
  ) {
    var distances: [(place: String, distance: Double)] = []
    var samples: [DriftSample] = []
    for infoset in 0..<shape.infosets {
      let sides = [before, after].map { $0.compactMap { $0.answer(at: infoset, shape) } }
      if sides.contains(where: \.isEmpty) { continue }
      let sample = DriftSample(sides[0], sides[1])
      samples.append(sample)
      distances.append((shape.name(ofInfoset: infoset), sample.distance))
    }
    self.init(
      cell: cell, group: group, way: way, against: labels, distances: distances,
      chance: DriftSample.chance(samples),
      unanswered: after.reduce(0) { $0 + $1.counts.unanswered })
  }
}

extension ModelTable {
  /// How likely each action is at an information set, and last whether there is no answer; nil where nobody asked.
  fileprivate func answer(at infoset: Int, _ shape: Shape) -> [Double]? {
    guard let reply = replies[infoset] else { return nil }
    let count = shape.slots(ofInfoset: infoset).count
    switch reply {
    case .answer(.mixed(let weights)): return weights + [0]
    case .answer(.action(let action)): return (0...count).map { $0 == action ? 1 : 0 }
    case .answer(.none), .silent: return (0...count).map { $0 == count ? 1 : 0 }
    }
  }
}
