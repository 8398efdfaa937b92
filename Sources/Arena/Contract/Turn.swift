/// A choice that an agent has to make: at which information set, among how many actions.
@frozen public struct Turn: BitwiseCopyable, Sendable {
  // Three words, each of two 32-bit halves, so that a turn is made by two additions and travels in
  // registers: information set and decision, slot and count, seat and wish + 1.
  @usableFromInline let place: UInt64
  @usableFromInline let table: UInt64
  @usableFromInline let person: UInt64

  @inlinable init(_ row: DecisionLayout, observation: Int, seat: Int, wish: Int?) {
    let shift = UInt64(truncatingIfNeeded: observation)
    place = row.place &+ shift &<< 32
    table = row.table &+ (shift &* UInt64(UInt32(bitPattern: row.actions))) &<< 32
    let plusOne = if let wish { UInt64(UInt32(truncatingIfNeeded: wish &+ 1)) } else { UInt64(0) }
    person = UInt64(truncatingIfNeeded: seat) &<< 32 | plusOne
  }

  /// The index of the declared decision.
  @inlinable public var decision: Int { Int(truncatingIfNeeded: place & 0xFFFF_FFFF) }
  /// The number of the information set, from 0; see ``Shape``.
  @inlinable public var infoset: Int { Int(truncatingIfNeeded: place &>> 32) }
  /// The table slot of action 0; action *a* has slot `slot + a`.
  @inlinable public var slot: Int { Int(truncatingIfNeeded: table &>> 32) }
  /// The number of actions; at least 1.
  @inlinable public var count: Int { Int(truncatingIfNeeded: table & 0xFFFF_FFFF) }
  /// The seat that decides.
  @inlinable public var seat: Int { Int(truncatingIfNeeded: person &>> 32) }
  /// The action that the designer wishes, if she states one.
  @inlinable public var wish: Int? {
    let plusOne = Int(truncatingIfNeeded: person & 0xFFFF_FFFF)
    return plusOne == 0 ? nil : plusOne &- 1
  }
}
