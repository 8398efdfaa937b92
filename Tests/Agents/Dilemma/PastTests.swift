import Agents
import Testing

@testable import Arena

@Suite struct `What a strategy remembers of a match` {
  private let payoffs = [[(3, 3), (0, 5)], [(5, 0), (1, 1)]]

  @Test(arguments: 0..<20)
  func `is what a list of all moves says`(_ seed: Int) {
    var random = RandomStream(StreamKey(seed: UInt64(seed)).with("past"))
    var past = Past()
    var moves: [(mine: Int, theirs: Int)] = []
    #expect(past.mine() == .cooperate && past.theirs(64) == .cooperate)
    for _ in 0..<200 {
      let round = (mine: random.index(below: 2), theirs: random.index(below: 2))
      moves.append(round)
      past.add(
        mine: round.mine == 0 ? .cooperate : .defect,
        theirs: round.theirs == 0 ? .cooperate : .defect)
      let ago = 1 + random.index(below: min(64, moves.count))
      #expect(Int(past.mine(ago).rawValue) == moves[moves.count - ago].mine)
      #expect(Int(past.theirs(ago).rawValue) == moves[moves.count - ago].theirs)
      let last = random.index(below: 64)
      #expect(
        past.theirDefections(inLast: last) == moves.suffix(last).reduce(0) { $0 + $1.theirs })
    }
    #expect(past.rounds == 200)
    #expect(past.myDefections == moves.reduce(0) { $0 + $1.mine })
    #expect(past.theirDefections == moves.reduce(0) { $0 + $1.theirs })
    #expect(past.myCooperations == 200 - past.myDefections)
    #expect(past.theirCooperations == 200 - past.theirDefections)
    #expect(past.myPoints == moves.reduce(0) { $0 + payoffs[$1.mine][$1.theirs].0 })
    #expect(past.theirPoints == moves.reduce(0) { $0 + payoffs[$1.mine][$1.theirs].1 })
  }
}
