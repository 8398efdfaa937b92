public import Arena

extension Study {
  /// Returns the key of everything random in one replicate of a cell.
  ///
  /// Cells share their draws, so that compared cells differ by what was changed and not by luck, and
  /// another cell changes nothing. In an independent study each cell has draws of its own.
  public func key(of cell: Cell, replicate: Int) -> StreamKey {
    let key = StreamKey(seed: seed, replicate: replicate)
    return isIndependent ? cell.extend(key.with("cell")) : key
  }
}

extension Cell {
  /// Extends a key by what the cell plays, who plays it, and who meets whom.
  ///
  /// Another welfare function changes no draw, nor does another name of a group.
  func extend(_ key: StreamKey) -> StreamKey {
    key.adding(mechanism.card.id, mechanism, repeated: horizon)
      .adding(groups) { key, spec in
        key.adding(spec.group, of: type(of: spec.agent).card.id, spec.agent)
      }
      .adding(plan)
  }
}
