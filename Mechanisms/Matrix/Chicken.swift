public import Arena

/// Chicken: whoever yields loses a little, and if nobody yields both lose most.
///
/// Each pure equilibrium has one winner; the symmetric one is mixed and sometimes crashes.
///
/// > Source: A. Rapoport, A. M. Chammah, "The Game of Chicken", *American Behavioral Scientist*
/// > 10(3), 1966, pp. 10–28.
public struct Chicken: Mechanism {
  /// What the catalogue says.
  public static let card = Card(
    "chicken", "Each wants the other to yield; both lose most when neither does.",
    source: "A. Rapoport, A. M. Chammah, The Game of Chicken, 1966.")

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
    visitor.knob("win", &win, in: range, unit: "utility", "Straight against swerve.")
    visitor.knob("tie", &tie, in: range, unit: "utility", "Both swerve.")
    visitor.knob("lose", &lose, in: range, unit: "utility", "Swerve against straight.")
    visitor.knob("crash", &crash, in: range, unit: "utility", "Both go straight.")
  }

  /// Says whether the payoffs make it chicken.
  public var complaint: String? {
    win > tie && tie > lose && lose > crash ? nil : "chicken needs win > tie > lose > crash"
  }

  /// Two drivers.
  public var roles: [Role] { [Role("driver", seats: 2)] }
  /// One simultaneous choice.
  public var decisions: [Decision] { [Decision("move", actions: .named(["swerve", "straight"]))] }

  /// Both drive at once; the designer wishes that both swerve, where that is best for the pair.
  public func play(_ episode: inout some Episode) {
    let wish: Int? = 2 * tie >= win + lose ? 0 : nil
    episode.playMatrix((0, 0), wishing: wish) { (payoff($0, against: $1), payoff($1, against: $0)) }
  }

  private func payoff(_ own: Int, against other: Int) -> Double {
    own == 0 ? (other == 0 ? tie : lose) : (other == 0 ? win : crash)
  }
}
