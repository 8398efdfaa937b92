import Testing

@testable import Laboratory

@Suite struct `The search for a tipping point` {
  /// Searches among 100 agents, given the welfare of each replicate by the number of intruders.
  private func search(
    _ first: [Int] = [0, 10, 50, 100], width: Int = 1, below threshold: Double,
    _ welfare: (Int) -> [Double]
  ) -> TippingSearch {
    var search = TippingSearch(agents: 100, width: width, threshold: threshold)
    for count in first { search.add(count, Estimate(welfare(count))) }
    while !search.next.isEmpty {
      for count in search.next {
        #expect(!search.counts.contains(count))
        search.add(count, Estimate(welfare(count)))
      }
    }
    return search
  }

  @Test func `finds the least number below the threshold`() {
    for place in 1...100 {
      let found = search(below: 0.5) { [$0 >= place ? 0 : 1, $0 >= place ? 0 : 1] }
      #expect(found.tipping == place)
      // Without noise nothing but the last two numbers is open.
      #expect(found.interval == place - 1...place)
    }
  }

  @Test func `is as narrow as it is asked to be`() {
    for width in [2, 5, 20] {
      for place in 1...100 {
        let found = search(width: width, below: 0.5) { [$0 >= place ? 0 : 1] }
        let tipping = found.tipping ?? 0
        #expect((place...place + width - 1).contains(tipping))
        #expect(found.counts.contains { $0 < place && $0 >= tipping - width })
      }
    }
  }

  @Test func `says never, and always`() {
    #expect(search(below: -1) { [1 - Double($0) / 100] }.tipping == nil)
    #expect(search(below: 2) { [1 - Double($0) / 100] }.tipping == 0)
    #expect(search(below: 2) { _ in [1] }.interval == nil)
  }

  @Test func `is open where intervals hold the threshold`() {
    // Welfare falls from 100 by 1 an intruder. Two replicates that differ by 2 have a standard error of 1,
    // which is 12.7 at 95 % with one degree of freedom.
    let found = search([0, 25, 50, 75, 100], below: 50) { [99 - Double($0), 101 - Double($0)] }
    #expect(found.tipping == 51)
    // At 37 the interval ends above 50, at 38 no longer; at 62 it begins below, at 63 it does not.
    #expect(found.interval == 37...63)
    let noisy = search([0, 25, 50, 75, 100], below: 50) { [90 - Double($0), 110 - Double($0)] }
    #expect(noisy.interval == 0...100)
    let wide = search([0, 25, 50, 75, 100], width: 4, below: 50) {
      [99 - Double($0), 101 - Double($0)]
    }
    #expect((34...37).contains(wide.interval?.lowerBound ?? 0))
    #expect((63...66).contains(wide.interval?.upperBound ?? 0))
  }
}
