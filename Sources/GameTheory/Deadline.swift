/// The moment at which searches end.
///
/// Embedded Swift has no clock: there nothing has a deadline.
struct Deadline {
  #if hasFeature(Embedded)
  init?(in seconds: Double) { return nil }
  var isPast: Bool { false }
  var sooner: Deadline { self }
  #else
  private var moment: ContinuousClock.Instant

  /// The moment some seconds from now.
  init?(in seconds: Double) { moment = ContinuousClock.now + .seconds(seconds) }

  var isPast: Bool { ContinuousClock.now > moment }

  /// The moment when four fifths of the time that is left will be over.
  var sooner: Deadline {
    let now = ContinuousClock.now
    var copy = self
    copy.moment = now + (moment - now) * 4 / 5
    return copy
  }
  #endif
}
