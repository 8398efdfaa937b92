public import Arena

/// Each follows once enough others do, and one person may decide how far it spreads.
///
/// Labs, or people, may follow a norm of caution. Each has a threshold: how many others must follow
/// it before it pays to follow too. If thresholds rise step by step from 0, one draws in the next
/// until all follow; raise a single one of them, and it may end with the first. Where several
/// outcomes support themselves, the least of them is where a norm gets to that begins with nobody.
public struct TippingPoint: Mechanism {
  /// The values of 'norm', by number.
  enum Norm { static let ignore = 0, follow = 1 }

  /// The entry in the catalogue.
  public static let card = Card(
    "tipping-point",
    "Each follows once enough others do, and one person may decide how far it spreads.",
    source: """
      M. Granovetter, Threshold Models of Collective Behavior, American Journal of Sociology \
      83(6), 1978, pp. 1420-1443.
      """)

  /// What is decided.
  enum Choice { static let norm = 0 }

  /// What is counted.
  enum Count { static let followers = 0 }

  /// How many there are.
  public var people = 6
  /// The threshold of the first.
  public var least = 0
  /// How much higher each threshold is than the one before.
  public var step = 1
  /// Who has a threshold higher by one, in this order; or 0.
  public var raised = 0
  /// What each follower is worth to all who follow.
  public var weight = 1.0

  /// Makes the mechanism with its default parameters.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("people", &people, in: 2...10, unit: "people", "How many there are.")
    visitor.knob("least", &least, in: 0...10, unit: "people", "The threshold of the first.")
    visitor.knob(
      "step", &step, in: 0...10, unit: "people",
      "How much higher each threshold is than the one before.")
    visitor.knob(
      "raised", &raised, in: 0...10, unit: "people",
      "Who has a threshold higher by one, in this order; or 0.")
    visitor.knob(
      "weight", &weight, in: 0.001...1000, unit: "utility",
      "What each follower is worth to all who follow.")
  }

  /// Says what is wrong with the parameters taken together.
  public var complaint: String? {
    guard raised <= people else {
      return "only \(people) people are there, but the threshold of number \(raised) is raised"
    }
    return nil
  }

  /// The players.
  public var roles: [Role] {
    [Role("person", seats: people, "Decides without seeing the others.")]
  }
  /// What they decide.
  public var decisions: [Decision] {
    [Decision("norm", actions: .named(normLabels), "Whether to follow.")]
  }
  /// What the designer counts.
  public var measures: [Measure] {
    [Measure("followers", unit: "people", in: 0...Double(people), "How many follow.")]
  }
  /// What the designer wants most.
  public var goal: Goal { .measure(Count.followers) }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    var chosenBySeat = [Int](repeating: 0, count: people)
    for i in personSeats {
      let chosen = episode.choose(Choice.norm, by: i, wishing: Norm.follow)
      if chosen == Norm.follow { episode.note(Count.followers, 1) }
      chosenBySeat[i] = chosen
    }
    var many = 0.0
    for i in personSeats where chosenBySeat[i] == Norm.follow { many += 1 }
    var before = 0.0
    for i in personSeats {
      let threshold = Double(least) + before * Double(step) + (before + 1 == Double(raised) ? 1 : 0)
      // With as many others as the threshold it already pays to follow.
      if chosenBySeat[i] == Norm.follow { episode.gain(weight * (many - 0.5 - threshold), by: i) }
      before += 1
    }
  }

  /// The seats of 'person', by number.
  private var personSeats: Range<Int> { 0..<people }

  /// What the values of 'norm' mean.
  private var normLabels: [Label] {
    [Label("ignore", "Stays as it was."), Label("follow", "Follows the norm of caution.")]
  }
}
