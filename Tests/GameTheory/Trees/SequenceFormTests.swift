import Arena
import GameTheory
import TestSupport
import Testing

@Suite struct `Sequence form` {
  @Test(arguments: 0..<20)
  func `pays what telling the story pays`(_ number: Int) throws {
    let game = try SmallGame.random(number, profiles: 2000)
    let form = try #require(SequenceForm(of: game.tree))
    var random = RandomStream(StreamKey(seed: 21).with(number))
    for _ in 0..<3 {
      let profile = game.randomProfile(&random)
      let plans = (0..<game.seats).map { form.realizationPlan(of: $0, in: profile) }
      let truth = game.outcome(profile)
      #expect(areClose(form.payoffs(of: plans), Array(truth.dropLast())))
      // Back and forth: only where own play never leads may the profile differ.
      #expect(areClose(game.outcome(form.profile(of: plans)), truth))
    }
  }

  @Test(arguments: 0..<20)
  func `has plans that flow, and a sequence for every action of the story`(_ number: Int) throws {
    let game = try SmallGame.random(number, profiles: 2000)
    let form = try #require(SequenceForm(of: game.tree))
    var random = RandomStream(StreamKey(seed: 22).with(number))
    let profile = game.randomProfile(&random)
    for (seat, plan) in form.plans.enumerated() {
      let places = game.places[seat]
      #expect(Set(plan.infosets) == Set(places.map(\.place.infoset)))
      #expect(plan.sequences == 1 + places.reduce(0) { $0 + $1.actions })
      let weights = form.realizationPlan(of: seat, in: profile)
      #expect(weights[0] == 1)
      for index in plan.infosets.indices {
        let run = plan.first[index]..<plan.first[index + 1]
        #expect(plan.before[index] < plan.first[index])
        #expect(run.allSatisfy { plan.parents[$0] == plan.before[index] })
        #expect(isClose(weights[run].reduce(0, +), weights[plan.before[index]]))
      }
    }
  }

  @Test func `adds up leaves with the same sequences`() throws {
    let tree = try #require(Leduc().game(repeated: nil)?.explore(budget: 10_000).tree)
    let form = try #require(SequenceForm(of: tree))
    // Six turns a round: three see one of 3 cards, then 9 x 5 things; 7 actions between them.
    let (infosets, sequences) = (3 * 3 + 45 * 3, 1 + 48 * 7)
    #expect(form.plans.map(\.infosets.count) == [infosets, infosets])
    #expect(form.plans.map(\.sequences) == [sequences, sequences])
    #expect(form.entries <= tree.leaves)
    var pairs: Set<[Int32]> = []
    for entry in 0..<form.entries {
      #expect(pairs.insert(Array(form.combinations[2 * entry..<2 * entry + 2])).inserted)
    }
    #expect(Set(form.entryOfLeaf).count == form.entries)
  }

  @Test func `is refused where a player forgets`() throws {
    let tree = try #require(ForgetfulWalker().game(repeated: nil)?.explore(budget: 100).tree)
    #expect(!tree.hasPerfectRecall)
    #expect(SequenceForm(of: tree) == nil)
  }
}

/// One player who moves twice and does not remember the first move.
struct ForgetfulWalker: Mechanism {
  static let card = Card("forgetful", "Two moves, no memory.", source: "A test.")
  var roles: [Role] { [Role("player"), Role("other")] }
  var decisions: [Decision] {
    [
      Decision("first", role: 0, actions: .named(["left", "right"])),
      Decision("second", role: 0, actions: .named(["left", "right"])),
    ]
  }
  func play(_ episode: inout some Episode) {
    let first = episode.choose(0, by: 0)
    let second = episode.choose(1, by: 0)
    episode.transfer(first == second ? 1 : 0, from: 1, to: 0)
  }
}
