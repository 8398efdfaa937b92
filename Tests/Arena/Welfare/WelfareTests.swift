import TestSupport
import Testing

@testable import Arena

@Suite struct `Welfare functions` {
  private static func atkinson(_ aversion: Double) -> Atkinson {
    var function = Atkinson()
    function.aversion = aversion
    return function
  }

  /// Every function, with Atkinson's at several aversions.
  static let all: [any Welfare] = [
    Utilitarian(), Egalitarian(), NashWelfare(), Sen(), EqualityTimesProductivity(), atkinson(0),
    atkinson(0.5),
    atkinson(1), atkinson(1.001), atkinson(2), atkinson(50),
  ]

  static func draws(_ count: Int, _ seed: Int) -> [Double] {
    var random = RandomStream(key("welfare", seed))
    return (0..<count).map { _ in 0.01 + 10 * random.unit() }
  }

  /// Mean, least, geometric mean, Sen, and one minus Atkinson's index at 0.5, 1 and 2 times the mean.
  @Test(arguments: [
    (
      [1.0, 2, 3, 4], [2.5, 1, 2.213364, 1.875],
      [2.5 * (1 - 0.055586), 2.5 * (1 - 0.114654), 2.5 * (1 - 0.232)]
    ),
    (
      [10.0, 1, 1, 1], [3.25, 1, 1.778279, 1.5625],
      [3.25 * (1 - 0.269737), 3.25 * (1 - 0.452837), 3.25 * (1 - 0.602978)]
    ),
  ])
  func `give the values that were worked out by hand`(
    _ payoffs: [Double], _ expected: [Double], _ atkinson: [Double]
  ) {
    let functions: [any Welfare] = [Utilitarian(), Egalitarian(), NashWelfare(), Sen()]
    for (function, value) in zip(functions, expected) {
      #expect(isClose(function.value(of: payoffs), value, within: 1e-6))
    }
    for (aversion, value) in zip([0.5, 1, 2], atkinson) {
      let found = Self.atkinson(aversion).value(of: payoffs)
      #expect(isClose(found, value, within: 2e-6))
    }
    // The harmonic mean of 1, 2, 3, 4.
    #expect(isClose(Self.atkinson(2).value(of: [1, 2, 3, 4]), 1.92, within: 1e-12))
  }

  @Test(arguments: 2...100)
  func `value equality at what each has`(_ count: Int) {
    for function in Self.all {
      for payoff in [0.25, 1, 7.3, 1e6] {
        let value = function.value(of: [Double](repeating: payoff, count: count))
        #expect(isClose(value, payoff, within: 1e-11), "\(type(of: function))")
      }
    }
  }

  @Test(arguments: 2...100)
  func `value one who takes all at what the formula leaves`(_ count: Int) {
    let size = Double(count)
    var payoffs = [Double](repeating: 0, count: count)
    payoffs[count / 2] = size
    #expect(Utilitarian().value(of: payoffs) == 1)
    #expect(Egalitarian().value(of: payoffs) == 0)
    #expect(NashWelfare().value(of: payoffs) == 0)
    // The Gini coefficient of one owner among n is 1 - 1/n, at every n.
    #expect(isClose(Sen().value(of: payoffs), 1 / size, within: 1e-12))
    // (n^(1 - e) / n)^(1 / (1 - e)) = n^(-e / (1 - e)).
    #expect(isClose(Self.atkinson(0.5).value(of: payoffs), 1 / size, within: 1e-12))
    #expect(isClose(Self.atkinson(0).value(of: payoffs), 1, within: 1e-12))
    for aversion in [1.0, 1.5, 3] { #expect(Self.atkinson(aversion).value(of: payoffs) == 0) }
  }

  @Test(arguments: 0..<30)
  func `do not ask who has what`(_ seed: Int) {
    var payoffs = Self.draws(2 + seed, seed)
    let values = Self.all.map { $0.value(of: payoffs) }
    payoffs.reverse()
    payoffs.swapAt(0, payoffs.count / 2)
    for (function, value) in zip(Self.all, values) {
      #expect(isClose(function.value(of: payoffs), value, within: 1e-12))
    }
  }

  @Test(arguments: 0..<30)
  func `grow in proportion with all payoffs`(_ seed: Int) {
    let payoffs = Self.draws(2 + seed, seed)
    for function in Self.all {
      let value = function.value(of: payoffs)
      for factor in [1e-100, 0.1, 3, 1e100] {
        let scaled = function.value(of: payoffs.map { $0 * factor })
        #expect(abs(scaled / factor - value) <= 1e-11 * value, "\(type(of: function)) x \(factor)")
      }
    }
  }

  @Test(arguments: 0..<30)
  func `rise with every payoff, lie between least and mean, and like transfers to the poor`(
    _ seed: Int
  ) {
    let payoffs = Self.draws(2 + seed, seed).sorted()
    let last = payoffs.count - 1
    for function in Self.all {
      let value = function.value(of: payoffs)
      #expect(value >= payoffs[0] * (1 - 1e-12))
      #expect(value <= Utilitarian().value(of: payoffs) * (1 + 1e-12))
      for index in payoffs.indices {
        var richer = payoffs
        richer[index] += 0.5
        #expect(function.value(of: richer) >= value * (1 - 1e-12))
      }
      var fairer = payoffs
      let gift = (payoffs[last] - payoffs[0]) / 4
      fairer[0] += gift
      fairer[last] -= gift
      #expect(function.value(of: fairer) >= value * (1 - 1e-12))
    }
  }

  @Test func `rank a rich but unequal and a poor but equal society in different ways`() {
    let (rich, equal) = ([8.0, 20, 20, 44], [18.0, 18, 18, 18])
    for function in [Utilitarian(), NashWelfare()] as [any Welfare] {
      #expect(function.value(of: rich) > function.value(of: equal))
    }
    for function in [Egalitarian(), Sen()] as [any Welfare] {
      #expect(function.value(of: rich) < function.value(of: equal))
    }
    #expect(isClose(Sen().value(of: rich), 16.25, within: 1e-12))
    #expect(isClose(NashWelfare().value(of: rich), 19.37, within: 1e-3))
  }

  @Test func `have a value where payoffs are not positive`() {
    #expect(Utilitarian().value(of: [-3, 1]) == -1)
    #expect(Egalitarian().value(of: [-3, 1]) == -3)
    // Ranks weigh the poorest most: (3 x -3 + 1 x 1) / 4.
    #expect(Sen().value(of: [1, -3]) == -2)
    #expect(Sen().value(of: [-1, 1]) == -0.5)
    for payoffs in [[-3.0, 1], [0, 5], [0, 0], [-1, -2]] {
      #expect(NashWelfare().value(of: payoffs) == 0)
      #expect(Self.atkinson(1).value(of: payoffs) == 0)
      #expect(Self.atkinson(2).value(of: payoffs) == 0)
    }
    // Negative payoffs count as 0: (sqrt 4 / 2)^2.
    #expect(isClose(Self.atkinson(0.5).value(of: [-3, 4]), 1, within: 1e-12))
    #expect(Self.atkinson(0.5).value(of: [-3, 0]) == 0)
    for function in Self.all {
      #expect(isClose(function.value(of: [2.5]), 2.5, within: 1e-12))
    }
  }

  @Test(arguments: 0..<20)
  func `of Atkinson run on from mean to least without a seam at aversion 1`(_ seed: Int) {
    let payoffs = Self.draws(10, seed)
    var previous = Utilitarian().value(of: payoffs) * (1 + 1e-12)
    for aversion in [0, 0.3, 0.9, 0.999, 1, 1.001, 1.1, 2, 10, 100] {
      let value = Self.atkinson(aversion).value(of: payoffs)
      #expect(value <= previous)
      previous = value
    }
    let least = Egalitarian().value(of: payoffs)
    #expect(previous >= least && previous < least * 1.03)
    let geometric = NashWelfare().value(of: payoffs)
    for distance in [1e-3, 1e-5, 1e-7] {
      // The slope in the aversion is half the variance of the logarithms, here below 5.
      for aversion in [1 - distance, 1 + distance] {
        let value = Self.atkinson(aversion).value(of: payoffs)
        #expect(abs(value - geometric) <= geometric * (5 * distance + 1e-8))
      }
    }
  }

  @Test func `are listed under different names`() {
    struct Names: WelfareVisitor {
      var names: [String] = []
      mutating func visit<W: Welfare>(_ type: W.Type) { names.append(W.card.id) }
    }
    var names = Names()
    visitWelfare(&names)
    #expect(
      names.names == [
        "utilitarian", "egalitarian", "nash", "atkinson", "sen", "gini", "theil", "hoover",
        "equality-times-productivity",
      ])
  }
}
