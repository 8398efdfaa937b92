extension Tidier {
  /// Lets jumps lead to where they end up, and takes out those that lead nowhere else.
  mutating func straighten() {
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
  mutating func packed() -> Program {
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
