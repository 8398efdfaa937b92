import Stories
import TestSupport
import Testing

@testable import Laboratory

@Suite struct `A tipping point` {
  /// How many follow in the end if all begin as they were, and if all begin by following: in every step
  /// those follow whose threshold others reach.
  private func ends(_ thresholds: [Int]) -> ClosedRange<Double> {
    let ends = [false, true].map { begin in
      var follows = thresholds.map { _ in begin }
      for _ in thresholds {
        let many = follows.count { $0 }
        follows = thresholds.indices.map {
          many - (follows[$0] ? 1 : 0) >= thresholds[$0]
        }
      }
      return Double(follows.count { $0 })
    }
    return ends[0]...ends[1]
  }

  @Test(arguments: 0...2, 0...2)
  func `lies between where nobody and where everybody begins`(_ least: Int, _ step: Int) throws {
    for raised in 0...6 {
      let outlook = try Outlook(
        TippingPoint(),
        ["least": .integer(least), "step": .integer(step), "raised": .integer(raised)])
      let range = ends((1...6).map { least + ($0 - 1) * step + ($0 == raised ? 1 : 0) })
      #expect(outlook.predicted.min().map { isClose($0, range.lowerBound) } == true)
      #expect(outlook.predicted.max().map { isClose($0, range.upperBound) } == true)
    }
  }

  @Test func `is decided by one person of the crowd`() throws {
    // Granovetter's example, with six people instead of a hundred.
    #expect(try Outlook(TippingPoint()).isOnly(6))
    let raised = try Outlook(TippingPoint(), ["raised": .integer(2)])
    #expect(raised.predicted.min() == 1 && raised.predicted.max() == 6)
  }
}
