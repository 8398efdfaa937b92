import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `Chicken game` {
  @Test func `pays each pair of drivers as declared`() throws {
    let table = try explored(Chicken()).bimatrix()
    #expect(table[0][0] == (3, 3))
    #expect(table[0][1] == (1, 4))
    #expect(table[1][0] == (4, 1))
    #expect(table[1][1] == (0, 0))
  }

  @Test func `has two pure equilibria, each with one winner`() throws {
    #expect(pureEquilibria(try explored(Chicken()).bimatrix()) == [Pair(0, 1), Pair(1, 0)])
  }

  @Test(arguments: [0.0, -2, -20])
  func `is balanced where going straight has the odds (win - tie) to (lose - crash)`(
    _ crash: Double
  ) throws {
    var mechanism = Chicken()
    mechanism.crash = crash
    let tree = try explored(mechanism)
    let straight = (4.0 - 3) / (4 - 3 + 1 - crash)
    let profile = Profile(shared: [1 - straight, straight], in: tree.shape)
    let values = tree.bestReply(of: 0, to: profile).values
    #expect(isClose(values.weighted[0], values.weighted[1]))
  }

  @Test func `wishes swerving only where it is best for the pair`() throws {
    var mechanism = Chicken()
    #expect(try explored(mechanism).nodes[0].wish == 0)
    mechanism.win = 6
    #expect(try explored(mechanism).nodes[0].wish == nil)
  }

  @Test func `complains of payoffs that are another game`() {
    var mechanism = Chicken()
    mechanism.crash = 2
    #expect(mechanism.complaint == "chicken needs win > tie > lose > crash")
  }
}
