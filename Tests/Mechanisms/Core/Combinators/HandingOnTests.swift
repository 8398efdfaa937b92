import Arena
import Mechanisms
import Testing

/// Two who each do one thing, and then the story names what it did not declare.
private struct Astray: Mechanism {
  static let card = Card("astray", "Asks for what there is not.", source: "A test.")
  var decision = 0
  var seat = 0
  var roles: [Role] { [Role("one", seats: 2)] }
  var decisions: [Decision] { [Decision("thing", actions: .named(["this", "that"]))] }
  func play(_ episode: inout some Episode) {
    _ = episode.choose(decision, by: seat)
    episode.slip(to: 0, by: seat)
  }
}

@Suite struct `What combinators hand on` {
  /// Words of a base that has words for everything.
  private struct Words: Equatable {
    var roles: [String]
    var decisions: [String]
    var actions: [Values]

    /// Those of the roles, and of the last decisions.
    init(_ mechanism: some Mechanism, last count: Int) {
      let decisions = mechanism.decisions.suffix(count)
      roles = mechanism.roles.map(\.help)
      self.decisions = decisions.map(\.help)
      actions = decisions.map(\.actions)
    }
  }

  @Test func `keeps the words of the base`() {
    let words = Words(TrustGame(), last: 2)
    #expect(!words.roles.contains("") && !words.decisions.contains(""))
    #expect(Words(Mediated(TrustGame()), last: 2) == words)
    #expect(Words(Contracted(TrustGame(), payments: [1, 2]), last: 2) == words)
    #expect(Words(Reputed(TrustGame()), last: 2) == words)
    #expect(Words(Reputed(Contracted(Mediated(TrustGame()))), last: 2) == words)
  }

  @Test func `numbers the draws of the base as the base does, and its own behind them`() {
    let slips = ["the first hand slips", "the second hand slips", "another round"]
    #expect(Mediated(slippery).draws.map(\.name) == slips)
    #expect(Contracted(slippery).draws.map(\.name) == slips)
    var village = Reputed(slippery)
    village.continuation = 0.5
    #expect(village.draws.map(\.name) == slips + ["who meets whom", "another round"])
    var witness = Witness()
    village.play(&witness)
    // Both groups slip, there is another round, four villagers take three draws to seat.
    #expect(witness.drawn == [0, 1, 0, 1, 4, 3, 3, 3, 0, 1, 0, 1])
  }

  @Test func `has as many places to draw from as the largest role has villagers`() {
    var village = Reputed(PublicGoods())
    village.groups = 3
    #expect(village.draws[0] == Draw("who meets whom", .counted(12)))
    #expect(Reputed(TrustGame()).draws[0].outcomes.count == 2)
  }

  @Test(arguments: [(1, 0), (-1, 0), (7, 1)])
  func `fails where the base asks for a decision that it has not`(_ decision: Int, _ seat: Int) {
    let base = Astray(decision: decision, seat: seat)
    for failures in [told(Mediated(base)), told(Reputed(base))] {
      #expect(!failures.isEmpty && failures.allSatisfy { $0.contains("decision \(decision)") })
    }
  }

  @Test(arguments: [2, 5, 16, 64, -1])
  func `fails, or leaves it to the real listener, where the base asks a seat that it has not`(
    _ seat: Int
  ) throws {
    let base = Astray(seat: seat)
    func failure(_ mechanism: some Mechanism) throws -> String? {
      let game = try #require(mechanism.game(repeated: nil))
      let story = game.narrate(drawing: { _ in 0 }, choosing: { _, _ in 0 })
      return story.failure?.reason
    }
    #expect(try #require(try failure(Contracted(base))).contains("no seat \(seat)"))
    #expect(try #require(try failure(Reputed(base))).contains("no seat \(seat)"))
    // A mediator plays for at most 64, and counts seats in turn beyond them.
    if seat < 64 {
      #expect(try #require(try failure(Mediated(base))).contains("no seat \(seat)"))
    }
  }

  private func told(_ mechanism: some Mechanism) -> [String] {
    var witness = Witness()
    mechanism.play(&witness)
    return witness.failures
  }
}
