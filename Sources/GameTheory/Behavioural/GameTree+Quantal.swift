public import Arena

/// Logit play of a game tree in agent form: at every information set, given that it is reached.
extension GameTree {
  /// Returns agent logit play at a precision, on the branch that begins with uniform play.
  ///
  /// At every information set an action is played with odds exp(precision x expected payoff), given
  /// that the set is reached and that everyone, the player itself included, goes on as in the profile.
  /// Seats of a role that cannot be told apart play alike and share their unknowns.
  ///
  /// - Parameters:
  ///   - precision: The inverse of the noise, per unit of payoff; finite and at least 0.
  ///   - budget: Eliminations of one unknown, and seconds.
  /// - Returns: A profile, with its residual and regret recomputed by definition; where the budget or
  ///   doubles ended, the status says so.
  /// - Precondition: The precision is finite and at least 0.
  /// - Complexity: O(n³ + nodes x depth) a step, where *n* is the number of actions of all choices.
  ///
  /// > Source: R. D. McKelvey, T. R. Palfrey, "Quantal Response Equilibria for Extensive Form Games",
  /// > *Experimental Economics* 1(1), 1998, pp. 9–41.
  public func agentQuantalResponse(
    precision: Double, budget: Budget = Budget()
  ) -> QuantalResponse<Profile> {
    logitResponse(precision: precision, budget: budget)
  }

  /// Returns the branch of agent logit play that begins with uniform play.
  ///
  /// - Parameters:
  ///   - precision: Where to end, or nil for where nobody gains any more at any information set.
  ///   - tolerance: How large a gain still counts as none, as a share of the range of payoffs.
  ///   - budget: Eliminations of one unknown, and seconds.
  /// - Returns: The points passed, each with its certificates.
  /// - Precondition: The precision is finite and at least 0.
  public func agentQuantalBranch(
    to precision: Double? = nil, tolerance: Double = 1e-6, budget: Budget = Budget()
  ) -> QuantalBranch<Profile> {
    logitBranch(to: precision, tolerance: tolerance, budget: budget)
  }

  /// Returns the limiting agent logit equilibrium: where the branch leads as noise vanishes.
  ///
  /// It is a sequential equilibrium: everyone replies optimally at every information set, with beliefs
  /// that are limits of those under noise.
  ///
  /// - Parameters:
  ///   - tolerance: How large a gain ends the branch, as a share of the range of payoffs.
  ///   - budget: Eliminations of one unknown, and seconds.
  /// - Returns: The equilibrium, its regret, and the precision at which the branch was left; polished
  ///   to full accuracy where the actions that remain are clear.
  public func limitingAgentLogitEquilibrium(
    tolerance: Double = 1e-6, budget: Budget = Budget()
  ) -> QuantalResponse<Profile> {
    logitLimit(tolerance: tolerance, budget: budget)
  }
}

extension GameTree: LogitGame {
  var uniformPlay: Profile { Profile(uniformIn: shape) }

  func logitMap() -> LogitPreparation {
    guard hasPerfectRecall else { return .impossible(.imperfectRecall) }
    guard logitUnknowns < LogitPreparation.limit else { return .impossible(.tooLarge) }
    let leaders = logitLeaders()
    let isReduced = leaders != Array(0..<seats)
    return LogitPreparation(
      TreeMap(centred, leaders: leaders).map { .tree($0) },
      method: "agent logit branch" + (isReduced ? ", exchangeable seats alike" : ""))
  }

  /// The same game with each seat's payoffs moved near 0, as ``StrategicForm`` moves them.
  private var centred: GameTree {
    let offsets = (0..<seats).map { seat -> Double in
      var (low, high) = (Double.infinity, -Double.infinity)
      for leaf in 0..<leaves {
        let payoff = payoff(leaf: leaf, seat: seat)
        guard payoff.isFinite else { return 0 }
        low = Swift.min(low, payoff)
        high = Swift.max(high, payoff)
      }
      return Double.offset(of: low, within: high - low)
    }
    return offsets.allSatisfy { $0 == 0 } ? self : adding(offsets.map { -$0 })
  }

  /// The actions at all information sets of all seats.
  private var logitUnknowns: Int {
    var isKnown = [Bool](repeating: false, count: seats * shape.infosets)
    var count = 0
    for node in nodes where node.kind == .decision {
      let place = Int(node.seat) * shape.infosets + Int(node.infoset)
      if !isKnown[place] { count += Int(node.edges) }
      isKnown[place] = true
    }
    return count
  }

  func play(_ probabilities: [Double], of map: LogitMap) -> Profile {
    var profile = Profile(uniformIn: shape)
    guard case .tree(let map) = map else { return profile }
    for seat in 0..<seats {
      for infoset in 0..<shape.infosets {
        let choice = map.plan.choiceAt[seat * shape.infosets + infoset]
        guard choice >= 0 else { continue }
        let first = seat * profile.slots + shape.slots(ofInfoset: infoset).first
        for (action, unknown) in map.blocks[choice].enumerated() {
          profile.probabilities[first + action] = probabilities[unknown]
        }
      }
    }
    return profile
  }

  func greatestRegret(of profile: Profile) -> Double {
    centred.regrets(of: profile).reduce(0) { Swift.max($0, $1) }
  }

  func isEquilibrium(_ profile: Profile) -> Bool {
    Certificate(profile, in: centred).holds
  }

  /// Information sets that the profile cannot reach, even in doubles, are passed over: what their
  /// actions are worth is not defined by the profile alone.
  func quantalResidual(of profile: Profile, precision: Double) -> Double {
    var worst = 0.0
    let tree = centred
    for seat in 0..<seats {
      let (worths, reach) = tree.conditionalWorths(of: seat, under: profile)
      for infoset in 0..<shape.infosets where reach[infoset] > 0 {
        let (first, count) = shape.slots(ofInfoset: infoset)
        let own = (first..<first + count).map { worths[$0] / reach[infoset] }
        for (action, wanted) in Logit.reply(to: own, precision: precision).enumerated() {
          let played = profile.probability(seat: seat, slot: first + action)
          worst = Swift.max(worst, (played - wanted).magnitude)
        }
      }
    }
    return worst
  }

  /// For every slot the sum over its set's nodes of reach times worth, and for every set its reach.
  private func conditionalWorths(
    of seat: Int, under profile: Profile
  ) -> (worths: [Double], reach: [Double]) {
    var worth = [Double](repeating: 0, count: nodes.count)
    for (index, node) in nodes.enumerated().reversed() {
      if node.kind == .leaf {
        worth[index] = payoff(leaf: Int(node.infoset), seat: seat)
      } else {
        for edge in 0..<Int(node.edges) {
          worth[index] += probability(node, edge, profile) * worth[child(index, edge)]
        }
      }
    }
    // Only what the others and nature do: own actions are the same at all nodes of a set.
    var odds = [Double](repeating: 1, count: nodes.count)
    var worths = [Double](repeating: 0, count: shape.slots)
    var reach = [Double](repeating: 0, count: shape.infosets)
    for (index, node) in nodes.enumerated() where node.kind != .leaf {
      let isOwn = node.kind == .decision && Int(node.seat) == seat
      for edge in 0..<Int(node.edges) {
        let next = child(index, edge)
        odds[next] = odds[index] * (isOwn ? 1 : probability(node, edge, profile))
        if isOwn {
          worths[shape.slots(ofInfoset: Int(node.infoset)).first + edge] +=
            odds[index] * worth[next]
        }
      }
      if isOwn { reach[Int(node.infoset)] += odds[index] }
    }
    return (worths, reach)
  }
}
