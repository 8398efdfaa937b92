/// The exact game that a story tells: every draw, every choice, every outcome.
///
/// Nodes stand in the order of a depth-first walk: a parent before its children, children in the
/// order of their edges. Payoffs are kept at the leaves, split into transfers and gains.
public struct GameTree: Sendable {
  /// One node.
  @frozen public struct Node: BitwiseCopyable, Sendable {
    /// What happens at a node.
    @frozen public enum Kind: UInt8, BitwiseCopyable, Sendable {
      /// Nature draws.
      case chance
      /// A player chooses.
      case decision
      /// The episode is over.
      case leaf
    }
    /// The parent; a root is its own parent.
    public let parent: Int32
    /// Which edge of the parent leads here.
    public let edge: Int32
    // The kind in the low byte, the seat above it: trees of millions of nodes are worth the shift.
    @usableFromInline let seatAndKind: UInt32
    /// The information set of a decision, the first outcome of a draw, the number of a leaf.
    public let infoset: Int32
    /// The number of edges.
    public let edges: Int32
    @usableFromInline let wishPlusOne: Int32

    /// What happens here.
    @inlinable public var kind: Kind {
      switch UInt8(truncatingIfNeeded: seatAndKind) {
      case Kind.chance.rawValue: .chance
      case Kind.decision.rawValue: .decision
      default: .leaf
      }
    }
    /// The seat that decides, or which draw it is; 0 at a leaf.
    @inlinable public var seat: Int32 { Int32(bitPattern: seatAndKind &>> 8) }
    /// The action that the designer wishes at a decision, if she states one.
    public var wish: Int? { wishPlusOne == 0 ? nil : Int(wishPlusOne) - 1 }

    @inlinable init(
      kind: Kind, parent: Int32, edge: Int32, seat: Int32, infoset: Int32, edges: Int32, wish: Int?
    ) {
      wishPlusOne = if let wish { Int32(truncatingIfNeeded: wish) + 1 } else { 0 }
      seatAndKind = UInt32(bitPattern: seat) &<< 8 | UInt32(kind.rawValue)
      self.parent = parent
      self.edge = edge
      self.infoset = infoset
      self.edges = edges
    }
  }

  /// One outcome of a draw, of positive weight.
  @frozen public struct Outcome: BitwiseCopyable, Sendable {
    /// The index of the outcome in the story.
    public let label: Int32
    /// The weight the story gave.
    public let weight: Double
    /// The sum of the weights of the draw.
    public let total: Double

    @inlinable init(label: Int32, weight: Double, total: Double) {
      self.label = label
      self.weight = weight
      self.total = total
    }

    /// The probability, in 0...1.
    @inlinable public var probability: Double { weight / total }
  }

  /// The longest path, in draws and choices, that the explorer follows.
  @inlinable public static var deepest: Int { 4096 }

  /// The structure of the mechanism.
  public let shape: Shape
  /// The nodes, parents first.
  public let nodes: [Node]
  /// The outcomes of all draws.
  public let outcomes: [Outcome]
  /// Where each node's children begin in ``children``.
  public let firstChild: [Int32]
  /// The children of all nodes, by edge.
  public let children: [Int32]
  private var totals: [Double]
  private let width: Int

  /// The number of seats.
  public let seats: Int
  /// The number of leaves.
  public let leaves: Int
  /// Whether some choice comes out as another action, and is seen as that.
  public let hasSlips: Bool

  /// Takes over what an explorer found, which is left empty.
  @usableFromInline init(_ shape: Shape, _ explorer: inout Explorer) {
    self.shape = shape
    seats = shape.seats
    leaves = explorer.leaves
    hasSlips = explorer.hasSlips
    width = explorer.width
    outcomes = explorer.outcomes.drain()
    totals = explorer.totals.drain()
    let nodes = explorer.nodes.drain()
    self.nodes = nodes
    let count = nodes.count
    let first = [Int32](unsafeUninitializedCapacity: count) { buffer, initialized in
      var total: Int32 = 0
      for index in 0..<count {
        buffer[index] = total
        total &+= nodes[index].edges
      }
      initialized = count
    }
    firstChild = first
    children = [Int32](unsafeUninitializedCapacity: count) { buffer, initialized in
      // Every node but the root is the child of one edge, so all places but the last are filled.
      for index in 1..<Swift.max(count, 1) {
        buffer[Int(first[Int(nodes[index].parent)] &+ nodes[index].edge)] = Int32(index)
      }
      initialized = count - 1
    }
  }

  /// Returns the child of a node along an edge.
  public func child(_ node: Int, _ edge: Int) -> Int { Int(children[Int(firstChild[node]) + edge]) }

  /// Returns the net money that a seat received at a leaf.
  public func transfer(leaf: Int, seat: Int) -> Double { totals[leaf * width + seat] }

  /// Returns a seat's utility that is not money at a leaf.
  public func gain(leaf: Int, seat: Int) -> Double { totals[leaf * width + seats + seat] }

  /// Returns the total of a measure at a leaf.
  public func measure(leaf: Int, index: Int) -> Double { totals[leaf * width + 2 * seats + index] }

  /// Returns a seat's payoff at a leaf: transfers plus gains.
  public func payoff(leaf: Int, seat: Int) -> Double {
    let row = leaf * width + seat
    return totals[row] + totals[row + seats]
  }

  /// The same game in which every seat gets an amount more, whatever happens: nobody chooses otherwise for it.
  ///
  /// - Parameter amounts: What each seat gets more.
  /// - Returns: A tree whose payoffs are gains; what of them was money is not told apart.
  /// - Precondition: There is one amount for each seat.
  public func adding(_ amounts: [Double]) -> GameTree {
    precondition(amounts.count == seats, "one amount for each seat")
    var moved = self
    for leaf in 0..<leaves {
      for seat in 0..<seats {
        moved.totals[leaf * width + seat] = 0
        moved.totals[leaf * width + seats + seat] = payoff(leaf: leaf, seat: seat) + amounts[seat]
      }
    }
    return moved
  }

  /// Returns the probability of an edge under a profile.
  public func probability(_ node: Node, _ edge: Int, _ profile: Profile) -> Double {
    switch node.kind {
    case .chance: outcomes[Int(node.infoset) + edge].probability
    case .decision:
      profile.probability(
        seat: Int(node.seat), slot: shape.slots(ofInfoset: Int(node.infoset)).first + edge)
    case .leaf: 1
    }
  }

  /// The least and greatest payoff of any seat at any leaf.
  public var payoffRange: ClosedRange<Double> {
    var low = Double.infinity
    var high = -Double.infinity
    for leaf in 0..<leaves {
      for seat in 0..<seats {
        low = Swift.min(low, payoff(leaf: leaf, seat: seat))
        high = Swift.max(high, payoff(leaf: leaf, seat: seat))
      }
    }
    return low <= high ? low...high : 0...0
  }
}

/// How every seat plays: a probability for every slot, seat by seat.
public struct Profile: Sendable, Equatable {
  /// The number of slots.
  public let slots: Int
  /// The probabilities: seats x slots; within an information set they sum to 1.
  public var probabilities: [Double]

  /// Makes the profile in which everyone mixes uniformly everywhere.
  public init(uniformIn shape: Shape) {
    slots = shape.slots
    var one = [Double](repeating: 0, count: shape.slots)
    for row in shape.layout {
      let size = Int(row.actions) * Int(row.observations)
      for slot in Int(row.slot)..<Int(row.slot) + size { one[slot] = 1 / Double(row.actions) }
    }
    probabilities = []
    for _ in 0..<shape.seats { probabilities += one }
  }

  /// Makes the profile in which every seat plays the same probabilities, one for each slot.
  public init(shared: [Double], in shape: Shape) {
    slots = shape.slots
    probabilities = []
    for _ in 0..<shape.seats { probabilities += shared }
  }

  /// Returns the probability that a seat takes a slot's action.
  @inlinable public func probability(seat: Int, slot: Int) -> Double {
    probabilities[seat * slots + slot]
  }

  /// Makes a seat take one action for certain at an information set.
  public mutating func fix(seat: Int, firstSlot: Int, count: Int, action: Int) {
    for index in 0..<count {
      probabilities[seat * slots + firstSlot + index] = index == action ? 1 : 0
    }
  }
}
