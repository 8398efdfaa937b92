import Arena
import Foundation
import Testing

@testable import Laboratory

@Suite struct `The tables of a study` {
  private let design = TableDesign(
    kept: [], welfare: ["sum"], measures: ["a b", "A-B"], groups: ["us"],
    settings: [.init(path: "parameters.x", values: [.integer(1), .number(0.5)])])

  /// Half the 95 % interval of three numbers with a deviation of 1: Student's quantile at two degrees of
  /// freedom, over the root of three.
  private static let half = 4.302_652_73 / 3.0.squareRoot()
  /// Quantiles come from a table with three places.
  private static let tolerance = 0.000_5

  /// A cell and its units, with the welfare of every replicate.
  private func cell(_ name: String, _ welfare: [[Double]], settings: [String: JSON] = [:])
    -> (CellSummary, [UnitResult])
  {
    var cell = CellSummary()
    cell.name = name
    cell.settings = .object(settings)
    cell.welfare = (welfare.first ?? []).indices.map { index in
      var summary = WelfareSummary()
      summary.name = "welfare \(index)"
      summary.emergent = Estimate(welfare.map { $0[index] })
      return summary
    }
    let units = welfare.map { values in
      var unit = UnitResult()
      unit.welfare = values
      return unit
    }
    return (cell, units)
  }

  /// The rows of a table, by column.
  private func rows(
    _ table: TableName, _ design: TableDesign, _ cells: [(CellSummary, [UnitResult])],
    baseline: String? = nil, _ welfare: [[Double]]? = nil
  ) throws -> [[String: JSON]] {
    let shape = try study([:]).cells[0].game.shape
    let bytes = Collected()
    let set = try TableSet(
      TableRequest(tables: [table], formats: [.jsonl], baseline: baseline), design,
      baseline: welfare
    ) { file in { if file == table.file(.jsonl) { bytes.all += $0 } } }
    for (cell, units) in cells { try set.add(cell, units: units, shape: shape) }
    try set.finish()
    return try bytes.all.split(separator: 10).map { line in
      guard case .object(let object) = try JSON.parse(Data(line), file: "a row") else { return [:] }
      return object.values
    }
  }

  @Test func `are those of what is kept, and those asked for, in every format`() throws {
    #expect(TableRequest().files(keeping: []) == ["cells.csv", "welfare.csv"])
    #expect(
      TableRequest(formats: [.parquet, .csv]).files(keeping: [.rounds, .actions]) == [
        "cells.csv", "cells.parquet", "welfare.csv", "welfare.parquet", "rounds.csv",
        "rounds.parquet", "measures.csv", "measures.parquet", "actions.csv", "actions.parquet",
      ])
    let request = TableRequest(tables: [.wide, .measures], formats: [.jsonl])
    #expect(request.kept == [.rounds])
    #expect(
      request.files(keeping: request.kept) == [
        "cells.jsonl", "welfare.jsonl", "rounds.jsonl", "measures.jsonl", "wide.jsonl",
      ])
  }

  @Test func `differ replicate by replicate from a baseline`() throws {
    let cells = [
      cell("one", [[1, 5], [2, 5], [4, 5]]), cell("two", [[2, 4], [4, .nan], [7, 4]]),
      cell("three", [[1, 5], [2, 5], [4, 5]]),
    ]
    let differences = try rows(.differences, design, cells)
    #expect(differences.map { $0["cell"]?.text } == ["two", "two", "three", "three"])
    #expect(differences.allSatisfy { $0["baseline"] == .string("one") })
    // 1, 2 and 3 have the mean 2 and the deviation 1.
    #expect(differences[0]["difference"]?.double == 2 && differences[0]["pairs"]?.int == 3)
    let half = try #require(differences[0]["half_width"]?.double)
    #expect((half - Self.half).magnitude < Self.tolerance)
    // A replicate without a number has no difference.
    #expect(differences[1]["difference"]?.double == -1 && differences[1]["pairs"]?.int == 2)
    #expect(differences[1]["half_width"]?.double == 0)
    #expect(differences[2]["difference"]?.double == 0 && differences[2]["half_width"]?.double == 0)
  }

  @Test func `differ from a baseline that is handed in, before its cell comes`() throws {
    let cells = [cell("one", [[1]]), cell("two", [[4]]), cell("three", [[9]])]
    let differences = try rows(
      .differences, design, cells, baseline: "two", [[4]])
    #expect(differences.map { $0["difference"]?.double } == [-3, 5])
    #expect(differences.allSatisfy { $0["half_width"] == .null && $0["pairs"]?.int == 1 })
    let nothing = try rows(
      .differences, design, [cells[0]], baseline: "two", [])
    #expect(nothing[0]["difference"] == .null && nothing[0]["pairs"]?.int == 0)
  }

  @Test func `refuse a baseline that comes too late`() async {
    await #expect(processExitsWith: .failure) {
      var cell = CellSummary()
      cell.name = "one"
      let shape = try study([:]).cells[0].game.shape
      var table = DifferencesTable("two", welfare: nil)
      try table.addRows(
        of: CellResult(summary: cell, units: [], shape: shape), to: TableStream(table.columns, []))
    }
  }

  @Test func `have a wide one with a row a cell`() throws {
    var (first, units) = cell("one", [[1], [2], [3]], settings: ["parameters.x": .integer(1)])
    first.welfare[0].name = "sum"
    first.welfare[0].predicted = 2...3
    first.welfare[0].verdict = .notUnique
    first.measures = ["a b", "A-B"].enumerated().map { place, name in
      .init(name: name, mean: Estimate([Double(place)]))
    }
    var second = first
    second.name = "two"
    second.settings = .object([:])
    second.groups = [.init(name: "us", size: Estimate([3, 5]))]
    second.exploitability = Estimate([0.25])
    let wide = try rows(.wide, design, [(first, units), (second, units)])
    let one = wide[0]
    let two = wide[1]
    #expect(one["cell"] == .string("one") && two["cell"] == .string("two"))
    #expect(one["setting_parameters_x"]?.double == 1 && two["setting_parameters_x"] == .null)
    #expect(one["welfare_sum_mean"]?.double == 2 && one["welfare_sum_deviation"]?.double == 1)
    #expect(((one["welfare_sum_low"]?.double ?? 0) - (2 - Self.half)).magnitude < Self.tolerance)
    #expect(((one["welfare_sum_high"]?.double ?? 0) - (2 + Self.half)).magnitude < Self.tolerance)
    #expect(one["welfare_sum_replicates"]?.int == 3 && one["welfare_sum_best"] == .null)
    #expect(one["welfare_sum_predicted_low"]?.double == 2)
    #expect(one["welfare_sum_predicted_high"]?.double == 3)
    #expect(one["welfare_sum_verdict"] == .string("not unique"))
    #expect(one["measure_a_b_mean"]?.double == 0 && one["measure_a_b_mean_2"]?.double == 1)
    #expect(one["exploitability_mean"] == .null && two["exploitability_mean"]?.double == 0.25)
    #expect(one["size_us_mean"] == .null && two["size_us_mean"]?.double == 4)
  }

  @Test func `have columns with names of their own that need no quotes`() throws {
    let names = ["a", "a predicted", "A", "a_predicted", "é", "🙂", "2", "-2", "if", ""]
    let design = TableDesign(
      kept: [], welfare: names, measures: names, groups: names,
      settings: names.map { .init(path: $0, values: []) })
    let columns = WideTable(design).columns.map(\.name)
    #expect(Set(columns).count == columns.count)
    #expect(columns.allSatisfy { $0.wholeMatch(of: /[a-z][a-z0-9]*(_[a-z0-9]+)*/) != nil })
  }

  @Test(
    arguments: [
      ([.integer(1), .number(2)], .whole), ([.integer(1), .number(0.5)], .real),
      ([.bool(true), .bool(false)], .truth), ([.bool(true), .integer(1)], .text),
      ([.number(1), .string("1")], .text), ([.array([.integer(1)])], .text), ([.null], .text),
      ([.null, .integer(1)], .whole), ([], .text),
    ] as [([JSON], ColumnKind)])
  func `have settings of the kind that all values have`(_ values: [JSON], _ kind: ColumnKind) {
    #expect(TableDesign.Setting(path: "x", values: values).kind == kind)
  }

  @Test func `make a study keep what they show`() throws {
    let plain = try study(["variants": "{a: {}, 'b c': {rounds: 5}}"])
    let kept = try plain.keeping(TableRequest(tables: [.agents, .rounds])).kept
    #expect(kept == [.agents, .rounds])
    #expect(try plain.keeping(TableRequest(baseline: "b c")).kept == [])
    do {
      _ = try plain.keeping(TableRequest(baseline: "bc"))
      Issue.record("there is no cell 'bc'")
    } catch {
      #expect(
        error.description
          == "the baseline must be a cell of the study, but found 'bc'; did you mean 'b c'?")
    }
  }

  @Test func `say the same in every format`() throws {
    let study = try study([
      "mechanism": "'inspection'", "rounds": "20", "replicates": "2",
      "population": "[{agent: 'hedge', count: 6, name: 'they, \"them\"'}]",
      "variants": "{'fine 4': {'parameters.fine': 4}, 'fine 8': {'parameters.fine': 8.5}}",
    ]).keeping(.everything)
    let result = try Session.run(study, executor: Executor(threads: 1))
    let files = Tables(result, .everything).files
    #expect(files.map(\.name) == TableRequest.everything.files(keeping: []))
    for (place, table) in TableName.allCases.enumerated() {
      let (csv, jsonl, parquet) = (files[3 * place], files[3 * place + 1], files[3 * place + 2])
      let read = try ParquetReader(parquet.bytes)
      // Parquet is read by the test's own reader; the writers of text are tested by themselves.
      let columns = read.columns.map { column in
        let kind: ColumnKind? = [0: .truth, 2: .whole, 5: .real, 6: .text][column.type]
        return Column(
          name: column.name, kind: kind ?? .text, isOptional: column.isOptional)
      }
      #expect(!read.rows.isEmpty, "\(table)")
      #expect(try written(.csv, columns, read.rows) == csv.bytes, "\(table)")
      #expect(try written(.jsonl, columns, read.rows) == jsonl.bytes, "\(table)")
    }
  }
}
