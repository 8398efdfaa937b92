public import Arena

/// Each wants the other to yield; both lose most when neither does.
public struct Chicken: Mechanism {
  /// The values of 'move', by number.
  enum Move { static let swerve = 0, straight = 1 }

  /// The entry in the catalogue.
  public static let card = Card(
    "chicken", "Each wants the other to yield; both lose most when neither does.",
    source: """
      A. Rapoport, A. M. Chammah, The Game of Chicken, American Behavioral Scientist 10(3), 1966, \
      pp. 10-28.
      """)

  /// The seats of the players.
  enum Seat { static let driver = 0..<2 }

  /// What is decided.
  enum Choice { static let move = 0 }

  /// The payoff of going straight if the other swerves.
  public var win = 4.0
  /// The payoff of each if both swerve.
  public var tie = 3.0
  /// The payoff of swerving if the other goes straight.
  public var lose = 1.0
  /// The payoff of each if nobody swerves.
  public var crash = 0.0

  /// Makes the mechanism with its default parameters.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "win", &win, in: -1e6...1e6, unit: "utility",
      "The payoff of going straight if the other swerves.")
    visitor.knob("tie", &tie, in: -1e6...1e6, unit: "utility", "The payoff of each if both swerve.")
    visitor.knob(
      "lose", &lose, in: -1e6...1e6, unit: "utility",
      "The payoff of swerving if the other goes straight.")
    visitor.knob(
      "crash", &crash, in: -1e6...1e6, unit: "utility", "The payoff of each if nobody swerves.")
  }

  /// Says what is wrong with the parameters taken together.
  public var complaint: String? {
    guard win > tie && tie > lose && lose > crash else {
      return "chicken needs win > tie > lose > crash"
    }
    return nil
  }

  /// The players.
  public var roles: [Role] { [Role("driver", seats: 2, "Drives at the other driver.")] }
  /// What they decide.
  public var decisions: [Decision] {
    [
      Decision(
        "move", actions: .named(moveLabels),
        "Whether to swerve, without knowing what the other does.")
    ]
  }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    var movedBySeat = [Int](repeating: 0, count: 2)
    for i in Seat.driver {
      movedBySeat[i] = episode.choose(Choice.move, by: i, wishing: isBest ? Move.swerve : nil)
    }
    for i in Seat.driver {
      episode.gain(
        movedBySeat[i] == Move.swerve
          ? (movedBySeat[1 - i] == Move.swerve ? tie : lose)
          : movedBySeat[1 - i] == Move.swerve ? win : crash,
        by: i)
    }
  }

  /// Both should swerve, where that is best for the pair.
  private var isBest: Bool { 2 * tie >= win + lose }

  /// What the values of 'move' mean.
  private var moveLabels: [Label] {
    [
      Label("swerve", "Yields: ties if the other swerves too, and loses if it goes straight."),
      Label("straight", "Does not yield: wins if the other swerves, and crashes if it does not."),
    ]
  }
}
