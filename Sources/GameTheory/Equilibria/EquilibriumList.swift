import Arena

/// Equilibria from several searches: those that play alike are kept once, and all that are kept are
/// certified on the tree.
///
/// Of more than ``EquilibriumSet/limit`` one is kept for every outcome, a pure one where there is one.
struct EquilibriumList {
  private let tree: GameTree
  private let budget: Budget
  private let plans: OwnReach
  private let scales: OutcomeScales
  private var found: [Equilibrium] = []
  private var count = 0
  private var known: Set<PlayDigest> = []
  /// For every outcome, the place of what is to be kept for it.
  private var places: [[Double]: Int] = [:]
  private var methods: [String] = []
  /// Whether every candidate that is kept stood the test of the definition before the budget was used up.
  private(set) var areAllCertified = true

  init(_ tree: GameTree, _ budget: Budget) {
    self.tree = tree
    self.budget = budget
    plans = OwnReach(tree)
    scales = OutcomeScales(tree)
  }

  var isEmpty: Bool { found.isEmpty }

  /// Adds what a search found.
  mutating func add(_ candidates: some Collection<Profile>, by method: String) {
    let before = found.count
    let areMany = before + candidates.count > EquilibriumSet.limit
    for candidate in candidates {
      if budget.isOver {
        areAllCertified = false
        break
      }
      let profile = plans.canonical(candidate)
      guard known.insert(plans.digest(profile)).inserted else { continue }
      let isPure = plans.isPure(profile)
      if areMany, let place = places[scales.key(of: tree.expectation(of: profile))],
        found[place].isPure || !isPure
      {
        count += 1
        continue
      }
      let certificate = Certificate(profile, in: tree)
      guard certificate.holds else {
        areAllCertified = false
        continue
      }
      keep(
        Equilibrium(
          profile: profile, expectation: certificate.expectation, regret: certificate.regret,
          isPure: isPure))
    }
    if found.count > before || (found.isEmpty && methods.isEmpty) { methods.append(method) }
  }

  private mutating func keep(_ equilibrium: Equilibrium) {
    count += 1
    let outcome = scales.key(of: equilibrium.expectation)
    let place = places[outcome]
    if place.map({ !found[$0].isPure && equilibrium.isPure }) ?? true {
      places[outcome] = found.count
    }
    found.append(equilibrium)
  }

  /// Adds one profile, if there is one.
  mutating func add(_ candidate: (profile: Profile, method: String)?) {
    if let candidate { add([candidate.profile], by: candidate.method) }
  }

  /// Adds what the designer wishes, if she states it and it is an equilibrium.
  mutating func add(wish method: String) {
    guard tree.nodes.contains(where: { $0.wish != nil }) else { return }
    let areCertified = areAllCertified
    add([tree.wishedProfile], by: method)
    // A wish need not be an equilibrium.
    areAllCertified = areCertified
  }

  /// The equilibria; one for every outcome, pure ones first, when they are more than the limit.
  func set(_ status: SearchStatus, else method: String = "none") -> EquilibriumSet {
    let named = found.isEmpty ? methods.last ?? method : methods.joined(separator: "; ")
    guard count > EquilibriumSet.limit else {
      return EquilibriumSet(equilibria: found, count: count, status: status, method: named)
    }
    let kept = places.values.sorted().map { found[$0] }
    let ordered = kept.filter { $0.isPure } + kept.filter { !$0.isPure }
    let room = EquilibriumSet.room(for: found[0].profile.probabilities.count)
    return EquilibriumSet(
      equilibria: Array(ordered.prefix(room)), count: count,
      status: kept.count <= room ? status : .incomplete, method: named)
  }
}

/// What tells two outcomes apart: payoffs and measures, but for what rounding makes of them.
private struct OutcomeScales {
  /// The largest payoffs and measures of any leaf.
  private let largest: [Double]

  init(_ tree: GameTree) {
    let leaves = 0..<tree.leaves
    largest =
      (0..<tree.seats).map { seat in
        leaves.reduce(0) { Swift.max($0, tree.payoff(leaf: $1, seat: seat).magnitude) }
      }
      + tree.shape.measures.indices.map { index in
        leaves.reduce(0) { Swift.max($0, tree.measure(leaf: $1, index: index).magnitude) }
      }
  }

  /// Each number to 30 bits of its own; what is no more than rounding of terms is 0.
  func key(of expectation: Expectation) -> [Double] {
    zip(expectation.payoffs + expectation.measures, largest).map { number, largest in
      guard number.magnitude > Rounding.share * largest else { return 0 }
      return Double(
        sign: number.sign, exponent: number.exponent - 30,
        significand: (number.significand * 0x1p30).rounded())
    }
  }
}

/// 128 bits that stand for a way of playing.
struct PlayDigest: Hashable {
  let first: UInt64
  let second: UInt64
}

/// Where each seat can come by its own choices: what tells two ways of playing apart.
struct OwnReach {
  private let tree: GameTree
  /// The seats' information sets in the order of play, with the own choice before each.
  private let spaces: [StrategySpace]

  init(_ tree: GameTree) {
    self.tree = tree
    spaces = (0..<tree.seats).map { StrategySpace(seat: $0, of: tree) }
  }

  /// Calls a body with every information set, and whether its seat's own choices lead there.
  private func forEachSet(
    _ profile: Profile, _ body: (_ seat: Int, _ first: Int, _ count: Int, _ isOpen: Bool) -> Void
  ) {
    for space in spaces {
      var isOpen = [Bool](repeating: true, count: space.infosets.count)
      for (place, infoset) in space.infosets.enumerated() {
        let (first, count) = tree.shape.slots(ofInfoset: infoset)
        if let step = space.before[place] {
          let before = tree.shape.slots(ofInfoset: space.infosets[step.place]).first
          isOpen[place] =
            isOpen[step.place]
            && profile.probability(seat: space.seat, slot: before + step.action) > 0
        }
        body(space.seat, first, count, isOpen[place])
      }
    }
  }

  /// The same play, uniform wherever a seat's own choices never lead.
  func canonical(_ profile: Profile) -> Profile {
    var canonical = Profile(uniformIn: tree.shape)
    forEachSet(profile) { seat, first, count, isOpen in
      guard isOpen else { return }
      for slot in first..<first + count {
        canonical.probabilities[seat * profile.slots + slot] = profile.probability(
          seat: seat, slot: slot)
      }
    }
    return canonical
  }

  /// Whether nobody mixes where its own choices lead.
  func isPure(_ profile: Profile) -> Bool {
    var isPure = true
    forEachSet(profile) { seat, first, count, isOpen in
      guard isOpen else { return }
      for slot in first..<first + count {
        let odds = profile.probability(seat: seat, slot: slot)
        if odds != 0 && odds != 1 { isPure = false }
      }
    }
    return isPure
  }

  /// What is the same for two profiles that play alike but for rounding.
  ///
  /// Impossible actions are told from rare ones. The grid has no simple fraction between two lines.
  func digest(_ canonical: Profile) -> PlayDigest {
    var (first, second) = (StreamKey(seed: 1), StreamKey(seed: 2))
    for odds in canonical.probabilities {
      let place = odds == 0 ? -1 : Int((odds * 11_180_339.887_498_949 + 0.234_567_891).rounded())
      (first, second) = (first.with(place), second.with(place))
    }
    return PlayDigest(first: first.value, second: second.value)
  }
}
