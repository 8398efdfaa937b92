import Arena
import Mechanisms

/// Listens to a story, answers for players and nature, and writes down what it is told, in short.
struct Witness: Episode {
  /// The actions that players take, in the order in which they are asked; 0 beyond the end.
  var choices: [Int] = []
  /// Draws among several outcomes: their place counted from the last, so that 0 shuffles nobody.
  var draws: [Int] = []
  /// The numbers of the draws that were asked for, in order.
  var drawn: [Int] = []
  /// Why the story could not go on, in order.
  var failures: [String] = []
  /// What was told, for example "1 sees 5 at 0: 1", "0 gains 3.0", "slip of 0 to 1".
  var told: [String] = []
  var payoffs = [Double](repeating: 0, count: 64)
  var measures = [Double](repeating: 0, count: 8)

  /// What was told of choices.
  var choicesTold: [String] { told.filter { $0.contains("sees") } }

  mutating func chance(_ draw: Int, among count: Int, weight: (Int) -> Double) -> Int {
    drawn.append(draw)
    return draws.isEmpty ? count - 1 : count - 1 - draws.removeFirst()
  }

  /// Everything that is possible happens.
  mutating func chance(_ draw: Int, _ probability: Double) -> Bool {
    drawn.append(draw)
    return probability > 0
  }

  mutating func choose(
    _ decision: Int, by seat: Int, seeing observation: Int, wishing wish: Int?
  ) -> Int {
    let action = choices.isEmpty ? 0 : choices.removeFirst()
    told.append("\(seat) sees \(observation) at \(decision): \(action)")
    return action
  }

  mutating func transfer(_ amount: Double, from payer: Int?, to payee: Int?) {
    if let payer { payoffs[payer] -= amount }
    if let payee { payoffs[payee] += amount }
    let (from, to) = (payer.map { "\($0)" } ?? "treasury", payee.map { "\($0)" } ?? "treasury")
    told.append("\(from) pays \(to) \(amount)")
  }

  mutating func gain(_ amount: Double, by seat: Int) {
    payoffs[seat] += amount
    told.append("\(seat) gains \(amount)")
  }

  mutating func note(_ measure: Int, _ amount: Double) { measures[measure] += amount }
  mutating func endRound() { told.append("round ends") }
  mutating func fail(because reason: @autoclosure () -> String) { failures.append(reason()) }
  mutating func slip(to action: Int, by seat: Int) { told.append("slip of \(seat) to \(action)") }
}

/// A prisoner's dilemma of one round, both of whose moves come out as the other one.
var slippery: IteratedPrisonersDilemma {
  var dilemma = IteratedPrisonersDilemma()
  dilemma.rounds = 1
  dilemma.noise = 1
  return dilemma
}

/// Many players who do nothing but one thing each.
struct Crowd: Mechanism {
  static let card = Card("crowd", "Many do one thing.", source: "A test.")
  var size = 65
  var roles: [Role] { [Role("one", seats: size)] }
  var decisions: [Decision] { [Decision("thing", actions: .named(["this"]))] }
  func play(_ episode: inout some Episode) {
    for seat in 0..<size { _ = episode.choose(0, by: seat) }
  }
}
