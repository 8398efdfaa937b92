import Arena

/// Where the numbers of one information set stand in a learner's table.
///
/// First come some single numbers, then some columns with one entry for every action. All numbers of
/// an information set are neighbours, so a decision touches few cache lines.
struct TableLayout {
  /// The single numbers of an information set.
  let singles: Int
  /// The entries of every action.
  let columns: Int

  /// One number for every action and no others.
  static var plain: TableLayout { TableLayout(singles: 0, columns: 1) }

  /// Returns the size of a whole table.
  func size(for shape: Shape) -> Int { shape.infosets * singles + shape.slots * columns }

  /// Returns the index of a single number.
  func single(_ index: Int, at turn: Turn) -> Int {
    turn.infoset * singles + turn.slot * columns + index
  }

  /// Returns the index of the first action's entry in a column.
  func column(_ index: Int, at turn: Turn) -> Int {
    (turn.infoset + 1) * singles + turn.slot * columns + index * turn.count
  }
}
