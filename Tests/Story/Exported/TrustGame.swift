public import Arena

/// Investing pays both if the trustee shares, which it would rather not.
public struct TrustGame: Mechanism {
  /// The values of 'invest', by number.
  enum Invest { static let give = 0, keep = 1 }

  /// The values of 'share', by number.
  enum Share { static let give = 0, keep = 1 }

  /// The entry in the catalogue.
  public static let card = Card(
    "trust-game", "Investing pays both if the trustee shares, which it would rather not.",
    source: """
      J. Berg, J. Dickhaut, K. McCabe, Trust, Reciprocity, and Social History, Games and Economic \
      Behavior 10(1), 1995, pp. 122-142.
      """)

  /// The seats of the players.
  enum Seat { static let investor = 0, trustee = 1 }

  /// What is decided.
  enum Choice { static let invest = 0, share = 1 }

  /// What each begins with.
  public var endowment = 4.0
  /// What a trustee holds if trusted.
  public var pool = 20.0
  /// What a trustee who gives returns of the pool.
  public var returned = 10.0
  /// What a trustee who gives hands over if not trusted.
  public var gift = 2.0

  /// Makes the mechanism with its default parameters.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("endowment", &endowment, in: -1e6...1e6, unit: "utility", "What each begins with.")
    visitor.knob("pool", &pool, in: -1e6...1e6, unit: "utility", "What a trustee holds if trusted.")
    visitor.knob(
      "share", &returned, in: -1e6...1e6, unit: "utility",
      "What a trustee who gives returns of the pool.")
    visitor.knob(
      "gift", &gift, in: -1e6...1e6, unit: "utility",
      "What a trustee who gives hands over if not trusted.")
  }

  /// Says what is wrong with the parameters taken together.
  public var complaint: String? {
    guard endowment > 0 && gift >= 0 && returned > endowment && pool - returned > endowment else {
      return """
        a trust game needs endowment > 0, gift >= 0, share > endowment and pool - share > \
        endowment
        """
    }
    return nil
  }

  /// The players.
  public var roles: [Role] {
    [
      Role("investor", "May hand what it has to the trustee, where it grows."),
      Role("trustee", "Decides what to return if the investor trusts it."),
    ]
  }
  /// What they decide.
  public var decisions: [Decision] {
    [
      Decision(
        "invest", actions: .named(investLabels),
        "Whether to invest, without knowing whether the trustee shares."),
      Decision(
        "share", role: 1, actions: .named(shareLabels),
        "Whether to share, without knowing whether anything was invested."),
    ]
  }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    let invested = episode.choose(Choice.invest, by: Seat.investor, wishing: Invest.give)
    let shared = episode.choose(Choice.share, by: Seat.trustee, wishing: Share.give)
    let gives = shared == Share.give
    if invested == Invest.give {
      episode.gain(gives ? returned : 0, by: Seat.investor)
      episode.gain(gives ? pool - returned : pool, by: Seat.trustee)
    } else {
      episode.gain(gives ? endowment + gift : endowment, by: Seat.investor)
      episode.gain(gives ? endowment - gift : endowment, by: Seat.trustee)
    }
  }

  /// What the values of 'invest' mean.
  private var investLabels: [Label] {
    [
      Label("give", "Hands its endowment to the trustee, who then holds the pool."),
      Label("keep", "Keeps its endowment."),
    ]
  }

  /// What the values of 'share' mean.
  private var shareLabels: [Label] {
    [
      Label(
        "give", "Returns the share of the pool, or hands over the gift if nothing was invested."),
      Label("keep", "Keeps all that it holds."),
    ]
  }
}
