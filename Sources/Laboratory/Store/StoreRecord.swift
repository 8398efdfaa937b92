/// How a unit of work ended that gave no result.
public enum UnitFailure: String, Sendable, CaseIterable {
  /// It cannot be played, or its story fails; it would fail again.
  case failed
  /// It took longer than was allowed.
  case timedOut = "timed out"
  /// Somebody asked to stop while it was played.
  case interrupted
}

/// One entry of a log.
enum StoreRecord: Equatable {
  /// Who writes the log: the first entry.
  case opening(JSON)
  /// The result of a unit.
  case done(ContentKey, UnitResult)
  /// Why a unit gave no result, and in what words.
  case undone(ContentKey, UnitFailure, String)
  /// What the units of a cell come to.
  case summary(ContentKey, CellSummary)
  /// What agents from outside replied to some questions, with a digest of these.
  case replies(ContentKey, UInt64, [Reply])
  /// What a language model replied to one question, with a digest of it, what it took, and all that went to and
  /// fro as a text.
  case exchange(ContentKey, UInt64, Reply, ModelCounts, String)
  /// How the writing ended: the last entry.
  case closing(JSON)

  /// What kind of entry it is.
  enum Kind: UInt8 {
    case opening = 1
    case done, failed, timedOut, interrupted, summary, closing, replies, exchange

    /// The kind of an entry about a unit without result.
    init(_ failure: UnitFailure) {
      switch failure {
      case .failed: self = .failed
      case .timedOut: self = .timedOut
      case .interrupted: self = .interrupted
      }
    }

    /// How the unit ended; nil for other entries.
    var failure: UnitFailure? {
      switch self {
      case .failed: .failed
      case .timedOut: .timedOut
      case .interrupted: .interrupted
      case .opening, .done, .summary, .closing, .replies, .exchange: nil
      }
    }

    /// Whether later entries of the key change nothing, unless they keep more.
    var isFinal: Bool { [.done, .summary, .replies, .exchange].contains(self) }
  }

  /// What stands at the beginning of an entry: its kind, and of a result what is kept in it.
  struct Head: Equatable {
    let kind: Kind
    /// One bit for everything that may be kept, in the order of ``Kept``.
    private let flags: UInt8

    private static let kinds: UInt8 = 4

    init(_ kind: Kind, keeping kept: Set<Kept> = []) {
      self.kind = kind
      flags = Head.flags(kept)
    }

    /// Reads the first byte of an entry; nil when it is none.
    init?(_ byte: UInt8) {
      guard let kind = Kind(rawValue: byte & (1 << Head.kinds - 1)) else { return nil }
      self.kind = kind
      flags = byte >> Head.kinds
      if flags >> Kept.allCases.count != 0 { return nil }
    }

    /// The first byte of an entry.
    var byte: UInt8 { kind.rawValue | flags << Head.kinds }

    /// Whether all is kept in it that is kept in another.
    func holds(_ other: Head) -> Bool { other.flags & ~flags == 0 }

    private static func flags(_ kept: Set<Kept>) -> UInt8 {
      Kept.allCases.enumerated().reduce(0) { flags, one in
        kept.contains(one.element) ? flags | 1 << UInt8(one.offset) : flags
      }
    }
  }

  /// The entry as bytes: its kind, its key if it has one, and what it says.
  var bytes: [UInt8] {
    var writer = ByteWriter()
    switch self {
    case .opening(let facts):
      writer.add(Kind.opening.rawValue)
      facts.write(to: &writer)
    case .closing(let facts):
      writer.add(Kind.closing.rawValue)
      facts.write(to: &writer)
    case .done(let key, let unit):
      writer.add(Head(.done, keeping: unit.kept).byte)
      key.write(to: &writer)
      unit.write(to: &writer)
    case .undone(let key, let failure, let sentence):
      writer.add(Kind(failure).rawValue)
      key.write(to: &writer)
      writer.add(sentence)
    case .summary(let key, let summary):
      writer.add(Kind.summary.rawValue)
      key.write(to: &writer)
      summary.write(to: &writer)
    case .replies(let key, let digest, let replies):
      writer.add(Kind.replies.rawValue)
      key.write(to: &writer)
      writer.add(digest)
      writer.add(count: replies.count)
      for reply in replies { reply.write(to: &writer) }
    case .exchange(let key, let digest, let reply, let counts, let text):
      writer.add(Kind.exchange.rawValue)
      key.write(to: &writer)
      writer.add(digest)
      reply.write(to: &writer)
      counts.write(to: &writer)
      writer.add(text)
    }
    return writer.bytes
  }

  /// Reads an entry; nil when the bytes are none.
  init?(_ bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    guard let head = Head(reader.byte()) else { return nil }
    switch head.kind {
    case .opening: self = .opening(JSON(from: &reader))
    case .closing: self = .closing(JSON(from: &reader))
    case .done: self = .done(ContentKey(from: &reader), UnitResult(from: &reader))
    case .summary: self = .summary(ContentKey(from: &reader), CellSummary(from: &reader))
    case .replies:
      let (key, digest) = (ContentKey(from: &reader), reader.word())
      var replies: [Reply] = []
      let count = reader.count()
      while replies.count < count && !reader.isBroken { replies.append(Reply(from: &reader)) }
      self = .replies(key, digest, replies)
    case .exchange:
      self = .exchange(
        ContentKey(from: &reader), reader.word(), Reply(from: &reader), ModelCounts(from: &reader),
        reader.text())
    case .failed, .timedOut, .interrupted:
      self = .undone(ContentKey(from: &reader), head.kind.failure ?? .failed, reader.text())
    }
    if reader.isBroken || !reader.isAtEnd { return nil }
  }
}
