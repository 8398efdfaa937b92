/// Whether two numbers differ by rounding only: by at most a tolerance, in shares of the larger
/// magnitude, or of 1 if that is less.
package func isClose(_ left: Double, _ right: Double, within tolerance: Double = 1e-9) -> Bool {
  abs(left - right) <= tolerance * max(1, abs(left), abs(right))
}

/// Whether two lists are equally long and differ, number by number, by rounding only.
package func areClose(
  _ left: [Double], _ right: [Double], within tolerance: Double = 1e-9
) -> Bool {
  left.count == right.count && zip(left, right).allSatisfy { isClose($0, $1, within: tolerance) }
}
