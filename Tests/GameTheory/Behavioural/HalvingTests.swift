import Testing

@testable import GameTheory

@Suite struct `Work that time may end` {
  @Test func `begins with both ends and halves what lies between`() {
    #expect(Halving.order(0) == [] && Halving.order(1) == [0] && Halving.order(2) == [0, 1])
    #expect(Halving.order(9) == [0, 8, 5, 3, 6, 2, 4, 1, 7])
    for count in 3..<200 { #expect(Halving.order(count).sorted() == Array(0..<count)) }
  }

  @Test func `is done wholly without a clock, and for both ends without time`() {
    #expect(Halving.results(6, within: Budget()) { $0 * $0 } == [0, 1, 4, 9, 16, 25])
    var budget = Budget()
    budget.seconds = 0
    #expect(Halving.results(6, within: budget.started) { $0 * $0 } == [0, 25])
  }
}
