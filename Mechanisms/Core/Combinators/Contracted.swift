public import Arena
import MechanismTools

/// Any mechanism whose players may first sign a contract about what they will do.
///
/// A contract says what everyone pays to the others, in equal parts, for each decision that is not
/// as wished (action 0 counts as the wish if there is none). Rewards for wished actions, paid in
/// equal parts by the others, would come to the same transfers if all decide equally often. If
/// there are several contracts, players first approve of some of them, and the one most approved,
/// the earlier on a tie, is put to them. It binds all if all sign it, and nobody otherwise.
/// Everyone then plays the base knowing whether it is bound. What is paid is paid at the end, among
/// the players: no money comes in or is lost.
///
/// If the payment is at least the gain of a player that alone departs from the wish, wished play is an
/// equilibrium of the bound game; if it exceeds every gain from departing, the only one.
///
/// > Deviation: the contracts are a list of payments that the designer gives, not the players' own.
@frozen public struct Contracted<Base: Mechanism>: Mechanism {
  /// What a player can do when a contract is put to it.
  @usableFromInline enum Signature {
    @inlinable static var sign: Int { 0 }
    @inlinable static var refuse: Int { 1 }
  }

  /// The entry in the catalogue.
  public static var card: Card { card(of: Base.card) }

  /// What listings say of this value: its base under a name of this form.
  public var card: Card { Contracted.card(of: base.card) }

  static func card(of base: Card) -> Card {
    Card(
      "contracted(" + base.id + ")",
      "Players may sign a contract to pay for departures from the wish in " + base.id + ".",
      source: """
        \(Papers.cooperation); as a stage before any game: M. O. Jackson, S. Wilkie, "Endogenous \
        Games and Mechanisms: Side Payments Among Players", Review of Economic Studies 72(2), \
        2005, pp. 543-566.
        """)
  }

  /// The mechanism that the contract is about.
  public var base: Base { didSet { layout = BaseLayout(base) } }
  /// What each contract on offer has to be paid for a decision that is not as wished.
  public var payments: [Double]
  @usableFromInline var layout: BaseLayout

  /// Offers contracts to the players of a mechanism.
  public init(_ base: Base, payments: [Double] = [1]) {
    self.base = base
    self.payments = payments
    layout = BaseLayout(base)
  }

  /// Offers a contract of a payment of 1 to the players of the default mechanism.
  public init() { self.init(Base()) }

  /// Shows the parameters of the base, then the contracts.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    base.knobs(&visitor)
    visitor.knob(
      "contract-payments", &payments, limit: 3, in: 0...1e6, unit: "money",
      "What each contract on offer costs per decision that is not as wished.")
  }

  /// Says what is wrong with the base, or that there is nothing or nobody to contract with.
  public var complaint: String? {
    if let complaint = base.complaint { return complaint }
    if payments.isEmpty { return "contract-payments must name at least one payment" }
    if payments.count > 3 { return "contract-payments may name at most three payments" }
    return (2...ContractDesk.limit).contains(layout.seats)
      ? nil : "a contract is between 2 and 16 players"
  }

  /// The roles of the base.
  public var roles: [Role] { base.roles }

  /// What to approve of, whether to sign, and then the decisions of the base.
  public var decisions: [Decision] {
    let signature = Variable("contract", .named(["signed", "refused by me", "none"]))
    let answers = Values.named([
      Label("sign", "If all sign, pays the others for each of its choices that is not as wished."),
      Label("refuse", "Binds nobody, itself and the others included."),
    ])
    let signing = "Whether to sign the contract, which binds all or nobody."
    if payments.count < 2 {
      return base.decisionPerRole("signature", actions: answers, signing)
        + base.decisions(last: [signature])
    }
    let names = Array(["first", "second", "third"].prefix(payments.count))
    let approvals = Values.named(approvals(names))
    let sees = [
      Variable("own approval", approvals), Variable("most approved", .named(names + ["nothing"])),
    ]
    return base.decisionPerRole(
      "approval", actions: approvals,
      "Which contracts to approve of; the one that most approve of is put to all.")
      + base.decisionPerRole("signature", sees: sees, actions: answers, signing)
      + base.decisions(last: sees + [signature])
  }

  /// Every set of the named contracts: contract i is in set s if bit i of s is 1.
  private func approvals(_ names: [String]) -> [Label] {
    (0..<1 << names.count).map { set in
      let approved = names.indices.filter { set >> $0 & 1 != 0 }
      if approved.isEmpty { return Label("nothing", "Approves of no contract.") }
      let named = approved.map { NumberText.exact(payments[$0]) }.joined(separator: " or ")
      return Label(
        approved.map { names[$0] }.joined(separator: " and "),
        "Approves of paying " + named + " for each choice that is not as wished.")
    }
  }

  /// The draws of the base.
  public var draws: [Draw] { base.draws }

  /// The measures of the base, and whether the contract was signed.
  public var measures: [Measure] {
    let signed = Measure(
      "signed", unit: "share of episodes", in: 0...base.expectedRounds,
      "Whether all signed, counted once a round.")
    return base.measures + [signed]
  }
  /// The goal of the base.
  public var goal: Goal { base.goal }
  /// How many rounds the base is expected to last.
  public var expectedRounds: Double { base.expectedRounds }
  /// Whether the base hides what others did.
  public var hidesPlay: Bool { base.hidesPlay }

  /// All approve and sign or do not, play and pay; the designer wishes the last contract signed.
  @inlinable public func play(_ episode: inout some Episode) {
    var desk = ContractDesk(contracts: payments.count)
    var isOpen = true
    if payments.count > 1 {
      let lastOnly = 1 &<< (payments.count &- 1)
      for seat in 0..<layout.seats {
        let approval = episode.choose(layout.roleOfSeat[seat], by: seat, wishing: lastOnly)
        desk.approve(approval, by: seat)
      }
      isOpen = desk.count()
    }
    if isOpen {
      let first = payments.count > 1 ? layout.roles : 0
      for seat in 0..<layout.seats {
        let answer = episode.choose(
          first &+ layout.roleOfSeat[seat], by: seat, seeing: desk.offer(to: seat),
          wishing: Signature.sign)
        if answer == Signature.refuse { desk.refuse(by: seat) }
      }
    }
    desk.isSigned = isOpen && desk.refusals == 0
    var bound = ContractedEpisode(
      base: episode, desk: desk, firstDecision: layout.roles &* (payments.count > 1 ? 2 : 1),
      signed: signed)
    bound.count()
    base.play(&bound)
    episode = bound.base
    if desk.isSigned { pay(bound.departures, payments[desk.offered], &episode) }
  }

  /// The number of the measure that follows those of the base.
  @inlinable var signed: Int { layout.measures }

  /// Lets everyone pay the others in equal parts for what it did against the wish.
  @inlinable func pay(
    _ departures: SIMD16<Int32>, _ payment: Double, _ episode: inout some Episode
  ) {
    for payer in 0..<layout.seats where departures[payer] != 0 {
      let part = payment * Double(departures[payer]) / Double(layout.seats - 1)
      for other in 0..<layout.seats where other != payer {
        episode.transfer(part, from: payer, to: other)
      }
    }
  }
}
