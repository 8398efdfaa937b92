import Foundation
import StudySupport
import Testing

@testable import Laboratory

@Suite struct `The estimate of a study` {
  @Test func `knows cells, replicates and rounds, and plays to know the time`() throws {
    // Four players in pairs: two matches a round.
    let study = try study([
      "mechanism": "'chicken'", "replicates": "3", "sweep": "{rounds: [10, 20]}",
    ])
    let estimate = try StudyEstimate(of: study, Executor(threads: 2))
    #expect(estimate.episodes == 3 * (2 * 10 + 2 * 20))
    #expect(estimate.sampled == 2 && estimate.threads == 2 && !estimate.isLeast)
    #expect(estimate.seconds > 0 && estimate.longest > 0)
    #expect(estimate.bytes > 0 && estimate.bytesOfAll > estimate.bytes)
    #expect(estimate.json["cells"] == .integer(2) && estimate.json["replicates"] == .integer(3))
    #expect(estimate.json["rounds"] == .number(180))
  }

  @Test func `tries a few cells of many`() throws {
    let study = try study([
      "sweep": "{rounds: {from: 1, to: 100, step: 1}}"
    ])
    let estimate = try StudyEstimate(of: study, Executor(threads: 1))
    #expect((1...16).contains(estimate.sampled))
    #expect(estimate.episodes == 2 * 5050)
  }

  @Test func `knows how large the store becomes`() throws {
    let text = studyText([
      "mechanism": "'inspection'", "replicates": "2", "keep": "['agents']",
      "sweep": "{'parameters.fine': [1, 2, 3, 4, 5]}",
    ])
    let folder = try TemporaryFolder()
    _ = try play(text, folder.path + "/a")
    let size = try Data(contentsOf: URL(fileURLWithPath: logs(folder.path + "/a")[0])).count
    let estimate = try StudyEstimate(of: try study(text), Executor(threads: 1))
    // Beside the entries of units and cells, a log says who wrote it.
    #expect((Double(size) - estimate.bytes).magnitude < 512 + 0.05 * estimate.bytes)
  }

  @Test func `stops when somebody asks it to`() throws {
    let study = try study([:])
    #expect(throws: Interrupted.self) {
      try StudyEstimate(of: study, Executor(threads: 1) { true })
    }
  }
}
