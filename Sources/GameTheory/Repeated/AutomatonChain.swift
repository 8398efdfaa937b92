import Arena

/// The Markov chain of the joint states of two automata: how likely each pair of states is in a round.
///
/// A pair is a cell of a table, whose rows are the states of the first automaton. Only the rows and columns
/// are looked at that can be reached in as many rounds as were played.
struct AutomatonChain: ~Copyable {
  private let width: Int
  private let misperception: Double
  /// How likely cooperation comes out in each state.
  private let first: [Double]
  private let second: [Double]
  /// The cell in which a follower's row begins.
  private let rows: [Int]
  /// The follower of the second automaton by the outcome as the first player sees it.
  private let columns: [Int]
  private var rowLayer: AutomatonLayer
  private var columnLayer: AutomatonLayer
  /// How likely each cell is now; 0 outside the layers.
  private var mass: UnsafeMutablePointer<Double>
  /// All 0.
  private var fresh: UnsafeMutablePointer<Double>
  /// How likely each cell of the layers was when it was marked.
  private let marked: UnsafeMutablePointer<Double>
  private var markedRows: [Int] = []
  private var markedColumns: [Int] = []

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
    let width = second.count
    self.width = width
    misperception = game.misperception
    self.first = first.cooperation.map { game.round.performed($0) }
    self.second = second.cooperation.map { game.round.performed($0) }
    rows = first.next.map { Int($0) * width }
    columns = second.next.indices.map { place in
      let outcome = place & 3
      return Int(second.next[place & ~3 | outcome >> 1 | (outcome & 1) << 1])
    }
    rowLayer = AutomatonLayer(first)
    columnLayer = AutomatonLayer(second)
    mass = .allocate(capacity: cells)
    fresh = .allocate(capacity: cells)
    marked = .allocate(capacity: cells)
    mass.initialize(repeating: 0, count: cells)
    fresh.initialize(repeating: 0, count: cells)
    marked.initialize(repeating: 0, count: cells)
    mass[0] = 1
  }

  deinit {
    mass.deallocate()
    fresh.deallocate()
    marked.deallocate()
  }

  /// How many cells are looked at in the next round.
  var size: Int { rowLayer.states.count * columnLayer.states.count }

  /// Plays a round; returns how likely each outcome is, as the first player sees it.
  mutating func step() -> SIMD4<Double> {
    var outcomes = SIMD4<Double>.zero
    let (mass, fresh, misperception) = (mass, fresh, misperception)
    let lives = columnLayer.states
    second.withUnsafeBufferPointer { second in
      columns.withUnsafeBufferPointer { columns in
        lives.withUnsafeBufferPointer { lives in
          for row in rowLayer.states {
            let cooperates = first[row]
            let targets = SIMD4(
              rows[4 * row], rows[4 * row + 1], rows[4 * row + 2], rows[4 * row + 3])
            let cells = mass + row * width
            for column in lives {
              let weight = cells[column]
              if weight == 0 { continue }
              cells[column] = 0
              if weight < AutomatonChain.nothing { continue }
              let (own, other) = (cooperates * weight, second[column])
              let rest = weight - own
              let chances = SIMD4(own * other, own * (1 - other), rest * other, rest * (1 - other))
              outcomes += chances
              let next = columns.baseAddress.unsafelyUnwrapped + 4 * column
              if misperception == 0 {
                fresh[targets[0] &+ next[0]] += chances[0]
                fresh[targets[1] &+ next[1]] += chances[1]
                fresh[targets[2] &+ next[2]] += chances[2]
                fresh[targets[3] &+ next[3]] += chances[3]
              } else {
                AutomatonChain.blur(chances, misperception, fresh, targets, next)
              }
            }
          }
        }
      }
    }
    swap(&self.mass, &self.fresh)
    rowLayer.advance()
    columnLayer.advance()
    return outcomes
  }

  /// Hands outcomes on to the cells that they lead to where players may mistake the other's move: the first
  /// player the lower bit, the second the upper.
  @inline(__always) private static func blur(
    _ chances: SIMD4<Double>, _ misperception: Double, _ fresh: UnsafeMutablePointer<Double>,
    _ targets: SIMD4<Int>, _ next: UnsafePointer<Int>
  ) {
    let seeing = 1 - misperception
    for outcome in 0..<4 {
      let clear = chances[outcome] * seeing
      let blurred = chances[outcome] * misperception
      let (up, left) = (targets[outcome], next[outcome])
      let (wrongUp, wrongLeft) = (targets[outcome ^ 1], next[outcome ^ 2])
      fresh[up &+ left] += clear * seeing
      fresh[up &+ wrongLeft] += clear * misperception
      fresh[wrongUp &+ left] += blurred * seeing
      fresh[wrongUp &+ wrongLeft] += blurred * misperception
    }
  }

  /// Marks how likely each pair is now.
  mutating func mark() {
    markedRows = rowLayer.states
    markedColumns = columnLayer.states
    for row in markedRows {
      for column in markedColumns { marked[row * width + column] = mass[row * width + column] }
    }
  }

  /// Whether all pairs are as likely as when they were marked: the differences come to less than a bound.
  func isAsMarked(within bound: Double) -> Bool {
    if rowLayer.states != markedRows || columnLayer.states != markedColumns { return false }
    var difference = 0.0
    for row in markedRows {
      for column in markedColumns {
        difference += (mass[row * width + column] - marked[row * width + column]).magnitude
      }
      if difference > bound { return false }
    }
    return true
  }
}

/// The states that an automaton can be in after a number of rounds.
private struct AutomatonLayer {
  private let next: [Int32]
  /// The states, ascending.
  private(set) var states = [0]
  private var isReached: [Bool]
  /// Whether the same states can be reached from now on, whatever the number of rounds.
  private var isSettled = false

  init(_ automaton: Automaton) {
    next = automaton.next
    isReached = Array(repeating: false, count: automaton.count)
  }

  /// Plays a round.
  mutating func advance() {
    if isSettled { return }
    for state in states {
      for outcome in 0..<4 { isReached[Int(next[4 * state + outcome])] = true }
    }
    var reached: [Int] = []
    for state in isReached.indices where isReached[state] {
      reached.append(state)
      isReached[state] = false
    }
    isSettled = reached == states
    states = reached
  }
}
