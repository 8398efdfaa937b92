/// Where the elements of a list stand, found by their hashes at once.
struct HashedPlaces: Sendable {
  /// The hash of every element.
  private var hashes: [UInt64] = []
  /// The number of an element at the place that its hash names or behind it; -1 where there is none.
  ///
  /// A power of two of places, half of which are free.
  private var places = [Int32](repeating: -1, count: 64)

  /// The number of the element with a hash for which something holds.
  func find(_ hash: UInt64, _ isIt: (Int) -> Bool) -> Int? {
    var place = first(hash)
    while places[place] >= 0 {
      let number = Int(places[place])
      if hashes[number] == hash && isIt(number) { return number }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  /// Notes the next element of the list, which is not there yet.
  mutating func add(_ hash: UInt64) {
    hashes.append(hash)
    if 2 * hashes.count <= places.count { return put(hashes.count - 1) }
    places = Array(repeating: -1, count: 2 * places.count)
    for number in hashes.indices { put(number) }
  }

  private mutating func put(_ number: Int) {
    var place = first(hashes[number])
    while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
    places[place] = Int32(truncatingIfNeeded: number)
  }

  /// The highest bits: in the lowest, products of round numbers are all alike.
  private func first(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash >> UInt64(64 - places.count.trailingZeroBitCount))
  }
}
