import Foundation
import Laboratory
import Testing

@Suite(.enabled(if: Tool.arena != nil, "the tool is not beside the tests"))
struct `The solve command` {
  private func arena(_ line: String...) throws -> Tool.Answer {
    try Tool.run(try #require(Tool.arena), ["solve"] + line)
  }

  private func json(_ line: String...) throws -> JSON {
    let answer = try Tool.run(try #require(Tool.arena), ["solve"] + line + ["--json"])
    #expect(answer.status == 0 && answer.errors == "")
    return try JSON.parse(Data(answer.output.utf8), file: "output")
  }

  @Test(arguments: [
    [], ["x"], ["inspection", "--concept", "nsh"], ["inspection", "--welfare", "x"],
    ["inspection", "--leader", "x"], ["inspection", "--ties", "x"], ["inspection", "--noise", "0"],
    ["inspection", "--noise", "1", "--precision", "1"], ["inspection", "--levels", "-1"],
    ["inspection", "--ties", "pessimistic"], ["inspection", "--pure"],
    ["inspection", "--noise", "1"], ["inspection", "--cell", "x"],
    ["governance", "--concept", "nash", "--leader", "regulator"],
    ["governance", "--set", "leader=regulator", "--iterations", "10"],
    ["inspection", "--set", "x=1"], ["inspection", "--select", "x"],
    ["quality-game", "--leaves", "10"], ["nowhere.efg"],
    ["quality-game", "--observed", "nowhere.csv"],
    ["quality-game", "--concept", "agent-qre", "--observed", "nowhere.csv"],
    ["quality-game", "--concept", "agent-qre", "--observed", "README.md"],
    [
      "quality-game", "--concept", "agent-qre", "--observed", "results/quality-hump/actions.csv",
      "--cell", "x",
    ],
    ["used-car", "--concept", "agent-qre", "--observed", "results/quality-hump/actions.csv"],
  ])
  func `says in one sentence why it cannot run`(_ line: [String]) throws {
    let answer = try Tool.run(try #require(Tool.arena), ["solve"] + line)
    #expect(answer.status == 2 && answer.output == "")
    #expect(answer.errors.hasPrefix("arena: error: "))
    #expect(answer.errors.split(separator: "\n").count == 1)
  }

  @Test(arguments: [
    ["--concept", "list"], ["inspection"], ["inspection", "--concept", "stackelberg"],
    ["travelers-dilemma", "--concept", "qre", "--noise", "10"],
    ["travelers-dilemma", "--concept", "level-k"],
    ["used-car", "--concept", "weak-dominance"], ["chicken", "--concept", "extreme"],
    ["chicken", "--concept", "correlated", "--welfare", "egalitarian"],
    ["chicken", "--concept", "coarse-correlated", "--welfare", "utilitarian"],
    ["kuhn-poker", "--concept", "cfr"], ["quality-game", "--select", "worst"],
  ])
  func `keeps to eighty columns`(_ line: [String]) throws {
    let answer = try Tool.run(try #require(Tool.arena), ["solve"] + line)
    #expect(answer.status == 0 && answer.errors == "")
    for line in answer.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test func `gives strategies, payoffs, welfare and regret of every equilibrium`() throws {
    let found = try json("inspection")
    #expect(found["mechanism"] == .string("inspection") && found["concept"] == .string("nash"))
    #expect(found["players"].items.map(\.text) == ["inspector", "inspectee"])
    #expect(found["parameters"]["fine"].double == 8)
    #expect(found["complete"] == .bool(true) && found["status"] == .string("complete"))
    let only = try #require(found["equilibria"].items.first)
    #expect(found["equilibria"].items.count == 1)
    #expect(only["strategies"]["inspector"]["inspection"]["inspect"].double == 0.25)
    #expect(only["payoffs"].items[0].double == -1.25)
    #expect(only["welfare"]["compliance"].double == 0.75)
    #expect(try #require(only["regret"].double) < 1e-12)
  }

  @Test func `takes noise for one over precision`() throws {
    let noise = try json("travelers-dilemma", "--concept", "qre", "--noise", "10")
    let precision = try json("travelers-dilemma", "--concept", "qre", "--precision", "0.1")
    #expect(noise == precision)
    // The mean claim of the table in Capra et al.'s setting, bonus 2 on claims of 2 to 100, noise 10.
    let strategy = noise["equilibria"].items[0]["strategies"]["traveler 1"]["claim"]
    guard case .object(let actions) = strategy else {
      Issue.record("expected the actions of a claim")
      return
    }
    let mean = actions.values.reduce(0) {
      $0 + (Double($1.key) ?? .nan) * ($1.value.double ?? .nan)
    }
    #expect((mean - 84.667).magnitude < 5e-4)
  }

  @Test func `shows worst and best for the designer`() throws {
    let worst = try json("quality-game", "--select", "worst", "--set", "bonus=0.5")
    let best = try json("quality-game", "--select", "best", "--set", "bonus=0.5")
    #expect(worst["equilibria"].items[0]["welfare"]["quality"].double == 0)
    #expect(best["equilibria"].items[0]["welfare"]["quality"].double == 10)
  }

  @Test func `fits a precision to the play of a study`() throws {
    let fitted = try json(
      "quality-game", "--concept", "agent-qre", "--observed", "results/quality-hump/actions.csv",
      "--cell", "bonus to the lower noise=1")
    // The study's agents choose by logit at noise 1, believing what they have seen.
    #expect((try #require(fitted["details"]["precision"].double) - 1).magnitude < 0.02)
  }

  @Test func `says how surely the fitted precision is known, and on what grounds`() throws {
    let fitted = try json(
      "quality-game", "--concept", "agent-qre", "--observed", "results/quality-hump/actions.csv",
      "--cell", "bonus to the lower noise=1")
    let details = fitted["details"]
    let precision = try #require(details["precision"].double)
    #expect(try #require(details["95 % interval of the precision, from"].double) < precision)
    #expect(try #require(details["95 % interval of the precision, to"].double) > precision)
    #expect(details["errors"] == .string("choices are taken as independent"))
  }
}
