/// A move in a game of two actions: what the designer wishes, or the other one.
public enum Move: UInt8, BitwiseCopyable, Sendable {
  /// What the designer wishes; the first action where she wishes nothing.
  case cooperate
  /// The other action.
  case defect

  /// The other move.
  public var flipped: Move { self == .cooperate ? .defect : .cooperate }

  /// Defects if a condition holds.
  init(defectingIf condition: Bool) { self = condition ? .defect : .cooperate }
}
