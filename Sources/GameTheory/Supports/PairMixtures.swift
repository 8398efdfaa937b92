extension StrategicForm {
  /// Returns profiles in which two seats each mix two strategies so that the other is indifferent, all others
  /// play one, and nobody seems to gain.
  ///
  /// In a game of many players without an equilibrium in pure strategies there often are some: of fifteen players
  /// with two random strategies each, a dozen. They are found in a moment, where all supports take too long.
  ///
  /// - Parameters:
  ///   - limit: The most profiles.
  ///   - budget: How many payoffs may be compared, 20,000 for a step, and how long.
  /// - Returns: For each, for every seat, the weights of its strategies; to be certified.
  /// - Complexity: O(profiles x pairs of seats x strategies²), and for each candidate O(sum of strategies).
  func pairMixtures(limit: Int, budget: Budget) -> [[[Double]]] {
    var (found, meter) = ([[[Double]]](), budget.meter)
    let strides = sizes.indices.map { sizes[($0 + 1)...].reduce(1, *) }
    for first in sizes.indices {
      for second in sizes.indices where second > first {
        let steps = (strides[first], strides[second])
        for base in 0..<profiles
        where base / steps.0 % sizes[first] == 0 && base / steps.1 % sizes[second] == 0 {
          for (low, high) in pairs(sizes[first]) {
            for (left, right) in pairs(sizes[second]) {
              guard meter.spend(comparisons: 8) else { return found }
              let square = Square(
                seats: (first, second), own: (low, high), other: (left, right),
                corner: base + low * steps.0 + left * steps.1,
                steps: ((high - low) * steps.0, (right - left) * steps.1))
              guard let weights = weights(square), isStable(square, weights, strides, &meter)
              else { continue }
              found.append(mixtures(square, weights, strides))
              if found.count == limit { return found }
            }
          }
        }
      }
    }
    return found
  }

  /// Two strategies of each of two seats, while all others play one.
  private struct Square {
    let seats: (Int, Int)
    let own: (Int, Int)
    let other: (Int, Int)
    /// The profile of both first strategies.
    let corner: Int
    /// How far the second strategies are from the first.
    let steps: (Int, Int)

    var corners: [Int] { [corner, corner + steps.1, corner + steps.0, corner + steps.0 + steps.1] }
  }

  private func pairs(_ count: Int) -> [(Int, Int)] {
    (0..<count).flatMap { low in (low + 1..<Swift.max(count, low + 1)).map { (low, $0) } }
  }

  private func payoff(_ profile: Int, _ seat: Int) -> Double {
    payoffs[profile * sizes.count + seat]
  }

  /// How likely each of the two takes its first strategy if the other is indifferent; nil where one need not mix.
  private func weights(_ square: Square) -> (first: Double, second: Double)? {
    let corners = square.corners
    let (one, two) = square.seats
    // What the first strategy gains over the second, against each of the other's.
    let own = (
      payoff(corners[0], one) - payoff(corners[2], one),
      payoff(corners[1], one) - payoff(corners[3], one)
    )
    guard own.0 > 0 && own.1 < 0 || own.0 < 0 && own.1 > 0 else { return nil }
    let other = (
      payoff(corners[0], two) - payoff(corners[1], two),
      payoff(corners[2], two) - payoff(corners[3], two)
    )
    guard other.0 > 0 && other.1 < 0 || other.0 < 0 && other.1 > 0 else { return nil }
    return (other.1 / (other.1 - other.0), own.1 / (own.1 - own.0))
  }

  /// Whether no seat gains by any other strategy, but for what a certificate is to tell.
  private func isStable(
    _ square: Square, _ weights: (first: Double, second: Double), _ strides: [Int],
    _ meter: inout Meter
  ) -> Bool {
    let corners = square.corners
    let odds = [
      weights.first * weights.second, weights.first * (1 - weights.second),
      (1 - weights.first) * weights.second, (1 - weights.first) * (1 - weights.second),
    ]
    return sizes.indices.allSatisfy { seat in
      guard meter.spend(comparisons: 4 * sizes[seat]) else { return false }
      let isMixing = seat == square.seats.0 || seat == square.seats.1
      func places(_ strategy: Int) -> [Int] {
        corners.map { $0 + (strategy - $0 / strides[seat] % sizes[seat]) * strides[seat] }
      }
      func worth(_ places: [Int]) -> (sum: Double, size: Double) {
        zip(odds, places).reduce((0, 0)) { total, next in
          let term = next.0 * payoff(next.1, seat)
          return (total.0 + term, total.1 + term.magnitude)
        }
      }
      let (now, size) = worth(isMixing ? corners : places(corners[0] / strides[seat] % sizes[seat]))
      return (0..<sizes[seat]).allSatisfy { strategy in
        let (sum, own) = worth(places(strategy))
        return sum - now <= Rounding.accuracy * (size + own)
      }
    }
  }

  private func mixtures(
    _ square: Square, _ weights: (first: Double, second: Double), _ strides: [Int]
  ) -> [[Double]] {
    sizes.indices.map { seat in
      var mixture = [Double](repeating: 0, count: sizes[seat])
      if seat == square.seats.0 {
        (mixture[square.own.0], mixture[square.own.1]) = (weights.first, 1 - weights.first)
      } else if seat == square.seats.1 {
        (mixture[square.other.0], mixture[square.other.1]) = (weights.second, 1 - weights.second)
      } else {
        mixture[square.corner / strides[seat] % sizes[seat]] = 1
      }
      return mixture
    }
  }
}
