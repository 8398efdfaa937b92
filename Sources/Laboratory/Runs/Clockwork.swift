import Dispatch

/// Does something again and again, beside all other work.
struct Clockwork {
  private let timer: any DispatchSourceTimer

  /// Starts.
  ///
  /// - Parameters:
  ///   - seconds: The time between two ticks.
  ///   - tick: Called with how many ticks there were, from 1.
  init(every seconds: Int, _ tick: @escaping @Sendable (Int) -> Void) {
    let ticks = Counter()
    let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "clockwork"))
    timer.schedule(deadline: .now() + .seconds(seconds), repeating: .seconds(seconds))
    timer.setEventHandler { tick(ticks.next()) }
    timer.resume()
    self.timer = timer
  }

  /// Stops.
  func stop() { timer.cancel() }
}
