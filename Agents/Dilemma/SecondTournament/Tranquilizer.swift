public import Arena

/// Cooperates to lull the partner, then defects now and then, the more often the better that pays.
///
/// It averages what the first and the second round after such a defection paid. While it earns at
/// least 2.25 a round it never defects twice in a row; below that it mostly copies the partner. C.
/// Feathers' entry came 27th of 62.
///
/// > Deviation: points are counted as 5, 3, 1, 0 whatever the game pays; the rest follows the
/// > program as read by the Axelrod library.
public struct Tranquilizer: DilemmaAgent {
  /// How its defections were taken, and what it is inclined to do.
  public struct State: BitwiseCopyable, Sendable {
    /// 1 and 2 in the rounds after a defection of its own, else 0.
    var phase = 0
    /// What the first and the second round after such defections paid, and how often.
    var first = 5.0
    var firsts = 1.0
    var second = 0.0
    var seconds = 1.0
    var streak = 0
    var isTempted = false
    var chance = 1.0
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "tranquilizer", "Cooperates to lull the partner, then defects now and then.",
    source: "\(Papers.secondTournament).")

  /// Makes the kind.
  public init() {}

  /// Begins with cooperation.
  public var opening: State { State() }

  /// Learns how its defections were taken, and settles on how likely it cooperates.
  public func reflect(on past: Past, in state: inout State) {
    state.streak = past.theirs() == .defect ? state.streak + 1 : 0
    if state.phase == 0 && state.isTempted && past.mine() == .defect { state.phase = 1 }
    let theirs = Double(past.theirs().rawValue)
    let mine = Double(past.mine().rawValue)
    let paid = 3 - 3 * theirs + 2 * mine - theirs * mine
    if state.phase == 2 {
      state.phase = 0
      state.second = (state.second * state.seconds + paid) / (state.seconds + 1)
      state.seconds += 1
    } else if state.phase == 1 {
      state.phase = 2
      state.first = (state.first * state.firsts + paid) / (state.firsts + 1)
      state.firsts += 1
    }
    state.isTempted = false
    state.chance = state.phase > 0 ? 1 : chance(past, &state)
  }

  /// Returns how likely it cooperates when it is free to defect.
  private func chance(_ past: Past, _ state: inout State) -> Double {
    let turn = Double(past.rounds + 1)
    let score = Double(past.myPoints) / turn
    if score >= 2.25 {
      state.isTempted = true
      return 0.95 - (state.first + state.second - 5) / 15 + 1 / (turn * turn)
        - Double(past.theirs().rawValue) / 4
    }
    if score >= 1.75 {
      return 0.25 + Double(past.theirCooperations + 1) / turn - Double(state.streak) * 0.25
        + Double(past.myPoints - past.theirPoints) / 100 + 4 / turn
    }
    return past.theirs() == .cooperate ? 1 : 0
  }

  /// Makes the move it is inclined to.
  public func move(
    after past: Past, in state: State, using random: inout some Coin
  ) -> Move {
    random.move(cooperating: state.chance)
  }
}
