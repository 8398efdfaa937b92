/// A whole number from 0 to 255 for each of up to 64 seats: no allocation.
@frozen @usableFromInline package struct CrowdList {
  /// The most seats.
  @inlinable package static var limit: Int { 64 }
  /// The greatest number.
  @inlinable package static var greatest: Int { 255 }

  @usableFromInline var numbers = SIMD64<UInt8>()

  /// Makes a list of zeros.
  @inlinable package init() {}

  /// The number of a seat; 0 until it is set.
  @inlinable package subscript(seat: Int) -> Int {
    get { Int(numbers[seat]) }
    set { numbers[seat] = UInt8(truncatingIfNeeded: newValue) }
  }
}
