public import Arena

/// The trust game of a single round: an investor hands over what it has, a trustee may share.
///
/// What is invested grows, and the trustee loses by sharing it, so nothing is invested although both
/// would be better off. Both decide at once, so that the trustee decides what to do if trusted.
///
/// > Source: J. Berg, J. Dickhaut, K. McCabe, "Trust, Reciprocity, and Social History", *Games and
/// > Economic Behavior* 10(1), 1995, pp. 122–142; the default payoffs are those of CoopEval, arXiv
/// > 2604.15267.
public struct TrustGame: Mechanism {
  /// What the catalogue says.
  public static let card = Card(
    "trust-game", "Investing pays both if the trustee shares, which it would rather not.",
    source: "J. Berg, J. Dickhaut, K. McCabe, Trust, Reciprocity, and Social History, GEB 10, 1995."
  )

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
    visitor.knob("pool", &pool, in: range, unit: "utility", "What an investment makes, with all.")
    visitor.knob("share", &share, in: range, unit: "utility", "Returned of the pool.")
    visitor.knob("gift", &gift, in: range, unit: "utility", "Handed over without investment.")
  }

  /// Says whether trust would pay both and sharing costs the trustee.
  public var complaint: String? {
    endowment > 0 && gift >= 0 && share > endowment && pool - share > endowment
      ? nil
      : "a trust game needs endowment > 0, gift >= 0, share > endowment and pool - share > "
        + "endowment"
  }

  /// An investor and a trustee.
  public var roles: [Role] { [Role("investor"), Role("trustee")] }
  /// One simultaneous move of each.
  public var decisions: [Decision] {
    let moves = Values.named(["give", "keep"])
    return [
      Decision("invest", role: 0, actions: moves), Decision("share", role: 1, actions: moves),
    ]
  }

  /// Both move at once; the designer wishes that both give.
  public func play(_ episode: inout some Episode) {
    episode.playMatrix((0, 1), wishing: 0) { invested, shared in
      switch (invested, shared) {
      case (0, 0): (share, pool - share)
      case (0, _): (0, pool)
      case (_, 0): (endowment + gift, endowment - gift)
      default: (endowment, endowment)
      }
    }
  }
}
