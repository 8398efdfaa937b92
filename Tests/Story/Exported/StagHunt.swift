public import Arena

/// Hunting together is best, hunting alone is worst, and a hare is safe.
public struct StagHunt: Mechanism {
  /// The values of 'prey', by number.
  enum Prey { static let stag = 0, hare = 1 }

  /// The entry in the catalogue.
  public static let card = Card(
    "stag-hunt", "Hunting together is best, hunting alone is worst, and a hare is safe.",
    source: "B. Skyrms, The Stag Hunt and the Evolution of Social Structure, Cambridge, 2004.")

  /// The seats of the players.
  enum Seat { static let hunter = 0..<2 }

  /// What is decided.
  enum Choice { static let prey = 0 }

  /// The payoff of each if both hunt the stag.
  public var stagPay = 4.0
  /// The payoff of a hare if the other hunts the stag.
  public var harePay = 3.0
  /// The payoff of a hare if both hunt hares.
  public var crowdedHare = 3.0
  /// The payoff of hunting the stag alone.
  public var alone = 0.0

  /// Makes the mechanism with its default parameters.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "stag", &stagPay, in: -1e6...1e6, unit: "utility",
      "The payoff of each if both hunt the stag.")
    visitor.knob(
      "hare", &harePay, in: -1e6...1e6, unit: "utility",
      "The payoff of a hare if the other hunts the stag.")
    visitor.knob(
      "crowded-hare", &crowdedHare, in: -1e6...1e6, unit: "utility",
      "The payoff of a hare if both hunt hares.")
    visitor.knob(
      "alone", &alone, in: -1e6...1e6, unit: "utility", "The payoff of hunting the stag alone.")
  }

  /// Says what is wrong with the parameters taken together.
  public var complaint: String? {
    guard stagPay > harePay && harePay >= crowdedHare && crowdedHare > alone else {
      return "a stag hunt needs stag > hare >= crowded-hare > alone"
    }
    return nil
  }

  /// The players.
  public var roles: [Role] { [Role("hunter", seats: 2, "Hunts the stag or a hare.")] }
  /// What they decide.
  public var decisions: [Decision] {
    [
      Decision(
        "prey", actions: .named(preyLabels), "What to hunt, without knowing what the other hunts.")
    ]
  }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    var huntedBySeat = [Int](repeating: 0, count: 2)
    for i in Seat.hunter {
      huntedBySeat[i] = episode.choose(Choice.prey, by: i, wishing: Prey.stag)
    }
    for i in Seat.hunter {
      episode.gain(
        huntedBySeat[i] == Prey.stag
          ? (huntedBySeat[1 - i] == Prey.stag ? stagPay : alone)
          : huntedBySeat[1 - i] == Prey.stag ? harePay : crowdedHare,
        by: i)
    }
  }

  /// What the values of 'prey' mean.
  private var preyLabels: [Label] {
    [
      Label("stag", "Hunts the stag, which is caught only if the other hunts it too."),
      Label("hare", "Hunts a hare, which is caught whatever the other does."),
    ]
  }
}
