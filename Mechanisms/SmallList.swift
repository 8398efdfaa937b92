/// A whole number from 0 to 255 for each of up to eight seats, kept in one word: no allocation.
struct SmallList {
  /// The most seats.
  static var limit: Int { 8 }
  /// The greatest number.
  static var greatest: Int { 255 }

  private var bits: UInt64 = 0

  /// The number of a seat; 0 until it is set.
  subscript(seat: Int) -> Int {
    get { Int(truncatingIfNeeded: bits &>> UInt64(8 &* seat) & 255) }
    set {
      let shift = UInt64(8 &* seat)
      bits = bits & ~(255 &<< shift) | UInt64(truncatingIfNeeded: newValue & 255) &<< shift
    }
  }
}
