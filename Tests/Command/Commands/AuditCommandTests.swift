import Foundation
import Laboratory
import StudySupport
import TestSupport
import Testing

@Suite(.enabled(if: Tool.arena != nil, "the tool is not beside the tests"))
struct `The audit command` {
  private func arena(_ line: String...) throws -> Tool.Answer {
    try Tool.run(try #require(Tool.arena), ["audit"] + line)
  }

  private func json(_ answer: Tool.Answer) throws -> JSON {
    try JSON.parse(Data(answer.output.utf8), file: "output")
  }

  @Test(arguments: [
    [], ["x"], ["used-car", "--set", "x=1"], ["used-car", "--welfare", "x"],
    ["used-car", "--outside", "seller"], ["used-car", "--outside", "buyer=1"],
    ["used-car", "--outside", "seller=nan"], ["used-car", "--require", "incentives"],
    ["used-car", "--require", ""], ["used-car", "--steps", "0"],
  ])
  func `says in one sentence why it cannot run`(_ line: [String]) throws {
    let answer = try Tool.run(try #require(Tool.arena), ["audit"] + line)
    #expect(answer.status == 2 && answer.output == "")
    #expect(answer.errors.hasPrefix("arena: error: "))
    #expect(answer.errors.split(separator: "\n").count == 1)
  }

  @Test func `reports failures and is done`() throws {
    let answer = try arena("used-car", "contract=cheap-talk", "--json")
    #expect(answer.status == 0 && answer.errors == "")
    let report = try json(answer)
    let finding = report["properties"]["bayesian-incentive-compatibility"]
    #expect(finding["holds"] == .bool(false) && finding["largestGain"].double == 7.5)
    #expect(report["welfare"].items.map { $0["name"].text } == ["surplus", "utilitarian"])
    let text = try arena("used-car", "contract=cheap-talk")
    #expect(text.status == 0 && text.output.contains("seller gains 7.5"))
    for line in text.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test(.enabled(if: isPatient)) func `says at how many type profiles somebody gains`() throws {
    let answer = try arena("voting", "--set", "rule=borda", "--json")
    let finding = try json(answer)["properties"]["ex-post-incentive-compatibility"]
    #expect(finding["holds"] == .bool(false))
    #expect(finding["figures"]["profiles"].double == 216)
    #expect(finding["figures"]["gainingProfiles"].double == 51)
    let text = try arena("voting", "--set", "rule=borda").output.split(separator: "\n")
    #expect(text.joined(separator: " ").contains("Somebody gains at 51 of 216 type profiles."))
  }

  @Test func `exits with 1 when a required property does not hold`() throws {
    let held = try arena(
      "used-car", "--require", "bayesian-incentive-compatibility,interim-individual-rationality")
    #expect(held.status == 0 && held.errors == "")
    let failed = try arena("used-car", "--require", "budget-balance,efficiency")
    #expect(failed.status == 1 && failed.errors == "required: budget-balance: fails\n")
    let open = try arena("used-car", "--require", "pair-stability")
    #expect(open.status == 1 && open.errors == "required: pair-stability: not applicable\n")
  }

  @Test func `measures by the welfare and the outside options asked for`() throws {
    let report = try json(
      try arena(
        "used-car", "--welfare", "egalitarian", "--welfare", "trade", "--welfare", "trade",
        "--outside", "seller=0.75", "--json"))
    #expect(report["welfare"].items.map { $0["name"].text } == ["egalitarian", "trade"])
    let egalitarian = report["welfare"].items[0]
    #expect(egalitarian["exactness"] == .string("bound"))
    let rational = report["properties"]["interim-individual-rationality"]
    #expect(rational["holds"] == .bool(false) && rational["largestGain"].double == 0.25)
  }

  @Test func `says that nothing is wished, or what a game too large leaves open`() throws {
    let silent = try arena("matching-pennies", "--json")
    #expect(silent.status == 0)
    #expect(try json(silent)["obstacle"].text.hasPrefix("the designer wishes nothing"))
    #expect(try json(silent)["obstacle"].text.hasSuffix("choose(..., wishing: action)"))
    let folder = try TemporaryFolder()
    let game = #"NFG 1 R "d" { "a" "b" } { { "C" "D" } { "C" "D" } } "" 3 3 5 0 0 5 1 1"#
    let file = try folder.write("d.nfg", Data(game.utf8))
    let unwished = try json(try arena(file, "--json"))
    #expect(unwished["obstacle"].text.hasSuffix(#"where players choose: --wish "SET=ACTION""#))
    let large = try arena("travelers-dilemma", "high=2000", "--json")
    #expect(large.status == 0)
    let report = try json(large)
    // One player at a time is free to choose: whoever claims the most would rather claim one less.
    #expect(report["obstacle"] == .null)
    let incentives = report["properties"]["bayesian-incentive-compatibility"]
    #expect(incentives["verdict"].text == "fails" && incentives["largestGain"].double == 1)
    let open = report["properties"]["efficiency"]
    #expect(open["verdict"].text == "undecided")
    #expect(open["reason"].text.hasPrefix("the tree has more than 1000000 leaves; one seat"))
  }

  @Test func `measures how near weights on the players' payoffs come to the goal`() throws {
    let answer = try arena("persuasion", "biases=[3, -1]", "--json")
    #expect(answer.status == 0)
    let found = try json(answer)["marketAlignment"].items
    #expect(found.map { $0["name"].text } == ["right", "utilitarian"])
    #expect(try #require(found[0]["error"].double) < 1e-9)
    let weights = found[0]["weights"].items.compactMap { $0["weight"].double }
    // The biases cancel: 3 x 1/4 = 1 x 3/4.
    #expect(abs(weights[0] - 0.25) < 1e-9 && abs(weights[1] - 0.75) < 1e-9)
    let silent = try arena("matching-pennies")
    #expect(silent.output.contains("Market alignment with utilitarian: "))
    for line in silent.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }
}
