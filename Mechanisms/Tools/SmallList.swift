/// A whole number from 0 to 255 for each of up to eight seats, kept in one word: no allocation.
@frozen @usableFromInline package struct SmallList {
  /// The most seats.
  @inlinable package static var limit: Int { 8 }
  /// The greatest number.
  @inlinable package static var greatest: Int { 255 }

  @usableFromInline var bits: UInt64 = 0

  /// Makes a list of zeros.
  @inlinable package init() {}

  /// The number of a seat; 0 until it is set.
  @inlinable package subscript(seat: Int) -> Int {
    get { Int(truncatingIfNeeded: bits &>> UInt64(8 &* seat) & 255) }
    set {
      let shift = UInt64(8 &* seat)
      bits = bits & ~(255 &<< shift) | UInt64(truncatingIfNeeded: newValue & 255) &<< shift
    }
  }
}
