import Arena
import Foundation

/// The answers of two recordings to one question.
struct DriftSample {
  /// Differences of statistics that are none.
  static let rounding = 1e-9

  /// All answers, those of the first recording first: answers x places.
  private let answers: [[Double]]
  private let first: Int
  /// One over the variance of an answer at each place, all answers together; 0 where all are the same.
  private let weights: [Double]
  /// How different the two means are, in squared standard errors.
  private(set) var statistic = 0.0

  init(_ one: [[Double]], _ other: [[Double]]) {
    let width = Swift.max(one.first?.count ?? 0, other.first?.count ?? 0)
    answers = (one + other).map { $0 + Array(repeating: 0, count: width - $0.count) }
    first = one.count
    let size = Double(answers.count)
    let answers = answers
    weights = (0..<width).map { place in
      let mean = answers.reduce(0) { $0 + $1[place] } / size
      let variance = answers.reduce(0) { $0 + ($1[place] - mean) * ($1[place] - mean) } / size
      return variance > DriftSample.rounding ? 1 / variance : 0
    }
    statistic = statistic(of: Array(0..<first))
  }

  /// How many answers there are.
  var size: Int { answers.count }
  /// How many each recording has.
  var counts: [Int] { [first, answers.count - first] }

  /// The total-variation distance between the two means.
  var distance: Double {
    let (one, other) = means(of: Array(0..<first))
    return zip(one, other).reduce(0) { $0 + ($1.0 - $1.1).magnitude } / 2
  }

  private func means(of chosen: [Int]) -> (one: [Double], other: [Double]) {
    var one = [Double](repeating: 0, count: weights.count)
    var all = one
    for answer in answers { for place in all.indices { all[place] += answer[place] } }
    for index in chosen { for place in one.indices { one[place] += answers[index][place] } }
    let (few, rest) = (Double(chosen.count), Double(answers.count - chosen.count))
    let other = zip(all, one).map { ($0 - $1) / rest }
    return (one.map { $0 / few }, other)
  }

  private func statistic(of chosen: [Int]) -> Double {
    let (one, other) = means(of: chosen)
    let scale = Double(chosen.count) * Double(answers.count - chosen.count) / Double(answers.count)
    return weights.indices.reduce(0) { sum, place in
      let difference = one[place] - other[place]
      return sum + difference * difference * weights[place] * scale
    }
  }

  /// The statistic where it is chance which recording has which answer.
  func dealt(using random: inout RandomStream) -> Double {
    if weights.allSatisfy({ $0 == 0 }) { return 0 }
    var order = Array(answers.indices)
    for index in 0..<first {
      order.swapAt(index, index + random.index(below: order.count - index))
    }
    return statistic(of: Array(order[..<first]))
  }

  /// How likely a statistic as large is, counted over all ways to deal out answers of which each is one of two; nil
  /// where they are others.
  ///
  /// > Source: R. A. Fisher, Statistical Methods for Research Workers, 5th edition, 1934, section 21.02.
  var exactChance: Double? {
    guard answers.allSatisfy({ $0.contains(1) }) else { return nil }
    let taken = weights.indices.filter { place in answers.contains { $0[place] == 1 } }
    if taken.count < 2 { return 1 }
    guard taken.count == 2 else { return nil }
    let all = answers.count
    let ones = answers.count { $0[taken[0]] == 1 }
    let observed = answers[..<first].count { $0[taken[0]] == 1 }
    func odds(_ count: Int) -> Double {
      DriftSample.choices(ones, count) + DriftSample.choices(all - ones, first - count)
        - DriftSample.choices(all, first)
    }
    // Two answers: the statistic grows with the distance from what is expected.
    let expected = Double(first) * Double(ones) / Double(all)
    let far = (Double(observed) - expected).magnitude - DriftSample.rounding
    let range = Swift.max(0, first - (all - ones))...Swift.min(first, ones)
    return Swift.min(
      1,
      range.reduce(0) {
        (Double($1) - expected).magnitude >= far ? $0 + exp(odds($1)) : $0
      })
  }

  /// The logarithm of the number of ways to choose.
  private static func choices(_ all: Int, _ few: Int) -> Double {
    lgamma(Double(all) + 1) - lgamma(Double(few) + 1) - lgamma(Double(all - few) + 1)
  }

  /// The smallest distance that a test at a level finds in four of five cases, for answers of the largest variance, by
  /// the normal approximation; nil where that is more than 1.
  func detectable(level: Double) -> Double? {
    let error = (0.25 * (1 / Double(first) + 1 / Double(answers.count - first))).squareRoot()
    let least = (DriftSample.quantile(1 - level / 2) + DriftSample.quantile(0.8)) * error
    return least < 1 ? least : nil
  }

  /// The smallest distance at every question that the sum of the statistics finds in four of five cases, for answers of
  /// the largest variance; nil where even 1 is not.
  ///
  /// The sum is as far above its mean by chance as the distance lifts it: the statistic of a question is twice that of a
  /// chi-square test with one degree of freedom, whose mean and variance are known when it is not central. A question with
  /// an answer in each recording says nothing, since it is the same in any order.
  ///
  /// > Source: P. B. Patnaik, The Non-Central Chi-Square and F Distributions and Their Applications, Biometrika 36, 1949.
  ///
  /// - Parameters:
  ///   - samples: The questions.
  ///   - level: How likely a false alarm may be.
  ///   - sums: The sums where answers were dealt out again, in order.
  /// - Returns: The distance, in 0...1.
  static func detectable(by samples: [DriftSample], level: Double, dealt sums: [Double]) -> Double?
  {
    let scales = samples.filter { $0.size > 2 }.map { sample in
      Double(sample.first) * Double(sample.size - sample.first) / Double(sample.size)
    }
    let scale = scales.reduce(0, +)
    guard scale > 0, let last = sums.last else { return nil }
    let place = Int((Double(sums.count) * (1 - level)).rounded(.up))
    let critical = place < sums.count ? sums[place] : last
    let mean = sums.reduce(0, +) / Double(sums.count)
    let variance = sums.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(sums.count)
    func isFound(_ distance: Double) -> Bool {
      // A variance of a quarter at each of two places.
      let lift = 4 * distance * distance * scale
      return mean + 2 * lift - quantile(0.8) * (variance + 16 * lift).squareRoot() > critical
    }
    guard isFound(1) else { return nil }
    var (low, high) = (0.0, 1.0)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if isFound(middle) { high = middle } else { low = middle }
    }
    return high
  }

  /// The normal deviate below which a share of all lies, by bisection.
  private static func quantile(_ share: Double) -> Double {
    var (low, high) = (-10.0, 10.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if erfc(-middle / 2.0.squareRoot()) / 2 < share { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
