public import Arena
public import MechanismTools

/// A seller who knows its car, and a contract that may make it pay to tell the truth.
///
/// One price for all cars drives the good ones out, and asking the seller costs it nothing to lie. But
/// a deposit now, and the rest only if the car works, is worth more to a seller of a good car. A menu
/// of both sorts the sellers:
/// with lump sum x, deposit d, full price y and discount δ, exactly the cars that work with a
/// probability of at least (x - d) / (δ (y - d)) prefer to defer.
public struct UsedCar: Mechanism {
  /// What the seller may agree to.
  public enum Contract: String, KnobChoice {
    /// The seller names a car, which nobody can verify, and is paid the price of that name.
    case cheapTalk = "cheap-talk"
    /// One price for every car.
    case lumpSum = "lump-sum"
    /// A lump sum now, or a deposit now and the rest if the car works.
    case menu
  }

  /// Who pays.
  public enum Buyer: String, KnobChoice {
    /// The designer, who posts the terms and buys at them.
    case designer
    /// A player who sees the offer, not the car, and may refuse.
    case refuser
    /// A player who names the lump sum itself before the seller answers.
    case bidder
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "used-car", "A seller knows its car; a payment deferred until it works sorts good from bad.",
    source: """
      G. A. Akerlof, "The Market for Lemons", Quarterly Journal of Economics 84(3), 1970, pp. \
      488-500; S. J. Grossman, "The Informational Role of Warranties", Journal of Law and \
      Economics 24(3), 1981, pp. 461-483.
      """)

  /// The players, who are the roles too.
  enum Seat { static let seller = 0, buyer = 1 }
  /// What is decided; a buyer answers an offer or makes a bid.
  enum Choice { static let sale = 0, answer = 1, bid = 1 }
  /// What the seller can do; cheap talk has a way of selling for every kind of car.
  enum Sale { static let keep = 0, firstOffer = 1, lumpSum = 1, deferred = 2 }
  /// What a buyer can answer.
  enum Answer { static let refuse = 0, accept = 1 }
  /// What nature decides.
  enum Nature { static let car = 0, works = 1 }
  /// What is counted.
  enum Count { static let surplus = 0, trade = 1, buyerSurplus = 2, lemon = 3 }

  /// The names of the kinds of car.
  public var cars = ["peach", "lemon"]
  /// The probability that each kind works.
  public var reliability = [0.9, 0.3]
  /// What each kind is worth to the seller.
  public var reserve = [10.0, 4]
  /// What each kind is worth to the buyer.
  public var value = [14.0, 5]
  /// How frequent each kind is.
  public var prior = [0.5, 0.5]
  /// What the seller may agree to.
  public var contract = Contract.menu
  /// Who pays.
  public var buyer = Buyer.designer
  /// The price paid at once.
  public var lumpSum = 4.5
  /// The part of the deferred price that is paid at once.
  public var deposit = 0.5
  /// The whole deferred price, which a car that works earns.
  public var fullPrice = 12.0
  /// What a unit of money paid later is worth to the seller now.
  public var discount = 1.0
  /// How the seller's utility of money bends.
  public var utility = UtilityShape.constantAbsolute
  /// The seller's aversion to risk.
  public var riskAversion = 0.0
  /// What the seller owns, its car included.
  public var sellerWealth = 20.0
  /// What cheap talk pays for the name of each kind.
  public var prices = [12.0, 4.5]
  /// How many bids there are, from 0 to the greatest value.
  public var bids = 29

  /// Makes a strictly truthful menu for peaches and lemons.
  public init() {}

  /// Shows the cars, the contract and the terms.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    let money = 0.0...1e6
    visitor.knob("cars", &cars, limit: 64, "The names of the kinds of car.")
    visitor.knob(
      "reliability", &reliability, limit: 64, in: 0...1, unit: "probability",
      "How likely each kind works.")
    visitor.knob(
      "reserve", &reserve, limit: 64, in: money, unit: "money", "Each kind's worth to the seller.")
    visitor.knob(
      "value", &value, limit: 64, in: money, unit: "money", "Each kind's worth to the buyer.")
    visitor.knob("prior", &prior, limit: 64, in: 0...1, unit: "weight", "Each kind's frequency.")
    visitor.knob("contract", &contract, "What the seller may agree to.")
    visitor.knob("buyer", &buyer, "Who pays; a bidder names the lump sum itself.")
    visitor.knob("lump-sum", &lumpSum, in: money, unit: "money", "The price paid at once.")
    visitor.knob("deposit", &deposit, in: money, unit: "money", "The part of it paid at once.")
    visitor.knob("full-price", &fullPrice, in: money, unit: "money", "The deferred price in all.")
    visitor.knob("discount", &discount, in: 0...1, unit: "share", "What later money is worth now.")
    visitor.knob(
      "utility", &utility,
      "How the seller's utility of money bends; all but the first start from seller-wealth.")
    visitor.knob(
      "risk-aversion", &riskAversion, in: 0...10, unit: "per money",
      "The seller's aversion to risk; constant-relative has no unit.")
    visitor.knob(
      "seller-wealth", &sellerWealth, in: money, unit: "money",
      "What the seller owns, its car included.")
    visitor.knob(
      "prices", &prices, limit: 64, in: money, unit: "money", "What cheap talk pays for a name.")
    visitor.knob("bids", &bids, in: 2...10001, unit: "bids", "How many bids there are.")
  }

  /// Says whether the lists agree and the contract suits the buyer.
  public var complaint: String? {
    let kinds = cars.count
    if kinds == 0 { return "a market needs at least one kind of car" }
    if reliability.count != kinds || reserve.count != kinds || value.count != kinds
      || prior.count != kinds
    {
      return "cars, reliability, reserve, value and prior must have the same length"
    }
    if !prior.contains(where: { $0 > 0 }) { return "some kind of car needs a positive prior" }
    if contract == .cheapTalk && prices.count != kinds {
      return "cheap talk needs a price for each kind of car"
    }
    if contract == .menu && deposit > fullPrice { return "the deposit exceeds the full price" }
    switch (buyer, contract) {
    case (.bidder, .menu), (.bidder, .cheapTalk): return "a bidder needs the lump-sum contract"
    default: break
    }
    let dearest = reserve.max() ?? 0
    return attitude.complaint(
      stakes: Swift.max(greatestPayment, dearest), loss: dearest - leastPayment,
      wealth: "seller-wealth")
  }

  /// A seller, and a buyer unless the designer buys.
  public var roles: [Role] {
    let seller = Role("seller", "Knows its car, and sells it or keeps it.")
    switch buyer {
    case .designer: return [seller]
    case .refuser: return [seller, Role("buyer", "Sees the offer, not the car, and may refuse.")]
    case .bidder: return [seller, Role("buyer", "Names the price before the seller answers.")]
    }
  }

  /// The seller's sale and, if there is one, the buyer's part in it.
  public var decisions: [Decision] {
    let car = Variable("car", .named(cars))
    let grid = Values.numbers(from: 0, step: bidStep, count: bids)
    let sale = Decision(
      "sale", role: Seat.seller, sees: buyer == .bidder ? [car, Variable("bid", grid)] : [car],
      actions: .named(terms), "Whether to sell the car, and on which terms.")
    switch buyer {
    case .designer: return [sale]
    case .refuser:
      let offer = Variable("offer", .named(Array(terms.dropFirst())))
      let answers = Values.named([
        Label("refuse", "Pays nothing and gets no car."),
        Label("accept", "Buys the car on the terms of the offer."),
      ])
      return [
        sale,
        Decision(
          "answer", role: Seat.buyer, sees: [offer], actions: answers,
          "Whether to buy on the offered terms."),
      ]
    case .bidder:
      return [
        sale,
        Decision("bid", role: Seat.buyer, actions: grid, "The lump sum to offer, in money."),
      ]
    }
  }

  /// The car, and whether it works.
  public var draws: [Draw] { [Draw("the car", .named(cars)), Draw("the car works")] }

  /// The surplus, whether anything was traded, the buyer's part, and whether it was the worst car.
  public var measures: [Measure] {
    var surplus = 0.0...0.0
    for (value, reserve) in zip(value, reserve) {
      let least = Swift.min(surplus.lowerBound, value - reserve)
      surplus = least...Swift.max(surplus.upperBound, value - reserve)
    }
    let top = value.max() ?? 0
    let bottom = Swift.min((value.min() ?? 0) - greatestPayment, 0)
    return [
      Measure("surplus", unit: "money", in: surplus, "Value less reserve of a traded car."),
      Measure("trade", unit: "cars", in: 0...1, "Whether the car was sold."),
      Measure("buyer surplus", unit: "money", in: bottom...top, "Value less what was paid."),
      Measure("lemon", unit: "cars", in: 0...1, "Whether a least reliable car was sold."),
    ]
  }

  /// The surplus.
  public var goal: Goal { .measure(Count.surplus) }

  /// Nature draws a car; the seller, who alone sees it, sells on some terms or keeps it.
  public func play(_ episode: inout some Episode) {
    let car = episode.chance(Nature.car, of: prior)
    var seen = car
    var price = lumpSum
    if buyer == .bidder {
      let step = bidStep
      let bid = episode.choose(Choice.bid, by: Seat.buyer, wishing: wishedBid(step))
      seen = car * bids + bid
      price = Double(bid) * step
    }
    let sale = episode.choose(
      Choice.sale, by: Seat.seller, seeing: seen, wishing: wish(for: car))
    if sale == Sale.keep { return }
    let offer = sale - Sale.firstOffer
    if buyer == .refuser {
      let answer = episode.choose(
        Choice.answer, by: Seat.buyer, seeing: offer, wishing: Answer.accept)
      if answer == Answer.refuse { return }
    }

    let payer: Int? = buyer == .designer ? nil : Seat.buyer
    if contract == .cheapTalk { price = prices[offer] }
    let isDeferred = contract == .menu && sale == Sale.deferred
    var paid = isDeferred ? deposit : price
    var felt = paid
    episode.transfer(paid, from: payer, to: Seat.seller)
    if isDeferred && episode.chance(Nature.works, reliability[car]) {
      episode.transfer(fullPrice - deposit, from: payer, to: Seat.seller)
      paid = fullPrice
      felt += discount * (fullPrice - deposit)
    }
    episode.gain(attitude.utility(of: felt - reserve[car]) - paid, by: Seat.seller)
    if let payer { episode.gain(value[car], by: payer) }
    episode.note(Count.surplus, value[car] - reserve[car])
    episode.note(Count.trade, 1)
    episode.note(Count.buyerSurplus, value[car] - paid)
    if isLeastReliable(car) { episode.note(Count.lemon, 1) }
  }

  /// What the designer wishes.
  ///
  /// Keeps a car if its trade gains nothing. Otherwise names it truly, or takes the lump sum if that
  /// covers what the car is worth to the seller, and defers payment if it does not.
  private func wish(for car: Int) -> Int {
    if value[car] <= reserve[car] { return Sale.keep }
    switch contract {
    case .cheapTalk: return Sale.firstOffer + car
    case .lumpSum: return Sale.lumpSum
    case .menu: return reserve[car] <= lumpSum ? Sale.lumpSum : Sale.deferred
    }
  }

  /// The least bid that covers the reserve of every car whose trade has a gain.
  private func wishedBid(_ step: Double) -> Int {
    var cover = 0.0
    for car in value.indices where value[car] > reserve[car] {
      cover = Swift.max(cover, reserve[car])
    }
    if cover == 0 { return 0 }
    var bid = Int(cover / step)
    while Double(bid) * step < cover { bid += 1 }
    return Swift.min(bid, bids - 1)
  }

  private func isLeastReliable(_ car: Int) -> Bool {
    for other in reliability where other < reliability[car] { return false }
    return true
  }

  private var terms: [Label] {
    let keep = Label("keep", "Keeps the car and is paid nothing.")
    let lumpSum = Label("lump sum", "Sells for one payment at once.")
    switch contract {
    case .cheapTalk:
      return [keep] + cars.map { Label("say " + $0, "Sells for the price of a " + $0 + ".") }
    case .lumpSum: return [keep, lumpSum]
    case .menu:
      let deferred = Label(
        "deferred", "Sells for a deposit now, and the rest of the full price if the car works.")
      return [keep, lumpSum, deferred]
    }
  }

  private var bidStep: Double { (value.max() ?? 0) / Double(bids - 1) }

  private var attitude: RiskAttitude {
    RiskAttitude(utility, aversion: riskAversion, wealth: sellerWealth)
  }

  private var leastPayment: Double {
    if buyer == .bidder { return 0 }
    switch contract {
    case .cheapTalk: return prices.min() ?? 0
    case .lumpSum: return lumpSum
    case .menu: return Swift.min(lumpSum, deposit)
    }
  }

  private var greatestPayment: Double {
    if buyer == .bidder { return value.max() ?? 0 }
    switch contract {
    case .cheapTalk: return prices.max() ?? 0
    case .lumpSum: return lumpSum
    case .menu: return Swift.max(lumpSum, fullPrice)
    }
  }
}
