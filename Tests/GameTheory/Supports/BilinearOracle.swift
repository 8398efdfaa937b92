/// All candidates for equilibria of three players with two strategies each, by formulas.
///
/// A player's gain from its first strategy is a + b y + c z + d y z in the others' weights of their
/// first strategies; it is 0 where the player mixes. With one mixing player out, or two, that is
/// linear; with three, eliminating two unknowns leaves a quadratic equation.
struct BilinearOracle {
  /// gain[i] = (a, b, c, d) with the others in ascending order.
  private let gain: [[Double]]
  /// Weights of first strategies.
  private(set) var candidates: [[Double]] = []

  init(_ payoffs: [Double]) {
    func payoff(_ seat: Int, _ profile: [Int]) -> Double {
      payoffs[(profile[0] * 4 + profile[1] * 2 + profile[2]) * 3 + seat]
    }
    gain = (0..<3).map { seat in
      let others = [0, 1, 2].filter { $0 != seat }
      func difference(_ first: Int, _ second: Int) -> Double {
        var profile = [0, 0, 0]
        profile[others[0]] = first
        profile[others[1]] = second
        let own = payoff(seat, profile)
        profile[seat] = 1
        return own - payoff(seat, profile)
      }
      let a = difference(1, 1)
      let b = difference(0, 1) - a
      let c = difference(1, 0) - a
      return [a, b, c, difference(0, 0) - a - b - c]
    }
    for x in [0.0, 1] {
      for y in [0.0, 1] { for z in [0.0, 1] { candidates.append([x, y, z]) } }
    }
    for pure in 0..<3 { for weight in [0.0, 1] { mixPair(without: pure, weight) } }
    mixAll()
  }

  /// The player's gain when the one of the two others with an index is at a weight: (constant, slope).
  private func line(_ seat: Int, fixing index: Int, at weight: Double) -> (Double, Double) {
    let g = gain[seat]
    return index == 0
      ? (g[0] + g[1] * weight, g[2] + g[3] * weight) : (g[0] + g[2] * weight, g[1] + g[3] * weight)
  }

  private mutating func mixPair(without pure: Int, _ weight: Double) {
    let pair = [0, 1, 2].filter { $0 != pure }
    var point = [weight, weight, weight]
    for (seat, other) in [(pair[0], pair[1]), (pair[1], pair[0])] {
      let index = [0, 1, 2].filter { $0 != seat }.firstIndex(of: pure) ?? 0
      let (constant, slope) = line(seat, fixing: index, at: weight)
      point[other] = -constant / slope
    }
    add(point)
  }

  private mutating func mixAll() {
    // From the third's indifference y = -(a + b x) / (c + d x), from the second's z likewise.
    let (first, second, third) = (gain[0], gain[1], gain[2])
    let (y, yBelow) = ((-third[0], -third[1]), (third[2], third[3]))
    let (z, zBelow) = ((-second[0], -second[1]), (second[2], second[3]))
    func times(_ p: (Double, Double), _ q: (Double, Double)) -> [Double] {
      [p.0 * q.0, p.0 * q.1 + p.1 * q.0, p.1 * q.1]
    }
    var sum = [0.0, 0, 0]
    let products = [times(yBelow, zBelow), times(y, zBelow), times(yBelow, z), times(y, z)]
    for (weight, product) in zip(first, products) {
      for power in 0..<3 { sum[power] += weight * product[power] }
    }
    let root = (sum[1] * sum[1] - 4 * sum[2] * sum[0]).squareRoot()
    for sign in [-1.0, 1] {
      let x = (-sum[1] + sign * root) / (2 * sum[2])
      add([
        x, (y.0 + y.1 * x) / (yBelow.0 + yBelow.1 * x), (z.0 + z.1 * x) / (zBelow.0 + zBelow.1 * x),
      ])
    }
  }

  private mutating func add(_ point: [Double]) {
    if point.allSatisfy({ $0 > 0 && $0 < 1 || $0 == 0 || $0 == 1 }) { candidates.append(point) }
  }
}
