/// The longest past that is like the present, and what came after it.
struct Match {
  /// How many bytes must be alike.
  private static let least = 6
  /// Up to how many bytes it is told how many are alike.
  private static let most = 500
  private static let slots = 1 << 18

  private var history: [UInt8] = []
  /// Where the bytes that follow a hash begin.
  private var places = [UInt32](repeating: 0, count: slots)
  /// The last six bytes, the last of them lowest.
  private var last: UInt64 = 0
  private var place = 0
  private var length = 0

  /// The byte that came then; nil if nothing is like the present.
  var expected: UInt8? { length > 0 ? history[place] : nil }

  /// How long it has been like that, as one of ``Match/grades``.
  var grade: Int { length > 400 ? 18 : length > 100 ? 17 : length > 32 ? 16 : min(length, 15) }

  /// How many grades there are.
  static let grades = 19

  /// Takes up a byte.
  mutating func read(_ byte: UInt8) {
    if length > 0, history[place] == byte {
      length = min(length + 1, Match.most)
      place += 1
    } else {
      length = 0
    }
    history.append(byte)
    last = (last &<< 8 | UInt64(byte)) & 0xFFFF_FFFF_FFFF
    let slot = Int(truncatingIfNeeded: (last &* 0x9E37_79B9_7F4A_7C15) &>> 46)
    if length == 0 { look(at: Int(places[slot])) }
    places[slot] = UInt32(history.count)
  }

  /// Looks how many bytes before a place are like the last ones.
  private mutating func look(at place: Int) {
    guard place > 0 else { return }
    var length = 0
    while length < min(Match.most, place),
      history[place - length - 1] == history[history.count - length - 1]
    {
      length += 1
    }
    guard length >= Match.least else { return }
    (self.place, self.length) = (place, length)
  }
}
