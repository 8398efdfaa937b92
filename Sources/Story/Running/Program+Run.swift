import Arena

extension Program {
  /// Tells one episode.
  @inline(__always) func run(_ episode: inout some Episode) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: registers) { file in
      guard let registers = file.baseAddress else { return }
      constants.withUnsafeBufferPointer { constants in
        for index in 0..<constants.count { registers[index] = constants[index] }
      }
      steps.withUnsafeBufferPointer { steps in
        tables.withUnsafeBufferPointer { tables in
          sites.withUnsafeBufferPointer { sites in
            guard let first = steps.baseAddress else { return }
            run(&episode, first, registers, tables.baseAddress, sites.baseAddress)
          }
        }
      }
    }
  }

  /// Goes from step to step; setting time has made sure that every operand is there.
  @inline(__always) private func run(
    _ episode: inout some Episode, _ first: UnsafePointer<Instruction>,
    _ register: UnsafeMutablePointer<Double>, _ tables: UnsafePointer<Double>?,
    _ sites: UnsafePointer<Site>?
  ) {
    var next = first
    while true {
      let step = next.pointee
      let (a, b, c) = (Int(step.a), Int(step.b), Int(step.c))
      next += 1
      switch step.operation {
      case .move: register[a] = register[b]
      case .add: register[a] = register[b] + register[c]
      case .subtract: register[a] = register[b] - register[c]
      case .multiply: register[a] = register[b] * register[c]
      case .divide: register[a] = register[b] / register[c]
      case .least: register[a] = Swift.min(register[b], register[c])
      case .greatest: register[a] = Swift.max(register[b], register[c])
      case .quotient: register[a] = Program.quotient(register[b], register[c])
      case .remainder: register[a] = Program.remainder(register[b], register[c])
      case .exponential: register[a] = Portable.exp(register[b])
      case .logarithm: register[a] = Portable.log(register[b])
      case .power: register[a] = Portable.pow(register[b], register[c])
      case .isEqual: register[a] = register[b] == register[c] ? 1 : 0
      case .isUnequal: register[a] = register[b] != register[c] ? 1 : 0
      case .isLess: register[a] = register[b] < register[c] ? 1 : 0
      case .isLessOrEqual: register[a] = register[b] <= register[c] ? 1 : 0
      case .jumpIfEqual: if register[b] == register[c] { next = first + a }
      case .jumpUnlessEqual: if register[b] != register[c] { next = first + a }
      case .jumpIfLess: if register[b] < register[c] { next = first + a }
      case .jumpUnlessLess: if !(register[b] < register[c]) { next = first + a }
      case .jumpIfLessOrEqual: if register[b] <= register[c] { next = first + a }
      case .jumpUnlessLessOrEqual: if !(register[b] <= register[c]) { next = first + a }
      case .jumpIfWhole: if Program.isWhole(register[b]) { next = first + a }
      case .jumpIfFinite: if register[b].isFinite { next = first + a }
      case .jump: next = first + a
      case .look:
        guard let tables else { return }
        register[a] = tables[c + index(register[b])]
      case .pick: register[a] = register[c + index(register[b])]
      case .put: register[c + index(register[b])] = register[a]
      case .choose:
        guard let sites else { return }
        let site = sites[b]
        let observation = index(register[c])
        let wish: Int? = site.wishes < 0 ? nil : Int(wishes[Int(site.wishes) + observation])
        let action = episode.choose(
          Int(site.decision), by: Int(site.seat), seeing: observation, wishing: wish)
        // A listener whose episode is void may answer anything.
        guard UInt(bitPattern: action) < UInt(site.actions) else { return }
        register[a] = Double(action)
      case .draw:
        guard let tables else { return }
        let outcome = episode.chance(b, among: Int(outcomes[b])) { tables[c + $0] }
        guard UInt(bitPattern: outcome) < UInt(outcomes[b]) else { return }
        register[a] = Double(outcome)
      case .drawByRegisters:
        let outcome = episode.chance(b, among: Int(outcomes[b])) { register[c + $0] }
        guard UInt(bitPattern: outcome) < UInt(outcomes[b]) else { return }
        register[a] = Double(outcome)
      case .chance: register[a] = episode.chance(b, register[c]) ? 1 : 0
      case .pay: episode.transfer(register[a], from: nil, to: b)
      case .collect: episode.transfer(register[a], from: b, to: nil)
      case .transfer: episode.transfer(register[a], from: b, to: c)
      case .gain: episode.gain(register[a], by: b)
      case .note: episode.note(b, register[a])
      case .slip: episode.slip(to: index(register[a]), by: b)
      case .endRound: episode.endRound()
      case .fail: return episode.fail(because: reasons[a].sentence(register).string)
      case .end: return
      }
    }
  }

  /// Whether a number is whole and known exactly.
  static func isWhole(_ value: Double) -> Bool {
    value.magnitude <= 0x1p53 && Double(Int64(value)) == value
  }

  /// How often one whole number goes into another, which is not 0; rounded towards 0.
  static func quotient(_ x: Double, _ y: Double) -> Double {
    Double(Int64(x) / Int64(y))
  }

  /// What is left of a whole number then; it has the sign of the first.
  static func remainder(_ x: Double, _ y: Double) -> Double {
    Double(Int64(x) % Int64(y))
  }

  /// An index that a register holds: setting time has made sure that it is a small whole number.
  @inline(__always) private func index(_ value: Double) -> Int {
    value.isFinite ? Int(value) : 0
  }
}
