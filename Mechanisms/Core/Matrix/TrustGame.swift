public import Arena
import MechanismTools

/// The trust game of a single round: an investor hands over what it has, a trustee may share.
///
/// What is invested grows, and the trustee loses by sharing it, so nothing is invested although both
/// would be better off. Both decide at once, so that the trustee decides what to do if trusted.
public struct TrustGame: Mechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "trust-game", "Investing pays both if the trustee shares, which it would rather not.",
    source: """
      J. Berg, J. Dickhaut, K. McCabe, "Trust, Reciprocity, and Social History", Games and \
      Economic Behavior 10(1), 1995, pp. 122-142; the default payoffs are those of \
      \(Papers.cooperation).
      """)

  /// The players.
  enum Seat { static let investor = 0, trustee = 1 }
  /// What is decided.
  enum Choice { static let invest = 0, share = 1 }
  /// What each of them can do.
  enum Move { static let give = 0, keep = 1 }

  /// What each has before anything happens.
  public var endowment = 4.0
  /// What the trustee holds once the investor gave.
  public var pool = 20.0
  /// What a trustee who gives returns of the pool.
  public var share = 10.0
  /// What a trustee who gives hands over although nothing was invested.
  public var gift = 2.0

  /// Makes the game in which trust and sharing pay 10 each, and keeping pays 4.
  public init() {}

  /// Shows what there is to give.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    let range = -1e6...1e6
    visitor.knob("endowment", &endowment, in: range, unit: "utility", "What each begins with.")
    visitor.knob("pool", &pool, in: range, unit: "utility", "What a trustee holds if trusted.")
    visitor.knob(
      "share", &share, in: range, unit: "utility", "What a trustee who gives returns of the pool.")
    visitor.knob(
      "gift", &gift, in: range, unit: "utility",
      "What a trustee who gives hands over if not trusted.")
  }

  /// Says whether trust would pay both and sharing costs the trustee.
  public var complaint: String? {
    endowment > 0 && gift >= 0 && share > endowment && pool - share > endowment
      ? nil
      : "a trust game needs endowment > 0, gift >= 0, share > endowment and pool - share > "
        + "endowment"
  }

  /// An investor and a trustee.
  public var roles: [Role] {
    [
      Role("investor", "May hand what it has to the trustee, where it grows."),
      Role("trustee", "Decides what to return if the investor trusts it."),
    ]
  }
  /// One simultaneous move of each.
  public var decisions: [Decision] {
    let investing = Values.named([
      Label("give", "Hands its endowment to the trustee, who then holds the pool."),
      Label("keep", "Keeps its endowment."),
    ])
    let sharing = Values.named([
      Label(
        "give", "Returns the share of the pool, or hands over the gift if nothing was invested."),
      Label("keep", "Keeps all that it holds."),
    ])
    return [
      Decision(
        "invest", role: Seat.investor, actions: investing,
        "Whether to invest, without knowing whether the trustee shares."),
      Decision(
        "share", role: Seat.trustee, actions: sharing,
        "Whether to share, without knowing whether anything was invested."),
    ]
  }

  /// Both move at once; the designer wishes that both give.
  public func play(_ episode: inout some Episode) {
    episode.playMatrix((Choice.invest, Choice.share), wishing: Move.give) { invested, shared in
      switch (invested, shared) {
      case (Move.give, Move.give): (share, pool - share)
      case (Move.give, _): (0, pool)
      case (_, Move.give): (endowment + gift, endowment - gift)
      default: (endowment, endowment)
      }
    }
  }
}
