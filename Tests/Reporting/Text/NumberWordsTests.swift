import Testing

@testable import Reporting

@Suite struct `Numbers that stand together` {
  @Test func `are told apart where they differ`() {
    #expect(figure(1_000_000.57...1_000_010.19) == "1000000.6 to 1000010.2")
    #expect(figures([1e13 + 1, 1e13 + 13.0 / 3, 1e13 + 3, 1e13 + 1])[0] == "10000000000001")
    #expect(figure(-1_000_010.19 ... -1_000_000.57) == "-1000010.2 to -1000000.6")
    #expect(figure(2.000_012...2.000_034) == "2.000012 to 2.000034")
  }

  @Test func `are one where they do not, but for rounding`() {
    #expect(figure(0.1 + 0.2...0.3.nextUp.nextUp) == "0.3")
    #expect(figure(1e6...1e6) == "1e+06" && figure(0...1e-15) == "0" && figure(-1e-14...0) == "0")
  }

  @Test func `have no more digits than they need`() {
    #expect(figure(0...10) == "0 to 10" && figure(1.0 / 3...0.5) == "0.3333 to 0.5")
    #expect(figure(5e8...2e12) == "5e+08 to 2e+12")
    #expect(figures([.infinity, 1, 1]) == ["-", "1", "1"])
  }
}
