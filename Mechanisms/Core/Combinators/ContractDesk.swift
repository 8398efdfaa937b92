public import Arena

/// Who approved of which contract, which one is put to the players, and who signed it.
@frozen @usableFromInline struct ContractDesk {
  /// The most players.
  @usableFromInline static var limit: Int { 16 }

  /// What a player sees of the contract once all have signed or refused.
  @usableFromInline enum Bond {
    @inlinable static var signed: Int { 0 }
    @inlinable static var refusedByMe: Int { 1 }
    @inlinable static var none: Int { 2 }
    @inlinable static var count: Int { 3 }
  }

  /// How many contracts are on offer.
  @usableFromInline let contracts: Int
  /// What each seat approved of, a bit for each contract.
  @usableFromInline var approvals = Nibbles()
  /// How many approved of each contract.
  @usableFromInline var votes = SIMD4<Int32>()
  /// The contract that is put to the players; the number of contracts if none is.
  @usableFromInline var offered = 0
  /// Who refused to sign, as bits.
  @usableFromInline var refusals: UInt64 = 0
  /// Whether all signed.
  @usableFromInline var isSigned = false

  @inlinable init(contracts: Int) { self.contracts = contracts }

  /// Counts what a seat approves of.
  @inlinable mutating func approve(_ set: Int, by seat: Int) {
    approvals[seat] = set
    for contract in 0..<contracts { votes[contract] &+= Int32(set &>> contract & 1) }
  }

  /// Puts the contract most approved of to the players; returns whether anybody approved of it.
  @inlinable mutating func count() -> Bool {
    for contract in 1..<contracts where votes[contract] > votes[offered] { offered = contract }
    if votes[offered] == 0 { offered = contracts }
    return offered < contracts
  }

  /// Keeps that a seat did not sign.
  @inlinable mutating func refuse(by seat: Int) {
    refusals |= 1 &<< UInt64(truncatingIfNeeded: seat)
  }

  /// What a seat sees before it signs.
  @inlinable func offer(to seat: Int) -> Int {
    contracts > 1 ? approvals[seat] &* (contracts &+ 1) &+ offered : 0
  }

  /// What a seat sees once all have signed or refused.
  @inlinable func sight(of seat: Int) -> Int {
    let hasRefused = refusals &>> UInt64(truncatingIfNeeded: seat) & 1 != 0
    let bond = isSigned ? Bond.signed : hasRefused ? Bond.refusedByMe : Bond.none
    return offer(to: seat) &* Bond.count &+ bond
  }

  /// How many different things there are to see.
  @inlinable var sights: Int {
    contracts > 1 ? Bond.count &* (contracts &+ 1) &<< contracts : Bond.count
  }
}

/// The listener that a contract puts between the base and the real listener.
@frozen @usableFromInline struct ContractedEpisode<Base: Episode>: EpisodeRelay {
  @usableFromInline var base: Base
  @usableFromInline let desk: ContractDesk
  /// The number of decisions before those of the base.
  @usableFromInline let firstDecision: Int
  /// The number of the measure of signing.
  @usableFromInline let signed: Int
  @usableFromInline let sights: Int
  /// How often each seat did not do as wished.
  @usableFromInline var departures = SIMD16<Int32>()
  /// What was wished of each seat's last choice, and what it did.
  @usableFromInline var wishes = SIMD16<Int32>()
  @usableFromInline var actions = SIMD16<Int32>()

  @inlinable init(base: Base, desk: ContractDesk, firstDecision: Int, signed: Int) {
    self.base = base
    self.desk = desk
    self.firstDecision = firstDecision
    self.signed = signed
    sights = desk.sights
  }

  /// Counts the round that begins, if the contract binds in it.
  @inlinable mutating func count() { if desk.isSigned { base.note(signed, 1) } }

  @inlinable mutating func endRound() {
    base.endRound()
    count()
  }

  /// Whether there is room to remember what a seat did.
  @inlinable func isPlace(_ seat: Int) -> Bool {
    UInt(bitPattern: seat) < UInt(bitPattern: ContractDesk.limit)
  }

  @inlinable mutating func choose(
    _ decision: Int, by seat: Int, seeing observation: Int, wishing wish: Int?
  ) -> Int {
    guard isPlace(seat) else {
      base.fail(because: "the contracted mechanism has no seat \(seat)")
      return UnstatedWish.action
    }
    let action = base.choose(
      decision &+ firstDecision, by: seat, seeing: observation &* sights &+ desk.sight(of: seat),
      wishing: wish)
    if desk.isSigned {
      wishes[seat] = Int32(truncatingIfNeeded: wish ?? UnstatedWish.action)
      actions[seat] = Int32(truncatingIfNeeded: action)
      if actions[seat] != wishes[seat] { departures[seat] &+= 1 }
    }
    return action
  }

  // The contract, as everyone, goes by what came out.
  @inlinable mutating func slip(to action: Int, by seat: Int) {
    base.slip(to: action, by: seat)
    guard desk.isSigned && isPlace(seat) else { return }
    if actions[seat] != wishes[seat] { departures[seat] &-= 1 }
    actions[seat] = Int32(truncatingIfNeeded: action)
    if actions[seat] != wishes[seat] { departures[seat] &+= 1 }
  }
}
