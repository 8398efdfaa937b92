public import Arena

/// Who sits where in a village: as many groups as there are, each with all seats of the base.
@frozen @usableFromInline struct Village: Sendable {
  /// The most villagers.
  @usableFromInline static var limit: Int { 16 }

  /// The number of groups.
  @usableFromInline let groups: Int
  /// The number of seats of a group.
  @usableFromInline let seats: Int
  /// The draws after those of the base: who meets whom, and whether another round follows.
  @usableFromInline let seatingDraw: Int
  @usableFromInline let anotherRound: Int
  /// How many things can have been the last action: none, or one of the most that any decision has.
  @usableFromInline let radix: Int
  /// How many observations of the base each decision has.
  @usableFromInline let strides: [Int]
  /// For every seat of the base, where its place in the first group is, and how far on in the next.
  @usableFromInline var first: [Int] = []
  @usableFromInline var step: [Int] = []
  /// The villagers of each role.
  @usableFromInline var blocks: [Range<Int>] = []

  @usableFromInline init(_ base: some Mechanism, groups: Int) {
    let layout = BaseLayout(base)
    self.groups = groups
    seats = layout.seats
    seatingDraw = layout.draws
    anotherRound = layout.draws + 1
    radix = (layout.actions.max() ?? 0) + 1
    strides = layout.observations
    var start = 0
    for role in 0..<layout.roles {
      let size = layout.roleOfSeat.reduce(0) { $1 == role ? $0 + 1 : $0 }
      for index in 0..<size {
        first.append(groups * start + index)
        step.append(size)
      }
      blocks.append(groups * start..<groups * (start + size))
      start += size
    }
  }

  /// Lets every group play once.
  @inlinable func meet<Real: Episode>(
    _ base: some Mechanism, _ meeting: inout VillageEpisode<Real>
  ) {
    for group in 0..<groups {
      for seat in 0..<seats {
        meeting.members[seat] = meeting.seating[first[seat] &+ group &* step[seat]]
      }
      base.play(&meeting)
    }
    meeting.endMeeting()
  }
}

/// What a villager is known for.
@frozen @usableFromInline struct Deeds {
  /// How a villager behaved in the last round in which it did anything.
  @usableFromInline enum Record {
    @inlinable static var none: Int { 0 }
    @inlinable static var asWished: Int { 1 }
    @inlinable static var notAsWished: Int { 2 }
    @inlinable static var count: Int { 3 }
  }

  /// The record of every villager.
  @usableFromInline var records = Nibbles()
  /// The last action, from 1; 0 for none.
  @usableFromInline var actions = SIMD16<Int32>()

  @inlinable init() {}
}

/// The listener that a village puts between a group and the real listener.
@frozen @usableFromInline struct VillageEpisode<Base: Episode>: EpisodeRelay {
  @usableFromInline var base: Base
  @usableFromInline let village: Village
  @usableFromInline let showsRecords: Bool
  /// Which villager is in which place.
  @usableFromInline var seating = Nibbles(bits: 0xFEDC_BA98_7654_3210)
  /// The villagers of the group that plays, by seat.
  @usableFromInline var members = Nibbles()
  /// What was done up to the last round, and in this one.
  @usableFromInline var past = Deeds()
  @usableFromInline var present = Deeds()
  /// The records of this round before each villager's last choice, and what was wished of it.
  @usableFromInline var before = Nibbles()
  @usableFromInline var wishes = SIMD16<Int32>()

  @inlinable init(base: Base, village: Village, showsRecords: Bool) {
    self.base = base
    self.village = village
    self.showsRecords = showsRecords
  }

  /// Seats the villagers of each role at random.
  @inlinable mutating func shuffle() {
    for block in village.blocks {
      var last = block.upperBound &- 1
      while last > block.lowerBound {
        let other =
          block.lowerBound
          &+ base.chance(village.seatingDraw, uniform: last &- block.lowerBound &+ 1)
        let moved = seating[last]
        seating[last] = seating[other]
        seating[other] = moved
        last &-= 1
      }
    }
  }

  /// Makes what was done in this round what everyone is known for.
  @inlinable mutating func endMeeting() {
    for villager in 0..<village.groups &* village.seats
    where present.records[villager] != Deeds.Record.none {
      past.records[villager] = present.records[villager]
      past.actions[villager] = present.actions[villager]
    }
    present.records = Nibbles()
  }

  /// The villager in a seat; -1, of whom the real listener complains, if a group has no such seat.
  @inlinable func villager(_ seat: Int) -> Int {
    UInt(bitPattern: seat) < UInt(bitPattern: village.seats) ? members[seat] : -1
  }

  /// What a member of the group sees of itself and the others, in the order of seats after its own.
  @inlinable func sight(of seat: Int) -> Int {
    var sight = Int(past.actions[villager(seat)])
    var other = seat
    for _ in 1..<village.seats {
      other = other &+ 1 == village.seats ? 0 : other &+ 1
      sight = sight &* Deeds.Record.count &+ past.records[villager(other)]
    }
    return sight
  }

  /// Writes down what a villager did.
  @inlinable mutating func record(_ action: Int, of villager: Int) {
    let action = Int32(truncatingIfNeeded: action)
    present.actions[villager] = action &+ 1
    let record = action == wishes[villager] ? Deeds.Record.asWished : Deeds.Record.notAsWished
    present.records[villager] = Swift.max(before[villager], record)
  }

  @inlinable mutating func choose(
    _ decision: Int, by seat: Int, seeing observation: Int, wishing wish: Int?
  ) -> Int {
    let villager = villager(seat)
    guard villager >= 0 && village.strides.indices.contains(decision) else {
      base.fail(because: "the village's mechanism has no decision \(decision) or no seat \(seat)")
      return UnstatedWish.action
    }
    if !showsRecords {
      return base.choose(decision, by: villager, seeing: observation, wishing: wish)
    }
    let action = base.choose(
      decision, by: villager, seeing: sight(of: seat) &* village.strides[decision] &+ observation,
      wishing: wish)
    before[villager] = present.records[villager]
    wishes[villager] = Int32(truncatingIfNeeded: wish ?? UnstatedWish.action)
    record(action, of: villager)
    return action
  }

  @inlinable mutating func slip(to action: Int, by seat: Int) {
    let villager = villager(seat)
    base.slip(to: action, by: villager)
    if villager < 0 { return }
    record(action, of: villager)
  }

  @inlinable mutating func transfer(_ amount: Double, from payer: Int?, to payee: Int?) {
    base.transfer(amount, from: payer.map { villager($0) }, to: payee.map { villager($0) })
  }

  @inlinable mutating func gain(_ amount: Double, by seat: Int) {
    base.gain(amount, by: villager(seat))
  }

  @inlinable mutating func note(_ measure: Int, _ amount: Double) {
    base.note(measure, amount / Double(village.groups))
  }

  // Villagers who play elsewhere see nothing of it, so that nobody can be told what everyone did.
  @inlinable mutating func endRound() {}
}
