import Arena
import TestSupport
import Testing

@testable import GameTheory

/// A leader announces a, b or c; the last would be terrible, and nobody makes it.
///
/// The follower likes to meet a with l and b with r. The leader gets something only where b meets l. At a
/// half each the follower is indifferent, so that the leader comes to 1.
private struct Announcement: Mechanism {
  static let card = Card("announcement", "A leader announces.", source: "A test.")
  var harm = 0.0
  var harmsLeader = false

  init() {}

  init(_ harm: Double, leader: Bool) { (self.harm, harmsLeader) = (harm, leader) }

  var roles: [Role] { [Role("leader", commits: true), Role("follower")] }
  var decisions: [Decision] {
    [
      Decision("rule", role: 0, actions: .named(["a", "b", "c"])),
      Decision("answer", role: 1, actions: .named(["l", "r"])),
    ]
  }

  func play(_ episode: inout some Episode) {
    let rule = episode.choose(0, by: 0)
    let answer = episode.choose(1, by: 1)
    switch rule {
    case 0: if answer == 0 { episode.gain(1, by: 1) }
    case 1: if answer == 0 { episode.gain(2, by: 0) } else { episode.gain(1, by: 1) }
    default:
      episode.gain(answer == 0 ? -harm : -harm / 2, by: 1)
      if harmsLeader { episode.gain(-harm, by: 0) }
    }
  }
}

@Suite struct `Commitment beside a catastrophe that nobody causes` {
  @Test(arguments: [0, 1, 1e6, 1e9, 1e11, 1e13, 1e15], [false, true])
  func `is worth what it is without`(_ harm: Double, _ leader: Bool) throws {
    let tree = try Announcement(harm, leader: leader).tree()
    let kind = tree.commitment(leaders: [0])
    #expect(kind.status == .complete && isClose(kind.value, 1) && kind.isAttained)
    #expect(Certificate(try #require(kind.profile), in: tree, except: [0]).holds)
    let adverse = tree.commitment(leaders: [0], ties: .pessimistic)
    #expect(adverse.status == .complete && isClose(adverse.value, 1) && !adverse.isAttained)
    let pure = tree.commitment(leaders: [0], isPure: true)
    #expect(pure.status == .complete && pure.value == 0)
  }

  @Test(arguments: 0..<24)
  func `before two followers stays the same, to six digits`(_ seed: Int) {
    var random = RandomStream(StreamKey(seed: 71).with(seed))
    let payoffs = (0..<24).map { _ in Double(random.index(below: 6)) }
    let wanted = StrategicForm(sizes: [2, 2, 2], payoffs: payoffs).commitment(leaders: [0])
    for harm in [1e3, 1e10, 1e13] {
      let last = [Double](repeating: -harm, count: 12)
      let found = StrategicForm(sizes: [3, 2, 2], payoffs: payoffs + last).commitment(leaders: [0])
      #expect(found.status == wanted.status, "\(harm)")
      let isSame = (found.value - wanted.value).magnitude < 1e-6
      #expect(isSame || found.value.isNaN && wanted.value.isNaN, "\(harm)")
    }
  }

  @Test(arguments: 0..<24)
  func `in a random table stays the same, to six digits`(_ seed: Int) {
    var random = RandomStream(StreamKey(seed: 67).with(seed))
    let (rows, columns) = (2 + random.index(below: 3), 2 + random.index(below: 3))
    // Few values, so that replies tie.
    let payoffs = (0..<rows * columns * 2).map { _ in Double(random.index(below: 6)) }
    let plain = StrategicForm(sizes: [rows, columns], payoffs: payoffs)
    for harm in [1e3, 1e10, 1e13] {
      let last = (0..<columns).flatMap { _ in [-harm, -harm] }
      let form = StrategicForm(sizes: [rows + 1, columns], payoffs: payoffs + last)
      for ties in Ties.allCases {
        for isPure in [false, true] {
          let wanted = plain.commitment(leaders: [0], ties: ties, isPure: isPure)
          let found = form.commitment(leaders: [0], ties: ties, isPure: isPure)
          #expect(found.status == wanted.status, "\(harm) \(ties) \(isPure)")
          #expect((found.value - wanted.value).magnitude < 1e-6, "\(harm) \(ties) \(isPure)")
          #expect(found.isAttained == wanted.isAttained, "\(harm) \(ties) \(isPure)")
        }
      }
    }
  }
}
