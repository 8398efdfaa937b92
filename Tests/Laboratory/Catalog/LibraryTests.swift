import Arena
import Foundation
import Laboratory
import Mechanisms
import TestSupport
import Testing

@Suite struct `The catalogue` {
  /// The types in the Swift files below a folder that conform to a protocol, named by a pattern.
  private func declared(_ conformance: String, in folder: String) throws -> [String] {
    let root = repository.appending(path: folder)
    let files = try #require(
      FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
    let pattern = try Regex<(Substring, Substring)>(
      "(?m)^public (?:struct|final class|enum) (\\w+)[^{\\n]*: (?:\\w+, )*\(conformance)\\b")
    var types: [String] = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      types += text.matches(of: pattern).map { String($0.1) }
    }
    return types.sorted()
  }

  private func listed(in file: String) throws -> [String] {
    let text = try String(contentsOf: repository.appending(path: file), encoding: .utf8)
    return text.matches(of: /visitor\.visit\((\w+)\.self\)/).map { String($0.1) }
  }

  @Test(arguments: [
    ("(?:Ruled)?Mechanism", "Mechanisms", "Mechanisms/Catalog.swift"),
    ("WrittenMechanism", "Mechanisms/Stories", "Mechanisms/Stories/Catalog.swift"),
    ("(?:(?:Bounded)?Dilemma)?Agent", "Agents", "Agents/Catalog.swift"),
    ("Welfare", "Sources/Arena/Welfare", "Sources/Arena/Welfare/Welfare.swift"),
  ])
  func `lists every type that conforms`(_ conformance: String, _ folder: String, _ list: String)
    throws
  {
    let declared = try declared(conformance, in: folder)
    #expect(!declared.isEmpty)
    for type in declared {
      #expect(try listed(in: list).contains(type), "add \(type).self to \(list)")
    }
    #expect(try listed(in: list).sorted() == declared)
  }

  @Test func `shows entries in the order of the lists`() throws {
    let library = Library.standard
    let mechanisms = try ["Mechanisms", "Mechanisms/Stories"].flatMap {
      try listed(in: "\($0)/Catalog.swift")
    }
    #expect(library.mechanisms.map { "\($0)" } == mechanisms)
    #expect(
      try library.agents.map { "\($0)" } == listed(in: "Agents/Catalog.swift") + ["PenalCodeAgent"])
    #expect(
      try library.welfare.map { "\($0)" } == listed(in: "Sources/Arena/Welfare/Welfare.swift"))
  }

  @Test func `has one entry for an id, among mechanisms, agents and welfare functions together`() {
    let library = Library.standard
    let ids =
      library.mechanisms.map { $0.card.id } + library.agents.map { $0.card.id }
      + library.welfare.map { $0.card.id }
    #expect(Set(ids).count == ids.count)
  }

  @Test(arguments: [
    ("mediated(trust-game)", "mediated(trust-game)"),
    ("mediated-trust-game", "mediated(trust-game)"),
    ("contracted(inspection)", "contracted(inspection)"),
    ("reputed(repeated(chicken))", "reputed(repeated(chicken))"),
    ("repeated(mediated(stag-hunt))", "repeated(mediated(stag-hunt))"),
  ])
  func `composes a mechanism that its name names`(_ name: String, _ id: String) throws {
    let mechanism = try Library.standard.mechanism(name)
    #expect(mechanism.card.id == id)
    #expect(mechanism.complaint == nil)
    let game = try #require(mechanism.game(repeated: nil))
    #expect(game.shape.seats >= 2)
  }

  @Test func `plays a composed mechanism as the ready-made one`() throws {
    var own = Mediated(TrustGame())
    own.punishment = .first
    let composed = try Library.standard.mechanism("mediated(trust-game)")
      .setting(["mediator-punishment": .string("first")], owner: "it")
    let trees = try [own.game(repeated: nil), composed.game(repeated: nil)].map {
      try #require($0?.explore(budget: 1000).tree)
    }
    #expect(trees[0].shape == trees[1].shape)
    #expect(trees[0].leaves == trees[1].leaves)
    for leaf in 0..<trees[0].leaves {
      for seat in 0..<2 {
        #expect(trees[0].payoff(leaf: leaf, seat: seat) == trees[1].payoff(leaf: leaf, seat: seat))
      }
    }
  }

  @Test func `repeats any mechanism as a study does`() throws {
    let repeated = try Library.standard.mechanism("repeated(prisoners-dilemma)")
      .setting(["repeat-rounds": .integer(2)], owner: "it")
    let game = try #require(repeated.game(repeated: nil))
    let study = try #require(PrisonersDilemma().game(repeated: Horizon(rounds: 2)))
    #expect(game.isRepeated)
    #expect(game.shape == study.shape)
    #expect(
      try Library.standard.mechanism("repeated(iterated-prisoners-dilemma)").complaint
        == "iterated-prisoners-dilemma is repeated by itself; set its own parameters instead")
  }

  @Test(arguments: [
    ("meditated(trust-game)", "there is no combinator 'meditated'; did you mean 'mediated'?"),
    ("mediated(trst-game)", "there is no mechanism 'trst-game'; did you mean 'trust-game'?"),
    (
      "mediated(trust-game",
      "'mediated(trust-game' is no name: expected COMBINATOR(MECHANISM), such as "
        + "mediated(trust-game)"
    ),
    ("mediated()", "there is no mechanism ''"),
    (
      "mediated(mediated(mediated(mediated(mediated(chicken)))))",
      "'mediated(chicken)': combinators may be nested 4 deep at most"
    ),
    (
      "mediated",
      "'mediated' is a combinator; expected a mechanism in it, such as mediated(trust-game)"
    ),
    ("tit-for-tat", "'tit-for-tat' is a kind of agent, and a mechanism was expected"),
    ("inspektion", "there is no mechanism 'inspektion'; did you mean 'inspection'?"),
  ])
  func `says what is wrong with a name`(_ name: String, _ sentence: String) {
    #expect(throws: StudyError(sentence)) { try Library.standard.mechanism(name) }
  }

  @Test func `refuses an id that is taken, and says by whom`() {
    #expect(
      throws: StudyError(
        "two mechanisms are called 'trust-game': TrustGame and TrustGame; give one of them another "
          + "id in its card")
    ) { try Library(mechanisms: [TrustGame.self]) }
    struct Impostor: Agent {
      static let card = Card("trust-game", "Has a mechanism's id.", source: "Made for this test.")
      func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int { 0 }
    }
    #expect(
      throws: StudyError(
        "two entries are called 'trust-game': TrustGame and Impostor; give one of them another id "
          + "in its card")
    ) { try Library(agents: [Impostor.self]) }
  }

  @Test func `names the nearest entry for a wrong id`() {
    #expect(throws: StudyError("there is no agent 'tit-fr-tat'; did you mean 'tit-for-tat'?")) {
      try Library.standard.agent("tit-fr-tat")
    }
    #expect(throws: StudyError("there is no welfare function 'sem'; did you mean 'sen'?")) {
      try Library.standard.welfareFunction("sem")
    }
  }
}
