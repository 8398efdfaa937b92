import Foundation
import Laboratory
import TestSupport
import Testing

@Suite(.enabled(if: Tool.arena != nil, "the tool is not beside the tests"))
struct `People at the keyboard` {
  private func play(_ line: String, input: String, columns: Int? = nil, in folder: URL = repository)
    throws -> Tool.Answer
  {
    let words = line.split(separator: " ").map(String.init)
    return try Tool.run(
      try #require(Tool.arena), ["play"] + words, in: folder, input: input, columns: columns)
  }

  @Test func `are told the rules, what each choice can pay, the score and what was best`() throws {
    let answer = try play("inspection --as inspector --rounds 3", input: "1\n?\nINSP\nskip\n")
    #expect(answer.status == 0 && answer.errors == "")
    for text in [
      "Inspectee decides conduct", "You are the inspector.", "Round 3 of 3.",
      "You end with -5 to 0.", "You end with -2 to -1.", "After 3 rounds: you ",
      "What would have been best, in hindsight:",
    ] { #expect(answer.output.contains(text), "\(text)") }
  }

  @Test(arguments: [
    ("used-car --as seller contract=menu", "keep\n"), ("travelers-dilemma --as 2", "?\n57\n"),
    ("first-price-auction --as bidder", "?\n0\n"), ("public-goods --as 3", "0\n"),
    ("iterated-prisoners-dilemma rounds=3 --as 1 --rounds 2", "d\nd\nc\nc\n?\nc\nd\n"),
    ("chicken --as 1 --as 2", "1\n2\n"), ("mediated(trust-game) --as 1", "1\n1\n1\n1\n"),
  ])
  func `play at sixty columns`(_ line: String, _ input: String) throws {
    let answer = try play(line, input: input, columns: 60)
    #expect(answer.status == 0, "\(answer.errors)")
    for line in answer.output.split(separator: "\n") { #expect(line.count <= 60, "\(line)") }
    #expect(!answer.output.contains("last round ="))
    #expect(answer.output.contains("in hindsight:"))
  }

  @Test func `earn more in hindsight by what dominates`() throws {
    let answer = try play(
      "prisoners-dilemma --as 1 --as 2 --rounds 2 --json", input: "c\nd\nd\nd\n")
    let json = try JSON.parse(Data(answer.output.utf8), file: "output")
    let found = json["rounds"].items.map { round in
      round["people"].items.map { $0["hindsight"] }
    }
    // Against a defector 1 instead of 0; whoever defected did what was best.
    #expect(found.map { $0.map { $0["regret"].double } } == [[1, 0], [0, 0]])
    #expect(found[0][0]["wouldHavePaid"].items.map(\.double) == [0, 1])
    #expect(json["totals"].items.map(\.double) == [1, 6])
  }

  @Test func `take turns, and say whose it is`() throws {
    let answer = try play("chicken --as 1 --as 2", input: "1\n2\n")
    #expect(answer.output.contains("Now driver 1; the others look away."))
    #expect(answer.output.contains("Now driver 2; the others look away."))
  }

  @Test func `leave when they like`() throws {
    let left = try play("chicken --as 1 --rounds 3", input: "1\nquit\n")
    #expect(left.status == 0 && left.output.contains("After 1 round"))
    let ended = try play("chicken --as 1 --rounds 3", input: "1\n")
    #expect(ended.status == 2)
    #expect(ended.errors == "arena: error: the input ended before the last round did\n")
  }

  @Test(arguments: [
    "chicken --as 1 --as 1", "chicken --as 3", "chicken --as 1 --agent person",
    "chicken --as 1 --agent hedge", "chicken --out x", "chicken --as 1 --rounds 10001",
    "iterated-prisoners-dilemma --as 1 --agent level-k",
  ])
  func `are refused in one sentence`(_ line: String) throws {
    let answer = try play(line, input: "1\n")
    #expect(answer.status == 2)
    #expect(answer.errors.hasPrefix("arena: error: "))
    #expect(answer.errors.split(separator: "\n").count == 1, "\(answer.errors)")
  }

  @Test func `are recorded, and played again to the byte without them`() throws {
    let scratch = try Scratch()
    let line = "inspection --as inspector --rounds 4 --agent epsilon-greedy --out game"
    let broken = try play(line, input: "1\n2\n", in: scratch.url)
    #expect(broken.status == 2 && broken.errors.contains("goes on from there"))
    // What was answered is not asked again.
    let whole = try play(line, input: "1\n2\n", in: scratch.url)
    #expect(whole.status == 0, "\(whole.errors)")
    let arena = try #require(Tool.arena)
    let study = "game/study.json5"
    let refused = try Tool.run(arena, ["run", study], in: scratch.url)
    #expect(refused.status == 2 && refused.errors.contains("people play in this study"))
    let first = try Tool.run(arena, ["run", study, "--replay", "--json"], in: scratch.url)
    #expect(first.status == 0, "\(first.errors)")
    // The same study, whose people are asked.
    let asked = try Tool.run(
      arena, ["run", study, "--ask", "--json", "--out", "asked"], in: scratch.url,
      input: "1\n2\n1\n2\n")
    #expect(asked.status == 0, "\(asked.errors)")
    #expect(asked.output == first.output)
    let again = try Tool.run(
      arena, ["run", "asked/study.json5", "--replay", "--json"], in: scratch.url)
    #expect(again.output == first.output)
    #expect(try JSON.parse(Data(first.output.utf8), file: "x")["cells"].items.count == 1)
  }
}
