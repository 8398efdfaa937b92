import Arena
import TestSupport
import Testing

@testable import Story

/// A mechanism that runs any program of two seats.
private struct Running: Mechanism {
  static let card = Card("running", "Runs a program.", source: "Made for this test.")
  var program = Program()

  var roles: [Role] { [Role("player", seats: 2)] }
  var decisions: [Decision] { [Decision("act", actions: .named(["a", "b", "c"]))] }
  var measures: [Measure] { [Measure("sum", unit: "units", in: -1e300...1e300, "The sum.")] }
  var draws: [Draw] { [Draw("die", .named(["1", "2", "3"])), Draw("coin")] }

  func play(_ episode: inout some Episode) { program.run(&episode) }
}

/// A program at random: as a story would be written, with blocks inside conditions, numbers that are made
/// once and read below, and variables that several steps change.
private struct Author {
  var program = Program()
  private var random: RandomStream
  private let variables: [Int]
  private let row: Int
  private let weights: Int

  init(_ seed: Int) {
    random = RandomStream(StreamKey(seed: 5).with(seed))
    program.steps = []
    program.constants = [0, 1, 2, -1.5, 0.5, 64, -0.0, .nan, .infinity]
    program.tables = [0.5, 1, 2, 4, -3, 1]
    program.sites = (0..<2).map { Program.Site(decision: 0, seat: $0, actions: 3, wishes: -1) }
    program.outcomes = [3, 2]
    variables = [9, 10, 11]
    row = 12
    weights = 15
    program.registers = 18
    for register in 9..<15 { write(.move, register, below(9)) }
    for register in 15..<18 { write(.move, register, 1 + below(2)) }
    let asked = (0..<4).map { _ in ask() }
    block(depth: 4, variables + asked, indices: asked)
    for register in 9..<15 { tell(register, .note) }
    program.steps.append(Instruction(.end))
  }

  private mutating func below(_ count: Int) -> Int { random.index(below: count) }

  private mutating func write(_ operation: Operation, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) {
    program.steps.append(Instruction(operation, a, b, c))
  }

  private mutating func fresh() -> Int {
    program.registers += 1
    return program.registers - 1
  }

  /// Lets a player or nature decide.
  private mutating func ask() -> Int {
    let made = fresh()
    if below(2) == 0 { write(.choose, made, below(2), 0) } else { write(.draw, made, 0, 0) }
    return made
  }

  /// Pays or notes a number, if it is one.
  private mutating func tell(_ number: Int, _ operation: Operation) {
    write(.jumpIfFinite, program.steps.count + 2, number)
    fail(number, variables[below(3)])
    write(operation, number, operation == .pay ? below(2) : 0)
  }

  /// Writes some statements; what is made in them is known in them only.
  private mutating func block(depth: Int, _ outer: [Int], indices outerIndices: [Int]) {
    var (known, indices) = (outer, outerIndices)
    for _ in 0..<2 + below(6) {
      func any() -> Int { below(5) == 0 ? below(9) : known[below(known.count)] }
      switch below(17) {
      case 0:
        let made = ask()
        (known, indices) = (known + [made], indices + [made])
      case 1:
        let made = fresh()
        write(.chance, made, 1, 4)
        (known, indices) = (known + [made], indices + [made])
      case 2, 3:
        let made = fresh()
        let operations: [Operation] = [
          .add, .subtract, .multiply, .divide, .least, .greatest, .isLess, .isEqual, .move,
          .exponential, .power,
        ]
        write(operations[below(operations.count)], made, any(), any())
        known.append(made)
      case 4: write(.move, variables[below(3)], any())
      case 5: write(.add, variables[below(3)], any(), any())
      case 6:
        let (made, index) = (fresh(), indices[below(indices.count)])
        if below(2) == 0 { write(.look, made, index, 3) } else { write(.pick, made, index, row) }
        known.append(made)
      case 7: write(.put, any(), indices[below(indices.count)], row)
      case 8: tell(any(), .note)
      case 13:
        let made = fresh()
        write(
          below(2) == 0 ? .quotient : .remainder, made, indices[below(indices.count)], 1 + below(2))
        (known, indices) = (known + [made], indices + [made])
      case 14:
        write(.move, weights + below(3), [1, 2, 4, 5][below(4)])
        let made = fresh()
        write(.drawByRegisters, made, 0, weights)
        (known, indices) = (known + [made], indices + [made])
      case 15:
        write(.jumpIfWhole, program.steps.count + 2, any())
        write(.move, variables[below(3)], any())
      case 9, 10:
        if depth > 0 { condition(depth, known, indices) }
      case 11, 12:
        if depth > 0 { fork(depth, known, indices) }
      default: tell(any(), .pay)
      }
    }
    tell(known[known.count - 1], below(2) == 0 ? .note : .gain)
  }

  private mutating func fail(_ found: Int, _ other: Int) {
    func figure(_ register: Int) -> Reason.Figure {
      Reason.Figure(name: "x", register: Int32(register), form: .number)
    }
    program.reasons.append(
      Reason(place: "here", fault: "no number", found: figure(found), figures: [figure(other)]))
    write(.fail, program.reasons.count - 1)
  }

  private mutating func jump(_ known: [Int]) -> Int {
    let operations: [Operation] = [
      .jumpIfEqual, .jumpUnlessEqual, .jumpIfLess, .jumpUnlessLess, .jumpIfLessOrEqual,
      .jumpUnlessLessOrEqual,
    ]
    func any() -> Int { below(5) == 0 ? below(9) : known[below(known.count)] }
    write(operations[below(6)], 0, any(), below(2) == 0 ? below(4) : any())
    return program.steps.count - 1
  }

  private mutating func land(_ jump: Int) { program.steps[jump].a = Int32(program.steps.count) }

  private mutating func condition(_ depth: Int, _ known: [Int], _ indices: [Int]) {
    let past = jump(known)
    block(depth: depth - 1, known, indices: indices)
    if below(12) == 0 { write(.end) }
    land(past)
  }

  /// One of two blocks, each of which sets what is copied after them.
  private mutating func fork(_ depth: Int, _ known: [Int], _ indices: [Int]) {
    let made = fresh()
    let toSecond = jump(known)
    block(depth: depth - 1, known, indices: indices)
    write(.move, made, (known + [1, 7])[below(known.count + 2)])
    write(.jump)
    let past = program.steps.count - 1
    land(toSecond)
    if below(2) == 0 { block(depth: depth - 1, known, indices: indices) }
    write(.move, made, 2)
    land(past)
    write(.move, variables[below(3)], made)
  }
}

@Suite struct `A tidy program` {
  /// What happens in an episode, to the last bit.
  private func told(_ program: Program, _ seed: Int) throws -> [String] {
    let game = try #require(Running(program: program).game(repeated: nil))
    var random = RandomStream(StreamKey(seed: 6).with(seed))
    var asked: [Int] = []
    func answer(_ count: Int) -> Int {
      asked.append(random.index(below: count))
      return asked[asked.count - 1]
    }
    let told = game.narrate(
      drawing: { answer($0.count) }, choosing: { turn, _ in answer(turn.count) })
    let numbers = [told.payoff(of: 0), told.payoff(of: 1), told.total(of: 0)]
    return numbers.map { String($0.bitPattern) } + asked.map { String($0) }
      + [told.failure?.reason ?? ""]
  }

  @Test(arguments: 0..<1500)
  func `tells the same episodes in no more steps`(_ seed: Int) throws {
    let program = Author(seed).program
    let tidy = Tidier.tidy(program)
    #expect(tidy.steps.enumerated().allSatisfy { !$1.operation.isJump || $1.a > $0 })
    for episode in 0..<12 {
      #expect(try told(tidy, episode) == told(program, episode))
    }
  }

  private func operations(_ story: String) throws -> [Story.Operation] {
    let file = try StoryFile(Array(("mechanism x \"x\"\n" + story).utf8))
    return file.program.steps.map { $0.operation }
  }

  @Test func `has no check that cannot fail, no copy and no jump to a jump`() throws {
    let head = """
      role player "Plays."
      decision say by player = low: "Low.", high: "High." "What to say."

      """
    #expect(
      try operations(
        head + """
          story {
            let said = choose say by player
            let worth = if said == low then 1 else 2
            var paid = worth
            transfer paid * 1 to player
            if said == high { gain worth by player }
          }
          """)
        == [.choose, .jumpUnlessEqual, .move, .jump, .move, .pay, .jumpUnlessEqual, .gain, .end])
    // The check of what may be too large stays.
    #expect(
      try operations(
        head + "story { let said = choose say by player  gain exp(index(said) * 999) by player }")
        == [.choose, .multiply, .exponential, .jumpIfFinite, .fail, .gain, .end])
  }
  @Test func `still fails where what is put into a list is no number`() throws {
    let text = """
      mechanism x "x"
      set S = a: "A.", b: "B."
      role player "Plays."
      decision which by player = S "Which."
      story {
        let i = choose which by player
        var xs: number per S = 0
        set xs[i] = exp(1000) - exp(1000)
        let j = choose which by player
        if xs[j] <= 1 { gain 1 by player } else { gain 2 by player }
        gain xs[j] by player
      }
      """
    let game = try #require(try StoryFile(Array(text.utf8)).game(repeated: nil))
    func told(_ second: Int) -> Transcript {
      var asked = -1
      return game.narrate(
        drawing: { _ in 0 },
        choosing: { _, _ in
          asked += 1
          return [0, second][asked]
        })
    }
    #expect(told(1).failure == nil && told(1).payoff(of: 0) == 1)
    #expect(
      told(0).failure?.reason.hasPrefix("x.story, line 11: what is gained must be a finite number")
        == true)
    #expect(told(0).payoff(of: 0) == 2)
  }
}
