/// Numbers that look random and are the same every time.
struct Generator: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) &* 0x9e37_79b9_7f4a_7c15 &+ 1 }

  mutating func next() -> UInt64 {
    // SplitMix64.
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }

  /// A number below a limit.
  mutating func draw(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }

  /// One of some things.
  mutating func pick<Thing>(_ things: [Thing]) -> Thing { things[draw(things.count)] }
}
