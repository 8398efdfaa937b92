import Arena
import GameTheory
import Mechanisms
import Testing

@testable import Laboratory

@Suite struct `A game that goes through a file` {
  /// Every mechanism of the catalogue whose tree is small enough.
  private static let small = Library.standard.mechanisms.filter { type in
    guard let tree = type.init().game(repeated: nil)?.explore(budget: 20_000).tree else {
      return false
    }
    return tree.nodes.count < 20_000
  }.map { $0.card.id }

  private func explored(_ id: String) throws -> GameTree {
    let game = try #require(try Library.standard.mechanism(id).game(repeated: nil))
    return try #require(game.explore(budget: 20_000).tree)
  }

  @Test(arguments: small) func `comes back as the same tree`(_ id: String) throws {
    let before = try explored(id)
    let text = try GameExport(before, as: .efg, title: id).text
    let after = try tree(try game(text))
    #expect(after.difference(from: before) == nil)
    let again = try GameExport(after, as: .efg, title: id).text
    #expect(try tree(try game(again)).difference(from: after) == nil)
  }

  @Test(arguments: small) func `comes back as the same table`(_ id: String) throws {
    let before = try explored(id)
    guard let form = StrategicForm(of: before, budget: 5000) else { return }
    let text = try GameExport(before, as: .nfg, title: id).text
    let after = try tree(try game(text, file: "x.nfg"))
    #expect(after.leaves == form.profiles)
    let tolerance = 1e-12 * Swift.max(1, before.payoffRange.upperBound.magnitude)
    for (profile, payoffs) in after.leafPayoffs.enumerated() {
      for seat in 0..<after.seats {
        let expected = form.payoffs[profile * after.seats + seat]
        #expect((payoffs[seat] - expected).magnitude <= tolerance)
      }
    }
  }

  @Test(arguments: 0..<200) func `at random is read as it was meant`(_ seed: Int) throws {
    let meant = RandomGame(seed)
    let read = try tree(try game(meant.text))
    #expect(read.leafPayoffs == meant.leaves.map(\.payoffs))
    var reach = [Double](repeating: 1, count: read.nodes.count)
    var sets: [[Int: Int32]] = Array(repeating: [:], count: read.seats)
    var found: [(odds: Double, path: [Int])] = []
    var paths = [[Int]](repeating: [], count: read.nodes.count)
    for (index, node) in read.nodes.enumerated() {
      if index > 0 {
        let parent = read.nodes[Int(node.parent)]
        paths[index] = paths[Int(node.parent)]
        reach[index] = reach[Int(node.parent)]
        if parent.kind == .chance {
          reach[index] *= read.outcomes[Int(parent.infoset + node.edge)].probability
        }
      }
      if node.kind == .decision { paths[index].append(Int(node.seat) << 32 | Int(node.infoset)) }
      if node.kind == .leaf { found.append((reach[index], paths[index])) }
    }
    for (leaf, meant) in zip(found, meant.leaves) {
      #expect((leaf.odds - meant.odds).magnitude < 1e-14)
      #expect(leaf.path.count == meant.path.count)
      for (set, number) in zip(leaf.path, meant.path) {
        let known = sets[set >> 32].updateValue(Int32(set & 0xFFFF_FFFF), forKey: number)
        #expect(known ?? Int32(set & 0xFFFF_FFFF) == Int32(set & 0xFFFF_FFFF))
      }
    }
    for sets in sets { #expect(Set(sets.values).count == sets.count) }
    let again = try tree(try game(try GameExport(read, as: .efg, title: "x").text))
    #expect(again.difference(from: read, tolerance: 1e-15) == nil)
  }
}
