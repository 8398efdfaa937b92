import Foundation

/// What a store holds that nobody asks for.
public struct StoreWaste: Sendable, Equatable {
  /// How many results.
  public internal(set) var entries = 0
  /// How many are asked for.
  public internal(set) var kept = 0
  /// How many bytes go.
  public internal(set) var bytes = 0
}

extension StudyRunner {
  /// Writes all that the study asks for into a new log, and removes the others.
  ///
  /// The old logs go only when the new one is safe on the disk: whatever happens in between, nothing is
  /// lost.
  ///
  /// - Parameters:
  ///   - folder: The folder of the study.
  ///   - facts: Who does it.
  ///   - isDry: Whether all is only counted.
  /// - Returns: What is no longer asked for.
  /// - Throws: ``StudyError`` when the disk is full or the store cannot be written; ``Interrupted``.
  public func collect(into folder: ResultFolder, facts: JSON, isDry: Bool) throws -> StoreWaste {
    var asked: Set<UInt64> = []
    for batch in study.batches {
      for index in batch {
        if executor.shouldStop() { throw Interrupted() }
        let key = study.work(at: index).key
        asked.insert(
          key.summary(of: study.replicates, until: study.rule, keeping: study.kept).first)
        for replicate in 0..<study.replicates { asked.insert(key.numbered(replicate).first) }
      }
    }
    var waste = StoreWaste()
    let before = store.readings.reduce(0) { $0 + $1.size }
    let fresh = isDry ? nil : try Store(folder.store, opening: facts, reading: false)
    var after = 0
    try store.forEachEntry { key, entry in
      guard asked.contains(key.first), let record = StoreRecord(entry) else {
        waste.entries += 1
        return
      }
      waste.kept += 1
      after += entry.count + RecordFrame.size
      try fresh?.add(record)
    }
    waste.bytes = Swift.max(0, before - after)
    if let fresh {
      try fresh.finish(.object(["collected": .integer(waste.entries)]))
      for reading in store.readings { unlink("\(folder.store)/\(reading.name)") }
    }
    return waste
  }
}
