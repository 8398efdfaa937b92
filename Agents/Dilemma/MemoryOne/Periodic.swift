public import Arena

/// Repeats a list of moves, by default C, C, D.
public struct Periodic: BoundedDilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "periodic", "Repeats a list of moves over and over.",
    source: "\(Papers.meetingGradual).")

  /// The moves: 0 cooperates, 1 defects.
  public var moves = [0.0, 0, 1]
  private var bits: UInt64 = 0b100
  private var length = 3

  /// Shows the moves.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "moves", &moves, limit: 64, in: 0...1, unit: "move", "The moves; 0 cooperates, 1 defects.")
  }

  /// Packs the moves; complains unless there are some, each 0 or 1.
  public mutating func prepare(for briefing: Briefing) -> String? {
    if moves.isEmpty || moves.contains(where: { $0 != 0 && $0 != 1 }) {
      return "needs a list of moves, each 0 or 1"
    }
    length = moves.count
    bits = 0
    for (index, move) in moves.enumerated() where move == 1 { bits |= 1 << UInt64(index) }
    return briefing.complaintUnlessDilemma
  }

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(cycle: length) }

  /// Makes the next move of the list.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    Move(defectingIf: bits &>> UInt64(truncatingIfNeeded: past.rounds % length) & 1 == 1)
  }
}
