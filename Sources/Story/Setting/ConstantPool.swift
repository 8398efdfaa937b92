/// Numbers, each kept once; two numbers are one if their bits are.
struct ConstantPool {
  private(set) var all: [Double] = []
  /// Where in ``all`` a number stands, found by its hash or behind it; -1 where there is none.
  ///
  /// A power of two of places, half of which are free.
  private var places = [Int32](repeating: -1, count: 64)

  /// The index of a number, which is added if it is new.
  mutating func index(of number: Double) -> Int {
    var place = hash(number)
    while places[place] >= 0 {
      let index = Int(places[place])
      if all[index].bitPattern == number.bitPattern { return index }
      place = (place + 1) & (places.count - 1)
    }
    places[place] = Int32(truncatingIfNeeded: all.count)
    all.append(number)
    if 2 * all.count > places.count { grow() }
    return all.count - 1
  }

  private mutating func grow() {
    places = Array(repeating: -1, count: 2 * places.count)
    for index in all.indices {
      var place = hash(all[index])
      while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
      places[place] = Int32(truncatingIfNeeded: index)
    }
  }

  /// The highest bits of a product: in the lowest, round numbers are all alike.
  private func hash(_ number: Double) -> Int {
    let product = number.bitPattern &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: product >> UInt64(64 - places.count.trailingZeroBitCount))
  }
}
