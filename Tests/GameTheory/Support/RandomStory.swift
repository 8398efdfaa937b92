import Arena

/// A small game drawn at random: nature and two or three players move in a random order of stages.
///
/// Every player remembers what it saw and did (perfect recall), sees a bit that depends on all that
/// happened before, or nothing, and some branches end early. Payoffs are sums of small whole numbers
/// at the end and of payments on the way.
struct RandomStory: Mechanism {
  static let card = Card("random-story", "A small game drawn at random.", source: "A test.")

  /// One stage of the story.
  private struct Stage {
    /// Nobody for nature.
    let seat: Int?
    let options: Int
    let sees: Bool
    /// How many things the player may remember at this stage.
    let memories: Int
  }

  private var seed: UInt64 = 0
  private var players = 2
  private var stages: [Stage] = []

  init() { self.init(seed: 0, players: 2) }

  init(seed: Int, players: Int) {
    self.seed = UInt64(seed)
    self.players = players
    var order: [Int?] = (0..<players).map { $0 } + [nil]
    if players == 2 { order += [Int(dice([9], 2)), nil] }
    for left in stride(from: order.count, to: 1, by: -1) {
      order.swapAt(left - 1, Int(dice([8, left], UInt64(left))))
    }
    var memories = [Int](repeating: 1, count: players)
    for (index, seat) in order.enumerated() {
      let options = seat == nil || players == 2 ? 2 + Int(dice([7, index], 2)) : 2
      let sees = dice([6, index], 3) > 0
      guard let seat else {
        stages.append(Stage(seat: nil, options: options, sees: false, memories: 1))
        continue
      }
      memories[seat] *= sees ? 2 : 1
      stages.append(
        Stage(seat: seat, options: options, sees: sees, memories: memories[seat]))
      memories[seat] *= options
    }
  }

  /// A number below a bound that depends on the seed and on some words only.
  private func dice(_ words: [Int], _ bound: UInt64) -> UInt64 {
    var hash = seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(players)
    for word in words + [0] {
      hash = (hash ^ UInt64(word + 1)) &* 0x0000_0100_0000_01B3
      hash ^= hash >> 29
      hash = hash &* 0xBF58_476D_1CE4_E5B9
      hash ^= hash >> 32
    }
    return hash % bound
  }

  var roles: [Role] { (0..<players).map { Role("player \($0)") } }
  var measures: [Measure] {
    [Measure("sum", unit: "utility", in: -1000...1000, "What everybody gets in all.")]
  }
  var decisions: [Decision] {
    stages.compactMap { stage in
      stage.seat.map { seat in
        Decision(
          "move", role: seat,
          sees: [Variable("memory", .numbers(from: 0, step: 1, count: stage.memories))],
          actions: .numbers(from: 0, step: 1, count: stage.options))
      }
    }
  }

  var draws: [Draw] {
    let most = stages.map { $0.options }.max() ?? 0
    return [Draw("weather", .numbers(from: 0, step: 1, count: most + 1))]
  }

  func play(_ episode: inout some Episode) {
    var history: [Int] = []
    var memory = [Int](repeating: 0, count: players)
    var decision = 0
    for stage in stages {
      if history.count > 1 && dice([5] + history, 8) == 0 { break }
      if let seat = stage.seat {
        if stage.sees { memory[seat] = 2 * memory[seat] + Int(dice([4, seat] + history, 2)) }
        let action = episode.choose(decision, by: seat, seeing: memory[seat])
        memory[seat] = memory[seat] * stage.options + action
        history.append(action)
        decision += 1
      } else {
        // Weights that do not sum to 1, and now and then an impossible outcome.
        let path = history
        history.append(
          episode.chance(0, among: stage.options + 1) { outcome in
            outcome == stage.options ? 1 : Double(dice([3, outcome] + path, 4))
          })
      }
    }
    var sum = 0.0
    for seat in 0..<players {
      let money = Double(dice([2, seat] + history, 7))
      let joy = Double(dice([1, seat] + history, 5)) - 3
      episode.transfer(money, to: seat)
      episode.gain(joy, by: seat)
      sum += money + joy
    }
    episode.note(0, sum)
  }
}
