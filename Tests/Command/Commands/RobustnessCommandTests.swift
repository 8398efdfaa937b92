import Foundation
import Laboratory
import TestSupport
import Testing

@testable import Command

@Suite(.enabled(if: Tool.arena != nil, "the tool is not beside the tests"))
struct `The robustness command` {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.write(
      "study.json5",
      """
      {
        title: "Two dilemmas", mechanism: "prisoners-dilemma", rounds: 20, seed: 1, replicates: 2,
        population: [{ agent: "always", count: 10 }],
        variants: { plain: {}, generous: { "parameters.reward": 4 } },
      }
      """)
  }

  private func arena(_ line: String...) throws -> Tool.Answer {
    try Tool.run(
      try #require(Tool.arena), ["robustness", "study.json5"] + line, in: scratch.url)
  }

  @Test func `shows cells side by side, and goes on where it was`() throws {
    let line = ["--shares", "0.5", "--out", "found", "--format", "csv,jsonl"]
    let answer = try arena(line[0], line[1], line[2], line[3], line[4], line[5])
    #expect(answer.status == 0 && answer.errors == "written to \(scratch.url.path)/found\n")
    let lines = answer.output.split(separator: "\n")
    #expect(
      lines.contains {
        $0.split(separator: " ") == ["share", "utilitarian", "plain", "generous"]
      })
    #expect(lines.contains { $0.contains("0.5  saboteur, fixed") })
    #expect(lines.contains { $0.hasPrefix("tipping point") })
    let files = try FileManager.default.contentsOfDirectory(
      atPath: scratch.url.appending(path: "found").path)
    #expect(
      files.sorted() == [
        "robustness.csv", "robustness.json", "robustness.jsonl", "store", "study.json5",
        "tipping.csv", "tipping.jsonl",
      ])
    let table = scratch.url.appending(path: "found/robustness.csv")
    let before = try Data(contentsOf: table)
    let header = String(decoding: before, as: UTF8.self).prefix { $0 != "\n" }
    #expect(header == "cell,welfare,intruders,others,share,agents,mean,half_width")
    let again = try arena(line[0], line[1], line[2], line[3], line[4], line[5], "--json")
    #expect(try Data(contentsOf: table) == before)
    #expect(
      try Data(contentsOf: scratch.url.appending(path: "found/robustness.json"))
        == Data(again.output.utf8))
  }

  @Test func `says what is wrong`() throws {
    let wrong: [(line: [String], sentence: String)] = [
      (["--shares", "0.1,1.5"], "--shares must be a number in 0...1, but found '1.5'"),
      (["--cost", "-1"], "--cost must be a number in 0...1000000000000, but found '-1'"),
      (
        ["--intruders", "sabotuer"],
        "--intruders must be noisy, contrary, saboteur, frugal or pair, but found 'sabotuer'; did you "
          + "mean 'saboteur'?"
      ),
      (["--format", "csv"], "--format needs --out DIR, where tables are written"),
      (["--out", "there"], "the folder 'there' holds something else: 'mine.txt'; choose another"),
    ]
    try scratch.write("there/mine.txt", "mine")
    for (line, sentence) in wrong {
      let answer = try Tool.run(
        try #require(Tool.arena), ["robustness", "study.json5"] + line, in: scratch.url)
      #expect(answer.status == 2 && answer.output == "")
      #expect(answer.errors == "arena: error: \(sentence)\n")
    }
  }
}
