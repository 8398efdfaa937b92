/// What an explorer is asked for.
@frozen @usableFromInline struct ExplorerPlan {
  /// The most leaves.
  @usableFromInline let budget: Int
  /// Whether the tree is kept.
  @usableFromInline let keepsTree: Bool
  /// The only seat that may choose; nil where everyone may.
  @usableFromInline let onlyFree: OnlyFree?

  @usableFromInline init(budget: Int, keepsTree: Bool = true, onlyFree: OnlyFree? = nil) {
    self.budget = budget
    self.keepsTree = keepsTree
    self.onlyFree = onlyFree
  }
}

/// The only seat that may choose, and what all others do.
public struct OnlyFree: Sendable {
  /// The seat.
  public let seat: Int
  /// What others do instead of what is wished, at every information set of a decision: by decision and seat.
  public var constants: [Constant] = []

  /// An action that a seat takes at every information set of a decision.
  public struct Constant: Sendable {
    /// Who takes it.
    public let seat: Int
    /// The decision at which it is taken.
    public let decision: Int
    /// The action.
    public let action: Int

    /// Makes the constant play of a seat at a decision.
    public init(seat: Int, decision: Int, action: Int) {
      self.seat = seat
      self.decision = decision
      self.action = action
    }
  }

  /// Makes a seat the only one that may choose, while all others do as the designer wishes.
  public init(_ seat: Int) { self.seat = seat }

  /// What a seat that is not free does at a decision; nil where it is neither constant nor wished.
  public func action(of seat: Int, at decision: Int, wishing wish: Int?) -> Int? {
    constants.first { $0.seat == seat && $0.decision == decision }?.action ?? wish
  }
}

/// What counting the leaves of a game shows, without keeping them.
public struct Census: Sendable, Equatable {
  /// The number of leaves.
  public let leaves: Int
  /// The least and greatest payoff of any seat at any leaf.
  public let payoffRange: ClosedRange<Double>

  @usableFromInline init(_ explorer: Explorer) {
    leaves = explorer.leaves
    payoffRange =
      explorer.leastPayoff <= explorer.greatestPayoff
      ? explorer.leastPayoff...explorer.greatestPayoff : 0...0
  }
}

/// How an exploration ended.
public enum Exploring: Sendable {
  /// The whole tree.
  case complete(GameTree)
  /// The whole tree was gone through, and not kept.
  case counted(Census)
  /// The tree has more leaves than the budget, in the payload.
  case tooManyLeaves(Int)
  /// Some episode has more draws and choices than ``GameTree/deepest``.
  case tooDeep
  /// Some episode failed.
  case failed(StoryFailure)
  /// Somebody asked to stop.
  case stopped

  /// The tree, if it is complete.
  public var tree: GameTree? {
    if case .complete(let tree) = self { tree } else { nil }
  }

  /// Why there is no tree, as a sentence without a full stop; nil when there is one.
  public var obstacle: String? {
    switch self {
    case .complete: nil
    case .counted: "the tree was not kept"
    case .tooManyLeaves(let budget): "the tree has more than \(budget) leaves"
    case .tooDeep: "some episodes have more than \(GameTree.deepest) draws and choices"
    case .failed(let failure): "the story fails: \(failure.reason)"
    case .stopped: "the exploration was stopped"
    }
  }
}
