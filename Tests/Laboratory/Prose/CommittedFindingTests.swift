import Foundation
import TestSupport
import Testing

@testable import Laboratory

@Suite struct `The finding` {
  @Test(arguments: committedStudies)
  func `of a committed study has the numbers of its results and of its parameters only`(
    _ folder: URL
  ) throws {
    let study = try Study(
      file: folder.appending(path: "study.json5").path, library: .standard)
    let summary = try StudyResults(in: folder.path).summary
    var finding = study.filling
    for cell in summary.cells { finding.add(cell) }
    #expect(summary.finding == finding.text)
    #expect(!summary.finding.contains("(unknown)"))
    let known = try study.spokenNumbers
    for case .text(let text) in try Prose(study.finding).pieces {
      for number in bareNumbers(in: text) {
        #expect(known.contains(number), "'\(text)': \(number) is no parameter; use a place")
      }
    }
  }
}
