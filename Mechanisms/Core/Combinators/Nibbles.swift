/// A whole number from 0 to 15 for each of sixteen places, kept in one word: no allocation.
@frozen @usableFromInline struct Nibbles {
  @usableFromInline var bits: UInt64

  /// Puts a number in every place: the first one's lies in the lowest four bits.
  @inlinable init(bits: UInt64 = 0) { self.bits = bits }

  /// The number in a place.
  @inlinable subscript(place: Int) -> Int {
    get { Int(truncatingIfNeeded: bits &>> UInt64(truncatingIfNeeded: 4 &* place) & 15) }
    set {
      let shift = UInt64(truncatingIfNeeded: 4 &* place)
      bits = bits & ~(15 &<< shift) | UInt64(truncatingIfNeeded: newValue & 15) &<< shift
    }
  }
}
