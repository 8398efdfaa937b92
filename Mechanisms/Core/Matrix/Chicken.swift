public import Arena

/// Chicken: whoever yields loses a little, and if nobody yields both lose most.
///
/// Each pure equilibrium has one winner; the symmetric one is mixed and sometimes crashes.
public struct Chicken: Mechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "chicken", "Each wants the other to yield; both lose most when neither does.",
    source: """
      A. Rapoport, A. M. Chammah, "The Game of Chicken", American Behavioral Scientist 10(3), \
      1966, pp. 10-28.
      """)

  /// What is decided.
  enum Choice { static let move = 0 }
  /// What a driver can do.
  enum Move { static let swerve = 0, straight = 1 }

  /// The payoff of going straight while the other swerves.
  public var win = 4.0
  /// The payoff when both swerve.
  public var tie = 3.0
  /// The payoff of swerving while the other goes straight.
  public var lose = 1.0
  /// The payoff when nobody swerves.
  public var crash = 0.0

  /// Makes the game with payoffs 4, 3, 1, 0.
  public init() {}

  /// Shows the four payoffs.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    let range = -1e6...1e6
    visitor.knob(
      "win", &win, in: range, unit: "utility", "The payoff of going straight if the other swerves.")
    visitor.knob("tie", &tie, in: range, unit: "utility", "The payoff of each if both swerve.")
    visitor.knob(
      "lose", &lose, in: range, unit: "utility",
      "The payoff of swerving if the other goes straight.")
    visitor.knob(
      "crash", &crash, in: range, unit: "utility", "The payoff of each if nobody swerves.")
  }

  /// Says whether the payoffs make it chicken.
  public var complaint: String? {
    win > tie && tie > lose && lose > crash ? nil : "chicken needs win > tie > lose > crash"
  }

  /// Two drivers.
  public var roles: [Role] { [Role("driver", seats: 2, "Drives at the other driver.")] }
  /// One simultaneous choice.
  public var decisions: [Decision] {
    let moves = Values.named([
      Label("swerve", "Yields: ties if the other swerves too, and loses if it goes straight."),
      Label("straight", "Does not yield: wins if the other swerves, and crashes if it does not."),
    ])
    return [
      Decision("move", actions: moves, "Whether to swerve, without knowing what the other does.")
    ]
  }

  /// Both drive at once; the designer wishes that both swerve, where that is best for the pair.
  public func play(_ episode: inout some Episode) {
    let wish: Int? = 2 * tie >= win + lose ? Move.swerve : nil
    episode.playMatrix((Choice.move, Choice.move), wishing: wish) {
      (payoff($0, against: $1), payoff($1, against: $0))
    }
  }

  private func payoff(_ own: Int, against other: Int) -> Double {
    let isYielding = other == Move.swerve
    return own == Move.swerve ? (isYielding ? tie : lose) : (isYielding ? win : crash)
  }
}
