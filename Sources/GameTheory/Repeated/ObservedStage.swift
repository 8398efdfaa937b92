public import Arena

/// One round of a game of two players who see, once it is over, all that was done in it.
///
/// Either both move once without seeing the other's move, or they move one after the other, and each sees
/// all moves before its own. Where both move at once, nature may tell each something of its own before, all of
/// which comes out after the round; then what they do is a plan for whatever they are told.
public struct ObservedStage: Sendable {
  /// A way in which a round can go.
  public struct Outcome: Sendable {
    /// What both earn on average over nature's draws.
    public let payoffs: PayoffPoint
    /// The same less ``ObservedStage/origin``.
    let net: PayoffPoint
    /// What each seat does, in order: its information sets with their actions.
    public let moves: [Move]
    /// Where in the tree the outcome begins; nil where both move at once.
    let node: Int?

    init(_ net: PayoffPoint, above origin: PayoffPoint, moves: [Move], node: Int? = nil) {
      payoffs = net.plus(origin)
      self.net = net
      self.moves = moves
      self.node = node
    }
  }

  /// What a seat does at an information set.
  public struct Move: Sendable, Equatable {
    /// The seat.
    public let seat: Int
    /// The information set; 0 in a table.
    public let infoset: Int
    /// The action; the row or column of a table.
    public let action: Int
  }

  /// A place of a game in which one moves after the other.
  enum Place: Sendable {
    case outcome(Int)
    case turn(seat: Int, infoset: Int, next: [Place])
  }

  /// Who can depart from what, and is seen to.
  enum Order: Sendable {
    /// Both move at once: outcomes are the cells of a table, row by row.
    case atOnce(rows: Int, columns: Int)
    /// One moves after the other.
    case inTurn(Place)
  }

  /// What is taken from all payoffs of each seat before they are judged, and is part of all that is found.
  public let origin: PayoffPoint
  /// All outcomes.
  public let outcomes: [Outcome]
  let order: Order
  /// What each seat can earn at most in one round, less ``origin``, by departing from each outcome, the other
  /// keeping to it; empty where they move in turn.
  let replies: [PayoffPoint]
  /// Where nature tells players something of their own: how much more than by ``replies`` the most tempted
  /// gain, one point for each outcome; empty elsewhere.
  private let excess: [PayoffPoint]
  /// What each seat can make sure of if both play pure strategies: the least that the other can hold it
  /// to.
  let minmax: PayoffPoint
  /// Whether each outcome can be part of any equilibrium, as far as is known; see ``keepable(_:_:_:)``.
  var isPossible: [Bool]

  /// Makes a stage in which both move at once.
  ///
  /// - Precondition: All payoffs are finite.
  public init(_ game: BimatrixGame) {
    let origin = PayoffPoint(Baseline.of(game.rowPayoffs), Baseline.of(game.columnPayoffs))
    self.origin = origin
    outcomes = (0..<game.rows * game.columns).map { cell in
      Outcome(
        PayoffPoint(game.rowPayoffs[cell], game.columnPayoffs[cell]).less(origin), above: origin,
        moves: [
          Move(seat: 0, infoset: 0, action: cell / game.columns),
          Move(seat: 1, infoset: 0, action: cell % game.columns),
        ])
    }
    order = .atOnce(rows: game.rows, columns: game.columns)
    replies = ObservedStage.bestReplies(game.rows, game.columns, outcomes)
    excess = []
    minmax = ObservedStage.minmax(order, outcomes)
    isPossible = outcomes.map { _ in true }
  }

  private init(_ root: Place, _ outcomes: [Outcome], _ origin: PayoffPoint) {
    self.origin = origin
    self.outcomes = outcomes
    order = .inTurn(root)
    (replies, excess) = ([], [])
    minmax = ObservedStage.minmax(order, outcomes)
    isPossible = outcomes.map { _ in true }
  }

  private init(_ stage: ObservedStage, replies: [PayoffPoint]) {
    origin = stage.origin
    outcomes = stage.outcomes
    order = stage.order
    self.replies = replies
    excess = []
    minmax = stage.minmax
    isPossible = stage.isPossible
  }

  /// Whether what somebody does in a round depends on what nature tells it.
  public var isPlanned: Bool {
    guard case .atOnce = order else { return false }
    return outcomes.contains { $0.moves.count > 2 }
  }

  /// Whether nature tells players something of their own that matters.
  var isInformed: Bool { !excess.isEmpty }

  /// The same stage in which departing earns, whatever one was told, what it earns the most tempted: who
  /// keeps to an outcome of it, keeps to it in this stage, even if what follows does not depend on what
  /// comes out.
  var tempting: ObservedStage {
    if !isInformed { return self }
    return ObservedStage(
      self,
      replies: zip(replies, excess).map {
        PayoffPoint($0.first + $1.first, $0.second + $1.second)
      })
  }

  /// Reads a stage from the tree of one round; nil where ``obstacle(in:)`` says why not.
  ///
  /// - Parameters:
  ///   - tree: One round.
  ///   - form: Its strategic form.
  public init?(of tree: GameTree, _ form: StrategicForm) {
    guard ObservedStage.obstacle(in: tree) == nil else { return nil }
    let origin = tree.origin
    if tree.isSimultaneous {
      self.init(atOnce: form, of: tree, less: origin, excess: [])
      return
    }
    if !tree.isOfPerfectInformation {
      guard let round = InformedRound(tree, less: origin) else { return nil }
      self.init(atOnce: form, of: tree, less: origin, excess: round.excess(in: form))
      return
    }
    var outcomes: [Outcome] = []
    let root = ObservedStage.place(0, in: tree, less: origin, [], &outcomes)
    self.init(root, outcomes, origin)
  }

  /// Why a round is none of this kind, as a clause; nil when it is.
  public static func obstacle(in tree: GameTree) -> String? {
    if tree.seats != 2 {
      return "it has \(tree.seats == 1 ? "one player" : "\(tree.seats) players"), not two"
    }
    if tree.shape.hidesPlay { return "players do not see what the others did" }
    if tree.hasSlips { return "moves come out as others, and what was meant is not seen" }
    if !tree.payoffsAreFinite { return "some payoff is infinite or undefined" }
    if tree.isSimultaneous || tree.isOfPerfectInformation
      || InformedRound(tree, less: PayoffPoint(0, 0)) != nil
    {
      return nil
    }
    return "somebody moves after seeing a part only of what was done and drawn before it"
  }
}

extension ObservedStage {
  private init(
    atOnce form: StrategicForm, of tree: GameTree, less origin: PayoffPoint, excess: [PayoffPoint]
  ) {
    let columns = form.sizes[1]
    let moves = (0..<2).map { seat in
      (0..<form.sizes[seat]).map { strategy in
        form.actions(seat: seat, strategy: strategy).map {
          Move(seat: seat, infoset: $0.infoset, action: $0.action)
        }
      }
    }
    let payoffs = form.payoffs(of: tree, less: origin)
    let outcomes = (0..<form.profiles).map { cell in
      Outcome(
        payoffs[cell], above: origin,
        moves: moves[0][cell / columns] + moves[1][cell % columns])
    }
    let order = Order.atOnce(rows: form.sizes[0], columns: columns)
    self.origin = origin
    self.outcomes = outcomes
    self.order = order
    replies = ObservedStage.bestReplies(form.sizes[0], columns, outcomes)
    let most = excess.reduce(0) { Swift.max($0, $1.first, $1.second) }
    // What rounding left tempts nobody.
    self.excess = most > 1e-12 * ObservedStage.scale(of: outcomes.map { $0.net }) ? excess : []
    minmax = ObservedStage.minmax(order, outcomes)
    isPossible = outcomes.map { _ in true }
  }

  /// Returns what each outcome is worth on average, given what each leaf is worth.
  ///
  /// - Parameters:
  ///   - objective: One value for each leaf.
  ///   - tree: The tree that the stage was read from.
  ///   - form: Its strategic form.
  /// - Returns: One value for each outcome.
  public func values(of objective: [Double], in tree: GameTree, _ form: StrategicForm) -> [Double] {
    if case .atOnce = order { return form.table(of: objective, in: tree) }
    return outcomes.map { outcome in
      tree.mean(below: outcome.node ?? 0) { objective[$0] }
    }
  }

  /// The outcome in which everyone does what the designer wishes; nil where she states no wish somewhere
  /// on its way.
  public func wished(in tree: GameTree) -> Int? {
    let wishes = tree.wishes
    return outcomes.firstIndex { outcome in
      !outcome.moves.isEmpty
        && outcome.moves.allSatisfy {
          wishes[$0.seat * tree.shape.infosets + $0.infoset] == $0.action
        }
    }
  }

  private static func place(
    _ index: Int, in tree: GameTree, less origin: PayoffPoint, _ moves: [Move],
    _ outcomes: inout [Outcome]
  ) -> Place {
    let node = tree.nodes[index]
    guard node.kind == .decision else {
      func mean(_ seat: Int) -> Double {
        tree.mean(below: index) { tree.payoff(leaf: $0, seat: seat) - origin[seat] }
      }
      outcomes.append(
        Outcome(PayoffPoint(mean(0), mean(1)), above: origin, moves: moves, node: index))
      return .outcome(outcomes.count - 1)
    }
    let seat = Int(node.seat)
    return .turn(
      seat: seat, infoset: Int(node.infoset),
      next: (0..<Int(node.edges)).map { edge in
        let move = Move(seat: seat, infoset: Int(node.infoset), action: edge)
        return place(
          tree.child(index, edge), in: tree, less: origin, moves + [move], &outcomes)
      })
  }

  /// What each seat can earn at most in one round, in every cell of a table, if the other keeps to it.
  private static func bestReplies(_ rows: Int, _ columns: Int, _ outcomes: [Outcome])
    -> [PayoffPoint]
  {
    var byColumn = [Double](repeating: -.infinity, count: columns)
    var byRow = [Double](repeating: -.infinity, count: rows)
    for (cell, outcome) in outcomes.enumerated() {
      byColumn[cell % columns] = Swift.max(byColumn[cell % columns], outcome.net.first)
      byRow[cell / columns] = Swift.max(byRow[cell / columns], outcome.net.second)
    }
    return outcomes.indices.map { PayoffPoint(byColumn[$0 % columns], byRow[$0 / columns]) }
  }

  private static func minmax(_ order: Order, _ outcomes: [Outcome]) -> PayoffPoint {
    switch order {
    case .atOnce(let rows, let columns):
      let best = bestReplies(rows, columns, outcomes)
      return PayoffPoint(
        best.reduce(.infinity) { Swift.min($0, $1.first) },
        best.reduce(.infinity) { Swift.min($0, $1.second) })
    case .inTurn(let root):
      return PayoffPoint(root.minmax(0, outcomes), root.minmax(1, outcomes))
    }
  }
}

extension ObservedStage.Place {
  /// What a seat can make sure of from here on, if it moves to earn most and the other to leave it least.
  fileprivate func minmax(_ seat: Int, _ outcomes: [ObservedStage.Outcome]) -> Double {
    switch self {
    case .outcome(let index): outcomes[index].net[seat]
    case .turn(let mover, _, let next):
      next.map { $0.minmax(seat, outcomes) }
        .reduce(mover == seat ? -.infinity : .infinity) {
          mover == seat ? Swift.max($0, $1) : Swift.min($0, $1)
        }
    }
  }
}

extension GameTree {
  /// What the designer wishes where she wishes something: actions by seat x information sets + information
  /// set.
  public var wishes: [Int: Int] {
    var wishes: [Int: Int] = [:]
    for node in nodes where node.kind == .decision {
      if let wish = node.wish { wishes[Int(node.seat) * shape.infosets + Int(node.infoset)] = wish }
    }
    return wishes
  }

  /// Whether in every episode everyone who ever decides decides once, always at the same information set.
  public var isSimultaneous: Bool {
    var sets = [Int32](repeating: -1, count: seats)
    for node in nodes where node.kind == .decision {
      let seat = Int(node.seat)
      if sets[seat] >= 0 && sets[seat] != node.infoset { return false }
      sets[seat] = node.infoset
    }
    let deciders = sets.filter { $0 >= 0 }.count
    // How many decisions are above each node.
    var above = [Int](repeating: 0, count: nodes.count)
    for (index, node) in nodes.enumerated() where index > 0 {
      let parent = Int(node.parent)
      above[index] = above[parent] + (nodes[parent].kind == .decision ? 1 : 0)
      if node.kind == .leaf && above[index] != deciders { return false }
    }
    return true
  }

  /// Whether everyone who decides knows all that was done, and nature draws after all decisions only.
  fileprivate var isOfPerfectInformation: Bool {
    var seen = Set<Int>()
    for (index, node) in nodes.enumerated() where node.kind == .decision {
      if !seen.insert(Int(node.seat) * shape.infosets + Int(node.infoset)).inserted { return false }
      if index > 0 && nodes[Int(node.parent)].kind == .chance { return false }
    }
    return true
  }

  /// The mean over nature's draws from a node on below which nobody decides.
  fileprivate func mean(below index: Int, of value: (_ leaf: Int) -> Double) -> Double {
    let node = nodes[index]
    if node.kind == .leaf { return value(Int(node.infoset)) }
    return (0..<Int(node.edges)).reduce(0) {
      $0 + outcomes[Int(node.infoset) + $1].probability * mean(below: child(index, $1), of: value)
    }
  }
}
