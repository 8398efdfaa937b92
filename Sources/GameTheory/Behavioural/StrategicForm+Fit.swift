/// Logit play fitted to counts of strategies.
extension StrategicForm {
  /// Returns the logit play under which observed play is likeliest, on all branches that are found.
  ///
  /// Choices are taken as independent. Exchangeable seats are taken to play alike.
  ///
  /// - Parameters:
  ///   - counts: How often each seat was seen to play each strategy: seats x strategies, each finite
  ///     and at least 0; frequencies weigh like one observation.
  ///   - highest: Where to stop looking, a little beyond; nil for the limits of the branches, which can be
  ///     far where one strategy after the other gives way.
  ///   - tolerance: How large a gain ends a branch, as a share of what a choice can be worth.
  ///   - budget: Eliminations of one unknown, and seconds.
  /// - Returns: The fitted play and precision, with the likelihood beside those of uniform play and of
  ///   the frequencies themselves; the status says whether every branch was searched.
  /// - Throws: ``ObservationError`` when the counts do not fit the game or nothing was observed.
  public func fitQuantalResponse(
    to counts: [[Double]], highest: Double? = nil, tolerance: Double = 1e-6,
    budget: Budget = Budget()
  ) throws(ObservationError) -> QuantalFit<[[Double]]> {
    guard counts.count == sizes.count else {
      throw .wrongCount(expected: sizes.count, found: counts.count, of: "seats")
    }
    for (seat, own) in counts.enumerated() {
      guard own.count == sizes[seat] else {
        throw .wrongCount(
          expected: sizes[seat], found: own.count, of: "strategies of seat \(seat)")
      }
      for (strategy, count) in own.enumerated() where !(count >= 0 && count.isFinite) {
        throw .notACount(value: count, seat: seat, place: strategy)
      }
    }
    guard counts.contains(where: { $0.contains { $0 > 0 } }) else { throw .nothing }
    let observed = LogitObservations(tables: counts) { map in
      var sums = [Double](repeating: 0, count: map.count)
      for seat in sizes.indices {
        guard let start = start(of: seat, in: map) else { continue }
        for (strategy, count) in counts[seat].enumerated() { sums[start + strategy] += count }
      }
      return sums
    }
    return logitFit(observed, highest: highest, tolerance: tolerance, budget: budget)
  }

  /// The first unknown of a seat; nil when it has no choice.
  private func start(of seat: Int, in map: LogitMap) -> Int? {
    if case .tensor(let tensor) = map { return tensor.starts[seat] }
    guard let place = deciders.firstIndex(of: seat) else { return nil }
    return map.blocks[Swift.min(place, map.blocks.count - 1)].lowerBound
  }
}
