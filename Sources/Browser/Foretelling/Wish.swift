import Arena
import GameTheory
import Theory

/// What the designer wishes, and the most that one player gains by doing something else.
struct Wish {
  private let gain: Double
  private let story: [String]

  /// Judges the wish of the game of a desk; nil without a tree, and unless everything is wished.
  init?(_ desk: TheoryDesk) {
    guard let tree = desk.whole.tree, tree.hasPerfectRecall,
      tree.nodes.allSatisfy({ $0.kind != .decision || $0.wish != nil })
    else { return nil }
    let wished = tree.wishedProfile
    var worst: (gain: Double, profile: Profile)?
    for seat in 0..<tree.seats {
      let others = (0..<tree.seats).filter { $0 != seat }
      let certificate = Certificate(wished, in: tree, except: others)
      if certificate.holds || certificate.regret <= worst?.gain ?? 0 { continue }
      let reply = tree.bestReply(of: seat, to: wished)
      var profile = wished
      for infoset in tree.openInfosets(of: seat, under: wished) {
        let (first, count) = tree.shape.slots(ofInfoset: infoset)
        profile.fix(seat: seat, firstSlot: first, count: count, action: reply.plan[infoset])
      }
      worst = (certificate.regret, profile)
    }
    gain = worst?.gain ?? 0
    guard let worst else {
      story = []
      return
    }
    let path = Wish.path(of: worst.profile, besides: wished, in: tree)
    story = Narration(desk.game.shape).lines(desk.game.transcript(along: path))
  }

  var written: CBOR {
    .map([
      .init("holds", .truth(story.isEmpty)), .init("gain", .real(gain)),
      .init("story", .texts(story)),
    ])
  }

  /// The edges to the likeliest end of a deviation that the wished play does not come to.
  private static func path(of deviation: Profile, besides wished: Profile, in tree: GameTree)
    -> [Int]
  {
    var reached = [Double](repeating: 1, count: tree.nodes.count)
    var before = reached
    var best: Int?
    for (index, node) in tree.nodes.enumerated() {
      if index > 0 {
        let (parent, edge) = (Int(node.parent), Int(node.edge))
        let above = tree.nodes[parent]
        reached[index] = reached[parent] * tree.probability(above, edge, deviation)
        before[index] = before[parent] * tree.probability(above, edge, wished)
      }
      guard node.kind == .leaf, before[index] == 0, reached[index] > 0 else { continue }
      if let known = best, reached[known] >= reached[index] { continue }
      best = index
    }
    var path: [Int] = []
    var index = best ?? 0
    while index > 0 {
      path.append(Int(tree.nodes[index].edge))
      index = Int(tree.nodes[index].parent)
    }
    return path.reversed()
  }
}
