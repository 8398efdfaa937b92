import Arena
import Browser
import Laboratory
import Playground
import Testing

@Suite("Door") struct DoorTests {
  @Test("What is no request gets a sentence", arguments: [[], [0xFF], [0xA0], [0x01], [0x9F]])
  func refusesBytes(bytes: [UInt8]) throws {
    var door = Door()
    let answer = try #require(CBOR(door.serve(bytes)))
    #expect(!answer.json["error"].text.isEmpty)
  }

  @Test("Whatever bytes come, there is an answer", arguments: 0..<200)
  func survivesNoise(seed: Int) throws {
    var random = RandomStream(StreamKey(seed: UInt64(seed)))
    var door = Door()
    let valid = CBOR.map([
      .init("ask", .text("open")), .init("story", .text("mechanism x \"y\"")),
      .init("parameters", .map([.init("a", .list([.real(1), .null]))])),
    ]).bytes
    var bytes = valid
    for _ in 0..<5 {
      bytes[random.index(below: bytes.count)] = UInt8(truncatingIfNeeded: random.next())
    }
    #expect(CBOR(door.serve(bytes)) != nil)
  }

  @Test(
    "A request that makes no sense gets a sentence with the nearest name",
    arguments: [
      ("opne", [:], "there is no request 'opne'; did you mean 'open'?"),
      ("begin", [:], "nothing is open yet; ask to open something first"),
      ("advance", [:], "nobody lives yet; ask to begin first"),
      (
        "open", ["mechanism": .string("used-cat")],
        "there is no mechanism 'used-cat'; did you mean 'used-car'?"
      ),
      (
        "open", ["mechanism": .string("used-car"), "parameters": .object(["prise": .integer(1)])],
        "used-car has no parameter 'prise'"
      ),
      (
        "open",
        [
          "mechanism": .string("prisoners-dilemma"), "parameters": .object(["reward": .bool(true)]),
        ],
        "prisoners-dilemma: 'reward' must be a number in -1000000...1000000, but found true"
      ),
      (
        "open",
        [
          "mechanism": .string("iterated-prisoners-dilemma"),
          "repeat": .object(["rounds": .integer(3)]),
        ],
        "iterated-prisoners-dilemma is repeated by itself; set its 'parameters' instead of 'repeat'"
      ),
    ] as [(String, [String: JSON], String)])
  func says(ask: String, fields: [String: JSON], sentence: String) throws {
    var engine = Engine()
    let error = #expect(throws: StudyError.self) { _ = try engine.ask(ask, fields) }
    #expect(error?.description.hasPrefix(sentence) == true, "\(error?.description ?? "nothing")")
  }

  @Test("A population that nobody can seat, or that is too large, gets a sentence")
  func refusesPopulations() throws {
    var engine = Engine()
    _ = try engine.ask("open", ["mechanism": .string("prisoners-dilemma")])
    func sentence(_ agent: String, _ count: Int, _ rounds: Int, _ more: [String: JSON] = [:])
      -> String
    {
      var fields = more
      fields["population"] = .array([
        .object(["agent": .string(agent), "count": .integer(count)])
      ])
      fields["rounds"] = .integer(rounds)
      var engine = engine
      do {
        _ = try engine.ask("begin", fields)
        return ""
      } catch { return error.description }
    }
    #expect(sentence("tit-for-tat", 2, 10) == "")
    #expect(sentence("tit-for-tot", 2, 10).hasSuffix("did you mean 'tit-for-tat'?"))
    #expect(sentence("tit-for-tat", 1, 10).contains("has 2 seats, but only 1 agents may fill it"))
    #expect(sentence("tit-for-tat", 20_000_000, 10).contains("MB"))
    #expect(sentence("tit-for-tat", 2_000_000_000, 10).contains("0...20000000"))
    #expect(sentence("tit-for-tat", 1000, 1_000_000_000).contains("more than a page can count"))
    #expect(
      sentence("tit-for-tat", 10, 10, ["matching": .string("rndom")]).hasSuffix(
        "did you mean 'random'?"))
    #expect(
      sentence("tit-for-tat", 10, 10, ["welfare": .array([.string("utilitarien")])]).hasSuffix(
        "did you mean 'utilitarian'?"))
    #expect(sentence("tit-for-tat", 10, 10, ["seed": .integer(-1)]).contains("'seed'"))
  }

  @Test("A story that divides by zero while it is played gets a sentence, and the door stays open")
  func survivesFailingStory() throws {
    var engine = Engine()
    let story = """
      mechanism division "Divides by what was chosen."
      role chooser seats 1 "Chooses."
      decision divisor by chooser = 0...1 "By what it divides."
      measure share in 0...1 shares "What is left."
      goal share
      story {
        let number = choose divisor by chooser
        note share 1 / number
      }
      """
    let answer = try engine.ask("open", ["story": .string(story)])
    guard answer["complaints"].items.isEmpty else {
      #expect(!answer["complaints"].items[0]["sentence"].text.isEmpty)
      return
    }
    _ = try engine.ask(
      "begin",
      [
        "population": .array([.object(["agent": .string("uniform"), "count": .integer(4)])]),
        "rounds": .integer(20),
      ])
    #expect(throws: StudyError.self) { _ = try engine.ask("advance", ["blocks": .integer(50)]) }
    _ = try engine.ask("open", ["mechanism": .string("used-car")])
  }

  @Test("Complaints about a story come with their places")
  func complains() throws {
    var engine = Engine()
    let answer = try engine.ask("open", ["story": .string("mechanism 7")])
    let complaint = try #require(answer["complaints"].items.first)
    #expect(complaint["line"].int == 1)
    #expect(!complaint["sentence"].text.isEmpty)
  }

  @Test("A person is asked until the episode is over, and told what each action was worth")
  func sits() throws {
    var engine = Engine()
    _ = try engine.ask("open", ["mechanism": .string("prisoners-dilemma")])
    var request: [String: JSON] = [
      "seat": .integer(0), "seed": .integer(4), "against": .string("uniform"),
    ]
    let asked = try engine.ask("sit", request)
    #expect(asked["view"]["answers"].items.count == 2)
    request["choices"] = .array([.integer(1)])
    let done = try engine.ask("sit", request)
    #expect(done["done"] == .bool(true))
    // Against a uniform other: 3 and 0 for cooperating, 5 and 1 for defecting, on average.
    #expect(done["choices"].items.first?["values"].items.compactMap(\.double) == [1.5, 3])
    request["choices"] = .array([.integer(2)])
    #expect(throws: StudyError.self) { _ = try engine.ask("sit", request) }
  }

  @Test("A wish that does not hold is told as an episode")
  func tellsWish() throws {
    var engine = Engine()
    _ = try engine.ask("open", ["mechanism": .string("prisoners-dilemma")])
    let theory = try engine.ask("theory")
    #expect(theory["welfare"].items.first?["best"].double == 3)
    #expect(theory["welfare"].items.first?["predicted"].items.compactMap(\.double) == [1])
    #expect(theory["answers"].int == 1)
    #expect(theory["play"].items.compactMap(\.double) == [0, 1])
    if theory["wish"] != .null {
      // Whoever defects alone gains 5 instead of 3.
      #expect(theory["wish"]["holds"] == .bool(false))
      #expect(theory["wish"]["gain"].double == 2)
      #expect(!theory["wish"]["story"].items.isEmpty)
    }
  }
}
