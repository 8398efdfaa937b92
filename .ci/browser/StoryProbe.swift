import Arena
import Story

private let text = """
  mechanism exchange "Each gives up something so that both get more."
  parameter cost = 1 in 0...10 money "What giving costs."
  parameter gift = 2 in 0...10 money "What the other gets."
  role side seats 2 "May give."
  decision give by side = keep, hand-over "Whether to give."
    wishes hand-over
  measure given in 0...seats(side) gifts "How many give."
  goal given
  story {
    together i in side { let given-by = choose give by i }
    for i in side where given-by[i] == hand-over {
      gain -cost by i
      gain gift by other(i)
      note given 1
    }
  }
  """

/// Reads a story, changes a parameter, explores its tree, and reads the same story with a mistake.
///
/// The result depends on every bit of it, so that two systems that give the same number ran the same.
@_cdecl("story") public func story(_ gift: Int32) -> Int64 {
  var key = StreamKey(seed: 7)
  do throws(Complaints) {
    var file = try StoryFile(Array(text.utf8))
    var setter = Setter(gift: Double(gift))
    file.knobs(&setter)
    guard let tree = file.game(repeated: nil)?.explore(budget: 1000).tree else { return 0 }
    for leaf in 0..<tree.leaves {
      for seat in 0..<tree.seats {
        key = key.with(tree.payoff(leaf: leaf, seat: seat).bitPattern)
      }
    }
    _ = try StoryFile(Array((text + "}").utf8))
  } catch {
    for complaint in error.all { key = key.with(complaint.description) }
  }
  return Int64(bitPattern: key.value)
}

/// Sets the gift.
private struct Setter: KnobVisitor {
  let gift: Double

  mutating func visit(_ knob: inout Knob) {
    if knob.name == "gift" { knob.value = .real(gift) }
  }
}
