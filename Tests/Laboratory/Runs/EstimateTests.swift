import Foundation
import GameTheory
import Testing

@testable import Laboratory

@Suite struct `A 95 % interval` {
  /// The error of a quantile: the excess of its probability, by Simpson's rule over Student's
  /// density, over the density there.
  private func error(of quantile: Double, degrees: Int) -> Double {
    let n = Double(degrees)
    let scale = exp(lgamma((n + 1) / 2) - lgamma(n / 2)) / (n * Double.pi).squareRoot()
    func density(_ x: Double) -> Double { scale * pow(1 + x * x / n, -(n + 1) / 2) }
    let steps = 4000
    let width = quantile / Double(steps)
    var sum = density(0) + density(quantile)
    for step in 1..<steps { sum += density(Double(step) * width) * (step % 2 == 1 ? 4 : 2) }
    return (0.5 + sum * width / 3 - 0.975) / density(quantile)
  }

  @Test(arguments: 1...30)
  func `has the quantile of the tables to three decimals`(_ degrees: Int) {
    let quantile = StudentT.quantile(degrees: degrees)
    #expect(error(of: quantile, degrees: degrees).magnitude < 5.1e-4)
  }

  @Test(arguments: [31, 32, 40, 60, 100, 120, 500, 1000])
  func `has the quantile of the expansion to six decimals`(_ degrees: Int) {
    let quantile = StudentT.quantile(degrees: degrees)
    #expect(error(of: quantile, degrees: degrees).magnitude < 1e-6)
  }

  @Test func `agrees with published quantiles`() {
    let known = [
      (1, 12.706), (2, 4.303), (5, 2.571), (10, 2.228), (30, 2.042), (40, 2.021), (60, 2.000),
      (120, 1.980),
    ]
    for (degrees, quantile) in known {
      #expect((StudentT.quantile(degrees: degrees) - quantile).magnitude < 6e-4)
    }
  }

  @Test func `shrinks with every degree of freedom, across the seam too`() {
    for degrees in 1..<300 {
      #expect(StudentT.quantile(degrees: degrees) > StudentT.quantile(degrees: degrees + 1))
    }
    #expect((StudentT.quantile(degrees: 1_000_000) - 1.959_964).magnitude < 1e-5)
  }

  @Test func `of known numbers is known`() throws {
    let estimate = Estimate([2, 4, 4, 4, 5, 5, 7, 9])
    #expect(estimate.mean == 5)
    #expect(try #require(estimate.deviation) == (32.0 / 7).squareRoot())
    let half = try #require(estimate.halfWidth)
    #expect((half - 2.365 * (32.0 / 7).squareRoot() / 8.0.squareRoot()).magnitude < 1e-12)
    #expect(estimate.json["low"] == .number(5 - half))
    #expect(estimate.json["high"] == .number(5 + half))
  }

  @Test func `has no width for one number, and needs one`() async {
    let one = Estimate([3])
    #expect(one.mean == 3 && one.halfWidth == nil && one.json["low"] == .null)
    #expect(Estimate([1, 1, 1]).halfWidth == 0)
    await #expect(processExitsWith: .failure) { _ = Estimate([]) }
  }
}
