/// Nodes and edges at given places: a game tree, a graph of who invades whom.
public struct Diagram: Sendable, Equatable {
  /// How a node looks.
  public enum Shape: Sendable, Equatable {
    /// A disc with its label beside it.
    case disc
    /// An empty ring, such as a draw of nature.
    case ring
    /// A box around its label.
    case box
    /// No more than the label, such as the payoffs at an end.
    case text
  }

  /// A node.
  public struct Node: Sendable, Equatable {
    /// Along the width, in units of which neighbours want 1.
    public var x: Double
    /// Downwards, in units of which neighbours want 1.
    public var y: Double
    /// What is written at it.
    public var label: String
    /// Its part.
    public var ink: Ink
    /// How it looks.
    public var shape: Shape
    /// Makes a node.
    public init(x: Double, y: Double, _ label: String, _ ink: Ink, _ shape: Shape) {
      self.x = x
      self.y = y
      self.label = label
      self.ink = ink
      self.shape = shape
    }
  }

  /// A connection of two nodes.
  public struct Edge: Sendable, Equatable {
    /// The number of the node it starts from.
    public var from: Int
    /// The number of the node it leads to.
    public var to: Int
    /// What is written beside it; may be empty.
    public var label: String
    /// Its part.
    public var ink: Ink
    /// From 0, hardly there, to 1, in full strength.
    public var weight: Double
    /// Whether it ends in an arrow.
    public var isArrow: Bool
    /// Makes an edge.
    public init(
      from: Int, to: Int, _ label: String = "", _ ink: Ink = .neutral, weight: Double = 1,
      isArrow: Bool = false
    ) {
      self.from = from
      self.to = to
      self.label = label
      self.ink = ink
      self.weight = weight
      self.isArrow = isArrow
    }
  }

  /// Nodes that belong together, joined by a dashed line: an information set.
  public struct Tie: Sendable, Equatable {
    /// The numbers of the nodes.
    public var nodes: [Int]
    /// Its part.
    public var ink: Ink
    /// Makes a tie.
    public init(_ nodes: [Int], _ ink: Ink) {
      self.nodes = nodes
      self.ink = ink
    }
  }

  /// The nodes.
  public var nodes: [Node]
  /// The edges.
  public var edges: [Edge]
  /// What belongs together.
  public var ties: [Tie]
  /// What the inks mean, in the order of the legend.
  public var legend: [(label: String, ink: Ink)]

  /// Makes a diagram.
  public init(
    nodes: [Node], edges: [Edge], ties: [Tie] = [], legend: [(label: String, ink: Ink)] = []
  ) {
    self.nodes = nodes
    self.edges = edges
    self.ties = ties
    self.legend = legend
  }

  /// Whether all parts are equal.
  public static func == (one: Diagram, other: Diagram) -> Bool {
    one.nodes == other.nodes && one.edges == other.edges && one.ties == other.ties
      && one.legend.elementsEqual(other.legend, by: ==)
  }
}
