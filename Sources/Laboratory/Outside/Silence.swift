import Arena

/// Why a question to an agent from outside has no answer.
public enum Silence: UInt8, Sendable, CaseIterable {
  /// The program cannot be started.
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
  /// How many of them got no answer, so that their matches are void, by what went wrong.
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

  init() {}

  init(group: Int) { self.group = group }

  /// How many questions got no answer: as many matches are void.
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
    ].filter { $0.1 > 0 }
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
    }
  }

  mutating func add(_ other: ReplyCounts) {
    questions += other.questions
    missing += other.missing
    late += other.late
    exited += other.exited
    unreadable += other.unreadable
    illegal += other.illegal
    astray += other.astray
    flooded += other.flooded
    unrecorded += other.unrecorded
  }
}

extension ReplyCounts: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("group", &group)
    visitor.field("questions", &questions)
    visitor.field("missing", &missing)
    visitor.field("late", &late)
    visitor.field("exited", &exited)
    visitor.field("unreadable", &unreadable)
    visitor.field("illegal", &illegal)
    visitor.field("astray", &astray)
    visitor.field("flooded", &flooded)
    visitor.field("unrecorded", &unrecorded)
    visitor.derived("playedShare", playedShare)
  }
}
