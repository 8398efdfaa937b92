import Testing

@testable import Laboratory

@Suite struct `The Sobol sequence` {
  /// The first 16 points on 21 axes, times 16: scipy 1.17.1, `qmc.Sobol(21, scramble=False)`.
  private static let first = [
    [0, 8, 12, 4, 6, 14, 10, 2, 3, 11, 15, 7, 5, 13, 9, 1],
    [0, 8, 4, 12, 6, 14, 2, 10, 5, 13, 1, 9, 3, 11, 7, 15],
    [0, 8, 4, 12, 10, 2, 14, 6, 15, 7, 11, 3, 5, 13, 1, 9],
    [0, 8, 4, 12, 14, 6, 10, 2, 7, 15, 3, 11, 9, 1, 13, 5],
    [0, 8, 12, 4, 6, 14, 10, 2, 9, 1, 5, 13, 15, 7, 3, 11],
    [0, 8, 12, 4, 2, 10, 14, 6, 5, 13, 9, 1, 7, 15, 11, 3],
    [0, 8, 4, 12, 6, 14, 2, 10, 7, 15, 3, 11, 1, 9, 5, 13],
    [0, 8, 12, 4, 14, 6, 2, 10, 15, 7, 3, 11, 1, 9, 13, 5],
    [0, 8, 12, 4, 14, 6, 2, 10, 15, 7, 3, 11, 1, 9, 13, 5],
    [0, 8, 12, 4, 10, 2, 6, 14, 5, 13, 9, 1, 15, 7, 3, 11],
    [0, 8, 12, 4, 14, 6, 2, 10, 11, 3, 7, 15, 5, 13, 9, 1],
    [0, 8, 12, 4, 6, 14, 10, 2, 1, 9, 13, 5, 7, 15, 11, 3],
    [0, 8, 4, 12, 6, 14, 2, 10, 15, 7, 11, 3, 9, 1, 13, 5],
    [0, 8, 4, 12, 10, 2, 14, 6, 15, 7, 11, 3, 5, 13, 1, 9],
    [0, 8, 12, 4, 6, 14, 10, 2, 13, 5, 1, 9, 11, 3, 7, 15],
    [0, 8, 4, 12, 14, 6, 10, 2, 15, 7, 11, 3, 1, 9, 5, 13],
    [0, 8, 12, 4, 6, 14, 10, 2, 13, 5, 1, 9, 11, 3, 7, 15],
    [0, 8, 4, 12, 14, 6, 10, 2, 13, 5, 9, 1, 3, 11, 7, 15],
    [0, 8, 12, 4, 14, 6, 2, 10, 15, 7, 3, 11, 1, 9, 13, 5],
    [0, 8, 4, 12, 2, 10, 6, 14, 5, 13, 1, 9, 7, 15, 3, 11],
    [0, 8, 4, 12, 2, 10, 6, 14, 3, 11, 7, 15, 1, 9, 5, 13],
  ]

  /// Point 1000003 on 40 axes, times 2^20, from the same program.
  private static let late = [
    289905, 589215, 81785, 438563, 921341, 571539, 231469, 279753, 52865, 4615, 931483, 714265,
    548633, 297107, 942781, 488737, 202387, 532137, 883839, 663007, 828511, 214227, 958473, 251187,
    416477, 301385, 927021, 583475, 987879, 297305, 684181, 305559, 660329, 874565, 349585, 57769,
    194483, 597567, 729983, 274107,
  ]

  @Test func `begins as published`() {
    for (axis, values) in Self.first.enumerated() {
      #expect((0..<16).map { Sobol.value(axis: axis, at: $0) * 16 } == values.map(Double.init))
    }
  }

  @Test func `goes on as another program has it`() {
    #expect(Sobol.mostAxes == Self.late.count)
    for (axis, value) in Self.late.enumerated() {
      #expect(Sobol.value(axis: axis, at: 1_000_003) == Double(value) * 0x1p-20, "\(axis)")
    }
  }

  @Test func `has one value in each part of every axis, block by block`() {
    for axis in 0..<Sobol.mostAxes {
      for start in [0, 256, 5 * 256] {
        let parts = (start..<start + 256).map { Int(Sobol.value(axis: axis, at: $0) * 256) }
        #expect(Set(parts) == Set(0..<256), "\(axis), \(start)")
      }
    }
  }
}
