import Arena

/// Equilibria from several searches: each certified on the tree, and those that play alike kept once.
struct EquilibriumList {
  private let tree: GameTree
  private let budget: Budget
  private let plans: OwnReach
  private var found: [Equilibrium] = []
  private var known: Set<[Int64]> = []
  private var methods: [String] = []
  /// Whether every candidate stood the test of the definition before the budget was used up.
  private(set) var areAllCertified = true

  init(_ tree: GameTree, _ budget: Budget) {
    self.tree = tree
    self.budget = budget
    plans = OwnReach(tree)
  }

  var isEmpty: Bool { found.isEmpty }

  /// Adds what a search found.
  mutating func add(_ candidates: some Sequence<Profile>, by method: String) {
    var isNew = false
    for candidate in candidates {
      if budget.isOver {
        areAllCertified = false
        break
      }
      let profile = plans.canonical(candidate)
      guard known.insert(plans.digest(profile)).inserted else { continue }
      let certificate = Certificate(profile, in: tree)
      guard certificate.holds else {
        areAllCertified = false
        continue
      }
      isNew = true
      found.append(
        Equilibrium(
          profile: profile, expectation: certificate.expectation, regret: certificate.regret,
          isPure: plans.isPure(profile)))
    }
    if isNew || (found.isEmpty && methods.isEmpty) { methods.append(method) }
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
    guard found.count > EquilibriumSet.limit else {
      return EquilibriumSet(
        equilibria: found, count: found.count, status: status, method: named)
    }
    let kept = oneForEveryOutcome
    return EquilibriumSet(
      equilibria: Array(kept.prefix(EquilibriumSet.limit)), count: found.count,
      status: kept.count <= EquilibriumSet.limit ? status : .incomplete, method: named)
  }

  private var oneForEveryOutcome: [Equilibrium] {
    let outcomes = found.map { $0.expectation.payoffs + $0.expectation.measures }
    let scales = outcomes[0].indices.map { column in
      outcomes.reduce(0) { Swift.max($0, $1[column].magnitude) }
    }
    var seen: Set<[Double]> = []
    let places =
      found.indices.filter { found[$0].isPure } + found.indices.filter { !found[$0].isPure }
    return places.filter { place in
      seen.insert(
        zip(outcomes[place], scales).map { $1 > 0 ? ($0 / $1 * 1e9).rounded() + 0 : 0 }
      ).inserted
    }.map { found[$0] }
  }
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

  /// Numbers that are the same for two profiles that play alike but for rounding.
  ///
  /// Impossible actions are told from rare ones. The grid has no simple fraction between two lines.
  func digest(_ canonical: Profile) -> [Int64] {
    canonical.probabilities.map { odds in
      odds == 0 ? -1 : Int64((odds * 11_180_339.887_498_949 + 0.234_567_891).rounded())
    }
  }
}
