import Arena
import Foundation
import StudySupport
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
    -> CellReport
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
    var report = CellReport()
    report.summary = cell
    report.done = KeptUnits(Array(welfare.indices)) { replicate in
      var unit = UnitResult()
      unit.welfare = welfare[replicate]
      return unit
    }
    return report
  }

  /// The rows of a table, by column.
  private func rows(_ table: TableName, _ design: TableDesign, _ cells: [CellReport]) throws
    -> [[String: JSON]]
  {
    let bytes = Collected()
    let set = try TableSet(TableRequest(tables: [table], formats: [.jsonl]), design) { file in
      { if file == table.file(.jsonl) { bytes.all += $0 } }
    }
    for cell in cells { try set.add(cell) }
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

  @Test func `differ from the cell that a study compares with, replicate by replicate`() throws {
    let study = try study([
      "mechanism": "'inspection'", "replicates": "3", "compare": "'base'",
      "variants": "{dear: {'parameters.fine': 9}, base: {}}",
      "sweep": "{'parameters.gain': [1, 2]}", "welfare": "['utilitarian', 'egalitarian']",
    ])
    let result = try Session.run(study, executor: Executor(threads: 1))
    let cells = result.summary.cells
    #expect(cells.map(\.baseline) == [cells[2].name, cells[3].name, nil, nil])
    let differences = try rows(.differences, design, result.reports)
    #expect(differences.count == 4)
    for (row, (cell, welfare)) in zip(differences, [(0, 0), (0, 1), (1, 0), (1, 1)]) {
      // By definition: the mean of three differences, and Student's interval around it.
      let pairs = zip(result.units[cell], result.units[cell + 2])
      let each = pairs.map { $0.welfare[welfare] - $1.welfare[welfare] }
      let mean = each.reduce(0, +) / 3
      let deviation = (each.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 2).squareRoot()
      #expect(row["cell"] == .string(cells[cell].name))
      #expect(row["baseline"] == .string(cells[cell + 2].name))
      #expect(((row["difference"]?.double ?? .nan) - mean).magnitude < 1e-12)
      let half = row["half_width"]?.double ?? .nan
      #expect((half - Self.half * deviation).magnitude <= Self.tolerance * deviation)
      #expect(row["pairs"]?.int == 3)
    }
  }

  @Test func `have a wide one with a row a cell`() throws {
    let report = cell("one", [[1], [2], [3]], settings: ["parameters.x": .integer(1)])
    var first = report.summary
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
    let wide = try rows(
      .wide, design,
      [first, second].map { summary in
        var report = report
        report.summary = summary
        return report
      })
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
    #expect(plain.keeping(TableRequest(tables: [.agents, .rounds])).kept == [.agents, .rounds])
    #expect(plain.baseline(of: 1) == nil)
    #expect(plain.keeping(TableRequest(tables: [.differences])).baseline(of: 1) == 0)
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
