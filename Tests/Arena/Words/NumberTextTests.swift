import Arena
import Foundation
import Testing

@Suite struct `Numbers as text` {
  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (3.0, "3"), (-2.5, "-2.5"), (0.1, "0.1"), (1e20, "1e+20"),
    (123_456_789.0, "123456789"), (1.0 / 3, "0.3333333333333333"),
  ])
  func `are exact where they must read back`(_ value: Double, _ text: String) {
    #expect(NumberText.exact(value) == text)
    #expect(Double(NumberText.exact(value)) == value)
  }

  @Test(arguments: [
    (0.0, "0"), (1.0, "1"), (7.43612, "7.436"), (12345.678, "12346"), (0.00012345, "0.000123"),
    (0.05, "0.05"), (-0.00004, "-4e-05"), (1_234_567.0, "1.23e+06"), (999_999.9, "1e+06"),
    (999_999.4, "999999"), (0.99996, "1"), (0.001, "0.001"), (Double.infinity, "-"),
    (Double.nan, "-"),
  ])
  func `have four digits for people`(_ value: Double, _ text: String) {
    #expect(NumberText.figure(value) == text)
  }

  @Test func `agree with the system's own formatting on random numbers`() {
    var random = RandomStream(StreamKey(seed: 1).with("numbers"))
    for _ in 0..<20_000 {
      let value = (random.unit() - 0.5) * Portable.pow(10, Double(random.index(below: 30)) - 15)
      for digits in [1, 2, 3, 6, 9] {
        #expect(
          NumberText.significant(value, digits: digits)
            == String(format: "%.\(digits)g", value), "\(value)")
      }
    }
  }

  @Test func `hide the rounding of a grid`() {
    #expect(NumberText.grid(0.1 + 0.2) == "0.3")
    #expect(NumberText.grid(3 * 0.1) == "0.3")
  }
}
