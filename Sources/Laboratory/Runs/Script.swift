public import Arena

/// An agent that makes given moves, over and over, whatever happens.
public struct Script: Agent {
  /// The entry that it would have in the catalogue.
  public static let card = Card(
    "script", "Makes given moves, whatever happens.", source: "A puppet for trying out others.")
  /// When a round has passed.
  public static let feedback: Feedback = [.round]

  private let moves: [Int]

  /// Makes an agent that always takes the first action.
  public init() { self.init([0]) }

  /// Makes an agent of moves.
  ///
  /// - Precondition: There is at least one move.
  public init(_ moves: [Int]) {
    precondition(!moves.isEmpty, "a script needs a move")
    self.moves = moves
  }

  /// Begins with the first move.
  public var newborn: Int32 { 0 }

  /// Makes the next move.
  public func choose(_ turn: Turn, mind: Mind<Int32>, using random: inout RandomStream) -> Int {
    moves[Int(mind.memory)]
  }

  /// Goes on to the next move.
  public func witness(_ round: Round, mind: Mind<Int32>) {
    mind.memory = (mind.memory + 1) % Int32(moves.count)
  }
}
