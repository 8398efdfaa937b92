extension Tidier {
  /// Counts who reads and writes each register.
  mutating func count() {
    reads = [Int](repeating: 0, count: program.registers)
    writes = [Int](repeating: 0, count: program.registers)
    lastWrite = [Int](repeating: -1, count: program.registers)
    isPinned = [Bool](repeating: false, count: program.registers)
    for place in program.steps.indices where !isGone[place] {
      let step = program.steps[place]
      if step.operation.writes { noteWrite(of: Int(step.a), at: place) }
      Tidier.forEachRead(step) { reads[$0] += 1 }
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

  private static func forEachRead(_ step: Instruction, _ body: (Int) -> Void) {
    let registers = step.operation.registers
    if registers & 1 != 0 && !step.operation.writes { body(Int(step.a)) }
    if registers & 2 != 0 { body(Int(step.b)) }
    if registers & 4 != 0 && !step.operation.hasRow { body(Int(step.c)) }
  }

  /// Lets steps read what is copied, where neither that nor the copy changes afterwards.
  mutating func replaceCopies() {
    var origin = (0..<program.registers).map { Int32(truncatingIfNeeded: $0) }
    for place in program.steps.indices where !isGone[place] {
      var step = program.steps[place]
      let registers = step.operation.registers
      Tidier.forEachRead(step) { reads[$0] -= 1 }
      if registers & 1 != 0 && !step.operation.writes { step.a = origin[Int(step.a)] }
      if registers & 2 != 0 { step.b = origin[Int(step.b)] }
      if registers & 4 != 0 && !step.operation.hasRow { step.c = origin[Int(step.c)] }
      program.steps[place] = step
      let (a, b) = (Int(step.a), Int(step.b))
      if step.operation == .move && writes[a] == 1 && isFree(a) && !isWritten(b, after: place) {
        origin[a] = step.b
        isGone[place] = true
      } else {
        Tidier.forEachRead(step) { reads[$0] += 1 }
      }
    }
  }

  /// Whether no step finds a register by an index, and no sentence shows it.
  private func isFree(_ register: Int) -> Bool { register < firstWild && !isPinned[register] }

  private func isWritten(_ register: Int, after place: Int) -> Bool {
    lastWrite[register] >= place || register >= firstWild && lastWildWrite >= place
  }

  /// Lets steps write at once what is copied a little later, and read nowhere else.
  mutating func writeAtOnce() {
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
      Tidier.forEachRead(step) { if $0 == other { isOther = true } }
      if isOther { return nil }
      if step.operation.writes && Int(step.a) == register {
        left -= 1
        if left == 0 { return earlier }
      }
    }
    return nil
  }

  /// Takes out what makes numbers that nobody reads.
  mutating func dropUnread() {
    for place in program.steps.indices.reversed() where !isGone[place] {
      let step = program.steps[place]
      guard step.operation.isPure, reads[Int(step.a)] == 0, isFree(Int(step.a)) else { continue }
      isGone[place] = true
      Tidier.forEachRead(step) { reads[$0] -= 1 }
      if step.operation.hasRow, let row = row(step) { for register in row { reads[register] -= 1 } }
    }
  }
}
