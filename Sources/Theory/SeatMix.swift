package import Arena

/// Agents that sit in the same seats equally often: what a function of the distribution of payoffs needs
/// to know before agents can be set beside agents.
package struct SeatMix: Sendable, Equatable {
  /// How many agents there are, in relation to the other mixes.
  package var count: Int
  /// In what share of its rounds such an agent sits in each seat; they add up to 1.
  package let shares: [Double]

  /// What each of these agents earns, given what the seats earn.
  func payoffs(_ bySeat: [Double]) -> [Double] {
    let payoff = zip(shares, bySeat).reduce(0) { $0 + $1.0 * $1.1 }
    return [Double](repeating: payoff, count: count)
  }

  /// The share of all agents' rounds that is spent in each seat.
  static func weights(_ mixes: [SeatMix], seats: Int) -> [Double] {
    let total = Double(mixes.reduce(0) { $0 + $1.count })
    return (0..<seats).map { seat in
      mixes.reduce(0) { $0 + Double($1.count) * $1.shares[seat] } / total
    }
  }

  /// The most agents that are told apart; more are scaled down.
  private static let most = 10_000

  /// One agent for every seat, which it never leaves.
  static func fixed(_ seats: Int) -> [SeatMix] {
    (0..<seats).map { seat in
      SeatMix(count: 1, shares: (0..<seats).map { $0 == seat ? 1 : 0 })
    }
  }

  /// Returns who sits where in a population.
  ///
  /// Who may fill several roles is taken to join them in the proportions in which lots are drawn: each
  /// in turn goes to the role of its own that has the fewest candidates for a seat.
  package static func mixes(of groups: [Group], _ matching: Matching, in shape: Shape) -> [SeatMix]
  {
    if matching == .fixed { return fixed(shape.seats) }
    let candidates = Candidates(groups, shape)
    var mixes: [SeatMix] = []
    for (index, group) in groups.enumerated() where group.count > 0 {
      let frequencies = shape.roleOfSeat.map { candidates.frequency(of: index, in: $0) }
      let sum = frequencies.reduce(0, +)
      if sum == 0 { continue }
      let shares = frequencies.map { $0 / sum }
      if let known = mixes.firstIndex(where: { $0.shares == shares }) {
        mixes[known].count += group.count
      } else {
        mixes.append(SeatMix(count: group.count, shares: shares))
      }
    }
    return scaled(mixes)
  }

  /// The same relations with small numbers.
  private static func scaled(_ mixes: [SeatMix]) -> [SeatMix] {
    func divisor(_ left: Int, _ right: Int) -> Int {
      right == 0 ? left : divisor(right, left % right)
    }
    let common = mixes.reduce(0) { divisor($0, $1.count) }
    let total = mixes.reduce(0) { $0 + $1.count }
    guard common > 0 else { return mixes }
    return mixes.map { mix in
      var small = mix
      small.count = mix.count / common
      if total / common > most {
        let share = Double(mix.count) / Double(total)
        small.count = Swift.max(1, Int((share * Double(most)).rounded()))
      }
      return small
    }
  }
}

/// How many of each group are candidates for each role, on average.
private struct Candidates {
  private var counts: [Double]
  /// Groups x roles.
  private var byGroup: [[Double]]

  /// In how many steps those who may fill several roles join one.
  private static let steps = 1000

  init(_ groups: [Group], _ shape: Shape) {
    counts = [Double](repeating: 0, count: shape.roles.count)
    byGroup = [[Double]](repeating: counts, count: groups.count)
    if groups.allSatisfy({ $0.roles.count == shape.roles.count }) {
      // Where all may do everything, nobody is favoured.
      for (index, group) in groups.enumerated() {
        for (role, seats) in shape.roles.map({ $0.seats }).enumerated() {
          join(role, index, Double(group.count) * Double(seats) / Double(shape.seats))
        }
      }
      return
    }
    for (index, group) in groups.enumerated() where group.roles.count == 1 {
      join(group.roles[0], index, Double(group.count))
    }
    let flexible = groups.enumerated().filter { $0.element.roles.count > 1 }
    for _ in 0..<Candidates.steps {
      for (index, group) in flexible {
        var neediest = group.roles[0]
        for role in group.roles
        where counts[role] * Double(shape.roles[neediest].seats)
          < counts[neediest] * Double(shape.roles[role].seats)
        { neediest = role }
        join(neediest, index, Double(group.count) / Double(Candidates.steps))
      }
    }
  }

  private mutating func join(_ role: Int, _ group: Int, _ count: Double) {
    counts[role] += count
    byGroup[group][role] += count
  }

  /// How often members of a group sit in one seat of a role, in relation to its other seats.
  func frequency(of group: Int, in role: Int) -> Double {
    counts[role] > 0 ? byGroup[group][role] / counts[role] : 0
  }
}
