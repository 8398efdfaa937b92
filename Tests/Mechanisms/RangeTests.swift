import Arena
import Mechanisms
import Testing

@Suite struct `Declared ranges` {
  @Test(arguments: 0..<60)
  func `contain the measures of every episode, whatever the parameters`(_ seed: Int) {
    var check = RangeCheck(seed: seed)
    visitMechanisms(&check)
    #expect(check.problems == [])
    #expect(check.checked >= 3)
  }
}

/// Explores every mechanism with shuffled parameters that draw no complaint.
private struct RangeCheck: MechanismVisitor {
  let seed: Int
  var problems: [String] = []
  var checked = 0

  init(seed: Int) { self.seed = seed }

  mutating func visit<M: Mechanism>(_ type: M.Type) {
    var mechanism = M()
    var shuffle = KnobShuffle(draws: Draws(seed: seed))
    mechanism.knobs(&shuffle)
    guard mechanism.complaint == nil,
      let tree = mechanism.game(repeated: nil)?.explore(budget: 3000).tree
    else { return }
    checked += 1
    problems += tree.offences().map { "\(M.card.id): \($0)" }
    var wishes = [Int?](repeating: nil, count: tree.shape.infosets)
    for node in tree.nodes where node.kind == .decision {
      let infoset = Int(node.infoset)
      if let wish = node.wish, !(0..<Int(node.edges)).contains(wish) {
        problems.append("\(M.card.id): wishes \(wish)")
      }
      if let known = wishes[infoset], known != node.wish {
        problems.append("\(M.card.id): wishes more than the player can know")
      }
      wishes[infoset] = node.wish
    }
  }
}

/// Moves every parameter away from its default, within its range.
private struct KnobShuffle: KnobVisitor {
  var draws: Draws

  private mutating func shuffle(_ value: inout Double, in range: ClosedRange<Double>) {
    // A third stays, a third goes to a bound near the default, a third is scaled.
    let coin = draws.next(in: 0...3)
    if coin < 1 { return }
    let moved = coin < 2 ? 0 : value * draws.next(in: 0...3)
    value = min(max(moved, range.lowerBound), range.upperBound)
  }

  mutating func knob(
    _ name: String, _ value: inout Double, in range: ClosedRange<Double>, unit: String,
    _ help: String
  ) { shuffle(&value, in: range) }

  mutating func knob(
    _ name: String, _ value: inout Int, in range: ClosedRange<Int>, unit: String, _ help: String
  ) { value = min(max(Int(draws.next(in: 0...6)), range.lowerBound), range.upperBound) }

  mutating func knob(_ name: String, _ value: inout Bool, _ help: String) {
    value = draws.next(in: 0...1) < 0.5
  }

  mutating func knob<Choice: KnobChoice>(_ name: String, _ value: inout Choice, _ help: String) {
    let all = Array(Choice.allCases)
    value = all[Int(draws.next(in: 0...0.999) * Double(all.count))]
  }

  mutating func knob(
    _ name: String, _ value: inout [Double], limit: Int, in range: ClosedRange<Double>,
    unit: String, _ help: String
  ) { for index in value.indices { shuffle(&value[index], in: range) } }

  mutating func knob(_ name: String, _ value: inout [String], limit: Int, _ help: String) {}
}
