public import Arena

/// A game that was read from a Gambit file, as a mechanism that every command accepts.
///
/// Players are roles of one seat; there is one decision for each information set, or in a strategic
/// game for each player, and it sees nothing, since being asked there tells the player which one it
/// is. Payoffs are gains. There are no measures, and one parameter: what the designer wishes.
///
/// Its card's id holds a hash of the file's text, so that whatever is keyed by it (results, the random
/// streams of an independent study) changes with the file, and only with it.
public struct GameFile: Mechanism {
  /// What happens in it.
  enum Body: Sendable {
    case graph(GameGraph)
    case table(GameTable)
    case actionGraph(ActionGraph)
  }

  /// The entry in the catalogue, for files in general.
  public static let card = Card(
    "game-file", "A game read from a file in one of Gambit's formats.",
    source: """
      R. Savani, T. L. Turocy, Gambit: The package for computation in game theory, "Game \
      representation formats".
      """)

  /// The file's name with a hash of its text, its title, its format.
  public let card: Card
  /// The players, one seat each.
  public let roles: [Role]
  /// The information sets, or the players of a strategic game.
  public let decisions: [Decision]
  /// What nature decides.
  public let draws: [Draw]
  /// What was read otherwise than it stands in the file, as sentences: equal names told apart, another
  /// encoding, text behind the game.
  public let remarks: [String]
  /// What the designer wishes, place by place: "hand=bet".
  public var wish: [String] = [] {
    didSet { wished = GameWish(wish, players: roles, decisions: decisions) }
  }
  private var wished: GameWish
  /// What the file says beside the rules.
  let words: FileWords
  private let body: Body

  /// The table that was read, if it was one.
  var table: GameTable? { if case .table(let table) = body { table } else { nil } }
  /// The tree that was read; nil where everybody chooses at once.
  var graph: GameGraph? { if case .graph(let graph) = body { graph } else { nil } }

  init(
    card: Card, players: [String], decisions: [Decision], draws: [Draw] = [], body: Body,
    words: FileWords = FileWords(), remarks: [String] = []
  ) {
    self.words = words
    self.remarks = remarks
    self.card = card
    roles = players.map { Role($0) }
    self.decisions = decisions
    self.draws = draws
    self.body = body
    wished = GameWish([], players: [], decisions: decisions)
  }

  /// The wish is the only parameter.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "wish", &wish, limit: 10_000, "what the designer wishes, as in 'hand=bet'")
  }

  /// What is wrong with the wish.
  public var complaint: String? { wished.complaint }

  /// Makes the game of one player in which nothing happens.
  public init() {
    self.init(
      card: GameFile.card, players: ["player 1"], decisions: [],
      body: .graph(GameGraph(nodes: [.init(kind: .leaf)])), words: FileWords(nodes: [""]))
  }

  /// Walks through the tree, or lets all choose at once.
  public func play(_ episode: inout some Episode) {
    switch body {
    case .graph(let graph): graph.tell(&episode, players: roles.count, wishes: wished.actions)
    case .table(let table): table.tell(&episode, wishes: wished.actions)
    case .actionGraph(let graph): graph.tell(&episode, wishes: wished.actions)
    }
  }
}
