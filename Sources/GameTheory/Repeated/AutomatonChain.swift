import Arena

/// The Markov chain of the joint states of two automata: how likely each pair of states is in a round.
struct AutomatonChain: ~Copyable {
  private let width: Int
  private let misperception: Double
  /// How likely cooperation comes out in each state.
  private let first: [Double]
  private let second: [Double]
  /// The cell in which a follower's row begins.
  private let rows: [Int32]
  /// The follower of the second automaton by the outcome as the first player sees it.
  private let columns: [Int32]
  /// How likely each cell is now; 0 but for those that are live.
  private var mass: UnsafeMutablePointer<Double>
  private var fresh: UnsafeMutablePointer<Double>
  private var live: UnsafeMutablePointer<Int32>
  private var found: UnsafeMutablePointer<Int32>
  private(set) var liveCount = 1
  /// How likely each cell was when it was marked.
  private let marked: UnsafeMutablePointer<Double>
  private let markedCells: UnsafeMutablePointer<Int32>
  private var markedCount = 0

  /// The most pairs of states.
  static let mostCells = 1 << 23
  /// Pairs that are less likely than this are as good as never reached; there are too few of them to matter.
  private static let nothing = 1e-40

  /// Begins in the opening states.
  ///
  /// - Precondition: There are at most ``mostCells`` pairs of states.
  init(_ game: AutomatonGame, _ first: Automaton, _ second: Automaton) {
    let cells = first.count * second.count
    precondition(cells <= AutomatonChain.mostCells)
    width = second.count
    misperception = game.misperception
    self.first = first.cooperation.map { game.round.performed($0) }
    self.second = second.cooperation.map { game.round.performed($0) }
    let width = Int32(second.count)
    rows = first.next.map { $0 * width }
    columns = second.next.indices.map { place in
      let outcome = place & 3
      return second.next[place & ~3 | outcome >> 1 | (outcome & 1) << 1]
    }
    mass = .allocate(capacity: cells)
    fresh = .allocate(capacity: cells)
    live = .allocate(capacity: cells)
    found = .allocate(capacity: cells)
    marked = .allocate(capacity: cells)
    markedCells = .allocate(capacity: cells)
    mass.initialize(repeating: 0, count: cells)
    fresh.initialize(repeating: 0, count: cells)
    marked.initialize(repeating: 0, count: cells)
    mass[0] = 1
    live[0] = 0
  }

  deinit {
    mass.deallocate()
    fresh.deallocate()
    live.deallocate()
    found.deallocate()
    marked.deallocate()
    markedCells.deallocate()
  }

  /// Plays a round; returns how likely each outcome is, as the first player sees it.
  mutating func step() -> SIMD4<Double> {
    var outcomes = SIMD4<Double>.zero
    var count = 0
    let (mass, fresh, live, found) = (mass, fresh, live, found)
    let (width, misperception) = (width, misperception)
    let seeing = 1 - misperception
    @inline(__always) func add(_ row: Int32, _ column: Int32, _ weight: Double) {
      let cell = Int(row &+ column)
      let old = fresh[cell]
      if old == 0 {
        if weight == 0 { return }
        found[count] = Int32(truncatingIfNeeded: cell)
        count &+= 1
      }
      fresh[cell] = old + weight
    }
    first.withUnsafeBufferPointer { first in
      second.withUnsafeBufferPointer { second in
        rows.withUnsafeBufferPointer { rows in
          columns.withUnsafeBufferPointer { columns in
            for index in 0..<liveCount {
              let cell = Int(live[index])
              let weight = mass[cell]
              mass[cell] = 0
              if weight < AutomatonChain.nothing { continue }
              let row = cell / width
              let column = cell &- row &* width
              let (own, other) = (first[row] * weight, second[column])
              let rest = weight - own
              let chances = SIMD4(own * other, own * (1 - other), rest * other, rest * (1 - other))
              outcomes += chances
              for outcome in 0..<4 where chances[outcome] > 0 {
                let (up, left) = (4 &* row &+ outcome, 4 &* column &+ outcome)
                if misperception == 0 {
                  add(rows[up], columns[left], chances[outcome])
                  continue
                }
                // The first player mistakes the lower bit, which is the other's move, the second the upper.
                let clear = chances[outcome] * seeing
                let blurred = chances[outcome] * misperception
                add(rows[up], columns[left], clear * seeing)
                add(rows[up], columns[left ^ 2], clear * misperception)
                add(rows[up ^ 1], columns[left], blurred * seeing)
                add(rows[up ^ 1], columns[left ^ 2], blurred * misperception)
              }
            }
          }
        }
      }
    }
    swap(&self.mass, &self.fresh)
    swap(&self.live, &self.found)
    liveCount = count
    return outcomes
  }

  /// Marks how likely each pair is now.
  mutating func mark() {
    for index in 0..<markedCount { marked[Int(markedCells[index])] = 0 }
    for index in 0..<liveCount {
      let cell = live[index]
      markedCells[index] = cell
      marked[Int(cell)] = mass[Int(cell)]
    }
    markedCount = liveCount
  }

  /// Whether all pairs are as likely as when they were marked: the differences come to less than a bound.
  func isAsMarked(within bound: Double) -> Bool {
    var difference = 0.0
    var covered = 0.0
    for index in 0..<liveCount {
      let cell = Int(live[index])
      difference += (mass[cell] - marked[cell]).magnitude
      if difference > bound { return false }
      covered += marked[cell]
    }
    var whole = 0.0
    for index in 0..<markedCount { whole += marked[Int(markedCells[index])] }
    return difference + (whole - covered).magnitude <= bound
  }
}
