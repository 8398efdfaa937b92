/// What questions to a language model took, and what became of those without an answer.
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
  public internal(set) var cost = 0.0
  /// How long the model took, question by question, in seconds.
  public internal(set) var seconds = 0.0
  /// The probability of words that were no answer, summed over questions asked by log probabilities.
  public internal(set) var unread = 0.0
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

  /// Reads what an exchange took.
  init(_ exchange: JSON) {
    calls = exchange["sent"].int ?? exchange["calls"].items.count
    misread = exchange["misread"].int ?? 0
    promptTokens = exchange["promptTokens"].int ?? 0
    replyTokens = exchange["replyTokens"].int ?? 0
    cost = exchange["cost"].double ?? 0
    seconds = exchange["seconds"].double ?? 0
    unread = exchange["unread"].double ?? 0
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
    cost += other.cost
    seconds += other.seconds
    unread += other.unread
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
