public import Arena

/// A seller knows its car; a payment deferred until it works sorts good from bad.
public struct UsedCar: Mechanism {
  /// What the seller may agree to.
  public enum Contract: String, KnobChoice {
    /// Written 'cheap-talk' in files.
    case cheapTalk = "cheap-talk"
    /// Written 'lump-sum' in files.
    case lumpSum = "lump-sum"
    /// Written 'menu' in files.
    case menu
  }

  /// Who pays; a bidder names the lump sum itself.
  public enum Payer: String, KnobChoice {
    /// Written 'designer' in files.
    case designer
    /// Written 'refuser' in files.
    case refuser
    /// Written 'bidder' in files.
    case bidder
  }

  /// How the seller's utility of money bends; all but the first start from seller-wealth.
  public enum Utility: String, KnobChoice {
    /// Written 'constant-absolute' in files.
    case constantAbsolute = "constant-absolute"
    /// Written 'constant-relative' in files.
    case constantRelative = "constant-relative"
    /// Written 'square-root' in files.
    case squareRoot = "square-root"
    /// Written 'logarithmic' in files.
    case logarithmic
  }

  /// The values of 'Terms', by number.
  enum Terms { static let keep = 0 }

  /// The values of 'answer', by number.
  enum Answer { static let refuse = 0, accept = 1 }

  /// The entry in the catalogue.
  public static let card = Card(
    "used-car", "A seller knows its car; a payment deferred until it works sorts good from bad.",
    source: """
      G. A. Akerlof, Quarterly Journal of Economics 84(3), 1970; S. J. Grossman, Journal of Law \
      and Economics 24(3), 1981.
      """)

  /// The seats of the players.
  enum Seat { static let seller = 0, buyer = 1 }

  /// What is decided.
  enum Choice { static let sale = 0, answer = 1 }

  /// What nature decides.
  enum Nature { static let car = 0, works = 1 }

  /// What is counted.
  enum Count { static let surplus = 0, trade = 1, buyerSurplus = 2, lemonSold = 3 }

  /// The names of the kinds of car.
  ///
  /// The cars: how likely each works, and what each is worth.
  public var cars = ["peach", "lemon"]
  /// How likely each kind works.
  public var reliability = [0.9, 0.3]
  /// Each kind's worth to the seller.
  public var reserve = [10.0, 4]
  /// Each kind's worth to the buyer.
  public var value = [14.0, 5]
  /// Each kind's frequency.
  public var prior = [0.5, 0.5]
  /// What the seller may agree to.
  ///
  /// The contract, and who pays.
  public var contract = Contract.menu
  /// Who pays; a bidder names the lump sum itself.
  public var payer = Payer.designer
  /// The price paid at once.
  public var price = 4.5
  /// The part of it paid at once.
  public var deposit = 0.5
  /// The deferred price in all.
  public var fullPrice = 12.0
  /// What later money is worth now.
  public var discount = 1.0
  /// How the seller's utility of money bends; all but the first start from seller-wealth.
  ///
  /// The seller's attitude to risk.
  public var utility = Utility.constantAbsolute
  /// The seller's aversion to risk; constant-relative has no unit.
  public var aversion = 0.0
  /// What the seller owns, its car included.
  public var wealth = 20.0
  /// What cheap talk pays for a name.
  public var prices = [12.0, 4.5]
  /// How many bids there are.
  public var bids = 29

  /// Makes the mechanism with its default parameters.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("cars", &cars, limit: 64, "The names of the kinds of car.")
    visitor.knob(
      "reliability", &reliability, limit: 1000, in: 0...1, unit: "probability",
      "How likely each kind works.")
    visitor.knob(
      "reserve", &reserve, limit: 1000, in: 0...1e6, unit: "money",
      "Each kind's worth to the seller.")
    visitor.knob(
      "value", &value, limit: 1000, in: 0...1e6, unit: "money", "Each kind's worth to the buyer.")
    visitor.knob("prior", &prior, limit: 1000, in: 0...1, unit: "weight", "Each kind's frequency.")
    visitor.knob("contract", &contract, "What the seller may agree to.")
    visitor.knob("buyer", &payer, "Who pays; a bidder names the lump sum itself.")
    visitor.knob("lump-sum", &price, in: 0...1e6, unit: "money", "The price paid at once.")
    visitor.knob("deposit", &deposit, in: 0...1e6, unit: "money", "The part of it paid at once.")
    visitor.knob("full-price", &fullPrice, in: 0...1e6, unit: "money", "The deferred price in all.")
    visitor.knob("discount", &discount, in: 0...1, unit: "share", "What later money is worth now.")
    visitor.knob(
      "utility", &utility,
      "How the seller's utility of money bends; all but the first start from seller-wealth.")
    visitor.knob(
      "risk-aversion", &aversion, in: 0...10, unit: "per money",
      "The seller's aversion to risk; constant-relative has no unit.")
    visitor.knob(
      "seller-wealth", &wealth, in: 0...1e6, unit: "money",
      "What the seller owns, its car included.")
    visitor.knob(
      "prices", &prices, limit: 1000, in: 0...1e6, unit: "money",
      "What cheap talk pays for a name.")
    visitor.knob("bids", &bids, in: 2...10001, unit: "bids", "How many bids there are.")
  }

  /// Says what is wrong with the parameters taken together.
  public var complaint: String? {
    guard !cars.isEmpty else { return "'Car' has no members" }
    guard reliability.count == cars.count else {
      return "reliability needs a number for each of Car: expected "
        + "\(cars.count)" + ", but found " + "\(reliability.count)"
    }
    guard reserve.count == cars.count else {
      return "reserve needs a number for each of Car: expected "
        + "\(cars.count)" + ", but found " + "\(reserve.count)"
    }
    guard value.count == cars.count else {
      return "value needs a number for each of Car: expected "
        + "\(cars.count)" + ", but found " + "\(value.count)"
    }
    guard prior.count == cars.count else {
      return "prior needs a number for each of Car: expected "
        + "\(cars.count)" + ", but found " + "\(prior.count)"
    }
    guard contract != .cheapTalk || prices.count == cars.count else {
      return "prices needs a number for each of Car: expected "
        + "\(cars.count)" + ", but found " + "\(prices.count)"
    }
    guard Numbers.greatest(prior) > 0 else { return "some kind of car needs a positive prior" }
    guard contract != .menu || deposit <= fullPrice else {
      return "the deposit "
        + NumberText.exact(deposit) + " exceeds the full price " + NumberText.exact(fullPrice)
    }
    guard payer != .bidder || contract == .lumpSum else {
      return "a bidder needs the lump-sum contract"
    }
    let bidSteps = (Numbers.greatest(value) - 0) / (Numbers.greatest(value) / (Double(bids) - 1))
    guard Numbers.greatest(value) / (Double(bids) - 1) > 0 && bidSteps >= 0 && bidSteps < 100_000
    else {
      return "a grid needs a positive step, and at most 100000 points"
    }
    guard abs(bidSteps - Double(bidCount - 1)) < 1e-6 else { return "the bids are even" }
    guard
      utility != .constantAbsolute
        || aversion * Swift.max(dearest, Numbers.greatest(reserve)) <= 500
    else {
      return "risk-aversion times the money at stake must be at most 500"
    }
    guard aversion == 0 || utility == .constantAbsolute || utility == .constantRelative else {
      return "the "
        + "\(utility.rawValue)" + " utility has a risk aversion of its own; set risk-aversion to 0"
    }
    guard utility == .constantAbsolute || wealth > loss else {
      return "\(utility.rawValue)"
        + " utility needs a seller-wealth above the greatest loss, " + NumberText.exact(loss)
        + ", but it is " + NumberText.exact(wealth)
    }
    guard utility == .constantAbsolute || enjoyedHasAValue(money: -loss) else {
      return "division by zero: wealth"
    }
    guard utility == .constantAbsolute || Numbers.magnitude(enjoyed(money: -loss)) <= 1e+22 else {
      return "the utility of the greatest loss, \(NumberText.exact(loss)), is no sensible number"
    }
    guard Numbers.areWeights(prior) else {
      return "'the car': no weight may be negative, and one has to be positive"
    }
    return nil
  }

  /// The players.
  public var roles: [Role] {
    var all = [Role("seller", "Knows its car, and sells it or keeps it.")]
    if payer != .designer {
      all.append(Role("buyer", "Refuses an offer without seeing the car, or names the price."))
    }
    return all
  }
  /// What they decide.
  public var decisions: [Decision] {
    var all = [
      Decision(
        "sale",
        sees: [Variable("car", .named(cars))]
          + (payer == .bidder ? [Variable("bid", bidValues)] : []),
        actions: .named(termsLabels), "Whether to sell the car, and on which terms.")
    ]
    if payer == .refuser {
      all.append(
        Decision(
          "answer", role: 1, sees: [Variable("offer", .named(Array(termsLabels.dropFirst())))],
          actions: .named(answerLabels), "Whether to buy on the offered terms."))
    }
    if payer == .bidder {
      all.append(Decision("bid", role: 1, actions: bidValues, "The lump sum to offer, in money."))
    }
    return all
  }
  /// What nature decides.
  public var draws: [Draw] { [Draw("the car", .named(cars)), Draw("the car works")] }
  /// What the designer counts.
  public var measures: [Measure] {
    [
      Measure(
        "surplus", unit: "money",
        in: Numbers.range(
          Swift.min(0, Numbers.least(Numbers.each(value, reserve, { $0 - $1 }))),
          Swift.max(0, Numbers.greatest(Numbers.each(value, reserve, { $0 - $1 })))),
        "Value less reserve of a traded car."),
      Measure("trade", unit: "cars", in: 0...1, "Whether the car was sold."),
      Measure(
        "buyer surplus", unit: "money",
        in: Swift.min(0, Numbers.least(value) - dearest)...Numbers.greatest(value),
        "Value less what was paid."),
      Measure("lemon", unit: "cars", in: 0...1, "Whether a least reliable car was sold."),
    ]
  }
  /// What the designer wants most.
  public var goal: Goal { .measure(Count.surplus) }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    let car = episode.chance(Nature.car, of: prior)
    var bid2 = 0
    if payer == .bidder {
      bid2 = episode.choose(
        biddingDecision, by: Seat.buyer,
        wishing: (0..<bidCount).first(where: { bid2 in bid(at: bid2) >= cover }) ?? bidCount - 1)
    }
    var seenAtSale = car
    if payer == .bidder { seenAtSale = seenAtSale * bidCount + bid2 }
    let sold = episode.choose(
      Choice.sale, by: Seat.seller, seeing: seenAtSale, wishing: wishedSale(car: car, bid2: bid2))
    if sold == Terms.keep { return }
    if payer == .refuser {
      let answered = episode.choose(
        Choice.answer, by: Seat.buyer, seeing: sold - 1, wishing: Answer.accept)
      if answered == Answer.refuse { return }
    }
    let named = (0..<cars.count).first(where: { kind in sold == sayTerms + kind }) ?? car
    var paid =
      sold == deferredTerms
      ? deposit
      : contract == .cheapTalk ? prices[named] : payer == .bidder ? bid(at: bid2) : price
    var felt = paid
    episode.transfer(paid, from: payer != .designer ? Seat.buyer : nil, to: Seat.seller)
    if sold == deferredTerms {
      let works = episode.chance(Nature.works, reliability[car])
      if works {
        episode.transfer(
          fullPrice - deposit, from: payer != .designer ? Seat.buyer : nil, to: Seat.seller)
        paid = fullPrice
        felt += discount * (fullPrice - deposit)
      }
    }
    guard enjoyedHasAValue(money: felt - reserve[car]) else {
      return episode.fail(because: "division by zero: wealth")
    }
    episode.gain(enjoyed(money: felt - reserve[car]) - paid, by: Seat.seller)
    if payer != .designer { episode.gain(value[car], by: Seat.buyer) }
    episode.note(Count.surplus, value[car] - reserve[car])
    episode.note(Count.trade, 1)
    episode.note(Count.buyerSurplus, value[car] - paid)
    if reliability[car] == Numbers.least(reliability) { episode.note(Count.lemonSold, 1) }
  }

  /// The utility of money won, in money: 0 where nothing is won, and rising there by 1 for each
  /// unit.
  private func relative(rate: Double, money: Double) -> Double {
    if rate == 0 { return money }
    if rate == 1 { return wealth * Portable.log(1 + money / wealth) }
    return wealth * (Portable.pow(1 + money / wealth, 1 - rate) - 1) / (1 - rate)
  }

  /// Whether 'relative' divides by no zero.
  private func relativeHasAValue(rate: Double, money: Double) -> Bool {
    (rate == 0 || (rate != 1 || wealth != 0))
      && (rate == 0 || (rate != 1 || 1 + money / wealth > 0))
      && (rate == 0 || (rate == 1 || wealth != 0))
      && (rate == 0 || (rate == 1 || 1 + money / wealth >= 0))
      && (rate == 0 || (rate == 1 || 1 - rate != 0))
  }

  /// What the story calls 'enjoyed'.
  private func enjoyed(money: Double) -> Double {
    switch utility {
    case .constantAbsolute: aversion == 0 ? money : (1 - Portable.exp(-aversion * money)) / aversion
    case .constantRelative: relative(rate: aversion, money: money)
    case .squareRoot: relative(rate: 0.5, money: money)
    case .logarithmic: relative(rate: 1, money: money)
    }
  }

  /// Whether 'enjoyed' divides by no zero.
  private func enjoyedHasAValue(money: Double) -> Bool {
    (utility != .constantRelative || relativeHasAValue(rate: aversion, money: money))
      && (utility != .squareRoot || relativeHasAValue(rate: 0.5, money: money))
      && (utility != .logarithmic || relativeHasAValue(rate: 1, money: money))
  }

  /// What the designer wishes at 'sale'.
  private func wishedSale(car: Int, bid2: Int) -> Int {
    if value[car] <= reserve[car] { return Terms.keep }
    return contract == .cheapTalk
      ? sayTerms + car
      : contract == .lumpSum ? lumpTerms : reserve[car] <= price ? lumpTerms : deferredTerms
  }

  /// How many points 'Bid' has; 1 if the step does not fit.
  private var bidCount: Int {
    let steps = (Numbers.greatest(value) - 0) / (Numbers.greatest(value) / (Double(bids) - 1))
    return steps >= 0 && steps < 100_000 ? Int(steps + 0.5) + 1 : 1
  }

  /// Returns a point of 'Bid'.
  private func bid(at index: Int) -> Double {
    0 + Double(index) * (Numbers.greatest(value) / (Double(bids) - 1))
  }

  /// The points of 'Bid'.
  private var bidValues: Values {
    .numbers(from: 0, step: Numbers.greatest(value) / (Double(bids) - 1), count: bidCount)
  }

  /// The number of 'say'; below 0 if it is not there.
  private var sayTerms: Int { contract == .cheapTalk ? 1 : -cars.count }

  /// The number of 'lump'; below 0 if it is not there.
  private var lumpTerms: Int {
    contract != .cheapTalk ? 1 + (contract == .cheapTalk ? cars.count : 0) : -1
  }

  /// The number of 'deferred'; below 0 if it is not there.
  private var deferredTerms: Int {
    contract == .menu
      ? 1 + (contract == .cheapTalk ? cars.count : 0) + (contract != .cheapTalk ? 1 : 0)
      : -1
  }

  /// What the values of 'Terms' mean.
  private var termsLabels: [Label] {
    var all = [Label("keep", "Keeps the car and is paid nothing.")]
    if contract == .cheapTalk {
      for index in 0..<cars.count {
        all.append(Label("say \(cars[index])", "Sells for the price of a \(cars[index])."))
      }
    }
    if contract != .cheapTalk { all.append(Label("lump sum", "Sells for one payment at once.")) }
    if contract == .menu {
      all.append(
        Label(
          "deferred", "Sells for a deposit now, and the rest of the full price if the car works."))
    }
    return all
  }

  /// What the story calls 'dearest'.
  private var dearest: Double {
    payer == .bidder
      ? Numbers.greatest(value)
      : contract == .cheapTalk
        ? Numbers.greatest(prices)
        : contract == .lumpSum ? price : Swift.max(price, fullPrice)
  }

  /// What the story calls 'cheapest'.
  private var cheapest: Double {
    payer == .bidder
      ? 0
      : contract == .cheapTalk
        ? Numbers.least(prices)
        : contract == .lumpSum ? price : Swift.min(price, deposit)
  }

  /// What the story calls 'loss'.
  private var loss: Double { Numbers.greatest(reserve) - cheapest }

  /// What the values of 'answer' mean.
  private var answerLabels: [Label] {
    [
      Label("refuse", "Pays nothing and gets no car."),
      Label("accept", "Buys the car on the terms of the offer."),
    ]
  }

  /// What the story calls 'cover'.
  private var cover: Double {
    Numbers.greatest(
      (0..<cars.count).map { car in value[car] > reserve[car] ? reserve[car] : 0 })
  }

  /// The number of the decision 'bidding'.
  private var biddingDecision: Int { 1 + (payer == .refuser ? 1 : 0) }
}

/// What is worked out in the order in which the story has it.
private enum Numbers {
  /// What comes of every two entries of two lists.
  static func each(
    _ first: [Double], _ second: [Double], _ result: (Double, Double) -> Double
  ) -> [Double] { zip(first, second).map { result($0, $1) } }

  /// The least of some numbers, from first to last; 0 of none.
  static func least(_ numbers: [Double]) -> Double {
    var result = numbers.first ?? 0
    for number in numbers.dropFirst() { result = Swift.min(result, number) }
    return result
  }

  /// The greatest of some numbers, from first to last; 0 of none.
  static func greatest(_ numbers: [Double]) -> Double {
    var result = numbers.first ?? 0
    for number in numbers.dropFirst() { result = Swift.max(result, number) }
    return result
  }

  /// A number without its sign.
  static func magnitude(_ number: Double) -> Double { Swift.max(number, -number) }

  /// Whether no weight is negative, and one is positive.
  static func areWeights(_ weights: [Double]) -> Bool {
    weights.allSatisfy { $0 >= 0 } && weights.contains { $0 > 0 }
  }

  /// A range; of 0 alone if it would end before it begins.
  static func range(_ low: Double, _ high: Double) -> ClosedRange<Double> {
    low <= high ? low...high : 0...0
  }
}
