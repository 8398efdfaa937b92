/// What everyone did in the round that just ended, oneself included.
@frozen public struct Round: BitwiseCopyable {
  /// The seat of the agent that is told.
  public let seat: Int
  /// How many acts there were.
  public let count: Int
  @usableFromInline let acts: UnsafePointer<Act>

  @inlinable init(seat: Int, acts: UnsafePointer<Act>, count: Int) {
    self.seat = seat
    self.acts = acts
    self.count = count
  }

  /// An act, in the order of the story.
  @inlinable public subscript(index: Int) -> Act {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
    return acts[index]
  }
}
