/// The tables of counterfactual regret minimisation: every loop is one sweep over flat arrays.
///
/// The sequences of all seats that decide are numbered one seat after the other. For every own
/// sequence there is a row of payoffs, each with the sequences of the others that it takes; chance is
/// already in the payoffs. What an action is worth is then its row against the others' plans, plus
/// what the information sets after it are worth: no walk through the tree is left.
final class RegretTables {
  /// The sequences of each deciding seat, the empty one first.
  let sequences: [Range<Int>]
  /// The information sets of each deciding seat.
  let infosets: [Range<Int>]
  /// How many other seats decide.
  private let rivals: Int
  /// For each information set, the sequence before it, its first sequence and that after its last.
  private let before: [Int32]
  private let first: [Int32]
  private let end: [Int32]
  /// Where each sequence's payoffs begin; the payoffs; for each, the others' sequences.
  private var rows: [Int] = [0]
  private var payoffs: [Double] = []
  private var others: [Int32] = []

  /// Regrets, never negative, by sequence.
  private let regrets: UnsafeMutablePointer<Double>
  /// The probability of each sequence's last action.
  private let odds: UnsafeMutablePointer<Double>
  /// The realization plans in use.
  private let plan: UnsafeMutablePointer<Double>
  /// The weighted sum of all plans.
  private let total: UnsafeMutablePointer<Double>
  /// Scratch: what each sequence is worth; the plans that a check is about.
  private let worth: UnsafeMutablePointer<Double>
  private let mean: UnsafeMutablePointer<Double>

  /// Compiles the tables.
  ///
  /// - Parameters:
  ///   - form: The sequence form.
  ///   - scale: What every payoff is multiplied by.
  init(_ form: SequenceForm, scale: Double) {
    let deciders = form.deciders
    var sequences: [Range<Int>] = []
    var infosets: [Range<Int>] = []
    var before: [Int32] = []
    var first: [Int32] = []
    var end: [Int32] = []
    var size = 0
    for seat in deciders {
      let plan = form.plans[seat]
      infosets.append(before.count..<before.count + plan.infosets.count)
      for index in plan.infosets.indices {
        before.append(Int32(size + plan.before[index]))
        first.append(Int32(size + plan.first[index]))
        end.append(Int32(size + plan.first[index + 1]))
      }
      sequences.append(size..<size + plan.sequences)
      size += plan.sequences
    }
    (self.sequences, self.infosets) = (sequences, infosets)
    (self.before, self.first, self.end) = (before, first, end)
    rivals = Swift.max(deciders.count - 1, 0)
    func table(_ value: Double) -> UnsafeMutablePointer<Double> {
      let table = UnsafeMutablePointer<Double>.allocate(capacity: size)
      table.initialize(repeating: value, count: size)
      return table
    }
    (regrets, odds, plan) = (table(0), table(1), table(1))
    (total, worth, mean) = (table(0), table(0), table(0))
    for place in deciders.indices { gather(place, of: deciders, form, scale) }
    for place in deciders.indices { replan(place, weight: 0) }
  }

  deinit {
    for table in [regrets, odds, plan, total, worth, mean] { table.deallocate() }
  }

  /// Sorts the payoffs of one seat by its own sequences.
  private func gather(_ place: Int, of deciders: [Int], _ form: SequenceForm, _ scale: Double) {
    let (seat, seats, range) = (deciders[place], form.seats, sequences[place])
    func own(_ entry: Int) -> Int { Int(form.combinations[entry * seats + seat]) }
    func isPaid(_ entry: Int) -> Bool { form.payoffs[entry * seats + seat] != 0 }
    var next = [Int](repeating: 0, count: range.count + 1)
    for entry in 0..<form.entries where isPaid(entry) { next[own(entry) + 1] += 1 }
    let start = payoffs.count
    for sequence in 0..<range.count {
      next[sequence + 1] += next[sequence]
      rows.append(start + next[sequence + 1])
    }
    payoffs += [Double](repeating: 0, count: next[range.count])
    others += [Int32](repeating: 0, count: next[range.count] * rivals)
    let places = deciders.indices.filter { $0 != place }
    for entry in 0..<form.entries where isPaid(entry) {
      let target = start + next[own(entry)]
      next[own(entry)] += 1
      payoffs[target] = form.payoffs[entry * seats + seat] * scale
      for (rival, other) in places.enumerated() {
        let sequence = Int(form.combinations[entry * seats + deciders[other]])
        others[target * rivals + rival] = Int32(sequences[other].lowerBound + sequence)
      }
    }
  }

  /// Computes what each of a seat's sequences is worth in itself when the others follow plans.
  private func price(_ place: Int, against plans: UnsafePointer<Double>) {
    payoffs.withUnsafeBufferPointer { payoffs in
      others.withUnsafeBufferPointer { others in
        rows.withUnsafeBufferPointer { rows in
          for sequence in sequences[place] {
            var sum = 0.0
            if rivals == 1 {
              for entry in rows[sequence]..<rows[sequence + 1] {
                sum += payoffs[entry] * plans[Int(others[entry])]
              }
            } else {
              for entry in rows[sequence]..<rows[sequence + 1] {
                var product = payoffs[entry]
                for rival in entry * rivals..<(entry + 1) * rivals {
                  product *= plans[Int(others[rival])]
                }
                sum += product
              }
            }
            worth[sequence] = sum
          }
        }
      }
    }
  }

  /// Learns once: every deciding seat in turn, the later ones against what the earlier ones now do.
  ///
  /// - Parameter weight: How much the new plans count in the mean.
  func iterate(weight: Double) {
    for place in sequences.indices {
      price(place, against: plan)
      learn(place)
      replan(place, weight: weight)
    }
  }

  /// Adds to a seat's regrets, from its last information sets to its first.
  private func learn(_ place: Int) {
    var index = infosets[place].upperBound
    while index > infosets[place].lowerBound {
      index -= 1
      let run = Int(first[index])..<Int(end[index])
      var value = 0.0
      for sequence in run { value += odds[sequence] * worth[sequence] }
      worth[Int(before[index])] += value
      for sequence in run {
        regrets[sequence] = Swift.max(regrets[sequence] + (worth[sequence] - value), 0)
      }
    }
  }

  /// Matches a seat's play to its regrets, and adds it to the mean.
  private func replan(_ place: Int, weight: Double) {
    total[sequences[place].lowerBound] += weight
    for index in infosets[place] {
      let run = Int(first[index])..<Int(end[index])
      var sum = 0.0
      for sequence in run { sum += regrets[sequence] }
      let reach = plan[Int(before[index])]
      if sum > 0 {
        let share = 1 / sum
        for sequence in run { odds[sequence] = regrets[sequence] * share }
      } else {
        for sequence in run { odds[sequence] = 1 / Double(run.count) }
      }
      for sequence in run {
        plan[sequence] = reach * odds[sequence]
        total[sequence] += weight * plan[sequence]
      }
    }
  }

  /// Returns the largest gain of any seat over the mean of all plans, in scaled units.
  ///
  /// - Complexity: O(combinations + sequences), about as much as one iteration.
  func largestRegret() -> Double {
    for range in sequences {
      let share = total[range.lowerBound] > 0 ? 1 / total[range.lowerBound] : 0
      for sequence in range { mean[sequence] = total[sequence] * share }
    }
    var largest = 0.0
    for place in sequences.indices {
      price(place, against: mean)
      var reached = 0.0
      for sequence in sequences[place] { reached += worth[sequence] * mean[sequence] }
      for index in infosets[place].reversed() {
        var best = -Double.infinity
        for sequence in Int(first[index])..<Int(end[index]) {
          best = Swift.max(best, worth[sequence])
        }
        worth[Int(before[index])] += best
      }
      largest = Swift.max(largest, worth[sequences[place].lowerBound] - reached)
    }
    return largest
  }

  /// The weighted sums of the plans of a deciding seat, by its own sequences.
  func totals(_ place: Int) -> [Double] { sequences[place].map { total[$0] } }
}
