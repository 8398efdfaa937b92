import Arena

/// Why a question to an agent from outside has no answer.
public enum Silence: UInt8, Sendable, CaseIterable {
  /// The program cannot be started, or says of itself that nobody gets an answer from where it asks.
  case missing = 1
  /// Nothing came before the deadline.
  case late
  /// The program ended.
  case exited
  /// What came was no answer: no JSON, or not of the fields that an answer has.
  case unreadable
  /// The action is not there, or the probabilities are none.
  case illegal
  /// An answer came to a question that was never asked.
  case astray
  /// More came than a reply may have.
  case flooded
  /// The recording that is replayed does not have it.
  case unrecorded
  /// A model refused to answer.
  case refused
  /// A filter of a model's server kept the reply back.
  case filtered
  /// A model's server failed, however often it was asked.
  case broken
  /// What a model's server sent was no reply.
  case garbled
  /// Another model replied than before.
  case swapped
  /// A model's reply had no log probabilities.
  case opaque
  /// The log probabilities of a model's reply were of no word.
  case wordless
  /// There are more actions than a model can be asked about in this way.
  case crowded
  /// There is no server of the model.
  case unreachable
  /// The server of the model does not accept the key, or there is none.
  case unauthorised
  /// The server of the model takes the request for wrong.
  case rejected
  /// The server of the model has no time, however often it is asked.
  case throttled
  /// What may be spent on the model is spent.
  case spent

  /// The word for it.
  var name: String { Silence.names[Int(rawValue) - 1] }

  /// The words for all, in their order.
  private static let names = [
    "missing", "late", "exited", "unreadable", "illegal", "astray", "flooded", "unrecorded",
    "refused", "filtered", "broken", "garbled", "swapped", "opaque", "wordless", "crowded",
    "unreachable", "unauthorised", "rejected", "throttled", "spent",
  ]

  /// Whether nobody gets an answer from there, so that the run ends and is resumed later.
  var endsAll: Bool { rawValue >= Silence.unreachable.rawValue }
}

/// What came of a question.
enum Reply: Sendable, Equatable {
  case answer(Answer)
  case silent(Silence)

  /// What counts of it.
  var answer: Answer {
    if case .answer(let answer) = self { answer } else { .none }
  }
}

/// How the agents of a group that live outside answered in a run.
public struct ReplyCounts: Sendable, Equatable {
  /// The group's number in the population.
  public internal(set) var group = 0
  /// How many questions were asked.
  public internal(set) var questions = 0
  /// How often play came to a place where there is no answer, so that the match is void.
  ///
  /// A strategy that is asked for before it plays has a hole there, and is not asked again.
  public internal(set) var void = 0
  /// How many questions got no answer, by what went wrong.
  public internal(set) var missing = 0
  /// See ``Silence/late``.
  public internal(set) var late = 0
  /// See ``Silence/exited``.
  public internal(set) var exited = 0
  /// See ``Silence/unreadable``.
  public internal(set) var unreadable = 0
  /// See ``Silence/illegal``.
  public internal(set) var illegal = 0
  /// See ``Silence/astray``.
  public internal(set) var astray = 0
  /// See ``Silence/flooded``.
  public internal(set) var flooded = 0
  /// See ``Silence/unrecorded``.
  public internal(set) var unrecorded = 0
  /// What it took to ask, of language models; nil for all others.
  public internal(set) var model: ModelCounts?

  init() {}

  init(group: Int) { self.group = group }

  /// How many questions got no answer.
  public var unanswered: Int { silences.reduce(0) { $0 + $1.count } }

  /// The share of the questions that were answered; nil when none was asked.
  public var playedShare: Double? {
    questions > 0 ? Double(questions - unanswered) / Double(questions) : nil
  }

  /// How often each thing went wrong, but for what never did.
  public var silences: [(name: String, count: Int)] {
    [
      ("missing", missing), ("late", late), ("exited", exited), ("unreadable", unreadable),
      ("illegal", illegal), ("astray", astray), ("flooded", flooded), ("unrecorded", unrecorded),
    ].filter { $0.1 > 0 } + (model?.silences ?? []).filter { $0.count > 0 }
  }

  /// The probability of words that were no answer, mean over questions asked by log probabilities; nil where nothing was
  /// asked of a model.
  public var unread: Double? {
    guard let model, questions > 0 else { return nil }
    return model.unread / Double(questions)
  }

  mutating func add(_ reply: Reply) {
    questions += 1
    guard case .silent(let silence) = reply else { return }
    switch silence {
    case .missing: missing += 1
    case .late: late += 1
    case .exited: exited += 1
    case .unreadable: unreadable += 1
    case .illegal: illegal += 1
    case .astray: astray += 1
    case .flooded: flooded += 1
    case .unrecorded: unrecorded += 1
    case .refused, .filtered, .broken, .garbled, .swapped, .opaque, .wordless, .crowded,
      .unreachable, .unauthorised, .rejected, .throttled, .spent:
      var counts = model ?? ModelCounts()
      counts.add(silence)
      model = counts
    }
  }

  /// Counts what a question to a model took.
  mutating func add(_ counts: ModelCounts) {
    var sum = model ?? ModelCounts()
    sum.add(counts)
    model = sum
  }

  /// Counts what play came to.
  mutating func add(void reply: Reply) {
    if case .silent = reply { void += 1 }
  }

  mutating func add(_ other: ReplyCounts) {
    questions += other.questions
    void += other.void
    missing += other.missing
    late += other.late
    exited += other.exited
    unreadable += other.unreadable
    illegal += other.illegal
    astray += other.astray
    flooded += other.flooded
    unrecorded += other.unrecorded
    if let more = other.model { add(more) }
  }
}

extension ReplyCounts: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("group", &group)
    visitor.field("questions", &questions)
    visitor.field("void", &void)
    visitor.field("missing", &missing)
    visitor.field("late", &late)
    visitor.field("exited", &exited)
    visitor.field("unreadable", &unreadable)
    visitor.field("illegal", &illegal)
    visitor.field("astray", &astray)
    visitor.field("flooded", &flooded)
    visitor.field("unrecorded", &unrecorded)
    visitor.optional("model", &model)
    visitor.derived("playedShare", playedShare)
  }
}
