/// A strategic form as the leaders see it: joint strategies of the leaders, and of the followers.
struct CommitmentTable {
  let sizes: [Int]
  /// Profiles x seats.
  let payoffs: [Double]
  let leaders: [Int]
  /// The seats that do not commit and have a choice.
  let followers: [Int]
  private let strides: [Int]

  init(sizes: [Int], payoffs: [Double], leaders: [Int]) {
    precondition(
      leaders.allSatisfy(sizes.indices.contains) && Set(leaders).count == leaders.count,
      "every leader must be a seat, named once")
    (self.sizes, self.payoffs, self.leaders) = (sizes, payoffs, leaders)
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

  func payoff(_ profile: Int, _ seat: Int) -> Double { payoffs[profile * sizes.count + seat] }

  /// What the leaders get together.
  func total(_ profile: Int) -> Double { leaders.reduce(0) { $0 + payoff(profile, $1) } }

  /// What a follower gains in a profile by another strategy.
  func gain(_ profile: Int, _ seat: Int, taking strategy: Int) -> Double {
    let own = profile / strides[seat] % sizes[seat]
    return payoff(profile + (strategy - own) * strides[seat], seat) - payoff(profile, seat)
  }

  /// How large a difference of a seat's payoffs counts as none.
  func slack(_ seat: Int) -> Double {
    let size = stride(from: seat, to: payoffs.count, by: sizes.count).reduce(0.0) {
      Swift.max($0, payoffs[$1].magnitude)
    }
    return CommitmentProblem.tolerance * size
  }

  func commitment(
    _ leadership: Leadership, _ ties: Ties, isPure: Bool, _ budget: Budget
  ) -> Commitment {
    guard !leaders.isEmpty else { return Commitment(.notApplicable) }
    guard payoffs.allSatisfy(\.isFinite) else { return Commitment(.notFinite) }
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
    let offsets = (0..<count(leaders)).map { offset($0, of: leaders) }
    let replies = (0..<count(followers)).map { offset($0, of: followers) }
    let choice = CommitmentProblem.Choice(
      leader: replies.map { reply in [0] + offsets.map { total($0 + reply) } },
      follower: replies.map { reply in
        [0] + offsets.map { followers.isEmpty ? 0 : payoff($0 + reply, followers[0]) }
      })
    let problem = CommitmentProblem(
      plans: PlanSpace(strategies: offsets.count),
      base: [Double](repeating: 0, count: offsets.count + 1), choices: [choice])
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
    return plans.maximum(of: hopes) * unit
  }

  /// Finds the best commitment; its value is in units of payoff.
  func solve(
    _ ties: Ties, isPure: Bool, _ meter: inout Meter
  ) -> (result: CommitmentSearch.Result?, status: SearchStatus) {
    guard isFinite else { return (nil, .notFinite) }
    if isPure {
      var result = bestPure(ties, &meter)
      result?.value *= unit
      return (result, meter.isExhausted ? .exhausted : .complete)
    }
    var search = CommitmentSearch(self, ties)
    var result = search.run(&meter)
    result?.value *= unit
    if search.isExhausted { return (result, .exhausted) }
    return (result, search.isUnreliable || result == nil ? .unreliable : .complete)
  }
}
