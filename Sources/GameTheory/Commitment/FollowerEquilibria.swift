/// Commitments to which several followers reply by a pure equilibrium among themselves.
struct FollowerEquilibria {
  let table: CommitmentTable
  let ties: Ties
  private let leaderOffsets: [Int]
  private let followerOffsets: [Int]

  init(_ table: CommitmentTable, _ ties: Ties) {
    self.table = table
    self.ties = ties
    leaderOffsets = (0..<table.count(table.leaders)).map { table.offset($0, of: table.leaders) }
    followerOffsets = (0..<table.count(table.followers)).map {
      table.offset($0, of: table.followers)
    }
  }

  private func isBetter(_ value: Double, than other: Double) -> Bool {
    ties == .optimistic ? value > other : value < other
  }

  /// The followers' pure equilibrium against a joint strategy of the leaders that is best for these,
  /// or worst; nil when there is none.
  private func reply(to joint: Int) -> Int? {
    var best: Int?
    var value = 0.0
    for (reply, offset) in followerOffsets.enumerated() {
      let profile = leaderOffsets[joint] + offset
      let isEquilibrium = table.followers.allSatisfy { seat in
        !(0..<table.sizes[seat]).contains { table.isGain(profile, seat, taking: $0) }
      }
      guard isEquilibrium else { continue }
      let total = table.total(profile)
      if best == nil || isBetter(total, than: value) { (best, value) = (reply, total) }
    }
    return best
  }

  /// The replies to all joint strategies; shorter when the budget gives out.
  private func replies(_ meter: inout Meter) -> [Int?] {
    var replies: [Int?] = []
    for joint in leaderOffsets.indices {
      guard meter.spend(followerOffsets.count) else { break }
      replies.append(reply(to: joint))
    }
    return replies
  }

  private func status(of replies: [Int?]) -> SearchStatus {
    if replies.count < leaderOffsets.count { return .exhausted }
    return table.followers.count > 1 ? .pureReplies : .complete
  }

  private func answer(
    _ joint: Int, _ reply: Int, _ status: SearchStatus, _ method: String
  ) -> Commitment {
    let weights = leaderOffsets.indices.map { $0 == joint ? 1.0 : 0 }
    var answer = table.answer(weights, reply: reply, status: status, method: method)
    if status != .exhausted { answer.bound = answer.value }
    return answer
  }

  /// The best pure commitment of the leaders as one.
  func pure(_ meter: inout Meter) -> Commitment {
    let method = "enumeration of pure commitments"
    let replies = replies(&meter)
    var best: (joint: Int, reply: Int, value: Double)?
    for (joint, reply) in replies.enumerated() {
      guard let reply else { continue }
      let value = table.total(leaderOffsets[joint] + followerOffsets[reply])
      if best.map({ value > $0.value }) ?? true { best = (joint, reply, value) }
    }
    let status = status(of: replies)
    guard let best else {
      return Commitment(status == .exhausted ? .exhausted : .nothing, method: method)
    }
    return answer(best.joint, best.reply, status, method)
  }

  /// The pure commitments from which no leader alone gains by another: the best for the leaders
  /// together, or against adverse ties the worst.
  func apart(_ meter: inout Meter) -> Commitment {
    let method = "pure equilibria between the leaders"
    let replies = replies(&meter)
    let status = status(of: replies)
    guard status != .exhausted else { return Commitment(.exhausted, method: method) }
    var best: (joint: Int, reply: Int, value: Double)?
    for (joint, reply) in replies.enumerated() {
      guard let reply, isStable(joint, reply, replies) else { continue }
      let value = table.total(leaderOffsets[joint] + followerOffsets[reply])
      if best.map({ isBetter(value, than: $0.value) }) ?? true { best = (joint, reply, value) }
    }
    guard let best else { return Commitment(.nothing, method: method) }
    return answer(best.joint, best.reply, status, method)
  }

  /// Whether no leader gains by another strategy, counting only those that leave a reply.
  private func isStable(_ joint: Int, _ reply: Int, _ replies: [Int?]) -> Bool {
    let profile = leaderOffsets[joint] + followerOffsets[reply]
    var step = 1
    for (index, leader) in table.leaders.enumerated().reversed() {
      let own = table.strategies(joint, of: table.leaders)[index]
      for strategy in 0..<table.sizes[leader] {
        let other = joint + (strategy - own) * step
        guard let answer = replies[other] else { continue }
        let reached = leaderOffsets[other] + followerOffsets[answer]
        if table.isMore(leader, reached, than: profile) { return false }
      }
      step *= table.sizes[leader]
    }
    return true
  }

  /// The best mixture of the leaders as one to which some pure combination of the followers is an
  /// equilibrium: one linear program for each.
  func mixed(_ meter: inout Meter) -> Commitment {
    let method = "one linear program for each pure equilibrium of the followers"
    var best: (weights: [Double], reply: Int, value: Double)?
    var isUnreliable = false
    let unit = unit
    for reply in followerOffsets.indices {
      guard meter.spend() else { break }
      let program = program(reply, unit)
      let solution = program.solutionWithoutIdleGiants(&meter)
      if solution.status == .unreliable { isUnreliable = true }
      guard solution.status == .complete else { continue }
      let terms = zip(program.objective, solution.point).map { ($0 * $1).magnitude }
      let slack = CommitmentProblem.tolerance * terms.reduce(0, +)
      if solution.value > (best?.value ?? -.infinity) + slack {
        best = (solution.point, reply, solution.value)
      }
    }
    let status: SearchStatus =
      meter.isExhausted ? .exhausted : isUnreliable ? .unreliable : .pureReplies
    guard let best else {
      return Commitment(status == .pureReplies ? .nothing : status, method: method)
    }
    let clean = PlanSpace(strategies: best.weights.count).cleaned([1] + best.weights)
    var answer = table.answer(
      Array(clean.dropFirst()), reply: best.reply, status: status, method: method)
    if status == .pureReplies { answer.bound = answer.value }
    return answer
  }

  /// A power of two next to the farthest that the leaders' total lies from its middle.
  private var unit: Double {
    let sizes = leaderOffsets.flatMap { joint in
      followerOffsets.map { (table.total(joint + $0) - table.middle).magnitude }
    }
    return 1 / Double.scale(of: sizes.reduce(0) { Swift.max($0, $1) })
  }

  /// The program of the mixtures to which some replies are an equilibrium; payoffs are brought to about 1.
  private func program(_ reply: Int, _ unit: Double) -> LinearProgram<Double> {
    let profiles = leaderOffsets.map { $0 + followerOffsets[reply] }
    var program = LinearProgram(
      maximising: profiles.map { (table.total($0) - table.middle) / unit })
    program.require(profiles.map { _ in 1 }, .equal, 1)
    for seat in table.followers {
      for strategy in 0..<table.sizes[seat] {
        let gains = profiles.map { profile in
          table.isChange(profile, seat, taking: strategy)
            ? table.gain(profile, seat, taking: strategy) : 0
        }
        let size = Double.scale(of: gains.reduce(0) { Swift.max($0, $1.magnitude) })
        program.require(gains.map { $0 * size }, .atMost, 0)
      }
    }
    return program
  }
}
