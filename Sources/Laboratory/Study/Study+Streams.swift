public import Arena

extension Study {
  /// Returns the key of everything random in one replicate of a cell.
  ///
  /// Cells share their draws, so that compared cells differ by what was changed and not by luck, and
  /// another cell changes nothing. In an independent study each cell has draws of its own.
  public func key(of cell: Cell, replicate: Int) -> StreamKey {
    let key = StreamKey(seed: seed).with(replicate)
    return isIndependent ? cell.extend(key.with("cell")) : key
  }
}

extension Cell {
  /// Extends a key by what the cell plays, who plays it, and who meets whom.
  ///
  /// How long they play and what is looked at do not enter, so a longer run begins like a shorter
  /// one, and another welfare function changes no draw. Names of groups do not enter either.
  func extend(_ key: StreamKey) -> StreamKey {
    var key = key.adding(mechanism.card.id).adding(parametersOf: mechanism)
    key = key.adding(horizon != nil)
    if let horizon { key = key.adding(horizon.rounds).adding(horizon.continuation) }
    key = key.adding(groups) { key, spec in
      key.adding(type(of: spec.agent).card.id).adding(parametersOf: spec.agent)
        .adding(spec.group.count).adding(spec.group.roles) { $0.adding($1) }
    }
    switch plan.matching {
    case .random: key = key.adding("random")
    case .fixed: key = key.adding("fixed")
    case .roundRobin: key = key.adding("round-robin")
    case .network(.ring(let degree)): key = key.adding("ring").adding(degree)
    case .network(.lattice): key = key.adding("lattice")
    case .network(.regular(let degree)): key = key.adding("regular").adding(degree)
    }
    key = key.adding(plan.evolution != nil)
    guard let evolution = plan.evolution else { return key }
    return key.adding(evolution.rule.rawValue).adding(evolution.generation)
      .adding(evolution.intensity).adding(evolution.mutation).adding(evolution.inheritsMind)
  }
}
