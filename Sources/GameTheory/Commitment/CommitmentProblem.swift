/// What a leader can commit to and what each reply makes of it; everything is linear in the plan.
///
/// The follower chooses once at each of several places that do not touch each other: its types, its
/// first information sets, or all of its strategies as a single place.
struct CommitmentProblem {
  /// Where the follower chooses.
  struct Choice: Sendable {
    /// What each option gives the leader, by sequence of the leader.
    let leader: [[Double]]
    /// What each option gives the follower.
    let follower: [[Double]]
  }

  let plans: PlanSpace
  /// What the leader gets whatever the follower does.
  let base: [Double]
  let choices: [Choice]
  /// The options of every choice that some plan may make optimal.
  let options: [[Int]]
  /// The power of two by which the leader's payoffs are divided.
  let unit: Double
  /// What is added to the leader's payoffs.
  let origin: Double

  /// Differences below this part of the payoffs count as none.
  static let tolerance = 1e-9
  /// Differences below this part of the payoffs may come from rounding alone.
  private static let rounding = 1e-12

  /// Makes a problem, its payoffs brought to about 1.
  ///
  /// - Parameters:
  ///   - plans: What the leader can commit to.
  ///   - base: What the leader gets whatever the follower does, less the origin.
  ///   - choices: Where the follower chooses.
  ///   - origin: What was taken off every payoff of the leader, which is added to the value again.
  init(plans: PlanSpace, base: [Double], choices: [Choice], origin: Double = 0) {
    self.plans = plans
    self.origin = origin
    let unit = CommitmentProblem.unit(of: choices.flatMap { $0.leader } + [base])
    self.unit = unit
    self.base = base.map { $0 / unit }
    let idle = Choice(leader: [base.map { _ in 0 }], follower: [base.map { _ in 0 }])
    let scaled = (choices.isEmpty ? [idle] : choices).map { choice in
      Choice(
        leader: choice.leader.map { $0.map { $0 / unit } },
        follower: CommitmentProblem.standardised(choice.follower))
    }
    self.choices = scaled
    options = scaled.map { CommitmentProblem.undominated($0) }
  }

  /// The power of two next to the greatest magnitude; 1 when all are 0.
  private static func unit(of tables: [[Double]]) -> Double {
    let size = tables.reduce(0) { $1.reduce($0) { Swift.max($0, $1.magnitude) } }
    return 1 / Double.scale(of: size)
  }

  /// A follower's payoffs above its least at each sequence, divided by a power of two: neither changes
  /// which option is best.
  ///
  /// What rounding leaves of a tie is dropped first, or else it would be blown up to about 1 where an
  /// information set holds nothing but the tie.
  private static func standardised(_ tables: [[Double]]) -> [[Double]] {
    let unit = unit(of: tables)
    let small = tables.map { $0.map { $0 / unit } }
    let least = small[0].indices.map { sequence in
      small.reduce(.infinity) { Swift.min($0, $1[sequence]) }
    }
    let above = small.map { row in
      zip(row, least).map { $0 - $1 < rounding ? 0 : $0 - $1 }
    }
    let span = CommitmentProblem.unit(of: above)
    return above.map { $0.map { $0 / span } }
  }

  /// Whether every payoff is a number.
  var isFinite: Bool {
    (base + choices.flatMap { ($0.leader + $0.follower).flatMap { $0 } }).allSatisfy { $0.isFinite }
  }

  /// The options that are not worse than another one wherever the choice matters at all.
  private static func undominated(_ choice: Choice) -> [Int] {
    let sequences = choice.leader[0].indices.filter { sequence in
      (choice.leader + choice.follower).contains { $0[sequence] != 0 }
    }
    if sequences.isEmpty { return [0] }
    let all = choice.follower.indices
    return all.filter { option in
      !all.contains { other in
        sequences.allSatisfy {
          choice.follower[other][$0] - choice.follower[option][$0] > tolerance
        }
      }
    }
  }

  /// What an option leaves the follower less than another, by sequence.
  func advantage(_ choice: Int, _ option: Int, over other: Int) -> [Double] {
    zip(choices[choice].follower[option], choices[choice].follower[other]).map { $0 - $1 }
  }

  /// Whether two options give the follower the same under every plan.
  func areEquivalent(_ choice: Int, _ option: Int, _ other: Int) -> Bool {
    option == other
      || plans.isZero(advantage(choice, option, over: other), within: CommitmentProblem.rounding)
  }

  /// What a plan is worth to the leader, in ``unit``, when the follower takes given options.
  func value(_ plan: [Double], _ taken: [Int]) -> Double {
    var value = product(base, plan)
    for (choice, option) in zip(choices, taken) { value += product(choice.leader[option], plan) }
    return value
  }

  func product(_ coefficients: [Double], _ plan: [Double]) -> Double {
    var sum = 0.0
    for index in plan.indices { sum += coefficients[index] * plan[index] }
    return sum
  }

  /// The follower's options that are best against a plan, at one choice.
  func replies(_ choice: Int, to plan: [Double]) -> [Int] {
    let values = choices[choice].follower.map { product($0, plan) }
    let best = values.reduce(-.infinity) { Swift.max($0, $1) }
    return values.indices.filter { values[$0] >= best - CommitmentProblem.tolerance }
  }

  /// The follower's options against a plan, ties broken for or against the leader, then to the lower.
  func reply(to plan: [Double], _ ties: Ties) -> [Int] {
    choices.indices.map { choice in
      let replies = replies(choice, to: plan)
      let worth = replies.map { option in
        let value = product(choices[choice].leader[option], plan)
        return ties == .optimistic ? value : -value
      }
      let best = worth.indices.reduce(0) { worth[$1] > worth[$0] ? $1 : $0 }
      return replies[best]
    }
  }

  /// A program over plans under which the first choices are made as given, with room for further
  /// variables after the plan's.
  ///
  /// - Parameters:
  ///   - taken: The options of the first choices.
  ///   - objective: What to maximise, further variables included.
  ///   - margin: A further variable by which each option must beat those that are not equivalent.
  /// - Returns: The program, to which more may be required.
  func program(
    _ taken: [Int], maximising objective: [Double], margin: Int? = nil
  ) -> LinearProgram<Double> {
    var program = LinearProgram(maximising: objective)
    plans.constrain(&program)
    for (choice, option) in taken.enumerated() {
      for other in options[choice] where !areEquivalent(choice, option, other) {
        var row = objective.map { _ in 0.0 }
        row.replaceSubrange(0..<plans.sequences, with: advantage(choice, option, over: other))
        if let margin { row[margin] = -1 }
        program.require(row, .atLeast, 0)
      }
    }
    return program
  }
}
