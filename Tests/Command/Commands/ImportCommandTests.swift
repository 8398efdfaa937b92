import Foundation
import Laboratory
import TestSupport
import Testing

@testable import Command

@Suite(.enabled(if: Tool.arena != nil, "the tool is not beside the tests"))
struct `The import command` {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.write(
      "two.csv",
      """
      Environment,Strategy,Opponent,Score,Note
      dilemma,give,give,3,x
      dilemma,give,keep,0,x
      dilemma,keep,give,5,x
      dilemma,keep,keep,1,x
      stag,give,give,4,x
      stag,give,keep,0,x
      stag,keep,give,3,x
      stag,keep,keep,NaN,x
      stag,keep,keep,3,x
      """)
  }

  private func arena(_ line: String..., columns: Int? = nil) throws -> Tool.Answer {
    try Tool.run(
      try #require(Tool.arena), ["import", "two.csv"] + line, in: scratch.url, columns: columns)
  }

  @Test func `refuses a cell without a number, or counts it`() throws {
    let refused = try arena()
    #expect(refused.status == 2 && refused.output == "")
    #expect(
      refused.errors
        == "arena: error: 'two.csv', line 9, column 16: expected a number for the payoff, "
        + "but found 'NaN'; --missing counts such matches as missing\n")
    let counted = try arena("--missing")
    #expect(counted.status == 0 && counted.errors == "")
    for words in [
      "Not read: 1 column, 'Note'.", "Cells without a number, whose matches do not count: 1 'nan'.",
      "There is one run only", "mean rank", "The table of means has one equilibrium.",
    ] { #expect(counted.output.contains(words), "\(words)") }
  }

  @Test func `has one shape for one game and one for several`() throws {
    let several = try arena("--missing", "--json")
    let games = try JSON.parse(Data(several.output.utf8), file: "output").items
    #expect(games.map { $0["game"].text } == ["dilemma", "stag"])
    #expect(games[0]["rating"]["unique"] == .bool(true))
    #expect(games[0]["rows"].items.map { $0["exactRating"].text } == ["-1", "0"])
    try scratch.write("one.csv", "row,column,payoff\na,a,1\n")
    let one = try Tool.run(
      try #require(Tool.arena), ["import", "one.csv", "--json"], in: scratch.url)
    #expect(try JSON.parse(Data(one.output.utf8), file: "output")["rows"].items.count == 1)
  }

  @Test(arguments: [40, 60, 80])
  func `keeps to the width`(_ columns: Int) throws {
    for line in try arena("--missing", columns: columns).output.split(separator: "\n") {
      #expect(line.count <= columns, "\(line)")
    }
  }

  @Test func `reads what a tournament here writes`() throws {
    let tool = try #require(Tool.arena)
    let played = try Tool.run(
      tool,
      ["tournament", "chicken", "--agents", "always,grim,uniform", "--rounds", "5", "--outcomes"]
        + ["ours.csv", "--json"], in: scratch.url)
    #expect(played.status == 0)
    let read = try Tool.run(tool, ["import", "ours.csv", "--json"], in: scratch.url)
    #expect(read.status == 0)
    let (ours, theirs) = (
      try JSON.parse(Data(played.output.utf8), file: "output"),
      try JSON.parse(Data(read.output.utf8), file: "output")
    )
    #expect(ours["agents"].items == theirs["rows"].items.map { $0["name"] })
    #expect(ours["payoffs"] == theirs["payoffs"])
  }
}
