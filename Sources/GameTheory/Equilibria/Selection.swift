/// Which of several equilibria to expect.
///
/// Works on plain payoffs, so that any list of equilibria of any number of players will do.
///
/// > Source: J. C. Harsanyi, R. Selten, *A General Theory of Equilibrium Selection in Games*, MIT
/// > Press, 1988, chapters 3 and 5.
public enum EquilibriumSelection {
  /// Returns the equilibria that no other one is better than, for somebody better and for nobody
  /// worse.
  ///
  /// - Parameter payoffs: What each equilibrium is worth to each player, in units of payoff:
  ///   equilibria x players.
  /// - Returns: Their places, ascending; never empty unless there are no equilibria.
  public static func undominated(_ payoffs: [[Double]]) -> [Int] {
    payoffs.indices.filter { own in
      !payoffs.indices.contains { other in
        isAsGood(payoffs[other], as: payoffs[own])
          && zip(payoffs[other], payoffs[own]).contains { Rounding.isMore($0, than: $1) }
      }
    }
  }

  /// Returns the payoff-dominant equilibria: those at least as good for everybody as every other
  /// one.
  ///
  /// - Parameter payoffs: What each equilibrium is worth to each player, in units of payoff:
  ///   equilibria x players.
  /// - Returns: Their places, ascending: none where players disagree; more than one only where
  ///   these are worth the same to everybody.
  public static func payoffDominant(_ payoffs: [[Double]]) -> [Int] {
    payoffs.indices.filter { own in
      payoffs.allSatisfy { isAsGood(payoffs[own], as: $0) }
    }
  }

  private static func isAsGood(_ own: [Double], as other: [Double]) -> Bool {
    zip(own, other).allSatisfy { !Rounding.isMore($1, than: $0) }
  }

  /// Returns the risk-dominant one of some pure equilibria: the strict one that risk-dominates
  /// every other strict one.
  ///
  /// Of two equilibria, that one risk-dominates for which the product of the players' losses is larger,
  /// each player's being what it loses by moving alone to the other equilibrium. In 2 x 2
  /// games this is the definition of Harsanyi and Selten. In other games of two players it compares
  /// any two equilibria in the 2 x 2 game that they span; with more players it is the same product
  /// over all who would have to move. Equilibria that are mixed or not strict take no part.
  ///
  /// - Parameters:
  ///   - profiles: Pure equilibria: equilibria x players.
  ///   - sizes: The number of strategies of each player.
  ///   - payoff: What a profile is worth to a player, in units of payoff.
  /// - Returns: Its place; nil when there is none, as where two balance or three go in a circle.
  public static func riskDominant(
    among profiles: [[Int]], sizes: [Int], payoff: (_ profile: [Int], _ player: Int) -> Double
  ) -> Int? {
    let strict = profiles.indices.filter { isStrict(profiles[$0], sizes, payoff) }
    return strict.first { own in
      strict.allSatisfy {
        profiles[$0] == profiles[own] || riskDominates(profiles[own], profiles[$0], payoff)
      }
    }
  }

  /// Whether one strict pure equilibrium risk-dominates another.
  ///
  /// - Parameters:
  ///   - first: A strategy of each player.
  ///   - second: A strategy of each player.
  ///   - payoff: What a profile is worth to a player, in units of payoff.
  /// - Returns: False also where the two balance.
  public static func riskDominates(
    _ first: [Int], _ second: [Int], _ payoff: (_ profile: [Int], _ player: Int) -> Double
  ) -> Bool {
    var (own, other) = (1.0, 1.0)
    for player in first.indices where first[player] != second[player] {
      let (stays, moves) = (
        loss(player, from: first, to: second, payoff), loss(player, from: second, to: first, payoff)
      )
      let larger = Swift.max(stays, moves)
      guard larger > 0 else { return false }
      own *= stays / larger
      other *= moves / larger
    }
    return Rounding.isMore(own, than: other)
  }

  /// What a player loses who alone moves from one profile to its strategy in another.
  private static func loss(
    _ player: Int, from first: [Int], to second: [Int], _ payoff: ([Int], Int) -> Double
  ) -> Double {
    var moved = first
    moved[player] = second[player]
    return payoff(first, player) - payoff(moved, player)
  }

  /// Whether every player would lose by any other strategy.
  private static func isStrict(
    _ profile: [Int], _ sizes: [Int], _ payoff: ([Int], Int) -> Double
  ) -> Bool {
    profile.indices.allSatisfy { player in
      (0..<sizes[player]).allSatisfy { strategy in
        var moved = profile
        moved[player] = strategy
        return strategy == profile[player]
          || Rounding.isMore(payoff(profile, player), than: payoff(moved, player))
      }
    }
  }
}

extension BimatrixGame {
  /// Returns the risk-dominant one of some equilibria; see
  /// ``EquilibriumSelection/riskDominant(among:sizes:payoff:)``.
  ///
  /// - Parameter equilibria: Equilibria of this game; mixed ones take no part.
  /// - Returns: Its place in the list, or nil.
  public func riskDominant(among equilibria: [BimatrixEquilibrium]) -> Int? {
    let places = equilibria.indices.filter { equilibria[$0].isPure }
    let profiles = places.map { place in
      [equilibria[place].rows, equilibria[place].columns].compactMap { $0.firstIndex(of: 1) }
    }
    let found = EquilibriumSelection.riskDominant(among: profiles, sizes: [rows, columns]) {
      ($1 == 0 ? rowPayoffs : columnPayoffs)[$0[0] * columns + $0[1]]
    }
    return found.map { places[$0] }
  }
}

extension StrategicForm {
  /// Returns the risk-dominant one of some pure equilibria; see
  /// ``EquilibriumSelection/riskDominant(among:sizes:payoff:)``.
  ///
  /// - Parameter profiles: Pure equilibria: a strategy of each seat.
  /// - Returns: Its place in the list, or nil.
  public func riskDominant(among profiles: [[Int]]) -> Int? {
    EquilibriumSelection.riskDominant(among: profiles, sizes: sizes) { profile, seat in
      var index = 0
      for (size, strategy) in zip(sizes, profile) { index = index * size + strategy }
      return payoffs[index * sizes.count + seat]
    }
  }
}
