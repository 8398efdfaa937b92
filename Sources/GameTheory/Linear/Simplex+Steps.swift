extension Simplex {
  /// The dual method: repairs rows while no variable is worth entering.
  ///
  /// - Returns: Nil once every row holds.
  mutating func descend(_ meter: inout Meter) -> Outcome? {
    stalls = 0
    while let place = leaving() {
      guard meter.spend(effort) else { return .exhausted }
      guard values[place].isFinite else { return .unreliable }
      let row = inverse.row(place)
      tabulate(row)
      let isAbove = values[place] > .zero
      guard let variable = cheapest(isAbove: isAbove) else {
        ray = isAbove ? row.map { -$0 } : row
        if !Number.isExact && pivotsSinceFresh > 0 {
          guard rebuild() else { return .unreliable }
          continue
        }
        return .infeasible
      }
      let column = expressed(variable)
      guard agrees(column[place], table[variable]) else {
        guard pivotsSinceFresh > 0, rebuild() else { return .unreliable }
        continue
      }
      // A cost of the wrong sign by rounding is shifted to 0, so that the rest keep theirs.
      if reduced[variable] > .zero { reduced[variable] = .zero }
      stalls = reduced[variable] < .zero ? 0 : stalls + 1
      exchange(place, variable, column, row)
      guard rebuildInTime(), pivotsSinceFresh > 0 || keepMultipliers() else { return .unreliable }
    }
    return nil
  }

  /// Keeps reduced costs that were just recomputed; false when rounding has spoilt their signs.
  private mutating func keepMultipliers() -> Bool {
    for (variable, cost) in reduced.enumerated() where cost.double > 1e-6 {
      if places[variable] < 0 && !isPinned(variable) { return false }
    }
    kept = reduced
    return true
  }

  /// The primal method: raises the objective while every row holds.
  ///
  /// - Returns: Nil once no variable is worth entering.
  mutating func climb(_ meter: inout Meter) -> Outcome? {
    stalls = 0
    while let variable = entering() {
      guard meter.spend(effort) else { return .exhausted }
      let column = expressed(variable)
      guard let place = blocking(column) else {
        guard column.allSatisfy({ $0.isFinite }) else { return .unreliable }
        ray = [Number](repeating: .zero, count: matrix.columns)
        if variable < matrix.columns { ray[variable] = .one }
        for (place, head) in heads.enumerated() where head < matrix.columns {
          ray[head] = -column[place]
        }
        return .unbounded
      }
      let row = inverse.row(place)
      tabulate(row)
      guard agrees(column[place], table[variable]), values[place].isFinite else {
        guard pivotsSinceFresh > 0, rebuild() else { return .unreliable }
        continue
      }
      if values[place] * column[place] < .zero { values[place] = .zero }
      stalls = values[place].magnitude > Number.tolerance ? 0 : stalls + 1
      exchange(place, variable, column, row)
      guard rebuildInTime() else { return .unreliable }
    }
    return nil
  }

  private mutating func rebuildInTime() -> Bool {
    Number.isExact || pivotsSinceFresh < 100 + matrix.rows / 4 || rebuild()
  }

  /// Whether two ways to the same number agree, and it is large enough to divide by.
  private func agrees(_ first: Number, _ second: Number) -> Bool {
    guard first.isFinite && second.isFinite && first != .zero else { return false }
    if Number.isExact { return true }
    return (first - second).magnitude.double <= 1e-7 * (1 + first.magnitude.double)
  }

  /// The place whose row is violated most for the length of its step; nil when all rows hold.
  func leaving() -> Int? {
    var best: Int?
    var greatest = Number.zero
    for place in 0..<values.count {
      let isBroken =
        values[place] < -Number.tolerance || (!values[place].isFinite)
        || (values[place] > Number.tolerance && isPinned(heads[place]))
      guard isBroken else { continue }
      if isCareful {
        if best == nil || heads[place] < heads[best ?? 0] { best = place }
        continue
      }
      let score = values[place] * values[place] / weights[place]
      if best == nil || score > greatest { (best, greatest) = (place, score) }
    }
    return best
  }

  private func isPinned(_ variable: Int) -> Bool {
    variable >= matrix.columns && isFixed[variable - matrix.columns]
  }

  /// The variable whose reduced cost reaches 0 first as a row is repaired; nil when none can help.
  private func cheapest(isAbove: Bool) -> Int? {
    let least = Number.tolerance
    var limit: Number?
    var candidates: [(variable: Int, size: Number, ratio: Number)] = []
    for variable in 0..<table.count {
      let size = isAbove ? table[variable] : -table[variable]
      guard size > least, places[variable] < 0, !isPinned(variable) else { continue }
      let cost = -reduced[variable]
      // Costs within the tolerance may pass 0, so that a larger pivot can be had (Harris).
      let relaxed = (Swift.max(cost, .zero) + least) / size
      if limit.map({ relaxed < $0 }) ?? true { limit = relaxed }
      candidates.append((variable, size, cost / size))
    }
    guard let limit else { return nil }
    var best: (variable: Int, size: Number)?
    for candidate in candidates where candidate.ratio <= limit {
      // Candidates come by rising index, so the first is the least.
      if best == nil || (!isCareful && candidate.size > best?.size ?? .zero) {
        best = (candidate.variable, candidate.size)
      }
    }
    return best?.variable
  }

  /// The variable whose unit adds most, or the first that adds anything; nil when none does.
  func entering() -> Int? {
    var best: Int?
    var greatest = Number.tolerance
    for variable in 0..<reduced.count where reduced[variable] > greatest {
      guard places[variable] < 0, !isPinned(variable) else { continue }
      best = variable
      if isCareful { return best }
      greatest = reduced[variable]
    }
    return best
  }

  /// The place whose variable reaches 0 first as a column enters; nil when none does.
  private func blocking(_ column: [Number]) -> Int? {
    let least = Number.tolerance
    var limit: Number?
    var candidates: [(place: Int, size: Number, ratio: Number)] = []
    for place in 0..<column.count {
      let pinned = isPinned(heads[place])
      let size = pinned ? column[place].magnitude : column[place]
      guard size > least else { continue }
      let value = pinned ? .zero : Swift.max(values[place], .zero)
      let relaxed = (value + least) / size
      if limit.map({ relaxed < $0 }) ?? true { limit = relaxed }
      candidates.append((place, size, value / size))
    }
    guard let limit else { return nil }
    var best: (place: Int, size: Number)?
    for candidate in candidates where candidate.ratio <= limit {
      let isBetter =
        isCareful
        ? heads[candidate.place] < heads[best?.place ?? candidate.place]
        : candidate.size > best?.size ?? .zero
      if best == nil || isBetter { best = (candidate.place, candidate.size) }
    }
    return best?.place
  }
}
