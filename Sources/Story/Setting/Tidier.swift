/// Takes out of a program what its numbers show to be without effect.
///
/// Every jump goes forwards, so what a register can hold at a step was written before it: one pass bounds
/// all registers, decides comparisons and checks that can turn out one way only, and finds what is never
/// reached. Then copies of what changes no more give way to it, results go at once where they are
/// copied to, and jumps to jumps lead on. An episode is the same to the last bit.
///
/// > Complexity: O(steps), each with as many entries of a row or table as its index can reach, up to
/// > ``widest``.
struct Tidier {
  /// The longest table or row whose entries are looked at, and the farthest that a copy is followed.
  private static let widest = 256

  private var program: Program
  /// Steps that are taken out.
  private var isGone: [Bool]
  /// The bounds of what each register holds; from -infinity to infinity it may be anything.
  private var low: [Double]
  private var high: [Double]
  /// From this register on nothing is known any more, since a step may have written any of them.
  private var firstWild: Int
  /// How many steps read and write each register, the last that writes it, and whether it has to stay where
  /// it is.
  private var reads: [Int]
  private var writes: [Int]
  private var lastWrite: [Int]
  /// The last step that may write any register from ``firstWild`` on.
  private var lastWildWrite = -1
  private var isPinned: [Bool]

  /// Makes a program tidy.
  static func tidy(_ program: Program) -> Program {
    var tidier = Tidier(program)
    tidier.bound()
    tidier.count()
    tidier.replaceCopies()
    tidier.writeAtOnce()
    tidier.dropUnread()
    tidier.straighten()
    return tidier.packed()
  }

  private init(_ program: Program) {
    self.program = program
    isGone = [Bool](repeating: false, count: program.steps.count)
    let rest = Swift.max(0, program.registers - program.constants.count)
    // What nothing was written into yet has its least bound above its greatest.
    low = [Double](repeating: .infinity, count: rest)
    high = [Double](repeating: -.infinity, count: rest)
    low.insert(contentsOf: program.constants.map { $0.isFinite ? $0 : -.infinity }, at: 0)
    high.insert(contentsOf: program.constants.map { $0.isFinite ? $0 : .infinity }, at: 0)
    firstWild = program.registers
    reads = []
    writes = []
    lastWrite = []
    isPinned = []
  }

  // MARK: Bounds

  /// Bounds all registers, decides what is certain and takes out what is not reached.
  private mutating func bound() {
    var isReached = [Bool](repeating: false, count: program.steps.count)
    isReached[0] = true
    // The last step, the end, stays.
    for place in program.steps.indices.dropLast() {
      guard isReached[place] else {
        isGone[place] = true
        continue
      }
      if let isTaken = outcome(program.steps[place]) {
        if isTaken {
          program.steps[place] = Instruction(.jump, Int(program.steps[place].a))
        } else {
          isGone[place] = true
        }
      }
      let step = program.steps[place]
      if step.operation.isJump && !isGone[place] { isReached[Int(step.a)] = true }
      if isGone[place] || !step.operation.endsRun { isReached[place + 1] = true }
      if !isGone[place] { write(step) }
      if step.operation == .multiply && isOne(step.c) {
        program.steps[place] = Instruction(.move, Int(step.a), Int(step.b))
      }
    }
  }

  private func isOne(_ register: Int32) -> Bool {
    isBounded(register) && low[Int(register)] == 1 && high[Int(register)] == 1
  }

  /// Whether what a register holds is a number between its bounds.
  private func isBounded(_ register: Int32) -> Bool {
    Int(register) < firstWild && low[Int(register)].isFinite && high[Int(register)].isFinite
  }

  /// Whether a jump is taken; nil where that can turn out either way.
  private func outcome(_ step: Instruction) -> Bool? {
    if step.operation == .jumpIfFinite { return isBounded(step.b) ? true : nil }
    guard step.operation.compares, isBounded(step.b), isBounded(step.c) else { return nil }
    let (b, c) = (Int(step.b), Int(step.c))
    let isApart = high[b] < low[c] || low[b] > high[c]
    let isSame = low[b] == high[b] && low[c] == high[c] && low[b] == low[c]
    let isEqual = isApart ? false : isSame ? true : nil
    let isLess = high[b] < low[c] ? true : low[b] >= high[c] ? false : nil
    let isAtMost = high[b] <= low[c] ? true : low[b] > high[c] ? false : nil
    switch step.operation {
    case .jumpIfEqual: return isEqual
    case .jumpUnlessEqual: return isEqual.map { !$0 }
    case .jumpIfLess: return isLess
    case .jumpUnlessLess: return isLess.map { !$0 }
    case .jumpIfLessOrEqual: return isAtMost
    case .jumpUnlessLessOrEqual: return isAtMost.map { !$0 }
    default: return nil
    }
  }

  /// Widens the bounds of what a step writes.
  private mutating func write(_ step: Instruction) {
    if step.operation == .put {
      guard let row = row(step) else {
        firstWild = Swift.min(firstWild, Int(step.c))
        return
      }
      let isKnown = isBounded(step.a)
      for register in row {
        widen(
          register, isKnown ? low[Int(step.a)] : -.infinity, isKnown ? high[Int(step.a)] : .infinity
        )
      }
    } else if step.operation.writes {
      let result = result(step)
      widen(Int(step.a), result?.low ?? -.infinity, result?.high ?? .infinity)
    }
  }

  private mutating func widen(_ register: Int, _ least: Double, _ most: Double) {
    low[register] = Swift.min(low[register], least)
    high[register] = Swift.max(high[register], most)
  }

  /// The bounds of what a step makes; nil where there are none.
  ///
  /// Rounding is monotone, so that no result is beyond those at the ends.
  private func result(_ step: Instruction) -> (low: Double, high: Double)? {
    switch step.operation {
    case .choose: return (0, Double(program.sites[Int(step.b)].actions - 1))
    case .draw, .drawByRegisters: return (0, Double(program.outcomes[Int(step.b)] - 1))
    case .chance, .isEqual, .isUnequal, .isLess, .isLessOrEqual: return (0, 1)
    case .look: return entries(step)
    case .pick:
      guard let row = row(step), row.upperBound <= firstWild else { return nil }
      var (least, most) = (Double.infinity, -Double.infinity)
      for register in row {
        (least, most) = (Swift.min(least, low[register]), Swift.max(most, high[register]))
      }
      return spanned(least, most)
    default: break
    }
    guard isBounded(step.b) else { return nil }
    let (b, c) = (Int(step.b), Int(step.c))
    if step.operation == .move { return (low[b], high[b]) }
    guard step.operation.registers == 0b111, isBounded(step.c) else { return nil }
    switch step.operation {
    case .add: return spanned(low[b] + low[c], high[b] + high[c])
    case .subtract: return spanned(low[b] - high[c], high[b] - low[c])
    case .least: return (Swift.min(low[b], low[c]), Swift.min(high[b], high[c]))
    case .greatest: return (Swift.max(low[b], low[c]), Swift.max(high[b], high[c]))
    case .multiply: return corners(b, c) { $0 * $1 }
    case .divide: return low[c] > 0 || high[c] < 0 ? corners(b, c) { $0 / $1 } : nil
    case .quotient: return low[b] >= 0 && low[c] >= 1 ? (0, high[b]) : nil
    case .remainder:
      return low[b] >= 0 && low[c] >= 1 ? (0, Swift.min(high[b], high[c])) : nil
    default: return nil
    }
  }

  private func corners(
    _ b: Int, _ c: Int, _ combine: (Double, Double) -> Double
  ) -> (low: Double, high: Double)? {
    let (first, second) = (combine(low[b], low[c]), combine(low[b], high[c]))
    let (third, fourth) = (combine(high[b], low[c]), combine(high[b], high[c]))
    return spanned(
      Swift.min(Swift.min(first, second), Swift.min(third, fourth)),
      Swift.max(Swift.max(first, second), Swift.max(third, fourth)))
  }

  private func spanned(_ least: Double, _ most: Double) -> (low: Double, high: Double)? {
    least.isFinite && most.isFinite ? (least, most) : nil
  }

  /// The bounds of the entries of a table that a step may look at.
  private func entries(_ step: Instruction) -> (low: Double, high: Double)? {
    guard let range = indices(of: step.b), range.upperBound + Int(step.c) < program.tables.count
    else { return nil }
    var (least, most) = (Double.infinity, -Double.infinity)
    for index in range {
      let entry = program.tables[Int(step.c) + index]
      guard entry.isFinite else { return nil }
      (least, most) = (Swift.min(least, entry), Swift.max(most, entry))
    }
    return (least, most)
  }

  /// The indices that a register may hold, if these are few.
  private func indices(of register: Int32) -> ClosedRange<Int>? {
    guard isBounded(register), low[Int(register)] >= 0,
      high[Int(register)] < Double(Tidier.widest)
    else { return nil }
    return Int(low[Int(register)])...Int(high[Int(register)])
  }

  /// The registers that a step may find by an index; nil where too little is known of it, so that it may be
  /// any from the first on.
  private func row(_ step: Instruction) -> Range<Int>? {
    let first = Int(step.c)
    if step.operation == .drawByRegisters {
      return first..<first + Int(program.outcomes[Int(step.b)])
    }
    guard let range = indices(of: step.b), first + range.upperBound < program.registers else {
      return nil
    }
    return first + range.lowerBound..<first + range.upperBound + 1
  }

  // MARK: Copies

  /// Counts who reads and writes each register.
  private mutating func count() {
    reads = [Int](repeating: 0, count: program.registers)
    writes = [Int](repeating: 0, count: program.registers)
    lastWrite = [Int](repeating: -1, count: program.registers)
    isPinned = [Bool](repeating: false, count: program.registers)
    for place in program.steps.indices where !isGone[place] {
      let step = program.steps[place]
      if step.operation.writes { noteWrite(of: Int(step.a), at: place) }
      forEachRead(step) { reads[$0] += 1 }
      if step.operation.hasRow {
        guard let row = row(step) else {
          firstWild = Swift.min(firstWild, Int(step.c))
          if step.operation == .put { lastWildWrite = place }
          continue
        }
        for register in row {
          isPinned[register] = true
          reads[register] += 1
          if step.operation == .put { noteWrite(of: register, at: place) }
        }
      }
      if step.operation == .fail {
        let reason = program.reasons[Int(step.a)]
        if let found = reason.found { pin(found.register) }
        for figure in reason.figures { pin(figure.register) }
      }
    }
  }

  private mutating func noteWrite(of register: Int, at place: Int) {
    writes[register] += 1
    lastWrite[register] = place
  }

  private mutating func pin(_ register: Int32) {
    isPinned[Int(register)] = true
    reads[Int(register)] += 1
  }

  private func forEachRead(_ step: Instruction, _ body: (Int) -> Void) {
    let registers = step.operation.registers
    if registers & 1 != 0 && !step.operation.writes { body(Int(step.a)) }
    if registers & 2 != 0 { body(Int(step.b)) }
    if registers & 4 != 0 && !step.operation.hasRow { body(Int(step.c)) }
  }

  /// Lets steps read what is copied, where neither that nor the copy changes afterwards.
  private mutating func replaceCopies() {
    var origin = (0..<program.registers).map { Int32(truncatingIfNeeded: $0) }
    for place in program.steps.indices where !isGone[place] {
      var step = program.steps[place]
      let registers = step.operation.registers
      forEachRead(step) { reads[$0] -= 1 }
      if registers & 1 != 0 && !step.operation.writes { step.a = origin[Int(step.a)] }
      if registers & 2 != 0 { step.b = origin[Int(step.b)] }
      if registers & 4 != 0 && !step.operation.hasRow { step.c = origin[Int(step.c)] }
      program.steps[place] = step
      let (a, b) = (Int(step.a), Int(step.b))
      if step.operation == .move && writes[a] == 1 && isFree(a) && !isWritten(b, after: place) {
        origin[a] = step.b
        isGone[place] = true
      } else {
        forEachRead(step) { reads[$0] += 1 }
      }
    }
  }

  /// Whether no step finds a register by an index, and no sentence shows it.
  private func isFree(_ register: Int) -> Bool { register < firstWild && !isPinned[register] }

  private func isWritten(_ register: Int, after place: Int) -> Bool {
    lastWrite[register] >= place || register >= firstWild && lastWildWrite >= place
  }

  /// Lets steps write at once what is copied a little later, and read nowhere else.
  private mutating func writeAtOnce() {
    for place in program.steps.indices where !isGone[place] {
      let step = program.steps[place]
      let made = Int(step.b)
      guard step.operation == .move, made >= program.constants.count, reads[made] == 1,
        isFree(made), isFree(Int(step.a)),
        let first = firstWrite(of: made, before: place, writes[made], unless: Int(step.a))
      else { continue }
      for earlier in first..<place
      where !isGone[earlier] && program.steps[earlier].operation.writes
        && Int(program.steps[earlier].a) == made
      {
        program.steps[earlier].a = step.a
      }
      writes[Int(step.a)] += writes[made] - 1
      reads[made] = 0
      isGone[place] = true
    }
  }

  /// Where a register is first written before a step; nil where that is far away, where another register is
  /// used after it, or where a jump from there leads beyond the step.
  private func firstWrite(of register: Int, before place: Int, _ count: Int, unless other: Int)
    -> Int?
  {
    var left = count
    var earlier = place - 1
    while earlier >= Swift.max(0, place - Tidier.widest) {
      defer { earlier -= 1 }
      if isGone[earlier] { continue }
      let step = program.steps[earlier]
      if step.operation.isJump && Int(step.a) > place { return nil }
      var isOther = step.operation.writes && Int(step.a) == other
      forEachRead(step) { if $0 == other { isOther = true } }
      if isOther { return nil }
      if step.operation.writes && Int(step.a) == register {
        left -= 1
        if left == 0 { return earlier }
      }
    }
    return nil
  }

  /// Takes out what makes numbers that nobody reads.
  private mutating func dropUnread() {
    for place in program.steps.indices.reversed() where !isGone[place] {
      let step = program.steps[place]
      guard step.operation.isPure, reads[Int(step.a)] == 0, isFree(Int(step.a)) else { continue }
      isGone[place] = true
      forEachRead(step) { reads[$0] -= 1 }
      if step.operation.hasRow, let row = row(step) { for register in row { reads[register] -= 1 } }
    }
  }

  // MARK: Jumps

  /// Lets jumps lead to where they end up, and takes out those that lead nowhere else.
  private mutating func straighten() {
    var landing = landings
    for place in program.steps.indices.reversed()
    where !isGone[place] && program.steps[place].operation.isJump {
      // What comes later leads on already.
      var aim = landing[Int(program.steps[place].a)]
      if program.steps[aim].operation == .jump { aim = landing[Int(program.steps[aim].a)] }
      program.steps[place].a = Int32(truncatingIfNeeded: aim)
      if program.steps[place].operation == .jump && program.steps[aim].operation == .end {
        program.steps[place] = Instruction(.end)
      }
    }
    // Nothing leads to a jump any more but what stands before it.
    for place in program.steps.indices.dropLast() where !isGone[place] {
      let (step, next) = (program.steps[place], landing[place + 1])
      guard let opposite = step.operation.opposite, program.steps[next].operation == .jump,
        next + 1 < landing.count, landing[next + 1] == Int(step.a)
      else { continue }
      let aim = Int(program.steps[next].a)
      program.steps[place] = Instruction(opposite, aim, Int(step.b), Int(step.c))
      isGone[next] = true
    }
    landing = landings
    for place in program.steps.indices.dropLast()
    where program.steps[place].operation.isJump
      && landing[Int(program.steps[place].a)] == landing[place + 1]
    {
      isGone[place] = true
    }
  }

  /// For each step the first one from there on that is left.
  private var landings: [Int] {
    var landing = [Int](repeating: 0, count: program.steps.count)
    var next = program.steps.count - 1
    for place in program.steps.indices.reversed() {
      if !isGone[place] { next = place }
      landing[place] = next
    }
    return landing
  }

  /// What is left and reached, one after the other.
  private mutating func packed() -> Program {
    let landing = landings
    var isReached = [Bool](repeating: false, count: program.steps.count)
    isReached[landing[0]] = true
    for place in program.steps.indices where isReached[place] {
      let step = program.steps[place]
      if step.operation.isJump { isReached[landing[Int(step.a)]] = true }
      if !step.operation.endsRun { isReached[landing[place + 1]] = true }
    }
    var number = [Int32](repeating: 0, count: program.steps.count)
    var steps: [Instruction] = []
    for place in program.steps.indices where isReached[place] {
      number[place] = Int32(truncatingIfNeeded: steps.count)
      steps.append(program.steps[place])
    }
    for place in steps.indices where steps[place].operation.isJump {
      steps[place].a = number[landing[Int(steps[place].a)]]
    }
    program.steps = steps
    return program
  }
}
