public import Arena

/// Agent logit play fitted to observed frequencies.
extension GameTree {
  /// Returns the point of the principal branch in agent form under which observed play is likeliest.
  ///
  /// - Parameters:
  ///   - observed: How often each action was taken where its information set was reached:
  ///     frequencies, which sum to 1 wherever the weight is positive.
  ///   - weights: How many choices were observed: seats x information sets, seat by seat; finite and
  ///     at least 0, and 0 where the seat never decides.
  ///   - highest: Where to stop looking, a little beyond; nil for the limit of the branch, which can be
  ///     far where one strategy after the other gives way.
  ///   - tolerance: How large a gain ends the branch, as a share of the range of payoffs.
  ///   - budget: Eliminations of one unknown, and seconds.
  /// - Returns: The fitted profile and precision, with the likelihood beside those of uniform play and
  ///   of the frequencies themselves; the status says whether the whole branch was searched.
  /// - Throws: ``ObservationError`` when observations do not fit the game or there are none.
  public func fitQuantalResponse(
    to observed: Profile, weights: [Double], highest: Double? = nil, tolerance: Double = 1e-6,
    budget: Budget = Budget()
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
    return logitFit(tables.map(\.counts), highest: highest, tolerance: tolerance, budget: budget) {
      map in
      var sums = [Double](repeating: 0, count: map.count)
      guard let map = map as? TreeMap else { return sums }
      for (place, counts) in tables {
        for (unknown, count) in zip(map.blocks[map.plan.choiceAt[place]], counts) {
          sums[unknown] += count
        }
      }
      return sums
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
