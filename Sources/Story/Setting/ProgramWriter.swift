/// Writes the steps of a program.
///
/// While it writes, a constant is the register -1, -2, ...; when the program is finished, the constants
/// become the first registers.
struct ProgramWriter: ~Copyable {
  private(set) var steps: [Instruction] = []
  private(set) var registers = 0
  private var constants = ConstantPool()
  private var tables: [Double] = []
  private var tablePlaces: [(first: Int, count: Int)] = []
  private var sites: [Program.Site] = []
  private var reasons: [Reason] = []
  var wishes: [Int32] = []
  /// Whether nothing is written.
  var isSilent = false
  /// Before this step nothing may be changed, since a jump leads to it.
  private var label = 0

  mutating func write(_ operation: Operation, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) {
    if !isSilent { steps.append(Instruction(operation, a, b, c)) }
  }

  /// Takes registers in a row that nothing else uses; while nothing is written, any will do.
  mutating func fresh(_ count: Int = 1) -> Int {
    if isSilent { return 0 }
    registers += count
    return registers - count
  }

  /// The register of a constant.
  mutating func register(of constant: Double) -> Int { -1 - constants.index(of: constant) }

  /// The register of a value.
  mutating func register(of value: Value) -> Int {
    value.register ?? register(of: value.known ?? 0)
  }

  /// Puts values into registers in a row, unless they are in a row already; returns the first.
  mutating func row(of values: [Value]) -> Int {
    guard let first = values.first?.register else { return copy(of: values) }
    for (offset, value) in values.enumerated() where value.register != first + offset {
      return copy(of: values)
    }
    return first
  }

  /// Puts values into registers in a row that nothing else uses; returns the first.
  mutating func copy(of values: [Value]) -> Int {
    let row = fresh(values.count)
    for (offset, value) in values.enumerated() {
      write(.move, row + offset, register(of: value))
    }
    return row
  }

  /// Puts a value into a register; if the last step made it anew, that step does so by itself.
  ///
  /// A value is new if its register is none of those that there were before it was worked out.
  mutating func store(_ value: Value, in register: Int, since mark: Int) {
    if isSilent { return }
    if let made = value.register, made >= mark, label < steps.count,
      let last = steps.last, last.operation.writes, Int(last.a) == made
    {
      steps[steps.count - 1].a = Int32(truncatingIfNeeded: register)
    } else {
      write(.move, register, self.register(of: value))
    }
  }

  /// Writes a jump whose aim is not known yet; returns it, for ``land(_:)``.
  mutating func jump(_ operation: Operation, _ b: Int = 0, _ c: Int = 0) -> [Int] {
    if isSilent { return [] }
    write(operation, 0, b, c)
    return [steps.count - 1]
  }

  /// Lets jumps lead to the next step.
  mutating func land(_ jumps: [Int]) {
    for jump in jumps { steps[jump].a = Int32(truncatingIfNeeded: steps.count) }
    if !jumps.isEmpty { label = steps.count }
  }

  /// The place of a table with given entries.
  mutating func table(_ entries: [Double]) -> Int {
    for place in tablePlaces where place.count == entries.count {
      if (0..<place.count).allSatisfy({
        tables[place.first + $0].bitPattern == entries[$0].bitPattern
      }) {
        return place.first
      }
    }
    tablePlaces.append((tables.count, entries.count))
    tables += entries
    return tables.count - entries.count
  }

  mutating func site(_ site: Program.Site) -> Int {
    sites.append(site)
    return sites.count - 1
  }

  /// Writes the end of an episode that has failed.
  mutating func fail(because reason: Reason) {
    if isSilent { return }
    reasons.append(reason)
    write(.fail, reasons.count - 1)
  }

  /// The finished program.
  func program(outcomes: [Int]) -> Program {
    var program = Program()
    let shift = Int32(constants.all.count)
    func place(_ operand: Int32) -> Int32 { operand < 0 ? -1 - operand : operand + shift }
    program.steps = steps.map { step in
      var step = step
      let registers = step.operation.registers
      if registers & 1 != 0 { step.a = place(step.a) }
      if registers & 2 != 0 { step.b = place(step.b) }
      if registers & 4 != 0 { step.c = place(step.c) }
      return step
    }
    program.steps.append(Instruction(.end))
    program.constants = constants.all
    // At least one, so that there is a file at all.
    program.registers = Swift.max(registers + constants.all.count, 1)
    program.tables = tables
    program.sites = sites
    program.wishes = wishes
    program.outcomes = outcomes.map { Int32(truncatingIfNeeded: $0) }
    program.reasons = reasons.map { reason in
      var reason = reason
      if let found = reason.found { reason.found?.register = place(found.register) }
      for index in reason.figures.indices {
        reason.figures[index].register = place(reason.figures[index].register)
      }
      return reason
    }
    return Tidier.tidy(program)
  }
}
