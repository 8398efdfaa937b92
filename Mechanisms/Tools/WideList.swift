/// A whole number from 0 to 65,535 for each of up to eight seats: no allocation.
@frozen @usableFromInline package struct WideList {
  @usableFromInline var numbers = SIMD8<UInt16>()

  /// Makes a list of zeros.
  @inlinable package init() {}

  /// The number of a seat; 0 until it is set.
  @inlinable package subscript(seat: Int) -> Int {
    get { Int(numbers[seat]) }
    set { numbers[seat] = UInt16(truncatingIfNeeded: newValue) }
  }
}
