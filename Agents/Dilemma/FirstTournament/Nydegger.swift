public import Arena

/// Decides by a list of what the last three rounds may have looked like.
///
/// It plays tit for tat for three rounds, but defects in the third if it was the only one to
/// cooperate in the first and the only one to defect in the second. From then on every outcome
/// counts 2 for the other's defection plus 1 for its own, times 16, 4 and 1 for the last three
/// rounds; it defects if the sum is one of nineteen. It came 3rd of 15.
///
/// > Deviation: none known, but the text can also be read with the weights the other way round; the
/// > last round weighs most here, as in the Axelrod library.
public struct Nydegger: BoundedDilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "nydegger", "Looks up the last three rounds in a list of nineteen that call for defection.",
    source: "\(Papers.firstTournament).")

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(mine: 3, theirs: 3, clock: 3) }

  /// Plays tit for tat, then by the list.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    if past.rounds < 3 {
      let isReturned = past.rounds == 2 && past.theirs(2) == .defect && past.theirs(1) == .cooperate
      return isReturned ? .defect : past.theirs()
    }
    var sum = 0
    for ago in (1...3).reversed() {
      sum = sum >> 2 + 16 * (2 * Int(past.theirs(ago).rawValue) + Int(past.mine(ago).rawValue))
    }
    switch sum {
    case 1, 6, 7, 17, 22, 23, 26, 29, 30, 31, 33, 38, 39, 45, 49, 54, 55, 58, 61: return .defect
    default: return .cooperate
    }
  }
}
