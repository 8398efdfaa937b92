public import Arena

/// The stag hunt: the best prey takes two, and a hare is safe.
///
/// Both pure equilibria are strict; which of them risk favours depends on what a failed hunt costs.
public struct StagHunt: Mechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "stag-hunt", "Hunting together is best, hunting alone is worst, and a hare is safe.",
    source: """
      B. Skyrms, The Stag Hunt and the Evolution of Social Structure, Cambridge, 2004.
      """)

  /// What is decided.
  enum Choice { static let prey = 0 }
  /// What a hunter can hunt.
  enum Prey { static let stag = 0, hare = 1 }

  /// The payoff of hunting the stag together.
  public var stag = 4.0
  /// The payoff of a hare while the other hunts the stag.
  public var hare = 3.0
  /// The payoff of a hare while the other hunts hares too.
  public var crowdedHare = 3.0
  /// The payoff of hunting the stag alone.
  public var alone = 0.0

  /// Makes the hunt in which the hare is the less risky prey.
  public init() {}

  /// Shows the four payoffs.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    let range = -1e6...1e6
    visitor.knob(
      "stag", &stag, in: range, unit: "utility", "The payoff of each if both hunt the stag.")
    visitor.knob(
      "hare", &hare, in: range, unit: "utility", "The payoff of a hare if the other hunts the stag."
    )
    visitor.knob(
      "crowded-hare", &crowdedHare, in: range, unit: "utility",
      "The payoff of a hare if both hunt hares.")
    visitor.knob(
      "alone", &alone, in: range, unit: "utility", "The payoff of hunting the stag alone.")
  }

  /// Says whether the payoffs make it a stag hunt.
  public var complaint: String? {
    stag > hare && hare >= crowdedHare && crowdedHare > alone
      ? nil : "a stag hunt needs stag > hare >= crowded-hare > alone"
  }

  /// Two hunters.
  public var roles: [Role] { [Role("hunter", seats: 2, "Hunts the stag or a hare.")] }
  /// One simultaneous choice of prey.
  public var decisions: [Decision] {
    let prey = Values.named([
      Label("stag", "Hunts the stag, which is caught only if the other hunts it too."),
      Label("hare", "Hunts a hare, which is caught whatever the other does."),
    ])
    return [Decision("prey", actions: prey, "What to hunt, without knowing what the other hunts.")]
  }

  /// Both set out at once; the designer wishes the stag.
  public func play(_ episode: inout some Episode) {
    episode.playMatrix((Choice.prey, Choice.prey), wishing: Prey.stag) {
      (payoff($0, against: $1), payoff($1, against: $0))
    }
  }

  private func payoff(_ own: Int, against other: Int) -> Double {
    let isStag = other == Prey.stag
    return own == Prey.stag ? (isStag ? stag : alone) : (isStag ? hare : crowdedHare)
  }
}
