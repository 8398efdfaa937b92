/// The moment at which searches end.
///
/// Embedded Swift has no clock: there nothing has a deadline.
struct Deadline {
  #if hasFeature(Embedded)
  init?(in seconds: Double) { return nil }
  var isPast: Bool { false }
  var sooner: Deadline { self }
  func callsToNextLook() -> Int { .max / 2 }
  #else
  private var moment: ContinuousClock.Instant
  private var look = ContinuousClock.now
  private var calls = 1

  /// The moment some seconds from now.
  init?(in seconds: Double) { moment = ContinuousClock.now + .seconds(seconds) }

  var isPast: Bool { ContinuousClock.now > moment }

  /// After how many calls to look again: 64 of them where they are short, fewer where a look comes more than some
  /// milliseconds after the last.
  mutating func callsToNextLook() -> Int {
    let now = ContinuousClock.now
    let passed = now - look
    look = now
    if passed > .milliseconds(8) { calls = Swift.max(1, calls / 4) }
    if passed < .milliseconds(2) { calls = Swift.min(64, calls * 2) }
    return calls
  }

  /// The moment when four fifths of the time that is left will be over.
  var sooner: Deadline {
    let now = ContinuousClock.now
    var copy = self
    copy.moment = now + (moment - now) * 4 / 5
    return copy
  }
  #endif
}
