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

  mutating func visit(_ knob: inout Knob) {
    switch (knob.domain, knob.value) {
    case (.real(let range, _), .real(let value)): knob.value = .real(shuffled(value, in: range))
    case (.integer(let range, _), .integer):
      let drawn = Int(draws.next(in: 0...6))
      knob.value = .integer(min(max(drawn, range.lowerBound), range.upperBound))
    case (.truth, .truth): knob.value = .truth(draws.next(in: 0...1) < 0.5)
    case (.choice(let names), .choice):
      knob.value = .choice(Int(draws.next(in: 0...0.999) * Double(names.count)))
    case (.reals(_, let range, _), .reals(let list)):
      knob.value = .reals(list.map { shuffled($0, in: range) })
    default: break
    }
  }

  private mutating func shuffled(_ value: Double, in range: ClosedRange<Double>) -> Double {
    // A third stays, a third goes to a bound near the default, a third is scaled.
    let coin = draws.next(in: 0...3)
    if coin < 1 { return value }
    let moved = coin < 2 ? 0 : value * draws.next(in: 0...3)
    return min(max(moved, range.lowerBound), range.upperBound)
  }
}
