extension Tidier {
  /// Bounds all registers, decides what is certain and takes out what is not reached.
  mutating func bound() {
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
  func isBounded(_ register: Int32) -> Bool {
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
  func row(_ step: Instruction) -> Range<Int>? {
    let first = Int(step.c)
    if step.operation == .drawByRegisters {
      return first..<first + Int(program.outcomes[Int(step.b)])
    }
    guard let range = indices(of: step.b), first + range.upperBound < program.registers else {
      return nil
    }
    return first + range.lowerBound..<first + range.upperBound + 1
  }
}
