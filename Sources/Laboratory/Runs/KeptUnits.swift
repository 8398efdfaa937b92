import Synchronization

/// The results of a cell in a store, read in pieces: however many they are, one piece is in memory.
///
/// Of all but the largest cells the first piece holds all, and is read once.
final class KeptUnits: Sendable {
  /// Which replicates there are, ascending.
  private let replicates: [Int]
  private let read: @Sendable (_ replicate: Int) throws -> UnitResult
  /// The piece that was read last.
  private let latest = Mutex<(first: Int, units: [UnitResult])?>(nil)

  /// Makes the results of some replicates, given how to read one.
  init(_ replicates: [Int], reading read: @escaping @Sendable (Int) throws -> UnitResult) {
    self.replicates = replicates
    self.read = read
  }

  /// How many there are.
  var count: Int { replicates.count }

  /// All of them, in memory.
  ///
  /// - Throws: What reading throws.
  func all() throws -> [UnitResult] {
    var units: [UnitResult] = []
    units.reserveCapacity(count)
    try forEachUnit { units.append($1) }
    return units
  }

  /// Shows every result, in the order of the replicates.
  ///
  /// - Throws: What reading or the body throws.
  func forEachUnit(_ body: (_ replicate: Int, _ unit: UnitResult) throws -> Void) throws {
    for first in stride(from: 0, to: count, by: Study.batchOfUnits) {
      for (place, unit) in try units(from: first).enumerated() {
        try body(replicates[first + place], unit)
      }
    }
  }

  /// The piece that begins with a place.
  private func units(from first: Int) throws -> [UnitResult] {
    let known = latest.withLock { latest in
      // What is not asked for again makes room before the next is read.
      if latest?.first != first { latest = nil }
      return latest?.units
    }
    if let known { return known }
    let end = Swift.min(first + Study.batchOfUnits, count)
    let units = try replicates[first..<end].map(read)
    latest.withLock { $0 = (first, units) }
    return units
  }
}
