import Arena
import Foundation

/// Whether the answers of two recordings to the same questions come from one model.
///
/// At each information set the answers of both are compared with what they would be if it were chance which
/// recording has which answer: the distance between the two means, in two thousand ways or more to deal the answers
/// out again. Where each answer is one of two, all ways are counted exactly. The sum of the distances, weighted by how
/// surely each is known, is the test of all together. Half of the level goes to the sum, and half to the single
/// information sets, by Holm's rule; so a false alarm is no likelier than the level, whatever the model.
///
/// > Source: E. J. G. Pitman, Significance Tests Which May Be Applied to Samples from Any Populations, Supplement to the
/// Journal of the Royal Statistical Society 4(1), 1937, pp. 119-130; S. Holm, A Simple Sequentially Rejective Multiple
/// Test Procedure, Scandinavian Journal of Statistics 6(2), 1979, pp. 65-70.
public struct ModelDrift: Sendable {
  /// One question in both recordings.
  public struct Row: Sendable, Equatable {
    /// The mechanism.
    public let mechanism: String
    /// The information set.
    public let place: String
    /// How it was asked.
    public let elicit: String
    /// How many answers each recording has.
    public let counts: [Int]
    /// The share of choices that would have to change, in 0...1.
    public let distance: Double
    /// How likely a distance as large is by chance.
    public internal(set) var chance: Double
    /// Whether that is told exactly.
    public let isExact: Bool
    /// The smallest distance that is found in four of five cases at this question alone, roughly; nil where even the
    /// largest is not.
    public let detectable: Double?
    /// Whether the answers differ more than by chance, all questions considered.
    public internal(set) var isChanged = false
  }

  /// The questions that both have, the least likely by chance first.
  public private(set) var rows: [Row] = []
  /// How many questions only one of them has.
  public let unmatched: Int
  /// How likely a difference as large over all questions is by chance.
  public private(set) var chance = 1.0
  /// How likely a false alarm may be.
  public let level: Double
  /// The models of both, as their servers named them.
  public let models: [[String]]
  /// In what the requests of both differ, such as "temperature 0 and 1": then it need not be the model that changed.
  public let differences: [String]
  /// The smallest distance, at every question that was answered more than once, that all together find in four of five
  /// cases, roughly; nil where even the largest is not.
  public private(set) var detectable: Double?

  /// Whether the model changed.
  public var isAlarm: Bool { chance <= level / 2 || rows.contains { $0.isChanged } }

  /// How many answers are dealt out again in all, and the fewest and most ways in which that is done.
  private static let work = 20_000_000
  private static let ways = 1_999...9_999

  /// Compares two recordings.
  ///
  /// - Parameters:
  ///   - first: The answers of one.
  ///   - second: The answers of the other.
  ///   - level: How likely a false alarm may be; in 0...0.5.
  ///   - seed: The seed of the ways in which answers are dealt out.
  ///   - shouldStop: Whether somebody asked to stop.
  /// - Throws: ``StudyError`` when they share no question; ``Interrupted``.
  public init(
    _ first: RecordedAnswers, _ second: RecordedAnswers, level: Double, seed: UInt64,
    shouldStop: () -> Bool = { false }
  ) throws {
    try self.init(
      first, second, level: level, seed: seed, dealing: ModelDrift.ways, shouldStop: shouldStop)
  }

  /// Compares two recordings, by so many ways to deal out their answers.
  init(
    _ first: RecordedAnswers, _ second: RecordedAnswers, level: Double, seed: UInt64,
    dealing range: ClosedRange<Int>, shouldStop: () -> Bool = { false }
  ) throws {
    self.level = level
    models = [first, second].map { $0.models.sorted() }
    differences = RecordedAnswers.differences(first, second)
    let shared = first.answers.keys.filter { second.answers[$0] != nil }.sorted()
    unmatched = first.answers.count + second.answers.count - 2 * shared.count
    guard !shared.isEmpty else {
      throw StudyError(
        "the recordings share no question: mechanisms, prompts or ways to ask differ")
    }
    let samples = shared.map { question in
      DriftSample(first.answers[question] ?? [], second.answers[question] ?? [])
    }
    let answers = samples.reduce(0) { $0 + $1.size }
    let ways = Swift.min(
      range.upperBound,
      Swift.max(range.lowerBound, ModelDrift.work / Swift.max(1, answers)))
    var random = RandomStream(StreamKey(seed: seed))
    var beaten = [Int](repeating: 0, count: samples.count)
    var sums: [Double] = []
    let total = samples.reduce(0) { $0 + $1.statistic }
    for _ in 0..<ways {
      if shouldStop() { throw Interrupted() }
      var sum = 0.0
      for (index, sample) in samples.enumerated() {
        let statistic = sample.dealt(using: &random)
        if statistic >= sample.statistic - DriftSample.rounding { beaten[index] += 1 }
        sum += statistic
      }
      sums.append(sum)
    }
    let slack = DriftSample.rounding * Double(samples.count)
    chance = Double(sums.count { $0 >= total - slack } + 1) / Double(ways + 1)
    detectable = DriftSample.detectable(by: samples, level: level / 2, dealt: sums.sorted())
    for (index, question) in shared.enumerated() {
      let sample = samples[index]
      rows.append(
        Row(
          mechanism: question.mechanism, place: question.place, elicit: question.elicit,
          counts: sample.counts, distance: sample.distance,
          chance: sample.exactChance ?? Double(beaten[index] + 1) / Double(ways + 1),
          isExact: sample.exactChance != nil, detectable: sample.detectable(level: level / 2)))
    }
    mark()
  }

  /// Marks what changed, by Holm's rule, and brings that to the front.
  private mutating func mark() {
    rows = rows.enumerated().sorted {
      ($0.element.chance, $0.offset) < ($1.element.chance, $1.offset)
    }.map(\.element)
    for index in rows.indices {
      if rows[index].chance * Double(rows.count - index) > level / 2 { break }
      rows[index].isChanged = true
    }
  }

  /// All as JSON.
  public var json: JSON {
    .object([
      "changed": .bool(isAlarm), "level": .number(level), "chance": .number(chance),
      "unmatched": .integer(unmatched), "detectable": detectable.map { .number($0) } ?? .null,
      "differences": .array(differences.map { .string($0) }),
      "models": .array(models.map { .array($0.map { .string($0) }) }),
      "questions": .array(
        rows.map { row in
          .object([
            "mechanism": .string(row.mechanism), "informationSet": .string(row.place),
            "elicit": .string(row.elicit), "counts": .array(row.counts.map { .integer($0) }),
            "distance": .number(row.distance), "chance": .number(row.chance),
            "exact": .bool(row.isExact), "changed": .bool(row.isChanged),
            "detectable": row.detectable.map { .number($0) } ?? .null,
          ])
        }),
    ])
  }
}
