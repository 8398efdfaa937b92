import Arena

/// The leaves of a choice of claims, gone through by two loops.
struct TwinClaims {
  let actions: Int
  let bonus: Double

  @inline(__always) private func payoffs(_ row: Int, _ column: Int) -> (Double, Double) {
    let lower = Double(Swift.min(row, column))
    let extra = row < column ? bonus : row > column ? -bonus : 0
    return (lower + extra, lower - extra)
  }

  /// Finds the range of all payoffs and returns the number of leaves.
  func census() -> Int {
    var leaves = 0
    var (least, greatest) = (Double.infinity, -Double.infinity)
    for row in 0..<actions {
      for column in 0..<actions {
        let (first, second) = payoffs(row, column)
        least = Swift.min(least, Swift.min(first, second))
        greatest = Swift.max(greatest, Swift.max(first, second))
        leaves += 1
      }
    }
    precondition(least <= greatest)
    return leaves
  }

  /// Writes nodes, children and the totals of every leaf; returns the number of leaves.
  func tree() -> Int {
    let leaves = actions * actions
    let count = 1 + actions + leaves
    let nodes = UnsafeMutablePointer<Node>.allocate(capacity: count)
    let firstChild = UnsafeMutablePointer<Int32>.allocate(capacity: count)
    let children = UnsafeMutablePointer<Int32>.allocate(capacity: count)
    let totals = UnsafeMutablePointer<Double>.allocate(capacity: 5 * leaves)
    defer {
      nodes.deallocate()
      firstChild.deallocate()
      children.deallocate()
      totals.deallocate()
    }
    let wish = Int32(actions)
    var next = 0
    var edges: Int32 = 0
    var leaf = 0
    func add(_ node: Node) -> Int32 {
      nodes[next] = node
      firstChild[next] = edges
      edges += node.edges
      if next > 0 { children[Int(firstChild[Int(node.parent)] + node.edge)] = Int32(next) }
      next += 1
      return Int32(next - 1)
    }
    let width = Int32(actions)
    let root = add(Node(parent: 0, edge: 0, seatAndKind: 1, infoset: 0, edges: width, wish: wish))
    for row in 0..<actions {
      let node = add(
        Node(
          parent: root, edge: Int32(row), seatAndKind: 1 << 8 | 1, infoset: 0, edges: width,
          wish: wish))
      for column in 0..<actions {
        _ = add(
          Node(
            parent: node, edge: Int32(column), seatAndKind: 2, infoset: Int32(leaf), edges: 0,
            wish: 0))
        let total = totals + 5 * leaf
        (total[0], total[1]) = payoffs(row, column)
        (total[2], total[3], total[4]) = (0, 0, Double(Swift.min(row, column)))
        leaf += 1
      }
    }
    precondition(Int(children[count - 2]) == count - 1 && totals[5 * leaves - 1] >= 0)
    return leaf
  }

  private struct Node: BitwiseCopyable {
    let parent: Int32
    let edge: Int32
    let seatAndKind: UInt32
    let infoset: Int32
    let edges: Int32
    let wish: Int32
  }
}

/// Matches of an iterated prisoner's dilemma, all against all.
///
/// The players answer the last outcome by a table of four moves and keep the history that dilemma
/// agents keep. The thirty strategies of the workload think more than that, so here the ratio holds
/// what they think beside what the arena costs.
struct TwinMatches {
  let players: Int

  /// One player's view of a match.
  private struct Past: BitwiseCopyable {
    var rounds = 0
    var mine: UInt64 = 0
    var theirs: UInt64 = 0
    var defections = (0, 0, 0)

    @inline(__always) mutating func add(_ own: Int, _ other: Int) {
      rounds &+= 1
      mine = mine &<< 1 | UInt64(truncatingIfNeeded: own)
      theirs = theirs &<< 1 | UInt64(truncatingIfNeeded: other)
      defections.0 &+= own
      defections.1 &+= other
      defections.2 &+= own & other
    }

    @inline(__always) var last: Int {
      Int(truncatingIfNeeded: (mine & 1) &<< 1 | theirs & 1)
    }
  }

  /// Plays the rounds of every match some times over and returns the number of rounds.
  func live(repeats: Int, rounds: Int) -> Int {
    let payoffs = UnsafeMutablePointer<Double>.allocate(capacity: 4)
    let counts = UnsafeMutablePointer<UInt64>.allocate(capacity: players * 10)
    let earned = UnsafeMutablePointer<Double>.allocate(capacity: players)
    defer {
      payoffs.deallocate()
      counts.deallocate()
      earned.deallocate()
    }
    for (index, payoff) in [3.0, 0, 5, 1].enumerated() { payoffs[index] = payoff }
    counts.initialize(repeating: 0, count: players * 10)
    earned.initialize(repeating: 0, count: players)
    var cooperation = 0.0
    var turns = 0
    for _ in 0..<repeats {
      for first in 0..<players {
        for second in first + 1..<players {
          var (mine, theirs) = (Past(), Past())
          var sums = (0.0, 0.0)
          for _ in 0..<rounds {
            let (left, right) = (mine.last, theirs.last)
            let row = first &>> left & 1
            let column = second &>> right & 1
            counts[first &* 10 &+ left &* 2 &+ row] &+= 1
            counts[second &* 10 &+ right &* 2 &+ column] &+= 1
            sums.0 += payoffs[2 &* row &+ column]
            sums.1 += payoffs[2 &* column &+ row]
            cooperation += 1 - 0.5 * Double(row &+ column)
            mine.add(row, column)
            theirs.add(column, row)
            turns &+= 1
          }
          earned[first] += sums.0 + Double(mine.defections.2)
          earned[second] += sums.1 + Double(theirs.rounds)
        }
      }
    }
    precondition(cooperation >= 0 && earned[0] >= 0)
    return turns
  }
}
