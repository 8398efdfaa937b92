import TestSupport
import Testing

@testable import Arena

@Suite struct `Measures of equality` {
  static let all: [any Welfare] = [GiniEquality(), TheilEquality(), HooverEquality()]

  /// Gini, Theil and Hoover indices, and equality times the sum of payoffs, worked out by hand.
  @Test(
    arguments: [
      ([1.0, 2, 3, 4], [0.25, 0.106440, 0.2], 6.666667),
      ([10.0, 1, 1, 1], [0.519231, 0.592564, 0.519231], 4),
      ([1.0, 1, 1, 1], [0, 0, 0], 4),
    ] as [([Double], [Double], Double)])
  func `give the values that were worked out by hand`(
    _ payoffs: [Double], _ indices: [Double], _ product: Double
  ) {
    let (gini, theil, hoover) = (indices[0], indices[1], indices[2])
    #expect(isClose(GiniEquality().value(of: payoffs), 1 - gini, within: 1e-6))
    #expect(isClose(HooverEquality().value(of: payoffs), 1 - hoover, within: 1e-6))
    // The largest Theil index of four is ln 4.
    #expect(isClose(TheilEquality().value(of: payoffs), 1 - theil / 1.386294, within: 1e-6))
    let mean = EqualityTimesProductivity().value(of: payoffs)
    #expect(isClose(mean * 4, product, within: 2e-6))
  }

  @Test(arguments: 2...100)
  func `go from one who takes all to equality`(_ count: Int) {
    let size = Double(count)
    var payoffs = [Double](repeating: 3, count: count)
    for function in Self.all { #expect(isClose(function.value(of: payoffs), 1, within: 1e-12)) }
    for index in payoffs.indices { payoffs[index] = index == count / 2 ? size : 0 }
    #expect(isClose(GiniEquality().value(of: payoffs), 1 / size, within: 1e-12))
    #expect(isClose(HooverEquality().value(of: payoffs), 1 / size, within: 1e-12))
    #expect(isClose(TheilEquality().value(of: payoffs), 0, within: 1e-12))
    #expect(EqualityTimesProductivity().value(of: payoffs) == 0)
  }

  @Test(arguments: 0..<30)
  func `do not ask who has what, nor how much, and like transfers to the poor`(_ seed: Int) {
    var random = RandomStream(key("equality", seed))
    let payoffs = (0..<2 + seed).map { _ in 0.01 + 10 * random.unit() }.sorted()
    let gift = (payoffs[payoffs.count - 1] - payoffs[0]) / 4
    var fairer = payoffs
    fairer[0] += gift
    fairer[payoffs.count - 1] -= gift
    for function in Self.all {
      let value = function.value(of: payoffs)
      #expect(value >= 0 && value <= 1)
      #expect(isClose(function.value(of: payoffs.reversed()), value, within: 1e-12))
      for factor in [1e-100, 0.1, 3, 1e100] {
        let scaled = function.value(of: payoffs.map { $0 * factor })
        #expect(isClose(scaled, value, within: 1e-12))
      }
      #expect(function.value(of: fairer) >= value - 1e-12)
    }
  }

  @Test(arguments: 0..<20)
  func `of Gini compares every two payoffs`(_ seed: Int) {
    var random = RandomStream(key("gini", seed))
    let payoffs = (0..<2 + seed).map { _ in 10 * random.unit() }
    let count = Double(payoffs.count)
    let mean = payoffs.reduce(0, +) / count
    let distance = payoffs.reduce(0.0) { sum, own in
      payoffs.reduce(sum) { $0 + (own - $1).magnitude }
    }
    let gini = distance / (2 * count * count * mean)
    #expect(isClose(GiniEquality().value(of: payoffs), 1 - gini, within: 1e-12))
    let product = (1 - count / (count - 1) * gini) * mean
    #expect(isClose(EqualityTimesProductivity().value(of: payoffs), product, within: 1e-12))
  }

  @Test func `are 1 where nobody has anything or nobody else is there`() {
    for function in Self.all {
      for payoffs in [[0.0, 0], [-1, -2, 0], [5], [0]] {
        #expect(function.value(of: payoffs) == 1)
      }
      // Negative payoffs count as 0.
      #expect(function.value(of: [-3, 4]) == function.value(of: [0, 4]))
    }
    #expect(EqualityTimesProductivity().value(of: [-3, 1]) == -3)
  }
}
