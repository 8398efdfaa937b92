public import Arena

/// Any game of two players who move at once, given by its two payoff matrices.
///
/// Payoffs are listed row by row: the entry of row r and column c stands at r x columns + c.
public struct Bimatrix: Mechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "bimatrix", "Any two-player game in one move each, from two lists of payoffs.",
    source: """
      J. F. Nash, "Non-Cooperative Games", Annals of Mathematics 54(2), 1951, pp. 286-295.
      """)

  /// The players.
  enum Seat { static let row = 0, column = 1 }
  /// What is decided.
  enum Choice { static let row = 0, column = 1 }

  /// The actions of the row player.
  public var rows = ["rock", "paper", "scissors"]
  /// The actions of the column player.
  public var columns = ["rock", "paper", "scissors"]
  /// What the row player gets, row by row.
  public var rowPayoffs = [0.0, -1, 1, 1, 0, -1, -1, 1, 0]
  /// What the column player gets, row by row.
  public var columnPayoffs = [0.0, 1, -1, -1, 0, 1, 1, -1, 0]

  /// Makes rock, paper, scissors.
  public init() {}

  /// Shows the actions and the payoffs.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("rows", &rows, limit: 64, "The actions of the row player.")
    visitor.knob("columns", &columns, limit: 64, "The actions of the column player.")
    visitor.knob(
      "row-payoffs", &rowPayoffs, limit: 4096, in: -1e6...1e6, unit: "utility",
      "What the row player gets, row by row.")
    visitor.knob(
      "column-payoffs", &columnPayoffs, limit: 4096, in: -1e6...1e6, unit: "utility",
      "What the column player gets, row by row.")
  }

  /// Says whether there is one payoff of each player for each pair of actions.
  public var complaint: String? {
    if rows.isEmpty || columns.isEmpty { return "a bimatrix game needs a row and a column" }
    let size = rows.count * columns.count
    return rowPayoffs.count == size && columnPayoffs.count == size
      ? nil : "row-payoffs and column-payoffs must each have rows x columns entries"
  }

  /// A row player and a column player.
  public var roles: [Role] {
    [
      Role("row", "Chooses a row of the payoff tables."),
      Role("column", "Chooses a column of the payoff tables."),
    ]
  }
  /// One simultaneous move of each.
  public var decisions: [Decision] {
    [
      Decision(
        "row", role: Seat.row,
        actions: .named(rows.map { Label($0, "Plays this row of the tables.") }),
        "Which row to play, without knowing the column."),
      Decision(
        "column", role: Seat.column,
        actions: .named(columns.map { Label($0, "Plays this column of the tables.") }),
        "Which column to play, without knowing the row."),
    ]
  }

  /// Both move at once.
  ///
  /// Compiled into the loop over matches: so short a story costs less than a call.
  @inline(__always)
  public func play(_ episode: inout some Episode) {
    let row = episode.choose(Choice.row, by: Seat.row)
    let column = episode.choose(Choice.column, by: Seat.column)
    let entry = row &* columns.count &+ column
    episode.gain(rowPayoffs[entry], by: Seat.row)
    episode.gain(columnPayoffs[entry], by: Seat.column)
  }
}
