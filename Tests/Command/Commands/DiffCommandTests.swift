import Foundation
import Laboratory
import TestSupport
import Testing

@testable import Command

@Suite(.enabled(if: Tool.arena != nil, "the tool is not beside the tests"))
struct `The diff command` {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func arena(_ line: [String]) throws -> Tool.Answer {
    try Tool.run(try #require(Tool.arena), line, in: scratch.url)
  }

  private func json(_ line: String...) throws -> JSON {
    let answer = try arena(["diff"] + line + ["--json"])
    return try JSON.parse(Data(answer.output.utf8), file: "output")
  }

  private func sentences(_ json: JSON) -> [String] {
    guard case .object(let fields) = json, case .array(let rules)? = fields.values["rules"] else {
      return []
    }
    return rules.map { rule in
      guard case .object(let rule) = rule, case .string(let sentence)? = rule.values["sentence"]
      else { return "" }
      return sentence
    }
  }

  /// A seller who keeps a thing or sells it for 2, at which it gains 1.
  private static let sale = """
    mechanism sale "A sale."
    parameter price = 2 in 0...10 money "What is paid."
    role seller "Sells."
    role buyer  "Buys."
    decision offer by seller = keep, sell "Whether to sell."
      wishes sell
    measure trade in 0...1 sales "Whether something is sold."
    goal trade
    story {
      let offered = choose offer by seller
      let fair = chance "the buyer is there" 0.5
      if offered == sell and fair {
        transfer price from buyer to seller
        gain -1 by seller
        note trade 1
      }
    }
    """

  @Test func `says each change of the rules in one sentence`() throws {
    try scratch.write("old.story", Self.sale)
    let changes: [(from: String, to: String, sentences: [String])] = [
      (
        "price = 2", "price = 3",
        [
          "The parameter 'price' is 3 money instead of 2 money.",
          "At offer = sell by seller, the buyer is there = yes: the seller now gets 2 instead of 1.",
          "At offer = sell by seller, the buyer is there = yes: the buyer now gets -3 instead of -2.",
        ]
      ),
      (
        "0...10", "0...5",
        ["The parameter 'price' takes numbers in 0...5 money instead of numbers in 0...10 money."]
      ),
      (
        "wishes sell", "wishes keep",
        ["At offer, the designer now wishes 'keep' of the seller instead of 'sell'."]
      ),
      (
        "goal trade", "goal least trade",
        ["The designer wants the least of 'trade' instead of the most of 'trade'."]
      ),
      ("0...1 sales", "0...2 sales", ["The measure 'trade' lies in 0...2 instead of 0...1."]),
      (
        "there\" 0.5", "there\" 0.25",
        [
          "At offer = keep by seller: the draw 'the buyer is there' is now yes with probability 0.25 "
            + "instead of 0.5, and so at 4 places."
        ]
      ),
      (
        "keep, sell", "keep, sell, burn", ["The decision 'offer' now offers 'burn'."]
      ),
      (
        "note trade 1", "note trade 0.5",
        [
          "At offer = sell by seller, the buyer is there = yes: the measure 'trade' is now 0.5 instead of 1."
        ]
      ),
      ("role buyer ", "role taker ", ["The role 'buyer' is gone.", "The role 'taker' is new."]),
      ("\"Sells.\"", "\"Owns a thing.\"", []),
    ]
    for change in changes {
      var text = Self.sale.replacing(change.from, with: change.to)
      if change.to.hasPrefix("role") { text = text.replacing("from buyer", with: "from taker") }
      try scratch.write("new.story", text)
      let answer = try json("old.story", "new.story")
      #expect(sentences(answer) == change.sentences, "\(change.to)")
      let status: Int32 = change.sentences.allSatisfy { $0.contains("parameter") } ? 0 : 1
      #expect(try arena(["diff", "old.story", "new.story"]).status == status, "\(change.to)")
    }
  }

  @Test func `shows what pays now and did not before`() throws {
    try scratch.write("a.story", Self.sale)
    let answer = try arena(["diff", "a.story", "a.story", "price=0.5"])
    #expect(answer.status == 1 && answer.errors == "")
    let text = answer.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    // The sale now loses 0.5 in half of the cases, so that it is better to keep.
    #expect(text.contains("The predicted trade is 0 instead of 0.5."))
    #expect(text.contains("equilibrium, gone: seller: offer -> sell"))
    #expect(text.contains("equilibrium, new: seller: offer -> keep"))
    #expect(
      text.contains(
        "fails now, and held before: the seller gains 0.25 at offer, by keep instead of sell."))
    #expect(text.contains("The seller chooses offer: keep (wished: sell)"))
    let back = try arena(["diff", "a.story", "a.story", "--old-set", "price=0.5"])
    #expect(back.output.contains("holds now, and failed before"))
  }

  @Test func `compares a story with the mechanism of the catalogue that it is`() throws {
    let path = repository.appending(path: "Mechanisms/Stories/peer-prediction.story").path
    #expect(try arena(["diff", "peer-prediction", path]).status == 0)
    #expect(try arena(["diff", path, path, "--set", "pay=0"]).status == 1)
  }

  /// Games and settings, of which some change something.
  private static let settings = [
    ("chicken", "win=4"), ("chicken", "win=5"), ("inspection", "fine=2"), ("inspection", "fine=4"),
    ("used-car", "contract=lump-sum"), ("used-car", "full-price=13"),
    ("used-car", "risk-aversion=0"),
    ("trust-game", "gift=3"), ("public-goods", "players=3"),
  ]

  @Test(arguments: settings)
  func `calls those the same game whose files are the same`(_ id: String, _ setting: String) throws
  {
    let files = try [[], [setting]].map { settings in
      let file = try arena(["export", id, "--format", "efg"] + settings)
      return file.output.split(separator: "\n").dropFirst().joined(separator: "\n")
    }
    let answer = try arena(["diff", id, id, setting])
    #expect(answer.errors == "")
    #expect((answer.status == 0) == (files[0] == files[1]), "\(answer.output)")
  }

  @Test func `says what is wrong with either side`() throws {
    #expect(try arena(["diff", "chicken", "chickn"]).errors.contains("did you mean 'chicken'?"))
    #expect(
      try arena(["diff", "chicken", "chicken", "--old-set", "win"]).errors
        == "arena: error: --old-set needs NAME=VALUE, but found 'win'\n")
    #expect(try arena(["diff", "chicken"]).status == 2)
  }
}
