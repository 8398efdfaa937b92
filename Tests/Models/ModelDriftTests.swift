import Arena
import Foundation
import TestSupport
import Testing

@testable import Laboratory

@Suite struct `The drift of a model` {
  private func question(_ place: String) -> RecordedAnswers.Question {
    RecordedAnswers.Question(mechanism: "m", place: place, prompt: place, elicit: "action")
  }

  /// Answers of which so many take the first of some actions, so many the second, and so on.
  private func answers(_ counts: Int...) -> [[Double]] {
    counts.enumerated().flatMap { action, count in
      Array(repeating: counts.indices.map { $0 == action ? 1 : 0 } + [0], count: count)
    }
  }

  /// > Source: R. A. Fisher, The Design of Experiments, 1935, the lady tasting tea: 3 of 4 cups right is
  /// 34 of 70 ways, in both directions.
  @Test func `of answers of two kinds is Fisher's exact test`() {
    let sample = DriftSample(answers(3, 1), answers(1, 3))
    #expect(((sample.exactChance ?? 0) - 34.0 / 70).magnitude < 1e-12)
    #expect(
      ((DriftSample(answers(4, 0), answers(0, 4)).exactChance ?? 0) - 2.0 / 70).magnitude < 1e-12)
    #expect(DriftSample(answers(4, 0), answers(9, 0)).exactChance == 1)
    #expect(DriftSample(answers(1, 1, 1), answers(0, 1, 1)).exactChance == nil)
    #expect(sample.distance == 0.5)
  }

  @Test func `by permutation agrees with all permutations counted`() throws {
    let sets = [(3, 9, 8, 4), (0, 6, 5, 1)]
    for (one, two, three, four) in sets {
      let exact = try #require(DriftSample(answers(one, two), answers(three, four)).exactChance)
      let drift = try ModelDrift(
        RecordedAnswers([question("a"): answers(one, two)]),
        RecordedAnswers([question("a"): answers(three, four)]), level: 0.05, seed: 1,
        dealing: 999...999)
      // Five standard errors of 999 ways.
      #expect(
        (drift.chance - exact).magnitude < 5 * (exact * (1 - exact) / 999).squareRoot() + 2e-3)
    }
  }

  @Test func `is rarely found where there is none`() throws {
    var random = RandomStream(StreamKey(seed: 7))
    var alarms = 0
    let trials = 40
    for trial in 0..<trials {
      let sides = (0..<2).map { _ in
        RecordedAnswers(
          Dictionary(
            uniqueKeysWithValues: ["a", "b", "c"].map { place in
              let ones = (0..<12).count { _ in random.unit() < 0.3 }
              return (question(place), answers(ones, 12 - ones))
            }))
      }
      alarms +=
        try ModelDrift(
          sides[0], sides[1], level: 0.1, seed: UInt64(trial),
          dealing: 199...199
        ).isAlarm ? 1 : 0
    }
    // At a level of 0.1, more than 11 of 40 alarms come once in a thousand times.
    #expect(alarms <= 11)
  }

  @Test func `is found where there is one, at the question that changed`() throws {
    let drift = try ModelDrift(
      RecordedAnswers([question("a"): answers(5, 15), question("b"): answers(20, 0)]),
      RecordedAnswers([question("a"): answers(6, 14), question("b"): answers(2, 18)]), level: 0.05,
      seed: 1, dealing: 999...999)
    #expect(drift.isAlarm)
    #expect(drift.rows.map(\.place) == ["b", "a"] && drift.rows.map(\.isChanged) == [true, false])
  }

  @Test func `of a size that all together find is found in four of five cases`() throws {
    var random = RandomStream(StreamKey(seed: 3))
    let places = ["a", "b", "c", "d"]
    func side(_ share: Double) -> RecordedAnswers {
      RecordedAnswers(
        Dictionary(
          uniqueKeysWithValues: places.map { place in
            let ones = (0..<20).count { _ in random.unit() < share }
            return (question(place), answers(ones, 20 - ones))
          }))
    }
    let known = try ModelDrift(side(0.5), side(0.5), level: 0.1, seed: 1, dealing: 999...999)
    let size = try #require(known.detectable)
    let trials = 60
    let found = try (0..<trials).count { trial in
      try ModelDrift(
        side(0.5 - size / 2), side(0.5 + size / 2), level: 0.1, seed: UInt64(trial),
        dealing: 199...199
      ).chance <= 0.05
    }
    // Of 60 cases at four of five, fewer than 36 or more than 58 come once in a thousand times.
    #expect((36...58).contains(found), "\(found) of \(trials) at \(size)")
  }

  @Test func `of single answers cannot be told, however far they are`() throws {
    let drift = try ModelDrift(
      RecordedAnswers([question("a"): [[0.9, 0.1, 0]]]),
      RecordedAnswers([question("a"): [[0.1, 0.9, 0]]]), level: 0.05, seed: 1)
    #expect(!drift.isAlarm && drift.chance == 1 && drift.detectable == nil)
    #expect((drift.rows[0].distance - 0.8).magnitude < 1e-12)
  }

  @Test func `needs questions that both were asked`() {
    let error = #expect(throws: StudyError.self) {
      try ModelDrift(
        RecordedAnswers([question("a"): answers(1, 1)]),
        RecordedAnswers([question("b"): answers(1, 1)]), level: 0.05, seed: 1)
    }
    #expect(error?.description.hasPrefix("the recordings share no question") == true)
  }
}
