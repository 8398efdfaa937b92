import Arena
import GameTheory
import TestSupport
import Testing

@Suite struct `Linear program` {
  private typealias Relation = LinearProgram<Rational>.Relation

  private func rationals(_ values: [Int]) -> [Rational] { values.map { Rational($0) } }

  /// The same program in doubles.
  private func inDoubles(_ program: LinearProgram<Rational>) -> LinearProgram<Double> {
    var copy = LinearProgram(maximising: program.objective.map(\.double))
    for row in program.rows {
      let relation = LinearProgram<Double>.Relation(rawValue: row.relation.rawValue) ?? .equal
      copy.require(row.coefficients.map(\.double), relation, row.bound.double)
    }
    for variable in program.isFree.indices where program.isFree[variable] { copy.free(variable) }
    return copy
  }

  @Test func `of Hillier and Lieberman makes two doors and six windows`() {
    var program = LinearProgram(maximising: [3.0, 5])
    program.require([1, 0], .atMost, 4)
    program.require([0, 2], .atMost, 12)
    program.require([3, 2], .atMost, 18)
    let solution = program.solution()
    #expect(solution.status == .complete)
    #expect(areClose(solution.point, [2, 6]) && areClose(solution.duals, [0, 1.5, 1]))
    #expect(isClose(solution.value, 36) && solution.certificate.gap <= 1e-12)
  }

  @Test func `of Beale does not cycle`() {
    // E. M. L. Beale, "Cycling in the dual simplex algorithm", 1955.
    var program = LinearProgram<Rational>(
      maximising: [Rational(3, 4), Rational(-150), Rational(1, 50), Rational(-6)])
    program.require(
      [Rational(1, 4), Rational(-60), Rational(-1, 25), Rational(9)], .atMost, .zero)
    program.require(
      [Rational(1, 2), Rational(-90), Rational(-1, 50), Rational(3)], .atMost, .zero)
    program.require(rationals([0, 0, 1, 0]), .atMost, .one)
    let solution = program.solution()
    #expect(solution.status == .complete && solution.value == Rational(1, 20))
    #expect(isClose(inDoubles(program).solution().value, 0.05))
  }

  @Test(arguments: [3, 6, 9])
  func `of Klee and Minty ends in the far corner`(_ size: Int) {
    // V. Klee, G. J. Minty, "How good is the simplex algorithm?", 1972.
    var program = LinearProgram(maximising: (1...size).map { Rational(1 << (size - $0)) })
    var power = 1
    for row in 0..<size {
      power *= 5
      let coefficients = (0..<size).map { $0 < row ? 1 << (row - $0 + 1) : $0 == row ? 1 : 0 }
      program.require(rationals(coefficients), .atMost, Rational(power))
    }
    #expect(program.solution().value == Rational(power))
    #expect(isClose(inDoubles(program).solution().value, Double(power)))
  }

  /// A program with small whole numbers, many of them 0.
  private func random(_ seed: Int, variables: Int, rows: Int) -> LinearProgram<Rational> {
    var random = RandomStream(StreamKey(seed: 21).with(seed))
    func number() -> Rational {
      random.happens(0.3) ? .zero : Rational(random.index(below: 11) - 5)
    }
    var program = LinearProgram(maximising: (0..<variables).map { _ in number() })
    for _ in 0..<rows {
      let relation: Relation =
        random.happens(0.6) ? .atMost : random.happens(0.5) ? .atLeast : .equal
      program.require((0..<variables).map { _ in number() }, relation, number())
    }
    if random.happens(0.3) { program.free(random.index(below: variables)) }
    return program
  }

  @Test(arguments: 0..<300)
  func `drawn at random agrees with all corners, exactly and in doubles`(_ seed: Int) {
    let program = random(seed, variables: 3, rows: 2 + seed % 4)
    let solution = program.solution()
    let rounded = inDoubles(program).solution()
    #expect(solution.status.rawValue == rounded.status.rawValue)
    switch solution.status {
    case .complete:
      #expect(VertexOracle.holds(solution.point, in: program))
      #expect(solution.certificate.holds(within: 0))
      // A free variable may leave a region without corners.
      if let best = VertexOracle.optimum(of: program) { #expect(solution.value == best) }
      #expect(isClose(rounded.value, solution.value.double))
    case .unbounded:
      #expect(VertexOracle.holds(solution.point, in: program))
      let growth = zip(program.objective, solution.ray).reduce(Rational.zero) {
        $0 + $1.0 * $1.1
      }
      #expect(growth > .zero)
      let far = zip(solution.point, solution.ray).map { $0 + Rational(1_000_000) * $1 }
      #expect(VertexOracle.holds(far, in: program))
    case .infeasible:
      #expect(program.provesInfeasible(solution.duals))
      #expect(VertexOracle.optimum(of: program) == nil)
    default: Issue.record("\(solution.status)")
    }
  }

  @Test(arguments: 0..<40)
  func `of many rows through one corner ends`(_ seed: Int) {
    var random = RandomStream(StreamKey(seed: 22).with(seed))
    let width = 6
    var program = LinearProgram(
      maximising: (0..<width).map { _ in Rational(random.index(below: 3) - 1) })
    for _ in 0..<14 {
      program.require(
        (0..<width).map { _ in Rational(random.index(below: 3) - 1) }, .atMost, .zero)
    }
    program.require((0..<width).map { _ in .one }, .atMost, .one)
    let exact = program.solution()
    #expect(exact.status == .complete && exact.certificate.holds(within: 0))
    let rounded = inDoubles(program).solution()
    #expect(rounded.status == .complete && isClose(rounded.value, exact.value.double))
  }

  @Test func `with no variables or no rows has its plain answer`() {
    #expect(LinearProgram<Double>(maximising: []).solution().status == .complete)
    #expect(LinearProgram(maximising: [-1.0]).solution().value == 0)
    #expect(LinearProgram(maximising: [0.0, 1]).solution().status == .unbounded)
    var empty = LinearProgram<Double>(maximising: [])
    empty.require([], .atLeast, 1)
    #expect(empty.solution().status == .infeasible)
    var free = LinearProgram(maximising: [-1.0])
    free.free(0)
    #expect(free.solution().status == .unbounded)
    free.require([1], .equal, -7)
    #expect(free.solution().point == [-7])
  }

  @Test func `says so when the budget gives out`() {
    let program = random(3, variables: 8, rows: 8)
    var budget = Budget()
    budget.steps = 1
    #expect(program.solution(within: budget).status == .exhausted)
    #expect(inDoubles(program).solution(within: budget).status == .exhausted)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `with a number that is none is undefined`(_ value: Double) {
    var program = LinearProgram(maximising: [1.0, 1])
    program.require([1, value], .atMost, 1)
    #expect(program.solution().status == .notFinite)
    #expect(LinearProgram(maximising: [value]).solution().status == .notFinite)
    var bound = LinearProgram(maximising: [1.0])
    bound.require([1], .atMost, value)
    #expect(bound.solution().status == .notFinite)
    var exact = LinearProgram(maximising: [Rational.one])
    exact.require([.overflow], .atMost, .one)
    #expect(exact.solution().status == .notFinite)
  }

  @Test(arguments: [1e300, 1e150, 1, 1e-150, 1e-290])
  func `of any size is solved all the same`(_ size: Double) {
    // The doors and windows in other units: coefficients, bounds and objective by turns.
    for place in 0..<3 {
      let (a, b, c) = (place == 0 ? size : 1, place == 1 ? size : 1, place == 2 ? size : 1)
      var program = LinearProgram(maximising: [3 * c, 5 * c])
      program.require([a, 0], .atMost, 4 * b)
      program.require([0, 2 * a], .atMost, 12 * b)
      program.require([3 * a, 2 * a], .atMost, 18 * b)
      let solution = program.solution()
      #expect(solution.status == .complete)
      #expect(isClose(solution.value / (c * (b / a)), 36))
    }
  }

  @Test(arguments: 0..<60)
  func `of mixed huge and tiny numbers is right or says that it is not`(_ seed: Int) {
    // Rows and columns in units of their own have an answer that is known from the plain program.
    let plain = random(seed, variables: 4, rows: 4)
    let exact = plain.solution()
    var random = RandomStream(StreamKey(seed: 23).with(seed))
    func unit() -> Double {
      Double(sign: .plus, exponent: random.index(below: 600) - 300, significand: 1)
    }
    let columns = (0..<4).map { _ in unit() }
    var program = LinearProgram(
      maximising: zip(plain.objective, columns).map { $0.double * $1 })
    for row in plain.rows {
      let scale = unit()
      let relation = LinearProgram<Double>.Relation(rawValue: row.relation.rawValue) ?? .equal
      program.require(
        zip(row.coefficients, columns).map { $0.double * ($1 * scale) }, relation,
        row.bound.double * scale)
    }
    for variable in 0..<4 where plain.isFree[variable] { program.free(variable) }
    let solution = program.solution()
    guard solution.status != .unreliable else { return }
    #expect(solution.status.rawValue == exact.status.rawValue)
    if solution.status == .complete { #expect(isClose(solution.value, exact.value.double)) }
  }

  @Test func `too fine for 128 bits says so instead of answering`() {
    // Every row is tight at the optimum, and no two entries share a denominator.
    let size = 7
    var program = LinearProgram(maximising: (0..<size).map { _ in Rational.one })
    for row in 0..<size {
      program.require(
        (0..<size).map { column in
          row == column ? .one : Rational(1, Int128(1_000_003 + 98 * row + 14 * column))
        }, .atMost, .one)
    }
    #expect(program.solution().status == .overflow)
    #expect(inDoubles(program).solution().status == .complete)
  }

  @Test(arguments: 4...9)
  func `of Hilbert is exact in fractions, and certified in doubles`(_ size: Int) {
    // Maximise the sum of x under H x <= H 1: the condition number grows like 33^size.
    func entry(_ row: Int, _ column: Int) -> Rational { Rational(1, Int128(row + column + 1)) }
    var program = LinearProgram(maximising: (0..<size).map { _ in Rational.one })
    for row in 0..<size {
      let coefficients = (0..<size).map { entry(row, $0) }
      program.require(coefficients, .atMost, coefficients.reduce(.zero, +))
    }
    let exact = program.solution()
    let rounded = inDoubles(program).solution()
    if exact.status == .complete {
      #expect(exact.certificate.holds(within: 0))
      if rounded.status == .complete { #expect(isClose(rounded.value, exact.value.double)) }
    } else {
      #expect(exact.status == .overflow && size > 6)
    }
  }

  @Test func `needs a coefficient for each variable`() async {
    await #expect(processExitsWith: .failure) {
      var program = LinearProgram(maximising: [1.0])
      program.require([1, 2], .atMost, 1)
    }
  }
}
