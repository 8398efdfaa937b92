/// Quick proofs that labels are not those of a vertex of a best-reply polytope.
///
/// As many labels as there are own strategies say which of these are played and which replies of the
/// other player have to be best. Most such sets fail for a plain reason: a reply that should be best earns
/// less than another against everything that is played, or a strategy would be played less than never.
struct VertexSieve: ~Copyable {
  private let own: Int
  private let replies: Int
  private let firstOwn: Int
  private let firstReply: Int
  /// What the replies earn: replies x own strategies.
  private let payoffs: UnsafeMutablePointer<Double>
  /// The number of words of a set of replies.
  private let words: Int
  /// For each reply and each own strategy the replies that earn more against it; made for each reply when
  /// it is first asked for.
  private let better: UnsafeMutablePointer<UnsafeMutablePointer<UInt64>?>
  private let played: UnsafeMutablePointer<Int>
  private let tight: UnsafeMutablePointer<Int>
  private let rowBits: UInt64
  private let equations: UnsafeMutablePointer<BestReplyTableau.Lanes>
  private let lines: UnsafeMutablePointer<UnsafeMutablePointer<BestReplyTableau.Lanes>>
  private let solution: UnsafeMutablePointer<Double>

  init(_ polytope: borrowing BestReplyPolytope) {
    own = polytope.tableau.own
    replies = polytope.tableau.rows
    firstOwn = polytope.tableau.firstOwn
    firstReply = polytope.tableau.firstReply
    words = (replies + 63) / 64
    payoffs = .allocate(capacity: replies * own)
    for (cell, payoff) in polytope.payoffs.values.enumerated() { payoffs[cell] = payoff }
    better = .allocate(capacity: replies)
    better.initialize(repeating: nil, count: replies)
    played = .allocate(capacity: own + 1)
    tight = .allocate(capacity: replies + 1)
    let most = Swift.min(own, replies)
    rowBits = .max >> UInt64(UInt64(most).leadingZeroBitCount)
    equations = .allocate(capacity: most * (most / 4 + 1))
    lines = .allocate(capacity: most)
    solution = .allocate(capacity: most)
  }

  deinit {
    payoffs.deallocate()
    for reply in 0..<replies { better[reply]?.deallocate() }
    better.deallocate()
    played.deallocate()
    tight.deallocate()
    equations.deallocate()
    lines.deallocate()
    solution.deallocate()
  }

  /// Whether labels are certainly not those of a vertex.
  ///
  /// - Parameter labels: As many labels as there are own strategies, one of a reply among them.
  /// - Returns: False where it takes a closer look.
  func excludes(_ labels: UnsafePointer<UInt64>) -> Bool {
    // Each is written down and counted only where it belongs, which takes no branch.
    var size = 0
    for strategy in 0..<own {
      played[size] = strategy
      size += labels.has(firstOwn + strategy) ? 0 : 1
    }
    var place = 0
    for reply in 0..<replies {
      tight[place] = reply
      place += labels.has(firstReply + reply) ? 1 : 0
    }
    return isSomeBeaten(size) || isSomeNegative(size)
  }

  /// Whether one of the replies that have to be best earns less than another against everything that is
  /// played.
  private func isSomeBeaten(_ size: Int) -> Bool {
    var found: UInt64 = 0
    for place in 0..<size {
      let sets = better[tight[place]] ?? repliesBetter(than: tight[place])
      for word in 0..<words {
        // No early end: a branch that cannot be foretold costs more than it saves.
        var common = UInt64.max
        for strategy in 0..<size { common &= sets[played[strategy] * words + word] }
        found |= common
      }
    }
    return found != 0
  }

  private func repliesBetter(than reply: Int) -> UnsafeMutablePointer<UInt64> {
    let sets = UnsafeMutablePointer<UInt64>.allocate(capacity: own * words)
    sets.initialize(repeating: 0, count: own * words)
    for other in 0..<replies {
      for strategy in 0..<own {
        let gain = payoffs[other * own + strategy] - payoffs[reply * own + strategy]
        if gain > BestReplyPolytope.blur { (sets + strategy * words).add(other) }
      }
    }
    better[reply] = sets
    return sets
  }

  /// Whether the replies that have to be best earn 1 only if some strategy is played less than never,
  /// clearly so.
  private func isSomeNegative(_ size: Int) -> Bool {
    let lanes = size / 4 + 1
    for row in 0..<size {
      lines[row] = equations + row * lanes
      let (line, source) = (numbers(row), payoffs + tight[row] * own)
      for column in 0..<size { line[column] = source[played[column]] }
      line[size] = 1
    }
    for step in 0..<size {
      guard bringUpLargest(step, size) else { return false }
      let inverse = 1 / numbers(step)[step]
      for row in step + 1..<size {
        let factor = numbers(row)[step] * inverse
        for lane in step / 4..<lanes { lines[row][lane] -= factor * lines[step][lane] }
      }
    }
    for row in (0..<size).reversed() {
      let line = numbers(row)
      var sum = line[size]
      for column in row + 1..<size { sum -= line[column] * solution[column] }
      solution[row] = sum / line[row]
      if solution[row] < -BestReplyPolytope.narrow { return true }
    }
    return false
  }

  /// Exchanges lines so that the one with the largest cell in a column comes next; false where all are
  /// small.
  private func bringUpLargest(_ step: Int, _ size: Int) -> Bool {
    // The number of a row rides in the last bits of its size, so that no branch is needed.
    var largest: UInt64 = 0
    for row in step..<size {
      let bits = numbers(row)[step].magnitude.bitPattern & ~rowBits
      largest = Swift.max(largest, bits | UInt64(truncatingIfNeeded: row))
    }
    let best = Int(largest & rowBits)
    (lines[step], lines[best]) = (lines[best], lines[step])
    return Double(bitPattern: largest) > BestReplyPolytope.leastPivot
  }

  @inline(__always)
  private func numbers(_ row: Int) -> UnsafeMutablePointer<Double> {
    UnsafeMutableRawPointer(lines[row]).assumingMemoryBound(to: Double.self)
  }
}
