import StudySupport
import Testing

@testable import Laboratory

@Suite struct `What a study compares with` {
  private let variants = "{ old: {}, new: { window: 0.25 }, newer: { window: 0.125 } }"
  private let sweep = "{ rounds: [10, 20], blocks: [1, 2, 3] }"

  @Test func `is the variant with the same swept values`() throws {
    let design = try design(["variants": variants, "sweep": sweep, "compare": "'new'"])
    let names = design.names
    for (index, name) in names.enumerated() {
      let values = name.drop { $0 != " " }
      let other = design.baseline(of: index).map { names[$0] }
      #expect(other == (name.hasPrefix("new ") ? nil : "new" + values))
    }
  }

  @Test func `is one cell where a cell is named`() throws {
    let design = try design(["sweep": sweep, "compare": "'rounds=20 blocks=1'"])
    #expect((0..<6).map { design.baseline(of: $0) } == [3, 3, 3, nil, 3, 3])
  }

  @Test func `is nothing unless it is named, and part of a study`() throws {
    #expect(try design(["variants": variants]).baseline(of: 1) == nil)
    let study = try study(["variants": variants, "compare": "'old'"])
    #expect((0..<3).map { study.baseline(of: $0) } == [nil, 0, 0])
    #expect(try study.cells.allSatisfy { $0.resolved["compare"] == .null })
  }

  @Test func `is found by its name wherever it is`() throws {
    let design = try design([
      "variants": "{ 'a': {}, 'a b=1': {}, 'a b=1 c': {} }",
      "sweep": "{ 'parameters.b': [1, 10, 'x y'], points: [{ 'parameters.c': 1 }, {}] }",
    ])
    let names = design.names
    #expect(Set(names).count == 18)
    for (index, name) in names.enumerated() { #expect(design.index(of: name) == index) }
    #expect(design.index(of: "a b=1 c=") == nil && design.index(of: "") == nil)
    #expect(try self.design([:]).index(of: "all") == 0)
  }

  private func design(_ changes: [String: String]) throws(StudyError) -> Design {
    try LaboratoryTests.design(changes)
  }

  @Test(arguments: [
    (
      "'ol'",
      "'compare' names no variant and no cell: 'ol'; did you mean 'old'?"
    ),
    (
      "'new rounds=20 blocks=4'",
      "'compare' names no variant and no cell: 'new rounds=20 blocks=4'; "
        + "did you mean 'new rounds=20 blocks=1'?"
    ),
    ("7", "'compare' must be a text, but found the number 7"),
  ])
  func `is known by a sentence if it is not there`(_ name: String, _ sentence: String) {
    #expect(
      complaint(aboutDesign: ["variants": variants, "sweep": sweep, "compare": name]) == sentence)
  }
}
