import Testing

@testable import Command
@testable import Laboratory

@Suite struct `The line of progress` {
  private let before = StudyProgress(all: 1000, done: 100, failed: 2)

  private func text(_ progress: StudyProgress, seconds: Double) -> String {
    ProgressLine.text(progress, since: before, seconds: seconds)
  }

  @Test func `says how much is done, how fast, and how long it takes`() {
    let progress = StudyProgress(all: 1000, done: 348, failed: 2, played: 120)
    // 120 in 10 s leave 650 for 54 s.
    #expect(
      text(progress, seconds: 10) == "350 of 1000 units, 12 a second, about 54 s left, 2 failed")
  }

  @Test func `has no speed before anything was played`() {
    #expect(text(before, seconds: 10) == "102 of 1000 units, 2 failed")
  }

  @Test func `leaves out what has not happened`() {
    let progress = StudyProgress(all: 10, done: 8, timedOut: 1, interrupted: 1, played: 9)
    #expect(
      ProgressLine.text(progress, since: StudyProgress(all: 10), seconds: 900)
        == "9 of 10 units, 0.01 a second, about 2 min left, 1 timed out")
  }

  @Test(arguments: [
    (0.4, "0 s"), (45, "45 s"), (99, "99 s"), (120, "2 min"), (3600, "60 min"), (9000, "2.5 h"),
    (360_000, "100 h"),
  ])
  func `has times as people say them`(_ seconds: Double, _ text: String) {
    #expect(Pace.words(seconds) == text)
  }

  @Test(arguments: [
    (1, "1 kB"), (1500, "2 kB"), (2.5e6, "3 MB"), (1.21e9, "1.3 GB"),
  ])
  func `has sizes as people say them`(_ bytes: Double, _ text: String) {
    #expect(Pace.bytes(bytes) == text)
  }
}
