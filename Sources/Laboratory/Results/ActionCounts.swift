import Arena

/// How often every action of a game was taken, whoever took it.
struct ActionCounts {
  /// One count for every slot.
  private var counts: [UInt64]

  /// No action was taken yet.
  init(of shape: Shape) { counts = [UInt64](repeating: 0, count: shape.slots) }

  /// Adds up the actions of some units; nil when those of one of them were not kept.
  init?(_ units: [UnitResult], of shape: Shape) {
    self.init(of: shape)
    for unit in units {
      guard let actions = unit.actions else { return nil }
      for taken in actions { add(taken) }
    }
  }

  /// Adds up the actions of some groups.
  init(_ groups: [ActionCounts], of shape: Shape) {
    self.init(of: shape)
    for group in groups {
      for (slot, count) in group.counts.enumerated() { counts[slot] += count }
    }
  }

  /// Adds up the groups of a tally.
  init(_ tally: Tally, of shape: Shape) {
    counts = [UInt64](repeating: 0, count: shape.slots)
    for (place, count) in tally.counts.enumerated() { counts[place % shape.slots] += count }
  }

  /// Takes one group out of a tally.
  init(_ tally: Tally, of shape: Shape, group: Int) {
    let first = group * shape.slots
    counts = Array(tally.counts[first..<first + shape.slots])
  }

  /// Adds how often an action was taken.
  mutating func add(_ taken: UnitResult.Taken) { counts[taken.slot] += UInt64(taken.count) }

  /// How often the action of a slot was taken.
  subscript(slot: Int) -> UInt64 { counts[slot] }

  /// How many choices there were.
  var total: Double { counts.reduce(0) { $0 + Double($1) } }

  /// Writes the shares into one seat of a profile, wherever a choice was made.
  func fill(_ profile: inout Profile, seat: Int, _ shape: Shape) {
    for infoset in 0..<shape.infosets {
      let (first, count) = shape.slots(ofInfoset: infoset)
      let total = Double(counts[first..<first + count].reduce(0, +))
      if total == 0 { continue }
      for slot in first..<first + count {
        profile.probabilities[seat * profile.slots + slot] = Double(counts[slot]) / total
      }
    }
  }

  /// How the stage of a repeated game was played, whatever the round before.
  func folded(from shape: Shape, to stage: Shape) -> ActionCounts {
    var folded = self
    folded.counts = [UInt64](repeating: 0, count: stage.slots)
    for (whole, row) in zip(shape.layout, stage.layout) {
      let size = Int(row.observations) * Int(row.actions)
      for offset in 0..<Int(whole.observations) * Int(whole.actions) {
        folded.counts[Int(row.slot) + offset % size] += counts[Int(whole.slot) + offset]
      }
    }
    return folded
  }

  /// How many choices were made at each information set.
  func visits(_ shape: Shape) -> [Double] {
    (0..<shape.infosets).map { infoset in
      let (first, count) = shape.slots(ofInfoset: infoset)
      return Double(counts[first..<first + count].reduce(0, +))
    }
  }

  /// The shares of the actions at each information set, the same for every seat; sets that nobody
  /// reached are uniform.
  func profile(_ shape: Shape) -> Profile {
    var play = [Double](repeating: 0, count: shape.slots)
    for infoset in 0..<shape.infosets {
      let (first, count) = shape.slots(ofInfoset: infoset)
      let total = Double(counts[first..<first + count].reduce(0, +))
      for slot in first..<first + count {
        play[slot] = total > 0 ? Double(counts[slot]) / total : 1 / Double(count)
      }
    }
    return Profile(shared: play, in: shape)
  }
}
