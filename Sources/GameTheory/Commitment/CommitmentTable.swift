/// A strategic form as the leaders see it: joint strategies of the leaders, and of the followers.
struct CommitmentTable {
  private let form: StrategicForm
  let leaders: [Int]
  /// The seats that do not commit and have a choice.
  let followers: [Int]
  /// What the leaders get together in the middle profile; values are computed as what is more than it, so
  /// that a constant in all payoffs takes no digits from their differences.
  let middle: Double
  private let strides: [Int]

  /// The number of strategies of each seat.
  var sizes: [Int] { form.sizes }

  init(_ form: StrategicForm, leaders: [Int]) {
    let sizes = form.sizes
    precondition(
      leaders.allSatisfy(sizes.indices.contains) && Set(leaders).count == leaders.count,
      "every leader must be a seat, named once")
    (self.form, self.leaders) = (form, leaders)
    middle = Double.middle(
      of: (0..<form.profiles).map { profile in
        leaders.reduce(0) { $0 + form.payoffs[profile * sizes.count + $1] }
      })
    followers = sizes.indices.filter { sizes[$0] > 1 && !leaders.contains($0) }
    var strides = [Int](repeating: 1, count: sizes.count)
    for seat in stride(from: sizes.count - 2, through: 0, by: -1) {
      strides[seat] = strides[seat + 1] * sizes[seat + 1]
    }
    self.strides = strides
  }

  /// The number of joint strategies of some seats.
  func count(_ seats: [Int]) -> Int { seats.reduce(1) { $0 * sizes[$1] } }

  /// The strategies of some seats by the number of their joint strategy, the last seat fastest.
  func strategies(_ joint: Int, of seats: [Int]) -> [Int] {
    var rest = joint
    var strategies = [Int](repeating: 0, count: seats.count)
    for index in seats.indices.reversed() {
      strategies[index] = rest % sizes[seats[index]]
      rest /= sizes[seats[index]]
    }
    return strategies
  }

  /// What a joint strategy of some seats adds to the number of a profile.
  func offset(_ joint: Int, of seats: [Int]) -> Int {
    zip(seats, strategies(joint, of: seats)).reduce(0) { $0 + strides[$1.0] * $1.1 }
  }

  func payoff(_ profile: Int, _ seat: Int) -> Double {
    form.payoffs[profile * sizes.count + seat]
  }

  /// Whether a profile gives a seat more than another one, beyond rounding.
  func isMore(_ seat: Int, _ profile: Int, than other: Int) -> Bool {
    form.isMore(profile * sizes.count + seat, than: other * sizes.count + seat)
  }

  /// What the leaders get together.
  func total(_ profile: Int) -> Double { leaders.reduce(0) { $0 + payoff(profile, $1) } }

  /// The profile in which a seat takes another strategy.
  private func profile(_ profile: Int, _ seat: Int, taking strategy: Int) -> Int {
    profile + (strategy - profile / strides[seat] % sizes[seat]) * strides[seat]
  }

  /// What a follower gains in a profile by another strategy.
  func gain(_ profile: Int, _ seat: Int, taking strategy: Int) -> Double {
    payoff(self.profile(profile, seat, taking: strategy), seat) - payoff(profile, seat)
  }

  /// Whether a follower gains in a profile by another strategy, beyond rounding.
  func isGain(_ profile: Int, _ seat: Int, taking strategy: Int) -> Bool {
    isMore(seat, self.profile(profile, seat, taking: strategy), than: profile)
  }

  /// Whether another strategy of a follower changes what it gets in a profile, beyond rounding.
  func isChange(_ profile: Int, _ seat: Int, taking strategy: Int) -> Bool {
    let other = self.profile(profile, seat, taking: strategy)
    return isMore(seat, other, than: profile) || isMore(seat, profile, than: other)
  }

  func commitment(
    _ leadership: Leadership, _ ties: Ties, isPure: Bool, _ budget: Budget
  ) -> Commitment {
    guard !leaders.isEmpty else { return Commitment(.notApplicable) }
    guard form.payoffs.allSatisfy({ $0.isFinite }) else { return Commitment(.notFinite) }
    var meter = budget.meter
    let isApart = leadership == .apart && leaders.filter { sizes[$0] > 1 }.count > 1
    if followers.count <= 1 && !isApart {
      return againstOne(ties, isPure: isPure, &meter)
    }
    let search = FollowerEquilibria(self, ties)
    if isPure || isApart || ties == .pessimistic {
      var answer = isApart ? search.apart(&meter) : search.pure(&meter)
      let isWanting = answer.status == .complete || answer.status == .pureReplies
      if !isPure && isWanting { answer.status = .pureCommitments }
      return answer
    }
    return search.mixed(&meter)
  }

  /// The best commitment of the leaders as one against a single follower.
  private func againstOne(_ ties: Ties, isPure: Bool, _ meter: inout Meter) -> Commitment {
    let usual = followers.first.map { seat in
      Double.middle(of: (0..<form.profiles).map { payoff($0, seat) })
    }
    func worth(_ profile: Int) -> Double {
      followers.isEmpty ? 0 : payoff(profile, followers[0]) - (usual ?? 0)
    }
    let offsets = (0..<count(leaders)).map { offset($0, of: leaders) }
    let replies = (0..<count(followers)).map { offset($0, of: followers) }
    let choice = CommitmentProblem.Choice(
      leader: replies.map { reply in [0] + offsets.map { total($0 + reply) - middle } },
      follower: replies.map { reply in [0] + offsets.map { worth($0 + reply) } })
    let problem = CommitmentProblem(
      plans: PlanSpace(strategies: offsets.count),
      base: [Double](repeating: 0, count: offsets.count + 1), choices: [choice], origin: middle)
    let (result, status) = problem.solve(ties, isPure: isPure, &meter)
    let method = isPure ? "enumeration of pure commitments" : "one linear program for each reply"
    guard let result else { return Commitment(status, method: method) }
    var answer = answer(
      Array(result.plan.dropFirst()), reply: result.taken[0], status: status, method: method)
    answer.value = result.value
    answer.isAttained = result.isAttained
    answer.bound = status == .complete ? result.value : problem.ceiling
    return answer
  }

  /// The commitment to a joint mixture and its reply, with payoffs and certificate by definition.
  func answer(
    _ weights: [Double], reply: Int, status: SearchStatus, method: String
  ) -> Commitment {
    var answer = Commitment(status, method: method)
    answer.mixtures = sizes.indices.map { seat in
      leaders.contains(seat) ? [Double](repeating: 0, count: sizes[seat]) : [1]
    }
    for (seat, strategy) in zip(followers, strategies(reply, of: followers)) {
      answer.mixtures[seat] = (0..<sizes[seat]).map { $0 == strategy ? 1 : 0 }
    }
    answer.payoffs = sizes.map { _ in 0 }
    var gains = followers.map { [Double](repeating: 0, count: sizes[$0]) }
    for (joint, weight) in weights.enumerated() where weight > 0 {
      let strategies = strategies(joint, of: leaders)
      answer.draws.append((strategies, weight))
      for (leader, strategy) in zip(leaders, strategies) {
        answer.mixtures[leader][strategy] += weight
      }
      let profile = offset(joint, of: leaders) + offset(reply, of: followers)
      for seat in sizes.indices { answer.payoffs[seat] += weight * payoff(profile, seat) }
      for (index, seat) in followers.enumerated() {
        for strategy in 0..<sizes[seat] {
          gains[index][strategy] += weight * gain(profile, seat, taking: strategy)
        }
      }
    }
    answer.gain = gains.reduce(0) { $1.reduce($0) { Swift.max($0, $1) } }
    answer.value = leaders.reduce(0) { $0 + answer.payoffs[$1] }
    answer.isAttained = true
    return answer
  }
}

extension CommitmentProblem {
  /// What no commitment exceeds, in units of payoff: the most the leader gets when every reply is made to please it.
  var ceiling: Double {
    var hopes = base
    for choice in choices {
      for sequence in hopes.indices {
        hopes[sequence] += choice.leader.reduce(-.infinity) { Swift.max($0, $1[sequence]) }
      }
    }
    return plans.maximum(of: hopes) * unit + origin
  }

  /// Finds the best commitment; its value is in units of payoff.
  func solve(
    _ ties: Ties, isPure: Bool, _ meter: inout Meter
  ) -> (result: CommitmentSearch.Result?, status: SearchStatus) {
    guard isFinite else { return (nil, .notFinite) }
    if isPure {
      let result = bestPure(ties, &meter).map { inPayoffs($0) }
      return (result, meter.isExhausted ? .exhausted : .complete)
    }
    var search = CommitmentSearch(self, ties)
    let result = search.run(&meter).map { inPayoffs($0) }
    if search.isExhausted { return (result, .exhausted) }
    return (result, search.isUnreliable || result == nil ? .unreliable : .complete)
  }

  /// A result whose value is in units of payoff.
  private func inPayoffs(_ result: CommitmentSearch.Result) -> CommitmentSearch.Result {
    var result = result
    result.value = result.value * unit + origin
    return result
  }
}
