import Arena
import MechanismTools

/// The rules of speech that advisers choose from, and what a user makes of them.
struct Speech: Sendable {
  /// Two values this close, in shares of the greatest, are tied.
  private static let tolerance = 1e-9

  /// The names of the advisers.
  let names: [String]
  /// What listings call each rule.
  let labels: [Label]
  /// The rule that tells the truth; nil if the grid has none.
  let truth: Int?
  private let prior: [Double]
  /// The probability of saying 1 under each rule when the truth is 0, and when it is 1.
  private let table: [Double]
  /// How often a user who hears one rule alone is right.
  private let values: [Double]

  /// Lists every pair of probabilities of which the second is not less.
  init(_ rules: Persuasion.Rules) {
    let isFine = rules.complaint == nil
    let prior = isFine ? rules.prior : [0.5, 0.5]
    let grid = isFine ? rules.probabilities : [0.0, 1]
    var table: [Double] = []
    for low in grid.indices {
      for high in low..<grid.count { table += [grid[low], grid[high]] }
    }
    let count = table.count / 2
    names = rules.biases.indices.map { "adviser \($0 + 1)" }
    labels = (0..<count).map { Speech.label(table[2 * $0], table[2 * $0 + 1]) }
    truth = (0..<count).first { table[2 * $0] == 0 && table[2 * $0 + 1] == 1 }
    values = (0..<count).map { rule in
      let ones = (prior[0] * table[2 * rule], prior[1] * table[2 * rule + 1])
      return Swift.max(ones.0, ones.1) + Swift.max(prior[0] - ones.0, prior[1] - ones.1)
    }
    self.prior = prior
    self.table = table
  }

  /// Returns the probability of saying 1 under a rule.
  func odds(_ rule: Int, _ truth: Int) -> Double { table[2 * rule + truth] }

  /// Returns the adviser whose rule alone serves the user best; the first of equals.
  func best(_ chosen: SmallList, of advisers: Int) -> Int {
    var best = 0
    for adviser in 1..<Swift.max(1, advisers)
    where values[chosen[adviser]] > values[chosen[best]] + Speech.tolerance { best = adviser }
    return best
  }

  /// Returns the index of what a user sees: all rules, then all words.
  func sight(_ chosen: SmallList, _ words: SmallList, of advisers: Int) -> Int {
    var index = 0
    for adviser in 0..<advisers { index = index * labels.count + chosen[adviser] }
    for adviser in 0..<advisers { index = index * 2 + words[adviser] }
    return index
  }

  /// Returns what a user believes after some words, of all advisers or of one.
  func belief(
    _ chosen: SmallList, _ words: SmallList, of advisers: Int, only heard: Int?
  ) -> Belief {
    var (zero, one) = (prior[0], prior[1])
    var votes = 0
    for adviser in 0..<advisers where heard == nil || heard == adviser {
      let says = words[adviser] == 1
      let (low, high) = (odds(chosen[adviser], 0), odds(chosen[adviser], 1))
      zero *= says ? low : 1 - low
      one *= says ? high : 1 - high
      if low != high { votes += says ? 1 : -1 }
    }
    let lead = zero + one > 0 ? (one - zero) / (one + zero) : 0
    if lead.magnitude > Speech.tolerance { return Belief(lead: lead, reply: lead > 0 ? 1 : 0) }
    let default1 = votes == 0 ? prior[1] > prior[0] : votes > 0
    return Belief(lead: 0, reply: default1 ? 1 : 0)
  }

  private static func label(_ low: Double, _ high: Double) -> Label {
    if low == high && low == 0 { return Label("always 0", "Says 0, whatever the truth is.") }
    if low == high && low == 1 { return Label("always 1", "Says 1, whatever the truth is.") }
    if low == 0 && high == 1 { return Label("truth", "Says what is true.") }
    let (ofZero, ofOne) = (percent(low), percent(high))
    return Label(
      "1 in \(ofZero) of 0 and \(ofOne) of 1",
      "Says 1 in \(ofZero) of the cases if the truth is 0, and in \(ofOne) if it is 1.")
  }

  /// A probability in percent, to two places.
  private static func percent(_ probability: Double) -> String {
    let whole = Int(probability * 10_000 + 0.5)
    let (tens, ones) = (whole % 100 / 10, whole % 10)
    let tail = ones > 0 ? ".\(tens)\(ones)" : tens > 0 ? ".\(tens)" : ""
    return "\(whole / 100)\(tail)%"
  }
}

/// What a user believes about a truth of 0 or 1.
struct Belief {
  /// How much likelier 1 is than 0: from -1 to 1.
  let lead: Double
  /// The better action; of tied ones what most advisers say whose words inform, or else what was
  /// likelier before.
  let reply: Int

  /// Returns the probability with which a user of some precision does 1.
  func quantal(_ precision: Double) -> Double { 1 / (1 + Portable.exp(-precision * lead)) }
}
