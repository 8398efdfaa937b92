public import Arena

/// Where contracts are approved of and signed.
@frozen @usableFromInline struct ContractDesk {
  /// The most players.
  @usableFromInline static var limit: Int { 16 }

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

  /// What a seat sees before it signs.
  @inlinable func offer(to seat: Int) -> Int {
    contracts > 1 ? approvals[seat] &* (contracts &+ 1) &+ offered : 0
  }

  /// What a seat sees once all have signed or refused.
  @inlinable func sight(of seat: Int) -> Int {
    let refused = refusals &>> UInt64(truncatingIfNeeded: seat) & 1
    return offer(to: seat) &* 3 &+ (isSigned ? 0 : refused != 0 ? 1 : 2)
  }

  /// How many different things there are to see.
  @inlinable var sights: Int { contracts > 1 ? 3 &* (contracts &+ 1) &<< contracts : 3 }
}

/// The listener that a contract puts between the base and the real listener.
@frozen @usableFromInline struct ContractedEpisode<Base: Episode>: EpisodeRelay {
  @usableFromInline var base: Base
  @usableFromInline let desk: ContractDesk
  /// The number of decisions before those of the base.
  @usableFromInline let firstDecision: Int
  @usableFromInline let sights: Int
  /// How often each seat did not do as wished.
  @usableFromInline var departures = SIMD16<Int32>()
  /// What was wished of each seat's last choice, and what it did.
  @usableFromInline var wishes = SIMD16<Int32>()
  @usableFromInline var actions = SIMD16<Int32>()

  @inlinable init(base: Base, desk: ContractDesk, firstDecision: Int) {
    self.base = base
    self.desk = desk
    self.firstDecision = firstDecision
    sights = desk.sights
  }

  @inlinable mutating func choose(
    _ decision: Int, by seat: Int, seeing observation: Int, wishing wish: Int?
  ) -> Int {
    let action = base.choose(
      decision &+ firstDecision, by: seat, seeing: observation &* sights &+ desk.sight(of: seat),
      wishing: wish)
    if desk.isSigned {
      wishes[seat] = Int32(truncatingIfNeeded: wish ?? 0)
      actions[seat] = Int32(truncatingIfNeeded: action)
      if actions[seat] != wishes[seat] { departures[seat] &+= 1 }
    }
    return action
  }

  // The contract, as everyone, goes by what came out.
  @inlinable mutating func slip(to action: Int, by seat: Int) {
    base.slip(to: action, by: seat)
    guard desk.isSigned else { return }
    if actions[seat] != wishes[seat] { departures[seat] &-= 1 }
    actions[seat] = Int32(truncatingIfNeeded: action)
    if actions[seat] != wishes[seat] { departures[seat] &+= 1 }
  }
}
