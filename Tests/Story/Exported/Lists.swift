public import Arena

/// Lists and tables, in one game.
public struct Lists: Mechanism {
  /// The values of 'Place', by number.
  enum Place { static let near = 0, far = 1 }

  /// The values of 'Offer', by number.
  enum Offer { static let stay = 0, buy = 1 }

  /// The entry in the catalogue.
  public static let card = Card(
    "lists", "Lists and tables, in one game.",
    source: """
      Ours: a game of no interest, in which every list of the language stands that no twin needs.
      """)

  /// The seats of the players.
  enum Seat { static let buyer = 0..<2, judge = 2 }

  /// What is decided.
  enum Choice { static let act = 0, guess = 1 }

  /// What nature decides.
  enum Nature { static let place = 0 }

  /// What is counted.
  enum Count { static let sold = 0 }

  /// How often something happens.
  public var turns = 3
  /// What is traded.
  public var goods = ["bread", "wine"]
  /// What each costs at each place.
  public var price = [1.0, 2, 3, 4]
  /// What there is of each.
  public var stock = [2.0, 1]
  /// Whether there is an express.
  public var fast = true

  /// Makes the mechanism with its default parameters.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("turns", &turns, in: 1...4, unit: "turns", "How often something happens.")
    visitor.knob("goods", &goods, limit: 4, "What is traded.")
    visitor.knob(
      "price", &price, limit: 1000, in: 0...9, unit: "money", "What each costs at each place.")
    visitor.knob("stock", &stock, limit: 1000, in: 0...9, unit: "goods", "What there is of each.")
    visitor.knob("fast", &fast, "Whether there is an express.")
  }

  /// Says what is wrong with the parameters taken together.
  public var complaint: String? {
    guard !goods.isEmpty else { return "'Good' has no members" }
    guard price.count == goods.count * 2 else {
      return "price needs a number for each pair of Good and Place: expected "
        + "\(goods.count * 2)" + ", but found " + "\(price.count)"
    }
    guard stock.count == goods.count else {
      return "stock needs a number for each of Good: expected "
        + "\(goods.count)" + ", but found " + "\(stock.count)"
    }
    guard Numbers.sum(stock) >= 0 else {
      return "what 'power' takes is too small: Numbers.sum(stock)"
    }
    let stepsSteps = (Double(turns) - 0) / 1
    guard abs(stepsSteps - Double(stepsCount - 1)) < 1e-6 else { return "turns are whole" }
    guard Numbers.isWhole(even[0]) else { return "'div' and 'mod' need whole numbers: even[0]" }
    return nil
  }

  /// The players.
  public var roles: [Role] {
    [Role("buyer", seats: 2, "Buys goods."), Role("judge", "Looks on.")]
  }
  /// What they decide.
  public var decisions: [Decision] {
    [
      Decision(
        "act", sees: [Variable("place", .named(placeLabels))], actions: .named(offerLabels),
        "What to do."),
      Decision(
        "guess", role: 1,
        sees: [Variable("a buyer", .named(["no", "yes"]))]
          + (turns > 1 ? [Variable("many", .named(["no", "yes"]))] : []),
        actions: stepsValues, forgets: true, "How much was sold."),
    ]
  }
  /// What nature decides.
  public var draws: [Draw] { [Draw("the place", .named(placeLabels))] }
  /// What the designer counts.
  public var measures: [Measure] {
    [Measure("sold", unit: "goods", in: 0...99, "How many were sold.")]
  }
  /// What the designer wants most.
  public var goal: Goal { .measure(Count.sold) }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    let place = episode.chance(Nature.place, uniform: 2)
    var doneBySeat = [Int](repeating: 0, count: 2)
    for i in Seat.buyer {
      doneBySeat[i] = episode.choose(
        Choice.act, by: i, seeing: place, wishing: wishedAct(place: place))
    }
    var left = stock
    var seen = [Bool](repeating: false, count: Swift.max(turns, 0))
    var took = [Double](repeating: 0, count: 2)
    for i in Seat.buyer {
      for g in 0..<goods.count where doneBySeat[i] == Offer.buy + g {
        if left[g] > 0 {
          left[g] -= 1
          took[i] += 1
          episode.gain(root - excess[g * 2 + place], by: i)
          tally(&episode, g: g, n: 1)
        }
      }
      if doneBySeat[i] == restOffer || fast && doneBySeat[i] == sendOffer + place {
        episode.gain(Numbers.remainder(even[0], 2), by: i)
      }
    }
    for k in 1...turns {
      seen[k - 1] = Numbers.remainder(Double(k), 2) == 1 && Numbers.sum(took) > Double(k) - 1
    }
    let many = Numbers.count(seen)
    let least = (0..<goods.count).first(where: { g in left[g] == 0 }) ?? goods.count - 1
    let half = Numbers.quotient(Numbers.count((0..<goods.count).map { g in left[g] > 0 }), 2)
    var seenAtGuess = took[0] > 0 ? 1 : 0
    if turns > 1 { seenAtGuess = seenAtGuess * 2 + (many > 1 ? 1 : 0) }
    let said = episode.choose(
      Choice.guess, by: Seat.judge, seeing: seenAtGuess, wishing: turns > 2 ? stepsCount - 1 : nil)
    guard Numbers.isPoint(Swift.min(many, Double(turns)), 0, 1, stepsCount) else {
      return episode.fail(
        because: "a point of 'Steps' must be in it: Swift.min(many, Double(turns))")
    }
    if said == Numbers.nearest(Swift.min(many, Double(turns)), 0, 1, stepsCount) {
      episode.gain(dear[least] + half, by: Seat.judge)
    }
    if seen[0] { episode.transfer(0.25, from: 1, to: Seat.judge) }
    guard many + 1 != 0 else { return episode.fail(because: "division by zero: many + 1") }
    episode.gain(Double(said) / (many + 1), by: Seat.judge)
  }

  /// What the designer wishes at 'act'.
  private func wishedAct(place: Int) -> Int {
    if place == Place.near { return Offer.buy + 0 }
    return Offer.stay
  }

  /// Tells what the story calls 'tally'.
  private func tally(_ episode: inout some Episode, g: Int, n: Double) {
    episode.note(Count.sold, n + Double(g))
  }

  /// What the values of 'Good' mean.
  private var goodLabels: [Label] {
    goods.map { name in
      switch name {
      case "bread": Label(name, "Is eaten.")
      default: Label(name)
      }
    }
  }

  /// What the values of 'Place' mean.
  private var placeLabels: [Label] { [Label("near", "Close by."), Label("far", "Away.")] }

  /// The number of 'send'; below 0 if it is not there.
  private var sendOffer: Int { fast ? 1 + goods.count : -2 }

  /// The number of 'rest'; below 0 if it is not there.
  private var restOffer: Int { 1 + goods.count + (fast ? 2 : 0) }

  /// What the values of 'Offer' mean.
  private var offerLabels: [Label] {
    var all = [Label("stay", "Does nothing.")]
    for index in 0..<goods.count {
      all.append(Label("buy \(goods[index])", "Pays for \(goods[index])."))
    }
    if fast {
      for index in 0..<2 {
        all.append(Label("send to \(placeLabels[index].name)", "Sends all there."))
      }
    }
    all.append(Label("rest", "Sleeps."))
    return all
  }

  /// What the story calls 'dear'.
  private var dear: [Double] {
    (0..<goods.count).map { g in Numbers.greatest((0..<2).map { p in price[g * 2 + p] }) }
  }

  /// What the story calls 'excess'.
  private var excess: [Double] { price.map { $0 * 2 }.map { $0 - 1 } }

  /// What the story calls 'even'.
  private var even: [Double] { Numbers.each(stock, dear, { $0 + $1 }) }

  /// What the story calls 'root'.
  private var root: Double {
    Portable.pow(Numbers.sum(stock), 0.5)
      + Portable.exp(-Double(turns)) + Portable.log(1 + Double(turns))
  }

  /// How many points 'Steps' has; 1 if the step does not fit.
  private var stepsCount: Int {
    let steps = (Double(turns) - 0) / 1
    return steps >= 0 && steps < 100_000 ? Int(steps + 0.5) + 1 : 1
  }

  /// Returns a point of 'Steps'.
  private func steps(at index: Int) -> Double {
    0 + Double(index) * 1
  }

  /// The points of 'Steps'.
  private var stepsValues: Values { .numbers(from: 0, step: 1, count: stepsCount) }
}

/// What is worked out in the order in which the story has it.
private enum Numbers {
  /// What comes of every two entries of two lists.
  static func each(
    _ first: [Double], _ second: [Double], _ result: (Double, Double) -> Double
  ) -> [Double] { zip(first, second).map { result($0, $1) } }

  /// The sum of some numbers, from first to last; 0 of none.
  static func sum(_ numbers: [Double]) -> Double {
    var result = numbers.first ?? 0
    for number in numbers.dropFirst() { result = result + number }
    return result
  }

  /// The greatest of some numbers, from first to last; 0 of none.
  static func greatest(_ numbers: [Double]) -> Double {
    var result = numbers.first ?? 0
    for number in numbers.dropFirst() { result = Swift.max(result, number) }
    return result
  }

  /// How often one whole number goes into another, rounded towards 0.
  static func quotient(_ x: Double, _ y: Double) -> Double { Double(Int64(x) / Int64(y)) }

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
