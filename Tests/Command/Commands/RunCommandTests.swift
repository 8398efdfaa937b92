import Foundation
import TestSupport
import Testing

@testable import Command

@Suite(.enabled(if: Tool.arena != nil, "the tool is not beside the tests"))
struct `The run command` {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.write(
      "study.json5",
      """
      {mechanism: 'chicken', population: [{agent: 'uniform', count: 4}], rounds: 5, seed: 1,
       variants: {a: {}, 'b, c': {rounds: 6}}, compare: 'b, c'}
      """)
  }

  private func arena(_ line: String...) throws -> Tool.Answer {
    try Tool.run(try #require(Tool.arena), ["run", "study.json5"] + line, in: scratch.url)
  }

  @Test func `writes the tables that are asked for`() throws {
    let answer = try arena(
      "--out", "result", "--tables", "agents,wide,differences", "--format", "csv,parquet")
    #expect(answer.status == 0)
    let folder = scratch.url.appending(path: "result")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let tables = ["agents", "cells", "differences", "welfare", "wide"]
    #expect(
      names.filter { $0.hasSuffix(".csv") || $0.hasSuffix(".parquet") }.sorted()
        == tables.flatMap { ["\($0).csv", "\($0).parquet"] })
    let differences = try String(
      contentsOf: folder.appending(path: "differences.csv"), encoding: .utf8)
    #expect(differences.split(separator: "\n")[1].hasPrefix("a,\"b, c\","))
    let provenance = try String(
      contentsOf: folder.appending(path: "provenance.json"), encoding: .utf8)
    #expect(provenance.contains("--tables agents,wide,differences --format csv,parquet\""))
  }

  @Test(arguments: [
    (["--tables", "wide"], "--tables needs --out DIR, where tables are written"),
    (["--format", "csv"], "--format needs --out DIR, where tables are written"),
    (
      ["--out", "x", "--tables", "wid"],
      "--tables must be one of 9 names, but found 'wid'; did you mean 'wide'?"
    ),
    (
      ["--out", "x", "--format", "parket"],
      "--format must be csv, jsonl or parquet, but found 'parket'; did you mean 'parquet'?"
    ),
  ])
  func `says what is wrong about tables`(_ line: [String], _ sentence: String) throws {
    let answer = try Tool.run(
      try #require(Tool.arena), ["run", "study.json5"] + line, in: scratch.url)
    #expect(answer.status == 2)
    #expect(answer.errors.hasPrefix("arena: error: \(sentence)"))
    #expect(!FileManager.default.fileExists(atPath: scratch.url.appending(path: "x").path))
  }
}
