import Laboratory
import Reporting

/// How fast those who are at work get on.
struct Pace {
  /// How many processes have given a sign of life lately and have not said that they are done.
  let running: Int
  /// How many units a second they have played; nil when nobody is at work.
  let rate: Double?

  /// Somebody who has given no sign for so many seconds is taken to be gone; whoever is at work gives one
  /// every ten.
  private static let lately = 60.0

  init(_ logs: [StudyLog], now: Double) {
    let active = logs.filter { !$0.isClosed && now - $0.changed < Pace.lately }
    running = active.count
    let rates = active.compactMap { log -> Double? in
      guard case .number(let started) = log.opening["time"], log.changed > started else {
        return nil
      }
      return Double(log.results) / (log.changed - started)
    }
    rate = rates.isEmpty ? nil : rates.reduce(0, +)
  }

  /// How long so many units take; nil when nobody is at work.
  func seconds(for units: Int) -> Double? {
    rate.flatMap { $0 > 0 ? Double(units) / $0 : nil }
  }

  /// An amount of bytes in words.
  static func bytes(_ count: Double) -> String {
    switch count {
    case ..<1e6: "\(figure((count / 1e3).rounded(.up))) kB"
    case ..<1e9: "\(figure((count / 1e6).rounded(.up))) MB"
    default: "\(figure((count / 1e8).rounded(.up) / 10)) GB"
    }
  }

  /// A time in words: "45 s", "3 min", "2.5 h".
  static func words(_ seconds: Double) -> String {
    switch seconds {
    case ..<100: "\(figure(seconds.rounded())) s"
    case ..<6000: "\(figure((seconds / 60).rounded())) min"
    default: "\(figure((seconds / 360).rounded() / 10)) h"
    }
  }
}
