/// A strategic form of the seats that decide, each seat's payoffs moved and scaled into 0...1.
///
/// Neither changes a best reply, and tolerances then mean the same in every game.
struct ScaledTable {
  /// A payoff difference that counts as none: far above rounding, far below any regret that matters.
  static let tolerance = 1e-12

  /// The seats of the form that decide.
  let seats: [Int]
  /// Their numbers of strategies.
  let sizes: [Int]
  /// How far apart two profiles are that differ by one in a seat's strategy.
  let strides: [Int]
  /// Half of what a scaled payoff of 1 is worth in the form, by seat.
  let halfSpans: [Double]
  /// Payoffs: seats x profiles, row-major, the last seat fastest.
  let payoffs: [[Double]]
  /// The sizes of the payoffs as given, in the same units.
  private let sizesOfPayoffs: [[Double]]

  /// Scales a form; nil when some payoff is not finite.
  init?(_ form: StrategicForm) {
    guard form.payoffs.allSatisfy({ $0.isFinite }) else { return nil }
    seats = form.deciders
    sizes = seats.map { form.sizes[$0] }
    var strides = sizes.map { _ in 1 }
    for seat in sizes.indices.dropLast().reversed() {
      strides[seat] = strides[seat + 1] * sizes[seat + 1]
    }
    self.strides = strides
    var halfSpans: [Double] = []
    var given: [[Double]] = []
    payoffs = seats.map { seat in
      let column = stride(from: seat, to: form.payoffs.count, by: form.sizes.count).map {
        // Halved, so that a difference of the two greatest doubles is still finite.
        form.payoffs[$0] / 2
      }
      let low = column.min() ?? 0
      let span = (column.max() ?? 0) - low
      halfSpans.append(span)
      given.append(column.map { span > 0 ? $0.magnitude / span : 0 })
      return column.map { span > 0 ? ($0 - low) / span : 0 }
    }
    self.halfSpans = halfSpans
    sizesOfPayoffs = given
  }

  /// Whether mixtures are an equilibrium: no seat gains more than rounding or, where somebody mixes, more
  /// than a solver in doubles leaves of nothing.
  func isEquilibrium(_ mixtures: [[Double]]) -> Bool {
    let isPure = mixtures.allSatisfy { $0.contains(1) }
    return sizes.indices.allSatisfy { seat in
      let replies = replies(of: seat, to: mixtures)
      let best = replies.indices.reduce(0) { replies[$1] > replies[$0] ? $1 : $0 }
      let gain = zip(replies, mixtures[seat]).reduce(0) { $0 + $1.1 * (replies[best] - $1.0) }
      guard gain > 0 else { return true }
      var (spread, size) = (0.0, 0.0)
      forEachWeight(of: seat, mixtures) { profile, own, weight in
        let odds = weight * (mixtures[seat][own] + (own == best ? 1 : 0))
        spread += odds * (payoffs[seat][profile] - replies[best]).magnitude
        size += odds * sizesOfPayoffs[seat][profile]
      }
      return gain <= Rounding.share * size + (isPure ? 0 : Rounding.accuracy * spread)
    }
  }

  /// Calls a body with every profile that the rivals may lead to, a seat's strategy there, and how likely
  /// the rivals play their part.
  private func forEachWeight(
    of seat: Int, _ mixtures: [[Double]],
    _ body: (_ profile: Int, _ own: Int, _ weight: Double) -> Void
  ) {
    for profile in payoffs[seat].indices {
      var weight = 1.0
      for other in sizes.indices where other != seat {
        weight *= mixtures[other][profile / strides[other] % sizes[other]]
      }
      if weight > 0 { body(profile, profile / strides[seat] % sizes[seat], weight) }
    }
  }

  /// What each strategy of a seat is worth against the mixtures of the others.
  private func replies(of seat: Int, to mixtures: [[Double]]) -> [Double] {
    var replies = [Double](repeating: 0, count: sizes[seat])
    forEachWeight(of: seat, mixtures) { profile, own, weight in
      replies[own] += weight * payoffs[seat][profile]
    }
    return replies
  }

  /// Returns each seat's gain over mixtures by its best pure reply, by the definition.
  ///
  /// - Complexity: O(profiles x seats²).
  func regrets(of mixtures: [[Double]]) -> [Double] {
    sizes.indices.map { seat in
      let replies = replies(of: seat, to: mixtures)
      let reached = zip(replies, mixtures[seat]).reduce(0) { $0 + $1.0 * $1.1 }
      return (replies.max() ?? 0) - reached
    }
  }

  /// Whether some strategy of a seat is better than another against all that the others may do.
  ///
  /// - Parameters:
  ///   - strategy: The strategy that may be beaten.
  ///   - seat: Whose it is.
  ///   - domains: What each seat may do.
  /// - Returns: False when nothing is better everywhere by more than ``tolerance``.
  func isBeaten(_ strategy: Int, of seat: Int, by domains: [[Int]]) -> Bool {
    let others = sizes.indices.filter { $0 != seat }
    var places = [Int](repeating: 0, count: others.count)
    var isAlive = (0..<sizes[seat]).map { $0 != strategy }
    var alive = sizes[seat] - 1
    while alive > 0 {
      var base = 0
      for (place, other) in zip(places, others) { base += domains[other][place] * strides[other] }
      let own = payoffs[seat][base + strategy * strides[seat]]
      for rival in isAlive.indices where isAlive[rival] {
        if payoffs[seat][base + rival * strides[seat]] - own <= ScaledTable.tolerance {
          isAlive[rival] = false
          alive -= 1
        }
      }
      var digit = others.count - 1
      while digit >= 0 {
        places[digit] += 1
        if places[digit] < domains[others[digit]].count { break }
        places[digit] = 0
        digit -= 1
      }
      if digit < 0 { return alive > 0 }
    }
    return false
  }
}
