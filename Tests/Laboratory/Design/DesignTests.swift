import Testing

@testable import Laboratory

@Suite struct `A design` {
  /// All points by definition: nested loops over variants and values, written out.
  private static func expected(_ variants: [String], _ axes: [(path: String, values: [Int])])
    -> [String]
  {
    axes.reduce(variants) { names, axis in
      names.flatMap { name in axis.values.map { "\(name) \(axis.path)=\($0)" } }
    }
  }

  @Test func `lists the points of nested loops, the last axis fastest`() throws {
    let design = try study([
      "variants": "{ b: { window: 0.25 }, a: {} }",
      "sweep": "{ rounds: [30, 10, 20], blocks: { from: 1, to: 4, count: 4 } }",
    ]).design
    let names = (0..<design.count).map { design.point(at: $0).name }
    #expect(
      names == Self.expected(["b", "a"], [("rounds", [30, 10, 20]), ("blocks", [1, 2, 3, 4])]))
    #expect(design.paths == ["window", "rounds", "blocks"])
    #expect(
      design.point(at: 6).settings == [
        "window": .number(0.25), "rounds": .integer(10), "blocks": .number(3),
      ])
  }

  @Test func `of a study without variants and sweep is one point`() throws {
    let design = try study([:]).design
    #expect(design.count == 1 && design.paths.isEmpty)
    #expect(design.point(at: 0).name == "all" && design.point(at: 0).settings.isEmpty)
  }
}
