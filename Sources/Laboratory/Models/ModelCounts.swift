/// What questions to a language model took, and what became of those without an answer.
///
/// Answers come in another order when they are replayed. So what is not counted in whole numbers is summed up in
/// whole small parts, which come to the same in any order as long as there are fewer than 2^53 of them.
public struct ModelCounts: Sendable, Equatable {
  /// How many requests were sent.
  public internal(set) var calls = 0
  /// How many replies could not be read, so that the question was asked again or given up.
  public internal(set) var misread = 0
  /// The tokens of all prompts.
  public internal(set) var promptTokens = 0
  /// The tokens of all replies.
  public internal(set) var replyTokens = 0
  /// What that cost, in the unit of the prices given.
  public internal(set) var cost: Double {
    get { trillionths / 1e12 }
    set { trillionths = (newValue * 1e12).rounded() }
  }
  /// How long the model took, question by question, in seconds.
  public internal(set) var seconds: Double {
    get { milliseconds / 1e3 }
    set { milliseconds = (newValue * 1e3).rounded() }
  }
  /// The probability of words that were no answer, summed over questions asked by log probabilities.
  public internal(set) var unread: Double {
    get { billionths / 1e9 }
    set { billionths = (newValue * 1e9).rounded() }
  }
  /// The cost, in whole parts.
  private var trillionths = 0.0
  /// The time, in whole parts.
  private var milliseconds = 0.0
  /// The probability, in whole parts.
  private var billionths = 0.0
  /// See ``Silence/refused``.
  public internal(set) var refused = 0
  /// See ``Silence/filtered``.
  public internal(set) var filtered = 0
  /// See ``Silence/broken``.
  public internal(set) var broken = 0
  /// See ``Silence/garbled``.
  public internal(set) var garbled = 0
  /// See ``Silence/swapped``.
  public internal(set) var swapped = 0
  /// See ``Silence/opaque``.
  public internal(set) var opaque = 0
  /// See ``Silence/wordless``.
  public internal(set) var wordless = 0
  /// See ``Silence/crowded``.
  public internal(set) var crowded = 0

  init() {}

  /// Reads what an exchange took; of numbers that nothing can take, the bound.
  init(_ exchange: JSON) {
    calls = ModelCounts.bounded(exchange["sent"].int ?? exchange["calls"].items.count)
    misread = ModelCounts.bounded(exchange["misread"].int ?? 0)
    promptTokens = ModelCounts.bounded(exchange["promptTokens"].int ?? 0)
    replyTokens = ModelCounts.bounded(exchange["replyTokens"].int ?? 0)
    cost = ModelCounts.bounded(exchange["cost"].double ?? 0)
    seconds = ModelCounts.bounded(exchange["seconds"].double ?? 0)
    unread = Swift.min(1, ModelCounts.bounded(exchange["unread"].double ?? 0))
  }

  /// A number from outside, so bounded that a billion of them can be summed up.
  private static func bounded(_ count: Int) -> Int { Swift.min(Swift.max(0, count), 1 << 32) }

  private static func bounded(_ amount: Double) -> Double {
    amount.isFinite ? Swift.min(Swift.max(0, amount), 1e9) : 0
  }

  /// How often each thing went wrong that can go wrong with models only.
  var silences: [(name: String, count: Int)] {
    [
      ("refused", refused), ("filtered", filtered), ("broken", broken), ("garbled", garbled),
      ("swapped", swapped), ("opaque", opaque), ("wordless", wordless), ("crowded", crowded),
    ]
  }

  /// Counts a question without an answer.
  mutating func add(_ silence: Silence) {
    switch silence {
    case .refused: refused += 1
    case .filtered: filtered += 1
    case .broken: broken += 1
    case .garbled: garbled += 1
    case .swapped: swapped += 1
    case .opaque: opaque += 1
    case .wordless: wordless += 1
    case .crowded: crowded += 1
    case .missing, .late, .exited, .unreadable, .illegal, .astray, .flooded, .unrecorded,
      .unreachable, .unauthorised, .rejected, .throttled, .spent:
      break
    }
  }

  /// Adds what other questions took.
  mutating func add(_ other: ModelCounts) {
    calls += other.calls
    misread += other.misread
    promptTokens += other.promptTokens
    replyTokens += other.replyTokens
    trillionths += other.trillionths
    milliseconds += other.milliseconds
    billionths += other.billionths
    refused += other.refused
    filtered += other.filtered
    broken += other.broken
    garbled += other.garbled
    swapped += other.swapped
    opaque += other.opaque
    wordless += other.wordless
    crowded += other.crowded
  }
}

extension ModelCounts: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("calls", &calls)
    visitor.field("misread", &misread)
    visitor.field("promptTokens", &promptTokens)
    visitor.field("replyTokens", &replyTokens)
    visitor.field("cost", &cost)
    visitor.field("seconds", &seconds)
    visitor.field("unread", &unread)
    visitor.field("refused", &refused)
    visitor.field("filtered", &filtered)
    visitor.field("broken", &broken)
    visitor.field("garbled", &garbled)
    visitor.field("swapped", &swapped)
    visitor.field("opaque", &opaque)
    visitor.field("wordless", &wordless)
    visitor.field("crowded", &crowded)
  }
}
