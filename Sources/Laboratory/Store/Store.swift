import Foundation
import Synchronization

/// The results of units of work, kept as they come: one log for each process that worked on a study.
///
/// A log is only ever appended to. What is in it is found again by the ``ContentKey`` of a unit, so that
/// nothing that is finished is played again; the same result twice is the same result. Threads may share
/// a store.
///
/// > Source: The log-structured store: M. Rosenblum, J. K. Ousterhout, The Design and Implementation of a
/// Log-Structured File System, ACM Transactions on Computer Systems 10 (1992).
final class Store: Sendable {
  /// The version of the format of logs: another for any change of the fields of a result or a summary.
  static let format = 5
  /// The version of the rules by which random draws are made, which results depend on.
  static let streams = 1
  /// The name of the folder of logs, within that of a study's results.
  static let folderName = "store"
  /// What the name of a log ends in.
  static let ending = ".log"

  /// The logs that were there, by number; the one that is written comes last.
  private let logs: [String]
  private let state: Mutex<State>
  /// What the logs that were there say.
  let readings: [LogReading]

  private struct State {
    var index: StoreIndex
    var writer: LogWriter?
    /// What the log begins with, until that is written.
    var opening: StoreRecord?
    var open: (log: Int, descriptor: Int32)?

    /// Adds what the log begins with, unless it has that.
    mutating func begin() throws(SystemError) {
      guard let opening else { return }
      _ = try writer?.append(opening)
      self.opening = nil
    }
  }

  /// Opens the logs in a folder, and a new one to write if there is something to say in its opening.
  ///
  /// - Parameters:
  ///   - folder: The folder of logs, which is made if need be; nil for a store in memory.
  ///   - opening: Who writes; nil to read only.
  ///   - reading: Whether the logs that are there are read.
  ///   - bindingVersion: Whether what another version of the arena wrote is refused.
  ///   - announced: Whether the log is there at once, so that whoever looks in finds who is at work; otherwise
  ///     it is made for its first entry.
  /// - Throws: ``StudyError`` when the folder cannot be read or written, or a log counts differently.
  init(
    _ folder: String?, opening: JSON?, reading: Bool = true, bindingVersion: Bool = true,
    announced: Bool = true
  ) throws(StudyError) {
    var index = StoreIndex()
    var logs: [String] = []
    var readings: [LogReading] = []
    if let folder, reading {
      logs = try Store.logs(in: folder)
      if logs.count >= StoreIndex.Place.mostLogs {
        throw StudyError(
          "the store '\(printable(folder, limit: 200))' has \(logs.count) logs; at most "
            + "\(StoreIndex.Place.mostLogs - 1) are read")
      }
      for (number, log) in logs.enumerated() {
        readings.append(
          try LogReading(
            "\(folder)/\(log)", number: number, bindingVersion: bindingVersion, into: &index))
      }
    }
    var start = State(index: index)
    if let opening {
      start.writer = LogWriter(folder.map { "\($0)/\(Store.newName())" })
      start.opening = .opening(Store.stamped(opening))
      do {
        if announced {
          try start.begin()
          try start.writer?.flush()
        }
      } catch {
        throw StudyError("the store '\(printable(folder ?? "", limit: 200))': \(error)")
      }
    }
    self.logs = logs.map { "\(folder ?? "")/\($0)" }
    self.readings = readings
    state = Mutex(start)
  }

  deinit {
    state.withLock { state in
      state.writer?.close()
      if let open = state.open { close(open.descriptor) }
    }
  }

  /// The names of the logs in a folder, in the order of their names; none when there is no such folder.
  private static func logs(in folder: String) throws(StudyError) -> [String] {
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw StudyError("the folder '\(printable(folder, limit: 200))' cannot be read")
    }
    return names.filter { $0.hasSuffix(ending) }.sorted()
  }

  /// A name that no other process takes: time, process and a random number.
  private static func newName() -> String {
    let time = String(Int(Date().timeIntervalSince1970 * 1000), radix: 36)
    let random = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    return "\(time)-\(getpid())-\(random)\(ending)"
  }

  private static func stamped(_ opening: JSON) -> JSON {
    opening.adding([
      "format": .integer(format), "streams": .integer(streams),
      "version": .string(ResultFolder.version),
    ])
  }

  /// What is known of a key: what its entry begins with; nil if nothing is.
  func head(of key: ContentKey) -> StoreRecord.Head? {
    state.withLock { $0.index[key]?.head }
  }

  /// Keeps an entry.
  ///
  /// - Throws: ``StudyError`` when the disk is full or the log cannot be written.
  func add(_ record: StoreRecord) throws(StudyError) {
    let (key, head): (ContentKey, StoreRecord.Head) =
      switch record {
      case .done(let key, let unit): (key, .init(.done, keeping: unit.kept))
      case .summary(let key, _): (key, .init(.summary))
      case .undone(let key, let failure, _): (key, .init(.init(failure)))
      case .replies(let key, _, _): (key, .init(.replies))
      case .exchange(let key, _, _, _, _): (key, .init(.exchange))
      case .opening, .closing: preconditionFailure("only the store itself opens and closes logs")
      }
    let number = logs.count
    let failure = state.withLock { state -> SystemError? in
      do throws(SystemError) {
        try state.begin()
        guard let offset = try state.writer?.append(record) else { return nil }
        state.index.note(key, .init(log: number, offset: offset, head: head))
        return nil
      } catch { return error }
    }
    if let failure { throw writing(failure) }
  }

  /// Shows every entry of a key, result or not, in the order of the store.
  ///
  /// - Throws: What the body throws; ``StudyError`` when a log cannot be read any more.
  func forEachEntry(_ body: (ContentKey, [UInt8]) throws -> Void) throws {
    for place in state.withLock({ $0.index.all }) {
      let entry: [UInt8]
      do throws(SystemError) {
        entry = try state.withLock { state throws(SystemError) in try read(place, &state) }
      } catch { throw StudyError("a log of the store cannot be read any more: \(error)") }
      guard let key = ContentKey(ofEntry: entry) else { continue }
      try body(key, entry)
    }
  }

  /// Returns the entry of a key; nil when there is none, or it is damaged by now.
  func record(of key: ContentKey) -> StoreRecord? {
    let entry = state.withLock { state -> [UInt8]? in
      guard let place = state.index[key] else { return nil }
      return try? read(place, &state)
    }
    if let entry, ContentKey(ofEntry: entry) == key, let record = StoreRecord(entry) {
      return record
    }
    if entry != nil { state.withLock { $0.index.forget(key) } }
    return nil
  }

  /// The bytes of an entry; none when they are no longer as they were written.
  private func read(_ place: StoreIndex.Place, _ state: inout State) throws(SystemError) -> [UInt8]
  {
    func bytes(_ range: Range<Int>) throws(SystemError) -> [UInt8] {
      if place.log == logs.count { return try state.writer?.read(range) ?? [] }
      if state.open?.log != place.log {
        if let open = state.open { close(open.descriptor) }
        state.open = nil
        let descriptor = Foundation.open(logs[place.log], O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw SystemError(errno) }
        state.open = (place.log, descriptor)
      }
      guard let open = state.open else { return [] }
      return try readFile(open.descriptor, range)
    }
    let start = place.offset + RecordFrame.size
    let frame = try bytes(place.offset..<start).withUnsafeBytes { RecordFrame($0) }
    guard let frame else { return [] }
    let entry = try bytes(start..<start + frame.length)
    return entry.withUnsafeBytes { frame.holds($0) } ? entry : []
  }

  /// Writes what is kept back; waits until it is on the disk if asked to.
  ///
  /// - Throws: ``StudyError`` when the disk is full or the log cannot be written.
  func flush(settling: Bool) throws(StudyError) {
    let failure = state.withLock { state -> SystemError? in
      do throws(SystemError) {
        if settling { try state.writer?.settle() } else { try state.writer?.flush() }
        return nil
      } catch { return error }
    }
    if let failure { throw writing(failure) }
  }

  /// Says how the work ended, and closes the log.
  ///
  /// - Throws: ``StudyError`` when the disk is full or the log cannot be written.
  func finish(_ closing: JSON) throws(StudyError) {
    let failure = state.withLock { state -> SystemError? in
      do throws(SystemError) {
        try state.begin()
        _ = try state.writer?.append(.closing(closing))
        try state.writer?.settle()
        return nil
      } catch { return error }
    }
    if let failure { throw writing(failure) }
  }

  private func writing(_ error: SystemError) -> StudyError {
    let path = state.withLock { $0.writer?.path } ?? ""
    return StudyError(
      "the log '\(printable(path, limit: 200))' cannot be written: \(error); what it holds is kept, and "
        + "the same command goes on from there")
  }
}
