/// The tables of a study.
public enum TableName: String, Sendable, CaseIterable {
  /// The settings of every cell.
  case cells
  /// The welfare of every replicate.
  case welfare
  /// The time series.
  case rounds
  /// The time series of every measure.
  case measures
  /// Every agent.
  case agents
  /// How often every action was taken.
  case actions
  /// How often every action was taken in every block of rounds.
  case play
  /// One row a cell, with all that is worth a plot.
  case wide
  /// What every cell differs by from one of them, replicate by replicate.
  case differences

  /// What a study must keep for the table.
  var kept: Kept? {
    switch self {
    case .cells, .welfare, .wide, .differences: nil
    case .rounds, .measures: .rounds
    case .agents: .agents
    case .actions: .actions
    case .play: .play
    }
  }

  /// Whether the table is written without being asked for, of a study that keeps what it needs.
  var isUsual: Bool {
    switch self {
    case .cells, .welfare, .rounds, .measures, .agents, .actions, .play: true
    case .wide, .differences: false
    }
  }

  /// The name of its file in a format.
  func file(_ format: TableFormat) -> String { "\(rawValue).\(format.rawValue)" }
}
