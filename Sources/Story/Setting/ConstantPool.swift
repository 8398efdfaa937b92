/// Numbers, each kept once; two numbers are one if their bits are.
struct ConstantPool {
  private(set) var all: [Double] = []
  private var places = HashedPlaces()

  /// The index of a number, which is added if it is new.
  mutating func index(of number: Double) -> Int {
    let hash = number.bitPattern &* 0x9E37_79B9_7F4A_7C15
    if let index = places.find(hash, { all[$0].bitPattern == number.bitPattern }) { return index }
    places.add(hash)
    all.append(number)
    return all.count - 1
  }
}
