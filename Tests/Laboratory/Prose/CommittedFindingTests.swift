import Foundation
import TestSupport
import Testing

@testable import Laboratory

@Suite struct `The finding` {
  /// What a cell has that no finding speaks of.
  private static let technical: Set = ["window", "blocks", "budget"]

  /// All numbers in some JSON, without their signs.
  private func numbers(in json: JSON) -> Set<Double> {
    if let number = json.double { return [number.magnitude] }
    return Set((json.items + json.fields.map(\.value)).flatMap { numbers(in: $0) })
  }

  /// The parameters, settings and counts of a study.
  private func parameters(of study: Study) throws -> Set<Double> {
    let own = try study.samples().flatMap { cell in
      cell.resolved.fields.filter { !Self.technical.contains($0.name) }.map(\.value)
    }
    let counts = [study.cellCount, study.replicates].map(Double.init)
    return own.reduce(into: Set(counts)) { $0.formUnion(numbers(in: $1)) }
  }

  @Test(arguments: committedStudies)
  func `of a committed study has the numbers of its results and of its parameters only`(
    _ folder: URL
  ) throws {
    let study = try Study(
      file: folder.appending(path: "study.json5").path, library: .standard)
    let summary = try ResultFolder.summary(in: folder.path)
    var finding = study.filling
    for cell in summary.cells { finding.add(cell) }
    #expect(summary.finding == finding.text)
    #expect(!summary.finding.contains("(unknown)"))
    let known = try parameters(of: study)
    for case .text(let text) in try Prose(study.finding).pieces {
      for match in text.matches(of: /[0-9]+(\.[0-9]+)?/) {
        let number = try #require(Double(match.output.0))
        #expect(known.contains(number), "'\(text)': \(number) is no parameter; use a place")
      }
    }
  }
}
