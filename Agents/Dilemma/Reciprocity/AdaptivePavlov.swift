public import Arena

/// Takes the partner for one of five kinds every six rounds and plays what suits the kind.
///
/// It plays tit for tat for six rounds. A partner who cooperated six times is cooperative and gets
/// tit for tat; one who defected six times is a defector and gets defection; the pattern DCDCDC shows a
/// suspicious tit for tat, DDCDDC a Pavlov who began with defection, and both are led back to
/// cooperation. Any other partner is random, and gets defection until it shows one of these patterns.
public struct AdaptivePavlov: BoundedDilemmaAgent {
  /// What the partner seems to be, and the next move.
  public struct State: BitwiseCopyable, Hashable, Sendable {
    enum Kind: UInt8, BitwiseCopyable {
      case unknown, cooperative, defector, suspicious, pavlov, random
    }

    var kind = Kind.unknown
    var next = Move.cooperate
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "adaptive-pavlov", "Classifies the partner every six rounds and plays what suits it.",
    source: """
      J. Li, "How to Design a Strategy to Win an IPD Tournament", in The Iterated Prisoners' \
      Dilemma: 20 Years On, World Scientific, 2007, pp. 89-104.
      """)

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(theirs: 6, cycle: 6) }

  /// Knows nothing about the partner.
  public var opening: State { State() }

  /// Classifies the partner every six rounds and settles on a move.
  public func reflect(on past: Past, in state: inout State) {
    let isTurn = past.rounds % 6 == 0
    if isTurn { classify(past, &state) }
    switch state.kind {
    case .unknown, .cooperative: state.next = past.theirs()
    case .random, .defector: state.next = .defect
    case .suspicious: state.next = past.rounds % 6 < 2 ? .cooperate : past.theirs()
    case .pavlov: state.next = Move(defectingIf: isTurn)
    }
  }

  private func classify(_ past: Past, _ state: inout State) {
    var pattern = 0
    for ago in (1...6).reversed() { pattern = pattern << 1 | Int(past.theirs(ago).rawValue) }
    switch pattern {
    case 0b000000: state.kind = .cooperative
    case 0b111111: state.kind = .defector
    case 0b101010: state.kind = .suspicious
    case 0b110110: state.kind = .pavlov
    default: if state.kind == .unknown { state.kind = .random }
    }
  }

  /// Makes the move it settled on.
  public func move(
    after past: Past, in state: State, using random: inout some Coin
  ) -> Move {
    state.next
  }
}
