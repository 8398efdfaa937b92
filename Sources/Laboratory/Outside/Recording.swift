import Arena
import Foundation

/// All that agents from outside answered, in an append-only log, found again by what was asked.
///
/// An entry holds up to 4,096 consecutive replies of a wave of questions. Its key is made of the key
/// of the unit, which is made of everything that the unit depends on, and of its number in the run; a digest
/// of the questions says whether it answers these.
public struct Recording: Sendable {
  /// The name of the folder of logs, within that of a study's results or beside the study.
  public static let folderName = "recording"
  /// So many replies stand in one entry.
  static let portion = 4096

  private let store: Store
  /// Whether programs are left alone, and what is not in the recording has no answer.
  public let isReplay: Bool

  /// Opens a recording.
  ///
  /// - Parameters:
  ///   - folder: Where its logs are; nil to keep it in memory.
  ///   - facts: Who is at work; nil to replay.
  /// - Throws: ``StudyError`` when it cannot be read or written.
  public init(_ folder: String?, facts: JSON?) throws(StudyError) {
    if let folder, facts != nil {
      do {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true)
      } catch {
        throw StudyError(
          "the folder '\(printable(folder, limit: 200))' cannot be made: \(reason(error))")
      }
      if access(folder, W_OK | X_OK) != 0 {
        throw StudyError(
          "the folder '\(printable(folder, limit: 200))' cannot be written: \(SystemError(errno))")
      }
    }
    store = try Store(folder, opening: facts, bindingVersion: false, announced: false)
    isReplay = facts == nil
  }

  /// Returns the replies to some questions; nil when they are not in it.
  func replies(_ key: ContentKey, to questions: ArraySlice<Question>) -> [Reply]? {
    guard case .replies(_, let digest, let replies)? = store.record(of: key),
      digest == Recording.digest(of: questions), replies.count == questions.count
    else { return nil }
    return replies
  }

  /// Keeps the replies to some questions.
  ///
  /// - Throws: ``StudyError`` when the log cannot be written.
  func add(_ key: ContentKey, _ replies: [Reply], to questions: ArraySlice<Question>)
    throws(StudyError)
  { try store.add(.replies(key, Recording.digest(of: questions), replies)) }

  /// Returns what a language model replied to a question, what that took, earlier attempts included, and what went
  /// to and fro as it is written; nil when it is not in it.
  func exchange(_ key: ContentKey, to question: Question) -> (
    reply: Reply, counts: ModelCounts, text: String
  )? {
    guard case .exchange(_, let digest, let reply, var counts, let text)? = store.record(of: key),
      digest == Recording.digest(of: [question])
    else { return nil }
    counts.add(attempts(at: key).counts)
    return (reply, counts, text)
  }

  /// Keeps what went to and fro for a question to a language model.
  ///
  /// Where nobody gets an answer, it is an attempt: it is kept and counted, and the question is asked again.
  ///
  /// - Returns: What the question took, earlier attempts included.
  /// - Throws: ``StudyError`` when the log cannot be written.
  func add(
    _ key: ContentKey, _ reply: Reply, _ counts: ModelCounts, _ exchange: String,
    to question: Question
  ) throws(StudyError) -> ModelCounts {
    var (sum, number) = attempts(at: key)
    var place = key
    if case .silent(let silence) = reply, silence.endsAll { place = key.attempt(number) }
    try store.add(.exchange(place, Recording.digest(of: [question]), reply, counts, exchange))
    sum.add(counts)
    return sum
  }

  /// What attempts at a question took that came to nothing, and how many there were.
  private func attempts(at key: ContentKey) -> (counts: ModelCounts, number: Int) {
    var (sum, number) = (ModelCounts(), 0)
    while store.head(of: key.attempt(number)) != nil,
      case .exchange(_, _, _, let counts, _)? = store.record(of: key.attempt(number))
    {
      sum.add(counts)
      number += 1
    }
    return (sum, number)
  }

  /// Shows all that went to and fro with language models, in the order of the logs.
  ///
  /// - Throws: ``StudyError`` when a log cannot be read, or an exchange is none.
  func exchanges(_ body: (JSON) throws -> Void) throws {
    try store.forEachEntry { _, bytes in
      guard case .exchange(_, _, _, _, let text)? = StoreRecord(bytes) else { return }
      try body(try JSON.parse(Data(text.utf8), file: "an exchange of the recording"))
    }
  }

  /// Writes what is kept back.
  ///
  /// - Throws: ``StudyError`` when the log cannot be written.
  func flush() throws(StudyError) { try store.flush(settling: false) }

  private static func digest(of questions: ArraySlice<Question>) -> UInt64 {
    var hash = StreamKey(seed: UInt64(questions.count))
    for question in questions {
      hash = hash.with(UInt64(question.round)).with(UInt64(question.match))
        .with(UInt64(question.agent)).with(UInt64(question.turn.infoset))
    }
    return hash.value
  }
}

extension Reply {
  init(from bytes: inout ByteReader) {
    let kind = bytes.byte()
    switch kind {
    case 0: self = .answer(.action(bytes.count()))
    case Reply.mixed:
      var weights: [Double] = []
      let count = bytes.count()
      while weights.count < count && !bytes.isBroken { weights.append(Double(from: &bytes)) }
      self = .answer(.mixed(weights))
    default:
      guard let silence = Silence(rawValue: kind) else {
        bytes.fail()
        self = .silent(.unrecorded)
        return
      }
      self = .silent(silence)
    }
  }

  func write(to bytes: inout ByteWriter) {
    switch self {
    case .answer(.action(let action)):
      bytes.add(0 as UInt8)
      bytes.add(count: action)
    case .answer(.mixed(let weights)):
      bytes.add(Reply.mixed)
      bytes.add(count: weights.count)
      for weight in weights { weight.write(to: &bytes) }
    case .answer(.none): Reply.silent(.unreadable).write(to: &bytes)
    case .silent(let silence): bytes.add(silence.rawValue)
    }
  }

  /// What stands before probabilities; the silences are below it.
  private static let mixed: UInt8 = 128
}
