public import Arena
public import GameTheory

/// What theory says of a game that is repeated, from one round of it.
///
/// The whole tree of such a game is too large, or its players forget; but what patience can hold up
/// follows from the payoffs of a round.
public struct RepeatedOutlook: Sendable {
  /// How often a round is repeated; nil without end and for players who do not mind waiting at all.
  public let horizon: Horizon?
  /// Whether a known last round is left out, since it comes with a probability below 1e-12.
  public let isEndless: Bool
  /// One round, if all that is done in it is seen; see ``obstacle``.
  public let stage: ObservedStage?
  /// Why equilibria of the repeated game are only bounded, as a clause; nil where they are found.
  public let obstacle: String?
  /// What both can earn in equilibrium, a round on average; nil where nothing better is known than ``feasible``.
  ///
  /// Where there is an ``obstacle`` it may hold more.
  public let set: PayoffPolygon?
  /// What both are known to earn in equilibrium; nil where ``code`` is.
  ///
  /// It is ``set`` where there is no ``obstacle``, and perhaps less elsewhere.
  public let earned: PayoffPolygon?
  /// How far a point of the set can lie from an equilibrium payoff, in units of payoff.
  public let error: Double
  /// What supports every corner of ``earned``; nil where there is none, or a last round is known.
  public let code: PenalCode?
  /// How the set was found.
  public let method: String
  /// How the search for it ended.
  public let status: SearchStatus
  /// What each seat can make sure of in a round, mixing, against all others together; nil without a proof.
  public let levels: [Double]?
  /// Whether every round plays an equilibrium of a round: one player has nobody to reward or punish it, and
  /// before a known last round that has one equilibrium nothing can be promised.
  public let isRoundByRound: Bool
  /// How patient players must be to keep to what the designer wishes; nil where she wishes nothing, who
  /// departs is not seen, or a last round is known, up to which patience alone does not help.
  public let wish: WishedPatience?

  /// The information set at which each seat decides; nil where it never does, or players move in turn.
  public let infosets: [Int?]
  private let form: StrategicForm?
  /// The equilibria of a round, where every round plays one.
  private let single: [Profile]

  /// How patient players must be to keep to what the designer wishes in every round.
  public struct WishedPatience: Sendable {
    /// If whoever departs meets for ever the worst equilibrium of a round.
    public let grim: LeastPatience
    /// If whoever departs is held to the worst equilibrium of the repeated game; nil with more than two
    /// players, and where that is only bounded.
    public let penal: LeastPatience?
    /// What no penal code passes, where ``penal`` is not known: with more than two players whoever departs is
    /// held to what it can make sure of.
    public let bound: LeastPatience?
  }

  /// All that both can earn in equilibrium or more: what is feasible and leaves nobody less than it can make
  /// sure of; nil where that is not known, or there are not two players.
  public var feasible: PayoffPolygon? {
    guard let stage, let levels, levels.count == 2 else { return nil }
    return stage.feasible(above: levels)
  }
}

extension RepeatedOutlook {
  /// The probability below which a last round is left out.
  private static let neglected = 1e-12

  /// Judges a game by one round of it.
  ///
  /// - Parameters:
  ///   - horizon: How often the round is repeated; nil without end and without discounting.
  ///   - tree: One round.
  ///   - form: Its strategic form; nil if that is too large.
  ///   - solution: All equilibria of a round that were found.
  ///   - budget: What each search may cost.
  init(
    _ horizon: Horizon?, _ tree: GameTree, _ form: StrategicForm?, _ solution: Solution?,
    _ budget: Budget
  ) {
    self.horizon = horizon
    let isEndless =
      horizon.map {
        $0.continuation < 1
          && Portable.pow($0.continuation, Double($0.rounds)) < RepeatedOutlook.neglected
      } ?? true
    self.isEndless = isEndless
    let stage = form.flatMap { ObservedStage(of: tree, $0) }
    self.stage = stage
    let equilibria =
      solution?.answers.filter { $0.isEquilibrium }.map { $0.expectation.payoffs } ?? []
    let origin = stage?.origin ?? PayoffPoint(0, 0)
    let points = tree.seats == 2 ? tree.payoffs(of: solution, less: origin) : []
    let levels = form.flatMap { form in
      let levels = form.sizes.indices.compactMap { form.securityLevel(of: $0, budget: budget) }
      return levels.count == form.sizes.count ? levels : nil
    }
    self.levels = levels
    let isAlone = tree.deciders.count <= 1
    let isRoundByRound =
      solution?.isComplete == true && solution?.concept == .nash
      && (isAlone || !isEndless && solution?.count == 1)
    self.isRoundByRound = isRoundByRound
    let found = stage.map {
      Found($0, horizon, isEndless, points, levels, budget)
    }
    if let found, found.status == .complete {
      (set, earned, error, code) = (found.set, found.earned, found.error, found.code)
      (method, status, obstacle) = (found.method, found.status, nil)
    } else if let found, found.status == .incomplete, found.error.isFinite {
      (set, earned, error, code) = (found.set, found.earned, found.error, found.code)
      (status, obstacle) = (found.status, found.gap)
      method = "what leaves nobody who departs with a gain, on average over what it is told"
    } else if isRoundByRound {
      set = points.isEmpty ? nil : PayoffPolygon(hullOf: points.map { $0.plus(origin) })
      (earned, error, code, status, obstacle) = (nil, 0, nil, .complete, nil)
      method =
        isAlone
        ? "what is best in a round for the only player who decides, in every round"
        : "the only equilibrium of a round, in every round up to a known last one"
    } else {
      (set, earned, error, code) = (nil, nil, .infinity, nil)
      method = "what is feasible and leaves nobody less than it can make sure of"
      status = found?.status ?? .notApplicable
      obstacle =
        found?.gap ?? ObservedStage.obstacle(in: tree)
        ?? "the table of a round has more than \(budget.regretlessProfiles) cells, a twentieth of the "
        + "profiles that are allowed"
    }
    self.form = form
    single = isRoundByRound ? (solution?.answers.map { $0.profile } ?? []) : []
    infosets = tree.infosetsAtOnce
    wish =
      isEndless ? WishedPatience(stage, tree, form, equilibria, points, levels, budget) : nil
  }

  /// The least and the greatest welfare of equilibria of the repeated game.
  ///
  /// - Returns: The interval, and whether it is exact; nil where equilibria are only bounded.
  private func range(of objective: [Double], _ tree: GameTree, _ budget: Budget)
    -> (range: ClosedRange<Double>, isExact: Bool)?
  {
    guard let stage, let set, let form else { return nil }
    return stage.range(of: stage.values(of: objective, in: tree, form), over: set, budget: budget)
      .map { ($0.range, $0.isExact && obstacle == nil) }
  }

  /// The least and the greatest welfare of equilibria of the repeated game, or bounds that none passes.
  ///
  /// - Parameters:
  ///   - objective: The welfare of each leaf of a round.
  ///   - tree: The round.
  ///   - budget: What each linear program may cost.
  /// - Returns: The interval, and whether its ends are reached; nil where nothing is known.
  public func welfare(of objective: [Double], in tree: GameTree, _ budget: Budget)
    -> (range: ClosedRange<Double>, isExact: Bool)?
  {
    if isRoundByRound {
      let values = single.map { profile in
        zip(tree.leafOdds(of: profile), objective).reduce(0) { $0 + $1.0 * $1.1 }
      }
      guard let low = values.min(), let high = values.max() else { return nil }
      return (low...high, true)
    }
    let common = Baseline.of(objective)
    return bounds(of: objective.map { $0 - common }, tree, budget).map {
      (common + $0.range.lowerBound...common + $0.range.upperBound, $0.isExact)
    }
  }

  /// The same of games that are not judged round by round.
  private func bounds(of objective: [Double], _ tree: GameTree, _ budget: Budget)
    -> (range: ClosedRange<Double>, isExact: Bool)?
  {
    if let found = range(of: objective, tree, budget) { return found }
    guard let form else { return nil }
    return form.individuallyRationalRange(of: form.table(of: objective, in: tree), budget: budget)
      .map { range in
        // There is an equilibrium, and nowhere else for it to be.
        let width = range.upperBound - range.lowerBound
        return (range, width <= 1e-9 * (objective.map { $0.magnitude }.max() ?? 0))
      }
  }

  /// The equilibrium payoffs of two players.
  private struct Found {
    let set: PayoffPolygon
    let earned: PayoffPolygon?
    let error: Double
    let code: PenalCode?
    let method: String
    let status: SearchStatus

    init(
      _ stage: ObservedStage, _ horizon: Horizon?, _ isEndless: Bool, _ points: [PayoffPoint],
      _ levels: [Double]?, _ budget: Budget
    ) {
      guard let horizon else {
        set = levels.map { stage.feasible(above: $0) } ?? PayoffPolygon(hullOf: [])
        (earned, error, code, status) = (nil, 0, nil, levels == nil ? .exhausted : .complete)
        method =
          "all that is feasible and leaves nobody less than it can make sure of (Aumann and Shapley "
          + "1976; Rubinstein 1979)"
        return
      }
      if isEndless {
        let found = stage.payoffs(discount: horizon.continuation, budget: budget)
        (set, earned, error) = (found.set, found.earned, found.error)
        (code, status) = (found.code, found.status)
        method = "all equilibria in pure strategies (Abreu and Sannikov 2014)"
      } else {
        let found = stage.payoffs(
          rounds: horizon.rounds, continuation: horizon.continuation, equilibria: points,
          budget: budget)
        (set, earned, error, code, status) = (found.set, nil, found.error, nil, found.status)
        method = "all equilibria, back from the last round (Benoit and Krishna 1985)"
      }
    }

    /// Why the set says nothing, as a clause.
    var gap: String {
      switch status {
      case .nothing: "there is no equilibrium in pure strategies"
      case .incomplete:
        "what comes out of a round might reward players for what they were told in it"
      default: "the search ended: \(status.rawValue)"
      }
    }
  }
}

extension RepeatedOutlook.WishedPatience {
  init?(
    _ stage: ObservedStage?, _ tree: GameTree, _ form: StrategicForm?, _ equilibria: [[Double]],
    _ points: [PayoffPoint], _ levels: [Double]?, _ budget: Budget
  ) {
    if let stage {
      guard let wished = stage.wished(in: tree) else { return nil }
      grim = stage.leastPatience(keeping: wished, revertingTo: points)
      let (least, isBound) = stage.leastPatience(
        keeping: wished, byPenalCodeOver: points, budget: budget)
      (penal, bound) = isBound ? (nil, least) : (least, nil)
      return
    }
    guard let form, tree.isSimultaneous, !tree.hasSlips, !tree.shape.hidesPlay,
      let wished = tree.wishedProfile(in: form)
    else { return nil }
    let worst = form.sizes.indices.map { seat in
      equilibria.reduce(.infinity) { Swift.min($0, $1[seat]) }
    }
    grim = form.leastPatience(keeping: wished, heldTo: worst)
    penal = nil
    bound = levels.map { form.leastPatience(keeping: wished, heldTo: $0) }
  }
}

extension GameTree {
  /// The seats that ever decide between several actions.
  fileprivate var deciders: Set<Int32> {
    nodes.reduce(into: []) { seats, node in
      if node.kind == .decision && node.edges > 1 { seats.insert(Int32(node.seat)) }
    }
  }

  /// The information set at which each seat decides; nil where it never does, or decides at several.
  fileprivate var infosetsAtOnce: [Int?] {
    var sets = [Set<Int>](repeating: [], count: seats)
    for node in nodes where node.kind == .decision {
      sets[Int(node.seat)].insert(Int(node.infoset))
    }
    return sets.map { $0.count == 1 ? $0.first : nil }
  }

  /// What two players earn in each equilibrium of a round, less something.
  fileprivate func payoffs(of solution: Solution?, less origin: PayoffPoint) -> [PayoffPoint] {
    let equilibria = solution?.answers.filter { $0.isEquilibrium } ?? []
    return equilibria.map { answer in
      if origin == PayoffPoint(0, 0) {
        return PayoffPoint(answer.expectation.payoffs[0], answer.expectation.payoffs[1])
      }
      let odds = leafOdds(of: answer.profile)
      func mean(_ seat: Int) -> Double {
        odds.indices.reduce(0) { $0 + odds[$1] * (payoff(leaf: $1, seat: seat) - origin[seat]) }
      }
      return PayoffPoint(mean(0), mean(1))
    }
  }

  /// How likely each leaf is under a profile.
  fileprivate func leafOdds(of profile: Profile) -> [Double] {
    var reach = [Double](repeating: 1, count: nodes.count)
    var odds = [Double](repeating: 0, count: leaves)
    for (index, node) in nodes.enumerated() {
      if index > 0 {
        let parent = Int(node.parent)
        reach[index] = reach[parent] * probability(nodes[parent], Int(node.edge), profile)
      }
      if node.kind == .leaf { odds[Int(node.infoset)] = reach[index] }
    }
    return odds
  }

  /// The profile of a form in which everyone does what the designer wishes; nil where she states no wish.
  fileprivate func wishedProfile(in form: StrategicForm) -> Int? {
    let wishes = wishes
    if nodes.contains(where: { $0.kind == .decision && $0.wish == nil }) { return nil }
    var profile = 0
    for seat in form.sizes.indices {
      let strategy = (0..<form.sizes[seat]).first { strategy in
        form.actions(seat: seat, strategy: strategy).allSatisfy {
          wishes[seat * shape.infosets + $0.infoset] == $0.action
        }
      }
      guard let strategy else { return nil }
      profile = profile * form.sizes[seat] + strategy
    }
    return profile
  }
}
