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
    ["chicken", "--repeat"], ["chicken", "--repeat", "discont=0.5"],
    ["chicken", "--repeat", "discount=1.5"], ["chicken", "--repeat", "rounds=0"],
    ["chicken", "--repeat", "rounds=2.5"],
    ["chicken", "--repeat", "discount=0.5,continuation=0.5"],
    ["chicken", "--repeat", "discount=0.5", "--concept", "pure"],
    ["iterated-prisoners-dilemma", "--repeat", "discount=0.5"],
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
    ["prisoners-dilemma", "--repeat", "continuation=0.8"], ["chicken", "--repeat", "discount=1"],
    ["matching-pennies", "--repeat", "discount=0.9"], ["trust-game", "--repeat", "rounds=5"],
    ["stag-hunt", "--repeat", "discount=0"], ["iterated-prisoners-dilemma"],
    ["public-goods", "levels=2", "--repeat", "continuation=0.8,rounds=1000"],
  ])
  func `keeps to eighty columns`(_ line: [String]) throws {
    let answer = try Tool.run(try #require(Tool.arena), ["solve"] + line)
    #expect(answer.status == 0 && answer.errors == "")
    for line in answer.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test func `says what patience holds up where play repeats`() throws {
    let found = try json("prisoners-dilemma", "--repeat", "continuation=0.8")
    #expect(found["concept"] == .string("repeated equilibrium"))
    let welfare = try #require(found["welfare"].items.first)
    #expect(welfare["predicted"] == .array([.integer(1), .integer(3)]))
    #expect(welfare["exact"] == .bool(true) && welfare["best"] == .integer(3))
    #expect(found["leastPatience"]["grim"]["discount"] == .number(0.5))
    #expect(found["leastPatience"]["penalCode"]["to"] == .string("defect"))
    #expect(found["payoffs"].items.count == 4)
    // Three players or private knowledge: bounds, and why.
    let bounded = try json("public-goods", "levels=2", "--repeat", "continuation=0.8")
    #expect(bounded["payoffs"] == .null && bounded["obstacle"] != .null)
    let hidden = try json(
      "reputed(prisoners-dilemma)", "village-continuation=0.5", "village-rounds=900")
    #expect(hidden["obstacle"] != .null && hidden["leastPatience"] == .null)
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

  /// Runs a body with the path of a file of some text.
  private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "arena-profile-\(UUID().uuidString).json5")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try body(file.path)
  }

  @Test func `judges the profile that it found itself an equilibrium`() throws {
    let found = try json("inspection")
    let strategies = found["equilibria"].items[0]["strategies"]
    try withFile(strategies.indented) { file in
      let judged = try json("inspection", "--profile", file)
      #expect(judged["strategies"] == strategies && judged["equilibrium"] == .bool(true))
      #expect(judged["payoffs"] == found["equilibria"].items[0]["payoffs"])
      #expect(judged["deviations"].items.isEmpty)
      let text = try arena("inspection", "--profile", file)
      #expect(text.status == 0 && text.output.contains("an equilibrium"))
      let other = try arena("inspection", "--profile", file, "--concept", "nash")
      #expect(other.status == 2 && other.errors.contains("leave out --concept"))
    }
  }

  @Test func `says who would gain by leaving a profile, by what`() throws {
    // Nobody inspects, so the inspectee gains its benefit of 2 by violating.
    let profile = """
      { inspector: { inspection: { skip: 1 } }, inspectee: { conduct: { comply: 1 } } }
      """
    try withFile(profile) { file in
      let judged = try json("inspection", "--profile", file)
      #expect(judged["equilibrium"] == .bool(false) && judged["regret"].double == 2)
      let deviation = try #require(judged["deviations"].items.first)
      #expect(judged["deviations"].items.count == 1)
      #expect(deviation["player"] == .string("inspectee") && deviation["gain"].double == 2)
      #expect(deviation["strategy"]["conduct"]["violate"].double == 1)
    }
  }

  @Test(
    arguments: [
      ("{}", "does not say what inspector does at 'inspection'"),
      ("[]", "must be an object, but found a list"),
      ("{ inspecter: {} }", "there is no player 'inspecter'; did you mean 'inspector'?"),
      ("{ inspector: { inspect: {} } }", "inspector has no information set 'inspect'"),
      (
        "{ inspector: { inspection: { inspct: 1 } } }",
        "there is no action 'inspct'; did you mean 'inspect'?"
      ),
      (
        "{ inspector: { inspection: { inspect: 2 } } }",
        "'inspect' needs a probability in 0...1, but found the number 2"
      ),
      (
        "{ inspector: { inspection: { inspect: 0.5 } } }", "the probabilities sum to 0.5, not to 1"
      ),
    ])
  func `says where a profile does not fit the game`(_ text: String, _ complaint: String) throws {
    try withFile(text) { file in
      let answer = try arena("inspection", "--profile", file)
      #expect(answer.status == 2 && answer.output == "")
      #expect(answer.errors.contains(complaint), "\(answer.errors)")
    }
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
