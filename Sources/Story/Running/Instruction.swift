/// One step of a program: what is done, and with which registers, seats, numbers or entries.
struct Instruction: BitwiseCopyable, Sendable {
  let operation: Operation
  var a: Int32
  var b: Int32
  var c: Int32

  init(_ operation: Operation, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) {
    self.operation = operation
    self.a = Int32(truncatingIfNeeded: a)
    self.b = Int32(truncatingIfNeeded: b)
    self.c = Int32(truncatingIfNeeded: c)
  }
}

/// What an instruction does.
///
/// Registers hold numbers: a truth is 0 or 1, a member of a set its index.
enum Operation: UInt8, Sendable {
  /// `a` becomes `b`.
  case move
  /// `a` becomes the result of `b` and `c`.
  case add, subtract, multiply, divide, least, greatest
  /// The same of whole numbers: how often `c` goes into `b`, and what is left.
  case quotient, remainder
  /// `a` becomes the exponential or the logarithm of `b`, or `b` to the power of `c`.
  case exponential, logarithm, power
  /// `a` becomes the truth of a comparison of `b` with `c`.
  case isEqual, isUnequal, isLess, isLessOrEqual
  /// Goes on at `a` if the comparison of `b` with `c` holds, or does not.
  case jumpIfEqual, jumpUnlessEqual, jumpIfLess, jumpUnlessLess, jumpIfLessOrEqual
  case jumpUnlessLessOrEqual
  /// Goes on at `a` if `b` is a whole number that is known exactly.
  case jumpIfWhole
  /// Goes on at `a` if `b` is finite.
  case jumpIfFinite
  /// Goes on at `a`.
  case jump
  /// `a` becomes entry `b` of the table at `c`.
  case look
  /// `a` becomes entry `b` of the registers from `c` on.
  case pick
  /// Entry `b` of the registers from `c` on becomes `a`.
  case put
  /// `a` becomes the choice at site `b`, which sees observation `c`.
  case choose
  /// `a` becomes draw `b`, with the weights in the table at `c`, or in the registers from `c` on.
  case draw, drawByRegisters
  /// `a` becomes whether draw `b` happens, with probability `c`.
  case chance
  /// `a` is paid to seat `b`, is taken from seat `b`, or goes from seat `b` to seat `c`.
  case pay, collect, transfer
  /// `a` is gained by seat `b`.
  case gain
  /// `a` is added to measure `b`.
  case note
  case endRound
  /// The last choice of seat `b` came out as action `a`.
  case slip
  /// Ends the episode, whose story has failed for reason `a`.
  case fail
  case end

  /// Whether operand `a` is a register that becomes something.
  var writes: Bool {
    switch self {
    case .move, .add, .subtract, .multiply, .divide, .least, .greatest, .quotient, .remainder,
      .exponential, .logarithm, .power, .isEqual, .isUnequal, .isLess, .isLessOrEqual, .look, .pick,
      .choose, .draw, .drawByRegisters,
      .chance:
      true
    default: false
    }
  }

  /// Which of the three operands are registers, as bits from `a` on.
  var registers: UInt8 {
    switch self {
    case .move: 0b011
    case .add, .subtract, .multiply, .divide, .least, .greatest, .quotient, .remainder,
      .exponential, .logarithm, .power, .isEqual, .isUnequal, .isLess, .isLessOrEqual:
      0b111
    case .drawByRegisters: 0b101
    case .jumpIfEqual, .jumpUnlessEqual, .jumpIfLess, .jumpUnlessLess, .jumpIfLessOrEqual,
      .jumpUnlessLessOrEqual:
      0b110
    case .jumpIfWhole, .jumpIfFinite: 0b010
    case .look: 0b011
    case .pick, .put: 0b111
    case .choose, .chance: 0b101
    case .draw, .pay, .collect, .transfer, .gain, .note, .slip: 0b001
    case .jump, .endRound, .fail, .end: 0
    }
  }

  /// Whether it goes on at `a`, always or under a condition.
  var isJump: Bool { self == .jump || self == .jumpIfWhole || self == .jumpIfFinite || compares }

  /// Whether it goes on at `a` if a comparison holds, or does not.
  var compares: Bool { opposite != nil }

  /// What goes on at `a` just where this does not.
  var opposite: Operation? {
    switch self {
    case .jumpIfEqual: .jumpUnlessEqual
    case .jumpUnlessEqual: .jumpIfEqual
    case .jumpIfLess: .jumpUnlessLess
    case .jumpUnlessLess: .jumpIfLess
    case .jumpIfLessOrEqual: .jumpUnlessLessOrEqual
    case .jumpUnlessLessOrEqual: .jumpIfLessOrEqual
    default: nil
    }
  }

  /// Whether the step after it is never next.
  var endsRun: Bool { self == .jump || self == .fail || self == .end }

  /// Whether operand `c` is the first of registers in a row.
  var hasRow: Bool { self == .pick || self == .put || self == .drawByRegisters }

  /// Whether it does nothing but to make `a` something.
  var isPure: Bool {
    switch self {
    case .choose, .draw, .drawByRegisters, .chance: false
    default: writes
    }
  }
}
