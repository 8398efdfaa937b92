import Arena
import Theory

/// What a study is about to cost, by playing some of it.
public struct StudyEstimate: Sendable {
  /// About how many rounds are played in all.
  public private(set) var episodes = 0.0
  /// About how long it takes, in seconds.
  public private(set) var seconds = 0.0
  /// Whether a unit was given up, so that it takes longer.
  public private(set) var isLeast = false
  /// The longest that one of the units took, in seconds, with what theory needs for its cell.
  public private(set) var longest = 0.0
  /// How many units were played to find out.
  public private(set) var sampled = 0
  /// How large the store becomes, in bytes.
  public private(set) var bytes = 0.0
  /// How large it would become if everything were kept.
  public private(set) var bytesOfAll = 0.0
  /// With how many threads.
  public let threads: Int
  private let cells: Int
  private let replicates: Int

  /// The most cells that are tried.
  private static let trials = 16
  /// The longest that trying takes, more or less.
  private static let patience = Duration.seconds(3)

  /// Plays a replicate of some cells, spread over the study.
  ///
  /// - Throws: ``StudyError`` when one of them cannot be played; ``Interrupted``.
  public init(of study: Study, _ executor: Executor) throws {
    threads = executor.threads
    (cells, replicates) = (study.cellCount, study.replicates)
    let count = Swift.min(cells, StudyEstimate.trials)
    let clock = ContinuousClock()
    let end = clock.now + StudyEstimate.patience
    let theories = Theories(shouldStop: executor.shouldStop)
    let everything = Set(Kept.allCases)
    var thinking = Duration.zero
    var playing = Duration.zero
    var tried = 0.0
    var summaryBytes = 0.0
    func size(_ record: StoreRecord) -> Double { Double(record.bytes.count + RecordFrame.size) }
    for trial in 0..<count where trial == 0 || clock.now < end {
      let cell = try study.cell(at: count == 1 ? 0 : trial * (cells - 1) / (count - 1))
      let start = clock.now
      let ready = try ReadyCell(cell, try theories.theory(of: cell), keeping: everything)
      let begun = clock.now
      thinking += begun - start
      sampled += 1
      tried += cell.expectedEpisodes
      do {
        let (key, streams) = (ContentKey(of: ""), study.key(of: cell, replicate: 0))
        let isEnough = { executor.shouldStop() || clock.now > end }
        let door = OutsideDoor(
          cell, recording: nil, key: key, seed: streams.value, at: ready.theory.desk,
          shouldStop: isEnough)
        defer { door?.close() }
        let unit = try ready.live(
          key: streams, workers: .alone, outside: door, shouldStop: isEnough)
        let kept = unit.keeping(study.kept)
        bytes += size(.done(key, kept))
        bytesOfAll += size(.done(key, unit))
        var units = UnitColumns(cell)
        units.add(kept)
        summaryBytes += size(.summary(key, CellSummary(cell, ready.theory, units)))
      } catch is Interrupted {
        if executor.shouldStop() { throw Interrupted() }
        isLeast = true
      }
      playing += clock.now - begun
      longest = Swift.max(longest, (clock.now - start) / .seconds(1))
    }
    let (cells, units) = (Double(cells), Double(study.units))
    let trials = Double(sampled)
    episodes = tried / trials * units
    if study.isSmall {
      episodes = try study.samples().reduce(0) {
        $0 + $1.expectedEpisodes * Double(study.replicates)
      }
    }
    let work = thinking / .seconds(1) / trials * cells + playing / .seconds(1) / trials * units
    seconds = work / Double(threads)
    let ofSummaries = summaryBytes / trials * cells
    bytes = bytes / trials * units + ofSummaries
    bytesOfAll = bytesOfAll / trials * units + ofSummaries
  }

  /// The estimate as JSON.
  public var json: JSON {
    .object([
      "cells": .integer(cells), "replicates": .integer(replicates), "rounds": .number(episodes),
      "seconds": .number(seconds), "secondsAreLeast": .bool(isLeast), "threads": .integer(threads),
      "sampledUnits": .integer(sampled), "storeBytes": .number(bytes),
      "storeBytesKeepingAll": .number(bytesOfAll),
    ])
  }
}
