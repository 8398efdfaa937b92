public import Arena

/// A seller knows its car; a payment deferred until it works sorts good from bad.
public struct UsedCar: Mechanism {
  /// What the seller may agree to.
  public enum Contract: String, KnobChoice {
    /// Written 'lump-sum' in files.
    case lumpSum = "lump-sum"
    /// Written 'menu' in files.
    case menu
  }

  /// Who pays.
  public enum Payer: String, KnobChoice {
    /// Written 'designer' in files.
    case designer
    /// Written 'refuser' in files.
    case refuser
  }

  /// The values of 'Terms', by number.
  enum Terms { static let keep = 0, lump = 1, deferred = 2 }

  /// The values of 'answer', by number.
  enum Answer { static let refuse = 0, accept = 1 }

  /// The entry in the catalogue.
  public static let card = Card(
    "used-car", "A seller knows its car; a payment deferred until it works sorts good from bad.",
    source: "G. A. Akerlof, Quarterly Journal of Economics 84(3), 1970")

  /// The seats of the players.
  enum Seat { static let seller = 0, buyer = 1 }

  /// What is decided.
  enum Choice { static let sale = 0, answer = 1 }

  /// What nature decides.
  enum Nature { static let car = 0, works = 1 }

  /// What is counted.
  enum Count { static let surplus = 0, trade = 1, buyerSurplus = 2, lemonSold = 3 }

  /// The names of the kinds of car.
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
  public var contract = Contract.menu
  /// Who pays.
  public var payer = Payer.designer
  /// The price paid at once.
  public var price = 4.5
  /// The part of it paid at once.
  public var deposit = 0.5
  /// The deferred price in all.
  public var fullPrice = 12.0
  /// What later money is worth now.
  public var discount = 1.0

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
    visitor.knob("buyer", &payer, "Who pays.")
    visitor.knob("lump-sum", &price, in: 0...1e6, unit: "money", "The price paid at once.")
    visitor.knob("deposit", &deposit, in: 0...1e6, unit: "money", "The part of it paid at once.")
    visitor.knob("full-price", &fullPrice, in: 0...1e6, unit: "money", "The deferred price in all.")
    visitor.knob("discount", &discount, in: 0...1, unit: "share", "What later money is worth now.")
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
    guard contract != .menu || deposit <= fullPrice else {
      return "the deposit "
        + NumberText.exact(deposit) + " exceeds the full price " + NumberText.exact(fullPrice)
    }
    guard
      Numbers.isRange(
        Swift.min(0, Numbers.least(zip(value, reserve).map { $0 - $1 })),
        Swift.max(0, Numbers.greatest(zip(value, reserve).map { $0 - $1 })))
    else {
      return "the range of 'surplus' ends before it begins"
    }
    guard Numbers.isRange(Swift.min(0, Numbers.least(value) - dearest), Numbers.greatest(value))
    else {
      return "the range of 'buyer surplus' ends before it begins"
    }
    return nil
  }

  /// The players.
  public var roles: [Role] {
    var all = [Role("seller", "Knows its car, and sells it or keeps it.")]
    if payer == .refuser {
      all.append(Role("buyer", "Sees the offer, not the car, and may refuse."))
    }
    return all
  }
  /// What they decide.
  public var decisions: [Decision] {
    var all = [
      Decision(
        "sale", sees: [Variable("car", .named(cars))], actions: .named(termsLabels),
        "Whether to sell the car, and on which terms.")
    ]
    if payer == .refuser {
      all.append(
        Decision(
          "answer", role: 1, sees: [Variable("offer", .named(Array(termsLabels.dropFirst())))],
          actions: .named(answerLabels), "Whether to buy on the offered terms."))
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
          Swift.min(0, Numbers.least(zip(value, reserve).map { $0 - $1 })),
          Swift.max(0, Numbers.greatest(zip(value, reserve).map { $0 - $1 }))),
        "Value less reserve of a traded car."),
      Measure("trade", unit: "cars", in: 0...1, "Whether the car was sold."),
      Measure(
        "buyer surplus", unit: "money",
        in: Numbers.range(Swift.min(0, Numbers.least(value) - dearest), Numbers.greatest(value)),
        "Value less what was paid."),
      Measure("lemon", unit: "cars", in: 0...1, "Whether a least reliable car was sold."),
    ]
  }
  /// What the designer wants most.
  public var goal: Goal { .measure(Count.surplus) }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    let car = episode.chance(Nature.car, of: prior)
    let sold = episode.choose(
      Choice.sale, by: Seat.seller, seeing: car, wishing: wishedSale(car: car))
    if sold == Terms.keep { return }
    if payer == .refuser {
      let answered = episode.choose(
        Choice.answer, by: Seat.buyer, seeing: sold - 1, wishing: Answer.accept)
      if answered == Answer.refuse { return }
    }
    var paid = sold == Terms.lump ? price : deposit
    var felt = paid
    episode.transfer(paid, from: payer == .refuser ? Seat.buyer : nil, to: Seat.seller)
    if sold == Terms.deferred {
      let works = episode.chance(Nature.works, reliability[car])
      if works {
        episode.transfer(
          fullPrice - deposit, from: payer == .refuser ? Seat.buyer : nil, to: Seat.seller)
        paid = fullPrice
        felt = felt + discount * (fullPrice - deposit)
      }
    }
    episode.gain(felt - reserve[car] - paid, by: Seat.seller)
    if payer == .refuser { episode.gain(value[car], by: Seat.buyer) }
    episode.note(Count.surplus, value[car] - reserve[car])
    episode.note(Count.trade, 1)
    episode.note(Count.buyerSurplus, value[car] - paid)
    if reliability[car] == Numbers.least(reliability) { episode.note(Count.lemonSold, 1) }
  }

  /// What the designer wishes at 'sale'.
  private func wishedSale(car: Int) -> Int {
    if value[car] <= reserve[car] { return Terms.keep }
    if contract == .menu && reserve[car] > price { return Terms.deferred }
    return Terms.lump
  }

  /// What the values of 'Terms' mean.
  private var termsLabels: [Label] {
    var all = [
      Label("keep", "Keeps the car and is paid nothing."),
      Label("lump sum", "Sells for one payment at once."),
    ]
    if contract == .menu {
      all.append(
        Label(
          "deferred", "Sells for a deposit now, and the rest of the full price if the car works."))
    }
    return all
  }

  /// What the values of 'answer' mean.
  private var answerLabels: [Label] {
    [
      Label("refuse", "Pays nothing and gets no car."),
      Label("accept", "Buys the car on the terms of the offer."),
    ]
  }

  /// What the story calls 'dearest'.
  private var dearest: Double { contract == .menu ? Swift.max(price, fullPrice) : price }
}

/// What is worked out in the order in which the story has it.
private enum Numbers {
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

  /// Whether a range ends where it begins or later.
  static func isRange(_ low: Double, _ high: Double) -> Bool {
    low <= high && low.isFinite && high.isFinite
  }

  /// A range; of 0 alone if it would end before it begins.
  static func range(_ low: Double, _ high: Double) -> ClosedRange<Double> {
    low <= high ? low...high : 0...0
  }
}
