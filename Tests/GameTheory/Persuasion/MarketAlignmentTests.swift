import Arena
import GameTheory
import Testing

@Suite struct `Market alignment` {
  private func stream(_ seed: Int) -> RandomStream {
    StreamKey(seed: UInt64(seed)).with("market alignment").stream(0)
  }

  /// The greatest distance of a weighted sum and a constant from a goal.
  private func distance(_ found: MarketAlignment, _ goal: [Double], _ advisers: [[Double]])
    -> Double
  {
    goal.indices.reduce(0) { greatest, outcome in
      let sum = advisers.indices.reduce(found.constant) {
        $0 + found.weights[$1] * advisers[$1][outcome]
      }
      return max(greatest, abs(sum - goal[outcome]))
    }
  }

  /// The least of a convex function between two numbers, by thirds.
  private func least(_ low: Double, _ high: Double, _ value: (Double) -> Double) -> Double {
    var (low, high) = (low, high)
    for _ in 0..<55 {
      let (left, right) = (low + (high - low) / 3, high - (high - low) / 3)
      if value(left) <= value(right) { high = right } else { low = left }
    }
    return value((low + high) / 2)
  }

  /// Half the range of what is left of a goal.
  private func halfRange(_ goal: [Double], _ advisers: [[Double]], _ weights: [Double]) -> Double {
    let rest = goal.indices.map { outcome in
      weights.indices.reduce(goal[outcome]) { $0 - weights[$1] * advisers[$1][outcome] }
    }
    return ((rest.max() ?? 0) - (rest.min() ?? 0)) / 2
  }

  @Test(arguments: [0.5, 2, 7])
  func `weighs opposite biases equally and takes off half a bias`(_ bias: Double) {
    // Outcomes: the actions 0 and 1, each in the states 0 and 1.
    let goal = [1.0, 0, 0, 1]
    let advisers = [[1, 0, bias, 1 + bias], [1 + bias, bias, 0, 1]]
    let found = MarketAlignment(of: goal, among: advisers)
    #expect(found.error < 1e-12 && found.isBest && found.unaided == 0.5)
    for weight in found.weights { #expect(abs(weight - 0.5) < 1e-12) }
    #expect(abs(found.constant + bias / 2) < 1e-12)
  }

  @Test(arguments: [0.1, 0.4, 0.8])
  func `depends on scale only where weights must sum to 1`(_ beta: Double) {
    let goal = [1.0, 0, 0, 1]
    let advisers = [[0.0, 0, 1, 1], [1, 1, 0, 0]].map { bias in
      zip(goal, bias).map { (1 - beta) * $0 + beta * $1 }
    }
    #expect(MarketAlignment(of: goal, among: advisers).error < 1e-12)
    let mean = MarketAlignment(of: goal, among: advisers, scale: .mean)
    #expect(abs(mean.error - beta / 2) < 1e-12 && mean.isBest)
    let total: Double = mean.weights.reduce(0, +)
    #expect(abs(total - 1) < 1e-9)
  }

  @Test(arguments: 0..<24)
  func `finds what a search by thirds finds`(_ seed: Int) {
    var random = stream(seed)
    let count = 3 + seed % 9
    let goal = (0..<count).map { _ in random.normal() }
    let advisers = (0..<1 + seed % 2).map { _ in
      goal.map { Double(seed % 3) * $0 + random.normal() }
    }
    let found = MarketAlignment(of: goal, among: advisers)
    #expect(found.isBest && found.weights.allSatisfy { $0 >= 0 })
    #expect(abs(distance(found, goal, advisers) - found.error) < 1e-12)
    // Beyond this weight an adviser's own range alone makes the sum worse than none.
    func limit(_ adviser: Int) -> Double {
      4 * halfRange(goal, [], []) / halfRange(advisers[adviser], [], [])
    }
    let searched =
      advisers.count == 1
      ? least(0, limit(0)) { halfRange(goal, advisers, [$0]) }
      : least(0, 20) { first in
        least(0, 20) { halfRange(goal, advisers, [first, $0]) }
      }
    #expect(found.error <= searched + 1e-9)
    if advisers.count == 1 || found.weights.allSatisfy({ $0 < 20 }) {
      #expect(found.error >= searched - 1e-6)
    }
  }

  @Test(arguments: 0..<20)
  func `recovers a goal that was made of the advisers' utilities`(_ seed: Int) {
    var random = stream(100 + seed)
    let (count, size) = (1 + seed % 7, 20 + 50 * seed)
    let advisers = (0..<count).map { _ in (0..<size).map { _ in random.normal() } }
    let weights = (0..<count).map { _ in random.happens(0.3) ? 0 : 3 * random.unit() }
    let goal = (0..<size).map { outcome in
      advisers.indices.reduce(-5) { $0 + weights[$1] * advisers[$1][outcome] }
    }
    let found = MarketAlignment(of: goal, among: advisers)
    #expect(found.error < 1e-8 && found.isBest)
    for (left, right) in zip(found.weights, weights) { #expect(abs(left - right) < 1e-7) }
    #expect(abs(found.constant + 5) < 1e-7)
  }

  @Test(arguments: [1e-6, 1e6])
  func `does not see the advisers' units`(_ unit: Double) {
    var random = stream(7)
    let goal = (0..<30).map { _ in random.normal() }
    let advisers = (0..<4).map { _ in goal.map { $0 + random.normal() } }
    let plain = MarketAlignment(of: goal, among: advisers)
    let scaled = MarketAlignment(of: goal, among: advisers.map { $0.map { $0 * unit } })
    #expect(abs(plain.error - scaled.error) < 1e-9 && plain.error < plain.unaided)
    for (left, right) in zip(plain.weights, scaled.weights) {
      #expect(abs(left - right * unit) < 1e-6)
    }
  }

  @Test func `errs less the more models there are`() {
    // Four by four utilities, each model's off by normal draws of 0.3, as in the paper's figure.
    let (draws, counts) = (6, [1, 2, 4, 8, 16, 32, 64])
    var means = counts.map { _ in 0.0 }
    for draw in 0..<draws {
      var random = stream(200 + draw)
      let goal = (0..<16).map { _ in random.unit() }
      let models = (0..<64).map { _ in goal.map { $0 + 0.3 * random.normal() } }
      var last = Double.infinity
      for (place, count) in counts.enumerated() {
        let found = MarketAlignment(of: goal, among: Array(models.prefix(count)), scale: .mean)
        #expect(found.isBest && found.error <= last + 1e-9)
        last = found.error
        means[place] += found.error / Double(draws)
      }
    }
    #expect(means[0] > 0.4 && means[0] < 0.6)
    #expect(means[3] < 0.5 * means[0])
    #expect(means[6] < 0.01)
  }

  @Test func `says what it cannot prove within its budget`() {
    var random = stream(3)
    let goal = (0..<200).map { _ in random.normal() }
    let advisers = (0..<6).map { _ in goal.map { $0 + random.normal() } }
    var budget = Budget()
    budget.steps = 3
    let found = MarketAlignment(of: goal, among: advisers, budget: budget)
    #expect(!found.isBest && found.bound <= found.error && found.error <= found.unaided)
    #expect(abs(distance(found, goal, advisers) - found.error) < 1e-12)
    let proved = MarketAlignment(of: goal, among: advisers)
    #expect(proved.isBest && proved.error >= found.bound && proved.error <= found.error)
  }

  @Test func `with a constant goal, or constant advisers, is as a constant alone`() {
    let flat = MarketAlignment(of: [2, 2, 2], among: [[1, 5, 3]])
    #expect(flat.error == 0 && flat.constant == 2 && flat.weights == [0] && flat.isBest)
    let mute = MarketAlignment(of: [1, 5, 3], among: [[4, 4, 4]])
    #expect(mute.error == 2 && mute.isBest)
    let against = MarketAlignment(of: [0, 1], among: [[1, 0]])
    #expect(against.error == 0.5 && against.weights == [0] && against.isBest)
  }
  @Test(arguments: [1e3, 1e10, -1e13]) func `does not depend on what is added to all`(
    _ added: Double
  ) {
    // Twice the first payoff, less 1: the sum of both payoffs is off by half the range of the second.
    let (first, second, goal) = ([3.0, 0, 5, 1], [3.0, 5, 0, 1], [5.0, -1, 9, 1])
    func moved(_ payoffs: [Double]) -> [Double] { payoffs.map { $0 + added } }
    let found = MarketAlignment(of: moved(goal), among: [moved(first), second])
    #expect(found.error < 1e-9 && found.isBest && found.unaided == 5)
    #expect(abs(found.weights[0] - 2) < 1e-9 && abs(found.weights[1]) < 1e-9)
    // goal + added = 2 (first + added) - 1 - added.
    #expect(abs(found.constant + 1 + added) < 1e-9 + 1e-12 * abs(added))
  }
}
