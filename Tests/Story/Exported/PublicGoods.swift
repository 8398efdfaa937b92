public import Arena

/// Everyone gains if all give to a common pool, and each by giving nothing.
public struct PublicGoods: Mechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "public-goods", "Everyone gains if all give to a common pool, and each by giving nothing.",
    source: """
      E. Fehr, S. Gächter, Cooperation and Punishment in Public Goods Experiments, American \
      Economic Review 90(4), 2000, pp. 980-994.
      """)

  /// What is decided.
  enum Choice { static let giving = 0, punishing = 1 }

  /// What is counted.
  enum Count { static let gift = 0, destroyed = 1 }

  /// How many players.
  public var players = 4
  /// What each may give.
  public var endowment = 20.0
  /// How many amounts one can give.
  public var levels = 5
  /// What each enjoys of a unit given.
  public var returned = 0.4
  /// What the others pay per unit given.
  public var contract = 0.0
  /// Whether players may punish after giving.
  public var punishment = false
  /// Points for each player punished.
  public var points = 2
  /// What a point costs its sender.
  public var price = 1.0
  /// What a point costs its target.
  public var impact = 3.0

  /// Makes the mechanism with its default parameters.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("players", &players, in: 1...6, unit: "players", "How many players.")
    visitor.knob("endowment", &endowment, in: 0.001...1e6, unit: "utility", "What each may give.")
    visitor.knob("levels", &levels, in: 2...101, unit: "amounts", "How many amounts one can give.")
    visitor.knob(
      "return", &returned, in: 0...100, unit: "share", "What each enjoys of a unit given.")
    visitor.knob(
      "contract", &contract, in: 0...100, unit: "money", "What the others pay per unit given.")
    visitor.knob("punishment", &punishment, "Whether players may punish after giving.")
    visitor.knob("points", &points, in: 0...100, unit: "points", "Points for each player punished.")
    visitor.knob("price", &price, in: 0...1e6, unit: "utility", "What a point costs its sender.")
    visitor.knob("impact", &impact, in: 0...1e6, unit: "utility", "What a point costs its target.")
  }

  /// Says what is wrong with the parameters taken together.
  public var complaint: String? {
    guard players >= 2 else { return "a public good needs at least two players" }
    let giftSteps = (endowment - 0) / (endowment / (Double(levels) - 1))
    guard giftSteps < 100_000 else {
      return "a grid needs a positive step, and at most 100000 points"
    }
    guard abs(giftSteps - Double(giftCount - 1)) < 1e-6 else { return "the gifts are even" }
    guard Numbers.isRange(0, everything / Double(players)) else {
      return "the range of 'gift' ends before it begins"
    }
    return nil
  }

  /// The players.
  public var roles: [Role] {
    [
      Role(
        "player", seats: players,
        "Gives a part of its endowment to a common pool and keeps the rest.")
    ]
  }
  /// What they decide.
  public var decisions: [Decision] {
    var all = [
      Decision(
        "gift", actions: giftValues,
        "How much to give to a pool that returns a part of each unit to every player.")
    ]
    if punishment {
      all.append(
        Decision(
          "punish all below",
          sees: [Variable("own gift", giftValues), Variable("next gift", giftValues)]
            + (players > 2 ? [Variable("second next gift", giftValues)] : [])
            + (players > 3 ? [Variable("third next gift", giftValues)] : [])
            + (players > 4 ? [Variable("fourth next gift", giftValues)] : [])
            + (players > 5 ? [Variable("fifth next gift", giftValues)] : []),
          actions: giftValues,
          "The gift below which to punish, at a price for each player who gave less."))
    }
    return all
  }
  /// What the designer counts.
  public var measures: [Measure] {
    [
      Measure(
        "gift", unit: "utility", in: Numbers.range(0, everything / Double(players)),
        "What a player gave on average."),
      Measure(
        "destroyed", unit: "utility", in: 0...Double(players) * (Double(players) - 1) * destruction,
        "What punishment cost both sides."),
    ]
  }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    var givenBySeat = [Int](repeating: 0, count: players)
    for i in playerSeats {
      givenBySeat[i] = episode.choose(Choice.giving, by: i, wishing: giftCount - 1)
    }
    let total = Numbers.sum(playerSeats.map { i in amount(gift2: givenBySeat[i]) })
    for i in playerSeats {
      episode.gain(endowment - amount(gift2: givenBySeat[i]) + returned * total, by: i)
      if contract != 0 {
        for j in playerSeats where j != i {
          episode.transfer(
            contract * amount(gift2: givenBySeat[i]) / (Double(players) - 1), from: j, to: i)
        }
      }
    }
    episode.note(Count.gift, total / Double(players))
    if punishment {
      var leastBySeat = [Int](repeating: 0, count: players)
      for i in playerSeats {
        var seenAtPunishing = givenBySeat[i]
        guard afterHasAValue(i: i, steps: 1) else {
          return episode.fail(because: "'div' and 'mod' need whole numbers: Double(i) + steps")
        }
        seenAtPunishing = seenAtPunishing * giftCount + givenBySeat[after(i: i, steps: 1)]
        if players > 2 {
          guard afterHasAValue(i: i, steps: 2) else {
            return episode.fail(because: "'div' and 'mod' need whole numbers: Double(i) + steps")
          }
          seenAtPunishing = seenAtPunishing * giftCount + givenBySeat[after(i: i, steps: 2)]
        }
        if players > 3 {
          guard afterHasAValue(i: i, steps: 3) else {
            return episode.fail(because: "'div' and 'mod' need whole numbers: Double(i) + steps")
          }
          seenAtPunishing = seenAtPunishing * giftCount + givenBySeat[after(i: i, steps: 3)]
        }
        if players > 4 {
          guard afterHasAValue(i: i, steps: 4) else {
            return episode.fail(because: "'div' and 'mod' need whole numbers: Double(i) + steps")
          }
          seenAtPunishing = seenAtPunishing * giftCount + givenBySeat[after(i: i, steps: 4)]
        }
        if players > 5 {
          guard afterHasAValue(i: i, steps: 5) else {
            return episode.fail(because: "'div' and 'mod' need whole numbers: Double(i) + steps")
          }
          seenAtPunishing = seenAtPunishing * giftCount + givenBySeat[after(i: i, steps: 5)]
        }
        let least = episode.choose(
          Choice.punishing, by: i, seeing: seenAtPunishing, wishing: giftCount - 1)
        for j in playerSeats where j != i && givenBySeat[j] < least {
          episode.gain(-price * Double(points), by: i)
          episode.gain(-impact * Double(points), by: j)
        }
        leastBySeat[i] = least
      }
      episode.note(
        Count.destroyed,
        destruction
          * Numbers.sum(
            playerSeats.map { i in
              Numbers.count(playerSeats.map { j in j != i && givenBySeat[j] < leastBySeat[i] })
            }))
    }
  }

  /// What the story calls 'amount'.
  private func amount(gift2: Int) -> Double {
    Double(gift2) * endowment / (Double(levels) - 1)
  }

  /// The seat that comes so many seats after another, around the table.
  private func after(i: Int, steps: Double) -> Int {
    playerSeats.first(where: { j in
      Double(j) == Numbers.remainder(Double(i) + steps, Double(players))
    })
      ?? i
  }

  /// Whether 'after' divides by no zero.
  private func afterHasAValue(i: Int, steps: Double) -> Bool {
    playerSeats.first(where: { j in
      !Numbers.isWhole(Double(i) + steps)
        || Double(j) == Numbers.remainder(Double(i) + steps, Double(players))
    }).map { j in Numbers.isWhole(Double(i) + steps) } != false
  }

  /// How many points 'Gift' has; 1 if the step does not fit.
  private var giftCount: Int {
    let steps = (endowment - 0) / (endowment / (Double(levels) - 1))
    return steps >= 0 && steps < 100_000 ? Int(steps + 0.5) + 1 : 1
  }

  /// Returns a point of 'Gift'.
  private func gift(at index: Int) -> Double {
    0 + Double(index) * (endowment / (Double(levels) - 1))
  }

  /// The points of 'Gift'.
  private var giftValues: Values {
    .numbers(from: 0, step: endowment / (Double(levels) - 1), count: giftCount)
  }

  /// The seats of 'player', by number.
  private var playerSeats: Range<Int> { 0..<players }

  /// What one player's punishment of another costs both.
  private var destruction: Double { Double(points) * (price + impact) }

  /// What the story calls 'everything'.
  private var everything: Double {
    Numbers.sum(playerSeats.map { _ in amount(gift2: giftCount - 1) })
  }
}

/// What is worked out in the order in which the story has it.
private enum Numbers {
  /// The sum of some numbers, from first to last; 0 of none.
  static func sum(_ numbers: [Double]) -> Double {
    var result = numbers.first ?? 0
    for number in numbers.dropFirst() { result = result + number }
    return result
  }

  /// What is left of a whole number then.
  static func remainder(_ x: Double, _ y: Double) -> Double { Double(Int64(x) % Int64(y)) }

  /// Whether a number is whole and known exactly.
  static func isWhole(_ number: Double) -> Bool {
    number.magnitude <= 0x1p53 && Double(Int64(number)) == number
  }

  /// How many of some truths hold.
  static func count(_ truths: [Bool]) -> Double {
    var result = 0.0
    for truth in truths where truth { result += 1 }
    return result
  }

  /// Whether a range ends where it begins or later.
  static func isRange(_ low: Double, _ high: Double) -> Bool {
    low <= high && low.isFinite && high.isFinite
  }

  /// A range; of 0 alone if it would end before it begins.
  static func range(_ low: Double, _ high: Double) -> ClosedRange<Double> {
    low <= high ? low...high : 0...0
  }
}
