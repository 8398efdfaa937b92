import Foundation

/// What a log says, entered into an index.
struct LogReading: Sendable {
  /// The name of its file.
  let name: String
  /// Who wrote it; nil when that is not known, and then nothing in it counts.
  private(set) var opening: JSON?
  /// How the writing ended; nil when it has not, or was cut short.
  private(set) var closing: JSON?
  /// How many bytes it has.
  private(set) var size = 0
  /// How many results of units it holds.
  private(set) var results = 0
  /// When its writer last gave a sign of life, in seconds since 1970.
  private(set) var changed: Double
  /// What is damaged, as sentences.
  private(set) var remarks: [String] = []

  /// Reads a log.
  ///
  /// - Throws: ``StudyError`` when it cannot be read, or counts differently from this version.
  init(
    _ path: String, number: Int, bindingVersion: Bool = true, into index: inout StoreIndex
  ) throws(StudyError) {
    let shown = printable(path, limit: 200)
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    changed = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    let size = (attributes?[.size] as? Int) ?? 0
    self.size = size
    name = URL(fileURLWithPath: path).lastPathComponent
    var closing: JSON?
    var results = 0
    var complaint: StudyError?
    var opening: JSON?
    var hasStrangers = false
    var entries = 0
    let scan: LogScan
    do {
      scan = try LogScan(path) { bytes, offset in
        guard let head = StoreRecord.Head(bytes[0]) else {
          hasStrangers = true
          return
        }
        if head.kind == .opening {
          guard case .opening(let facts)? = StoreRecord(Array(bytes)) else { return }
          opening = facts
          complaint =
            complaint ?? LogReading.complaint(facts, shown, bindingVersion: bindingVersion)
        } else if head.kind == .closing {
          if case .closing(let facts)? = StoreRecord(Array(bytes)) { closing = facts }
        } else if opening != nil, let key = LogReading.key(of: bytes) {
          if head.kind == .done { results += 1 }
          entries += 1
          // Growing a table step by step takes longer than reading the log.
          if entries == LogReading.sample { index.reserve(index.count + size / offset * entries) }
          index.note(key, .init(log: number, offset: offset, head: head))
        }
      }
    } catch { throw StudyError("the log '\(shown)' cannot be read: \(reason(error))") }
    if let complaint { throw complaint }
    if hasStrangers { remarks.append("the log '\(shown)' has entries of a kind that is not known") }
    if opening == nil && scan.size > 0 {
      remarks.append("the log '\(shown)' does not say who wrote it; nothing in it is used")
    }
    self.opening = opening
    self.closing = closing
    self.results = results
    for damage in scan.damage {
      let (range, bytes) = (damage.range, damage.range.count)
      remarks.append(
        damage.isTail
          ? "the log '\(shown)' ends in the middle of an entry, \(bytes) bytes of it"
          : "the log '\(shown)' is damaged from byte \(range.lowerBound) to "
            + "\(range.upperBound - 1); what stood there is played again")
    }
  }

  /// After so many entries it is known how many there will be, more or less.
  private static let sample = 1000

  /// The key of an entry; nil when it has none.
  private static func key(of bytes: UnsafeRawBufferPointer) -> ContentKey? {
    guard bytes.count >= 17 else { return nil }
    return ContentKey(
      first: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 1, as: UInt64.self)),
      second: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 9, as: UInt64.self)))
  }

  /// Why entries of a log mean something else here; nil when they do not.
  private static func complaint(
    _ facts: JSON, _ shown: String, bindingVersion: Bool
  ) -> StudyError? {
    let expected: [(String, JSON, String)] = [
      ("format", .integer(Store.format), "is written in another format"),
      ("streams", .integer(Store.streams), "drew its random numbers by other rules"),
      ("version", .string(ResultFolder.version), "was written by another version of the arena"),
    ]
    for (name, value, difference) in expected
    where facts[name] != value && (bindingVersion || name == "streams") {
      return StudyError(
        "the log '\(shown)' \(difference): expected \(name) \(value.canonical), but found "
          + "\(printable(facts[name].canonical)); give another folder, or that version")
    }
    return nil
  }
}
