/// Takes out of a program what its numbers show to be without effect.
///
/// Every jump goes forwards, so what a register can hold at a step was written before it: one pass bounds
/// all registers, decides comparisons and checks that can turn out one way only, and finds what is never
/// reached. Then copies of what changes no more give way to it, results go at once where they are
/// copied to, and jumps to jumps lead on. An episode is the same to the last bit.
///
/// > Complexity: O(steps), each with as many entries of a row or table as its index can reach, up to
/// > ``widest``.
struct Tidier: ~Copyable {
  /// The longest table or row whose entries are looked at, and the farthest that a copy is followed.
  static let widest = 256

  var program: Program
  /// Steps that are taken out.
  var isGone: [Bool]
  /// The bounds of what each register holds; from -infinity to infinity it may be anything.
  var low: [Double]
  var high: [Double]
  /// From this register on nothing is known any more, since a step may have written any of them.
  var firstWild: Int
  /// How many steps read and write each register, the last that writes it, and whether it has to stay where
  /// it is.
  var reads: [Int]
  var writes: [Int]
  var lastWrite: [Int]
  /// The last step that may write any register from ``firstWild`` on.
  var lastWildWrite = -1
  var isPinned: [Bool]

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
}
