import Foundation
import TestSupport
import Testing

@testable import Laboratory

@Suite struct `A study of a story` {
  private static let folder = repository.appending(path: "Tests/Story/Twins/Stories").path

  /// The tables of a study of a mechanism.
  private func tables(_ mechanism: String, _ fields: String) throws -> [String] {
    let text = "{mechanism: '\(mechanism)', seed: 7, keep: ['actions', 'agents'], \(fields)}"
    let study = try Study(
      source: Data(text.utf8), file: Self.folder + "/study.json5", library: .standard)
    let result = try Session.run(study, executor: Executor(threads: 2))
    return Tables(result).files.map { $0.text }
  }

  @Test(arguments: [
    (
      "travelers-dilemma",
      """
      population: [{agent: 'epsilon-greedy', count: 20}], rounds: 300, parameters: {high: 12},
      sweep: {'parameters.bonus': [1.5, 3]}
      """
    ),
    (
      "used-car",
      """
      population: [{agent: 'fictitious-play', count: 20}], rounds: 100, replicates: 2,
      parameters: {buyer: 'refuser'},
      variants: {menu: {}, 'lump sum': {'parameters.contract': 'lump-sum'}}
      """
    ),
  ])
  func `has the tables of its twin, byte for byte`(_ name: String, _ fields: String) throws {
    let written = try tables(name + ".story", fields)
    let compiled = try tables(name, fields)
    #expect(written == compiled)
  }
}
