import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `Bimatrix game` {
  @Test func `is rock, paper, scissors at first: zero-sum, in balance at one third each`() throws {
    let tree = try explored(Bimatrix())
    let table = tree.bimatrix()
    #expect(table.allSatisfy { $0.allSatisfy { $0.0 + $0.1 == 0 } })
    #expect(table[1][0] == (1, -1))
    #expect(pureEquilibria(table).isEmpty)
    let reply = tree.bestReply(of: 0, to: Profile(uniformIn: tree.shape))
    #expect(isClose(reply.values.value, 0))
  }

  @Test func `reads payoffs row by row in a game that is not square`() throws {
    var mechanism = Bimatrix()
    mechanism.rows = ["up", "down"]
    mechanism.columns = ["left", "middle", "right"]
    mechanism.rowPayoffs = [1, 2, 3, 4, 5, 6]
    mechanism.columnPayoffs = [-1, -2, -3, -4, -5, -6]
    let table = try explored(mechanism).bimatrix()
    for row in 0..<2 {
      for column in 0..<3 {
        let entry = Double(3 * row + column + 1)
        #expect(table[row][column] == (entry, -entry))
      }
    }
    #expect(pureEquilibria(table) == [Pair(1, 0)])
  }

  @Test func `complains of lists that do not fit`() {
    var mechanism = Bimatrix()
    mechanism.rows = ["rock"]
    let sentence = "row-payoffs and column-payoffs must each have rows x columns entries"
    #expect(mechanism.complaint == sentence)
    mechanism.rows = []
    #expect(mechanism.complaint == "a bimatrix game needs a row and a column")
  }
}
