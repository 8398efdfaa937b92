import Arena

/// A story with its parameters, as steps over a file of registers.
///
/// Every jump goes forwards, so that every program ends. The first registers hold the constants.
struct Program: Sendable {
  /// Where a seat decides.
  struct Site: BitwiseCopyable, Sendable {
    let decision: Int32
    let seat: Int32
    let actions: Int32
    /// Where the wishes begin, one for every observation; -1 if there are none.
    let wishes: Int32
  }

  var steps: [Instruction] = [Instruction(.end)]
  var constants: [Double] = []
  /// How many registers there are, constants included.
  var registers = 0
  var tables: [Double] = []
  var sites: [Site] = []
  var wishes: [Int32] = []
  /// How many outcomes each draw has.
  var outcomes: [Int32] = []
  /// Why the story can fail; a step names one of them.
  var reasons: [Reason] = []

  /// The program of a story in which nothing happens.
  init() {}
}
