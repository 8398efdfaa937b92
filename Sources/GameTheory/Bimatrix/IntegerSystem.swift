/// Linear equations in whole numbers, solved exactly.
///
/// > Source: J. Edmonds, "Systems of Distinct Representatives and Linear Algebra", *Journal of
/// > Research of the National Bureau of Standards* 71B, 1967; E. H. Bareiss, "Sylvester's Identity
/// > and Multistep Integer-Preserving Gaussian Elimination", *Mathematics of Computation* 22, 1968.
struct IntegerSystem {
  private let unknowns: Int
  private var equations: Int
  /// Coefficients and right-hand side, equation by equation.
  private var cells: [Int128]

  /// - Parameters:
  ///   - equations: How many equations; at least as many as unknowns.
  ///   - unknowns: How many unknowns.
  ///   - cell: The coefficient of an unknown in an equation; of the last plus one, the right-hand
  ///     side.
  init(equations: Int, unknowns: Int, cell: (_ equation: Int, _ unknown: Int) -> Int64) {
    precondition(equations >= unknowns, "fewer equations than unknowns have no single solution")
    self.equations = equations
    self.unknowns = unknowns
    cells = []
    cells.reserveCapacity(equations * (unknowns + 1))
    for equation in 0..<equations {
      for unknown in 0...unknowns { cells.append(Int128(cell(equation, unknown))) }
    }
  }

  /// What solving comes to.
  enum Result {
    /// The numerators over one positive denominator.
    case one(numerators: [Int128], denominator: Int128)
    /// No solution, or many.
    case none
    /// Some determinant on the way may not fit in 127 bits.
    case tooLarge
  }

  /// Returns the solution as numerators over one positive denominator; nil when there is not
  /// exactly one, or when some determinant on the way may not fit in 127 bits.
  consuming func solution() -> (numerators: [Int128], denominator: Int128)? {
    guard case .one(let numerators, let denominator) = solve() else { return nil }
    return (numerators, denominator)
  }

  /// Solves the equations.
  ///
  /// Every intermediate number is a determinant of given ones. Each division leaves no remainder,
  /// so that it can be done modulo 2^128 as a multiplication.
  ///
  /// - Complexity: O(equations x unknowns^2).
  consuming func solve() -> Result {
    let width = unknowns + 1
    var previous: Int128 = 1
    for step in 0..<unknowns {
      guard let found = (step..<equations).first(where: { cells[$0 * width + step] != 0 }) else {
        return .none
      }
      if found != step {
        for column in 0..<width { cells.swapAt(found * width + column, step * width + column) }
      }
      let pivot = cells[step * width + step]
      let divisor = ExactDivisor(previous)
      for equation in 0..<equations where equation != step {
        let factor = cells[equation * width + step]
        for column in 0..<width where column != step {
          guard
            let cell = divisor.quotient(
              pivot, cells[equation * width + column], factor, cells[step * width + column])
          else { return .tooLarge }
          cells[equation * width + column] = cell
        }
        cells[equation * width + step] = 0
      }
      previous = pivot
    }
    for equation in unknowns..<equations where cells[equation * width + unknowns] != 0 {
      return .none
    }
    let sign: Int128 = previous < 0 ? -1 : 1
    return .one(
      numerators: (0..<unknowns).map { sign * cells[$0 * width + unknowns] },
      denominator: sign * previous)
  }
}

/// Division by a whole number that is known to leave no remainder.
private struct ExactDivisor {
  private let width: Int
  private let shift: Int128
  private let isNegative: Bool
  /// The inverse of the odd part, modulo 2^128.
  private let inverse: UInt128

  init(_ divisor: Int128) {
    width = divisor.width
    shift = Int128(truncatingIfNeeded: divisor.trailingZeroBitCount)
    isNegative = divisor < 0
    let odd = divisor.magnitude &>> UInt128(bitPattern: shift)
    // Newton's iteration doubles the number of right bits; an odd number is its own inverse modulo
    // 8.
    var inverse = odd
    if odd != 1 { for _ in 0..<6 { inverse = inverse &* (2 &- odd &* inverse) } }
    self.inverse = inverse
  }

  /// (first x second - third x fourth) / divisor; nil when it may not fit.
  @inline(__always)
  func quotient(_ first: Int128, _ second: Int128, _ third: Int128, _ fourth: Int128) -> Int128? {
    let bits = Swift.max(first.width + second.width, third.width + fourth.width) + 1
    var shifted: UInt128
    if bits <= 126 {
      shifted = UInt128(bitPattern: (first &* second &- third &* fourth) &>> shift)
    } else {
      guard bits - width <= 124 else { return nil }
      shifted = wideDifference(first, second, third, fourth)
    }
    shifted = shifted &* inverse
    return Int128(bitPattern: isNegative ? 0 &- shifted : shifted)
  }

  /// The lower 128 bits of (first x second - third x fourth) / 2^shift, of 256.
  private func wideDifference(
    _ first: Int128, _ second: Int128, _ third: Int128, _ fourth: Int128
  ) -> UInt128 {
    let left = first.multipliedFullWidth(by: second)
    let right = third.multipliedFullWidth(by: fourth)
    let low = left.low &- right.low
    if shift == 0 { return low }
    let high = left.high &- right.high &- (left.low < right.low ? 1 : 0)
    let down = UInt128(bitPattern: shift)
    return low &>> down | UInt128(bitPattern: high) &<< (128 &- down)
  }
}

extension Int128 {
  /// How many bits the size of a number takes, at most one more than needed.
  @inline(__always)
  fileprivate var width: Int { 128 - (self < 0 ? ~self : self).leadingZeroBitCount }

  /// The double next to a number, or next but one.
  ///
  /// The standard library's conversion is not specialised and takes a hundred times as long.
  var quickDouble: Double {
    if let small = Int64(exactly: self) { return Double(small) }
    let high = Int64(truncatingIfNeeded: self &>> 64)
    return Double(high) * 0x1p64 + Double(UInt64(truncatingIfNeeded: self))
  }
}
