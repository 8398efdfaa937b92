public import Arena

/// Agent logit play fitted to observed frequencies.
extension GameTree {
  /// Returns the logit play in agent form under which observed play is likeliest, on all branches that
  /// are found: the principal one, those that pass near what was observed, and others.
  ///
  /// Seats of a role that cannot be told apart are taken to play alike.
  ///
  /// - Parameters:
  ///   - observed: How often each action was taken where its information set was reached:
  ///     frequencies, which sum to 1 wherever the weight is positive.
  ///   - weights: How many choices were observed: seats x information sets, seat by seat; finite and
  ///     at least 0, and 0 where the seat never decides.
  ///   - agents: The choices of each agent, who may depend on each other; none where all choices are
  ///     independent. They say how surely the precision is known, not what it is.
  ///   - highest: Where to stop looking, a little beyond; nil for the limits of the branches, which can be
  ///     far where one strategy after the other gives way.
  ///   - tolerance: How large a gain ends a branch, as a share of the range of payoffs.
  ///   - budget: Eliminations of one unknown, and seconds.
  /// - Returns: The fitted profile and precision, with the likelihood beside those of uniform play and
  ///   of the frequencies themselves; the status says whether every branch was searched.
  /// - Throws: ``ObservationError`` when observations do not fit the game or there are none.
  public func fitQuantalResponse(
    to observed: Profile, weights: [Double], agents: [[ObservedChoice]] = [],
    highest: Double? = nil, tolerance: Double = 1e-6, budget: Budget = Budget()
  ) throws(ObservationError) -> QuantalFit<Profile> {
    guard weights.count == seats * shape.infosets else {
      throw .wrongCount(
        expected: seats * shape.infosets, found: weights.count, of: "weights of information sets")
    }
    guard observed.probabilities.count == seats * shape.slots else {
      throw .wrongCount(
        expected: seats * shape.slots, found: observed.probabilities.count, of: "frequencies")
    }
    var decides = [Bool](repeating: false, count: weights.count)
    for node in nodes where node.kind == .decision {
      decides[Int(node.seat) * shape.infosets + Int(node.infoset)] = true
    }
    var tables: [(place: Int, counts: [Double])] = []
    for (place, weight) in weights.enumerated() {
      let (seat, infoset) = (place / shape.infosets, place % shape.infosets)
      guard weight >= 0 && weight.isFinite else {
        throw .notACount(value: weight, seat: seat, place: infoset)
      }
      guard weight > 0 else { continue }
      guard decides[place] else { throw .neverDecides(seat: seat, infoset: infoset) }
      tables.append((place, try counts(observed, seat, infoset, weight)))
    }
    guard !tables.isEmpty else { throw .nothing }
    for choice in agents.joined() { try check(choice, weights) }
    var observations = LogitObservations(tables: tables.map { $0.counts }) { map in
      var sums = [Double](repeating: 0, count: map.count)
      for (place, counts) in tables {
        for (unknown, count) in zip(unknowns(at: place, of: map), counts) { sums[unknown] += count }
      }
      return sums
    }
    observations.agents = { map in
      agents.map { choices in
        choices.map { choice in
          let place = choice.seat * shape.infosets + choice.infoset
          return (unknowns(at: place, of: map).lowerBound + choice.action, choice.count)
        }
      }
    }
    return logitFit(observations, highest: highest, tolerance: tolerance, budget: budget)
  }

  /// The unknowns of a seat's information set.
  private func unknowns(at place: Int, of map: LogitMap) -> Range<Int> {
    guard case .tree(let map) = map else { return 0..<0 }
    return map.blocks[map.plan.choiceAt[place]]
  }

  /// An agent can only have chosen what was observed.
  private func check(_ choice: ObservedChoice, _ weights: [Double]) throws(ObservationError) {
    let place = choice.seat * shape.infosets + choice.infoset
    guard (0..<seats).contains(choice.seat), (0..<shape.infosets).contains(choice.infoset),
      weights[place] > 0, (0..<shape.slots(ofInfoset: choice.infoset).count).contains(choice.action)
    else { throw .neverDecides(seat: choice.seat, infoset: choice.infoset) }
    guard choice.count >= 0 && choice.count.isFinite else {
      throw .notACount(value: choice.count, seat: choice.seat, place: choice.infoset)
    }
  }

  /// Frequencies times weight.
  private func counts(
    _ observed: Profile, _ seat: Int, _ infoset: Int, _ weight: Double
  ) throws(ObservationError) -> [Double] {
    let (first, count) = shape.slots(ofInfoset: infoset)
    let shares = (first..<first + count).map { observed.probability(seat: seat, slot: $0) }
    for share in shares where !(share >= 0 && share.isFinite) {
      throw .notACount(value: share, seat: seat, place: infoset)
    }
    let sum = shares.reduce(0, +)
    guard (sum - 1).magnitude <= 1e-6 else {
      throw .notADistribution(sum: sum, seat: seat, infoset: infoset)
    }
    return shares.map { weight * $0 }
  }
}
