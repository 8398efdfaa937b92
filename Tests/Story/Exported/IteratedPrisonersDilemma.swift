public import Arena

/// The prisoner's dilemma again and again between the same two.
public struct IteratedPrisonersDilemma: Mechanism {
  /// The values of 'Move', by number.
  enum Move { static let cooperate = 0, defect = 1 }

  /// The entry in the catalogue.
  public static let card = Card(
    "iterated-prisoners-dilemma", "The prisoner's dilemma again and again between the same two.",
    source: """
      R. Axelrod, Effective Choice in the Prisoner's Dilemma, Journal of Conflict Resolution 24, \
      1980: 200 rounds; another round follows with probability 0.99654 in the second paper.
      """)

  /// The seats of the players.
  enum Seat { static let player = 0..<2 }

  /// What is decided.
  enum Choice { static let move = 0 }

  /// What nature decides.
  enum Nature { static let firstSlips = 0, secondSlips = 1, goesOn = 2 }

  /// What is counted.
  enum Count { static let cooperation = 0 }

  /// The payoff of defecting if the other cooperates.
  public var temptation = 5.0
  /// The payoff of each if both cooperate.
  public var reward = 3.0
  /// The payoff of each if both defect.
  public var punishment = 1.0
  /// The payoff of cooperating if the other defects.
  public var sucker = 0.0
  /// The length of a match, at most.
  public var length = 200
  /// How likely another round follows; 1 for a fixed length.
  public var continuation = 1.0
  /// How likely a move comes out as the other one.
  public var noise = 0.0

  /// Makes the mechanism with its default parameters.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "temptation", &temptation, in: -1e6...1e6, unit: "utility",
      "The payoff of defecting if the other cooperates.")
    visitor.knob(
      "reward", &reward, in: -1e6...1e6, unit: "utility", "The payoff of each if both cooperate.")
    visitor.knob(
      "punishment", &punishment, in: -1e6...1e6, unit: "utility",
      "The payoff of each if both defect.")
    visitor.knob(
      "sucker", &sucker, in: -1e6...1e6, unit: "utility",
      "The payoff of cooperating if the other defects.")
    visitor.knob(
      "rounds", &length, in: 1...1_000_000, unit: "rounds", "The length of a match, at most.")
    visitor.knob(
      "continuation", &continuation, in: 0...1, unit: "probability",
      "How likely another round follows; 1 for a fixed length.")
    visitor.knob(
      "noise", &noise, in: 0...1, unit: "probability",
      "How likely a move comes out as the other one.")
  }

  /// Says what is wrong with the parameters taken together.
  public var complaint: String? {
    guard temptation > reward && reward > punishment && punishment > sucker else {
      return "a prisoner's dilemma needs temptation > reward > punishment > sucker"
    }
    guard 2 * reward > temptation + sucker else {
      return """
        an iterated prisoner's dilemma needs 2 x reward > temptation + sucker; otherwise taking \
        turns pays more than cooperation
        """
    }
    guard continuation == 1 || 1 - continuation != 0 else {
      return "division by zero: 1 - continuation"
    }
    guard
      (continuation == 1
        ? Double(length)
        : (1 - Portable.pow(continuation, Double(length))) / (1 - continuation))
        >= 1
    else {
      return "an episode lasts a round or more"
    }
    return nil
  }

  /// The players.
  public var roles: [Role] {
    [Role("player", seats: 2, "Cooperates with the other player or defects.")]
  }
  /// What they decide.
  public var decisions: [Decision] {
    [
      Decision(
        "move", sees: [Variable("last round", jointValues)], actions: .named(moveLabels),
        forgets: true, "Whether to cooperate, without knowing what the other does now.")
    ]
  }
  /// What nature decides.
  public var draws: [Draw] {
    [Draw("the first hand slips"), Draw("the second hand slips"), Draw("another round")]
  }
  /// What the designer counts.
  public var measures: [Measure] {
    [
      Measure(
        "cooperation", unit: "share of moves", in: 0...Double(length),
        "How many of the two cooperated, as it came out.")
    ]
  }
  /// How many rounds an episode is expected to last.
  public var expectedRounds: Double {
    continuation == 1
      ? Double(length)
      : (1 - Portable.pow(continuation, Double(length))) / (1 - continuation)
  }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    var before = 0
    for round in 1...length {
      var meantBySeat = [Int](repeating: 0, count: 2)
      for i in Seat.player {
        meantBySeat[i] = episode.choose(
          Choice.move, by: i, seeing: before, wishing: Move.cooperate)
      }
      var row = meantBySeat[0]
      var column = meantBySeat[1]
      if noise > 0 {
        let firstSlips = episode.chance(Nature.firstSlips, noise)
        if firstSlips {
          row = opposite(made: row)
          episode.slip(to: row, by: 0)
        }
        let secondSlips = episode.chance(Nature.secondSlips, noise)
        if secondSlips {
          column = opposite(made: column)
          episode.slip(to: column, by: 1)
        }
      }
      episode.gain(pay(own: row, rival: column), by: 0)
      episode.gain(pay(own: column, rival: row), by: 1)
      episode.note(Count.cooperation, 1 - 0.5 * (Double(row) + Double(column)))
      if round < length {
        if continuation < 1 {
          let goesOn = episode.chance(Nature.goesOn, continuation)
          if !goesOn { return }
        }
        guard Numbers.isPoint(Double(row) + 1 + 3 * (Double(column) + 1), 0, 1, 9) else {
          return episode.fail(
            because: "a point of 'Joint' must be in it: Double(row) + 1 + 3 * (Double(column) + 1)")
        }
        before = Numbers.nearest(Double(row) + 1 + 3 * (Double(column) + 1), 0, 1, 9)
        episode.endRound()
      }
    }
  }

  /// What the story calls 'opposite'.
  private func opposite(made: Int) -> Int {
    if made == Move.cooperate { return Move.defect }
    return Move.cooperate
  }

  /// What the story calls 'pay'.
  private func pay(own: Int, rival: Int) -> Double {
    if own == Move.cooperate { return rival == Move.cooperate ? reward : sucker }
    if rival == Move.cooperate { return temptation }
    return punishment
  }

  /// Returns a point of 'Joint'.
  private func joint(at index: Int) -> Double {
    0 + Double(index) * 1
  }

  /// The points of 'Joint'.
  private var jointValues: Values { .numbers(from: 0, step: 1, count: 9) }

  /// What the values of 'Move' mean.
  private var moveLabels: [Label] {
    [
      Label(
        "cooperate", "Earns the reward if the other cooperates, and the sucker's payoff if not."),
      Label("defect", "Earns the temptation if the other cooperates, and the punishment if not."),
    ]
  }
}

/// What is worked out in the order in which the story has it.
private enum Numbers {
  /// Whether a number is a point of a grid.
  static func isPoint(_ number: Double, _ low: Double, _ step: Double, _ count: Int) -> Bool {
    let index = Double(nearest(number, low, step, count))
    return (low + index * step - number).magnitude <= step * 1e-6
  }

  /// The number of the point of a grid that is nearest.
  static func nearest(_ number: Double, _ low: Double, _ step: Double, _ count: Int) -> Int {
    let steps = (number - low) / step + 0.5
    return steps >= 0 && steps < Double(count) ? Int(steps) : steps < 0 ? 0 : count - 1
  }
}
