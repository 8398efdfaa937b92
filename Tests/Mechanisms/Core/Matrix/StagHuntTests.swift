import Arena
import Mechanisms
import Testing

@Suite struct `Stag hunt` {
  @Test func `pays each pair of hunters as declared`() throws {
    let table = try explored(StagHunt()).bimatrix()
    #expect(table[0][0] == (4, 4))
    #expect(table[0][1] == (0, 3))
    #expect(table[1][0] == (3, 0))
    #expect(table[1][1] == (3, 3))
  }

  @Test func `has two equilibria, the stag and the hare`() throws {
    let tree = try explored(StagHunt())
    #expect(pureEquilibria(tree.bimatrix()) == diagonal(2))
    #expect(tree.nodes.allSatisfy { $0.kind != .decision || $0.wish == 0 })
  }

  @Test func `makes the hare the better reply to a coin toss`() throws {
    let tree = try explored(StagHunt())
    #expect(tree.bestReply(of: 0, to: Profile(uniformIn: tree.shape)).plan == [1])
  }

  @Test func `complains of payoffs that are another game`() {
    var mechanism = StagHunt()
    mechanism.hare = 4
    #expect(mechanism.complaint == "a stag hunt needs stag > hare >= crowded-hare > alone")
  }
}
