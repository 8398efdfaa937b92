import Synchronization
import Testing

@testable import Laboratory

@Suite struct `The results of a cell` {
  /// How often each was read.
  private final class Reads: Sendable {
    private let counts = Mutex<[Int: Int]>([:])
    var all: [Int: Int] { counts.withLock { $0 } }
    func add(_ replicate: Int) { counts.withLock { $0[replicate, default: 0] += 1 } }
  }

  /// Results that say which replicate they are of.
  private func units(_ replicates: [Int], _ reads: Reads) -> KeptUnits {
    KeptUnits(replicates) { replicate in
      reads.add(replicate)
      var unit = UnitResult()
      unit.welfare = [Double(replicate)]
      return unit
    }
  }

  private func shown(_ units: KeptUnits) throws -> [Int] {
    var shown: [Int] = []
    try units.forEachUnit { replicate, unit in
      #expect(unit.welfare == [Double(replicate)])
      shown.append(replicate)
    }
    return shown
  }

  @Test(arguments: [0, 1, 8191, 8192, 8193, 20_000])
  func `are shown in order, however many they are, and as often as asked`(_ count: Int) throws {
    let replicates = (0..<count).map { 3 * $0 }
    let reads = Reads()
    let units = units(replicates, reads)
    for _ in 0..<2 { #expect(try shown(units) == replicates) }
    #expect(try units.all().map { $0.welfare[0] } == replicates.map { Double($0) })
    // What fits into one piece is read once, and of all others no more than a piece is held.
    #expect(reads.all.values.allSatisfy { $0 == (count <= 8192 ? 1 : 3) })
  }

  @Test func `complain where one of them is gone`() {
    let units = KeptUnits([0, 1]) { replicate in
      if replicate == 1 { throw StudyError("gone") }
      return UnitResult()
    }
    #expect(throws: StudyError("gone")) { try units.all() }
  }
}
