public import Arena

/// The best strategy to commit to in a game tree, and the reply to it.
public struct CommitmentSolution: Sendable {
  /// The seats that commit.
  public let leaders: [Int]
  /// How indifferent followers choose.
  public let ties: Ties
  /// How the search ended.
  public internal(set) var status: SearchStatus
  /// What the leaders get together.
  ///
  /// A supremum unless ``isAttained``; NaN when nothing was found.
  public internal(set) var value = Double.nan
  /// An upper bound on ``value`` for commitments of the kind; equal to it when it is known.
  public internal(set) var bound = Double.infinity
  /// Whether ``profile`` reaches the value; otherwise it comes close to it.
  public internal(set) var isAttained = false
  /// How everyone plays: the leaders as committed, the followers their reply; nil when nothing was
  /// found.
  public internal(set) var profile: Profile?
  /// What the profile leads to, recomputed on the tree.
  public internal(set) var expectation: Expectation?
  /// The largest gain of any follower by another reply, recomputed on the tree.
  public internal(set) var gain = Double.infinity
  /// How the commitment was found.
  public internal(set) var method: String

  init(_ leaders: [Int], _ ties: Ties, _ status: SearchStatus, method: String = "none") {
    (self.leaders, self.ties, self.status, self.method) = (leaders, ties, status, method)
  }

  /// Keeps a profile and recomputes on the tree what it leads to.
  mutating func certify(_ profile: Profile, in tree: GameTree) {
    let reached = tree.expectation(of: profile)
    let regrets = tree.regrets(of: profile)
    gain = regrets.indices.reduce(0) { leaders.contains($1) ? $0 : Swift.max($0, regrets[$1]) }
    expectation = reached
    self.profile = profile
  }
}

extension GameTree {
  /// The seats whose role commits to a public strategy.
  public var committingSeats: [Int] {
    (0..<seats).filter { shape.roles[shape.roleOfSeat[$0]].commits }
  }

  /// Returns the best strategy for some seats to commit to.
  ///
  /// One leader against one follower works on sequences: the leader's plan is a vector of linear size
  /// and the follower's types reply each for themselves, one linear program for each combination
  /// of replies that is possible and may be best. Anything else is tabulated in strategic form first.
  ///
  /// > Source: V. Conitzer, T. Sandholm, "Computing the Optimal Strategy to Commit to", *EC* 2006;
  /// > adverse ties: B. von Stengel, S. Zamir, "Leadership games with convex strategy sets", *Games
  /// > and Economic Behavior* 69, 2010.
  ///
  /// > Accuracy: doubles; advantages below 1e-9 of how far payoffs lie apart count as ties.
  ///
  /// - Parameters:
  ///   - leaders: The seats that commit; see ``committingSeats``. Several commit as ``Leadership`` says,
  ///     without mixing.
  ///   - leadership: How several leaders commit.
  ///   - ties: How indifferent followers choose.
  ///   - isPure: Whether the leaders may not mix.
  ///   - budget: How many programs, pivots or pure commitments it may take.
  /// - Returns: The commitment, the reply and a certificate, with a status.
  /// - Precondition: Every leader is a seat, named once.
  public func commitment(
    leaders: [Int], leadership: Leadership = .together, ties: Ties = .optimistic,
    isPure: Bool = false, budget: Budget = Budget()
  ) -> CommitmentSolution {
    precondition(
      leaders.allSatisfy((0..<seats).contains) && Set(leaders).count == leaders.count,
      "every leader must be a seat, named once")
    guard !leaders.isEmpty else { return CommitmentSolution(leaders, ties, .notApplicable) }
    guard hasPerfectRecall else { return CommitmentSolution(leaders, ties, .imperfectRecall) }
    var decides = [Bool](repeating: false, count: seats)
    for node in nodes where node.kind == .decision && node.edges > 1 {
      decides[Int(node.seat)] = true
    }
    let leading = leaders.filter { decides[$0] }
    let following = (0..<seats).filter { decides[$0] && !leaders.contains($0) }
    if leading.count <= 1 && following.count <= 1 {
      return againstOne(leaders, leading.first, following.first, ties, isPure, budget)
    }
    return tabulated(leaders, leading, leadership, ties, isPure, budget)
  }

  /// One leader against one follower, on sequences.
  private func againstOne(
    _ leaders: [Int], _ leader: Int?, _ follower: Int?, _ ties: Ties, _ isPure: Bool,
    _ budget: Budget
  ) -> CommitmentSolution {
    guard
      let pair = SequencePair(self, leader: leader, follower: follower, paying: leaders),
      let options = pair.options()
    else { return CommitmentSolution(leaders, ties, .tooLarge) }
    let problem = CommitmentProblem(
      plans: PlanSpace(forks: pair.leader.forks), base: pair.base,
      choices: options.map {
        CommitmentProblem.Choice(leader: $0.map { $0.leader }, follower: $0.map { $0.follower })
      }, origin: pair.origin)
    var meter = budget.meter
    let (result, status) = problem.solve(ties, isPure: isPure, &meter)
    var answer = CommitmentSolution(
      leaders, ties, status,
      method: isPure ? "enumeration of pure plans" : "one linear program for each reply")
    guard let result else { return answer }
    answer.value = result.value
    answer.isAttained = result.isAttained
    answer.bound = status == .complete ? result.value : problem.ceiling
    var profile = Profile(uniformIn: shape)
    if let leader {
      for (infoset, fork) in zip(pair.leader.infosets, pair.leader.forks) {
        let first = leader * profile.slots + shape.slots(ofInfoset: infoset).first
        for (action, odds) in problem.plans.behaviour(result.plan, at: fork).enumerated() {
          profile.probabilities[first + action] = odds
        }
      }
    }
    for (choice, taken) in zip(options, result.taken) {
      for (infoset, action) in choice[taken].actions {
        let (first, count) = shape.slots(ofInfoset: infoset)
        profile.fix(seat: follower ?? 0, firstSlot: first, count: count, action: action)
      }
    }
    answer.certify(profile, in: self)
    return answer
  }

  /// Several leaders or followers, in strategic form.
  private func tabulated(
    _ leaders: [Int], _ leading: [Int], _ leadership: Leadership, _ ties: Ties, _ isPure: Bool,
    _ budget: Budget
  ) -> CommitmentSolution {
    guard let form = StrategicForm(of: self, budget: budget.profiles) else {
      return CommitmentSolution(leaders, ties, .tooLarge)
    }
    // A mixture drawn together is no profile of the tree.
    let mixes = !isPure && leading.count <= 1
    let found = form.commitment(
      leaders: leaders, leadership: leadership, ties: ties, isPure: !mixes, budget: budget)
    var answer = CommitmentSolution(leaders, ties, found.status, method: found.method)
    let isWhole = found.status == .complete || found.status == .pureReplies
    if !isPure && !mixes && isWhole { answer.status = .pureCommitments }
    guard !found.mixtures.isEmpty else { return answer }
    (answer.value, answer.bound, answer.isAttained) = (found.value, found.bound, found.isAttained)
    answer.certify(form.profile(found.mixtures, in: self), in: self)
    return answer
  }
}
