import Mechanisms
import Testing

@testable import Arena

/// A die is cast before and after seat 0 picks a door; seat 1 sees the door or not.
private struct Doors: Mechanism {
  static let card = Card("doors", "A door is chosen between two dice.", source: "A test.")
  enum Seat { static let guest = 0, host = 1 }
  enum Choice { static let door = 0, answer = 1 }
  enum Nature { static let earlyDie = 0, lateDie = 1, luck = 2 }
  var shows = false
  var roles: [Role] { [Role("guest"), Role("host")] }
  var decisions: [Decision] {
    let doors = Values.numbers(from: 0, step: 1, count: 4)
    return [
      Decision("door", role: Seat.guest, actions: doors),
      Decision("answer", role: Seat.host, sees: [Variable("door", doors)], actions: doors),
    ]
  }
  var draws: [Draw] {
    [Draw("early die", .counted(1000)), Draw("late die", .counted(1000)), Draw("luck")]
  }
  func play(_ episode: inout some Episode) {
    let early = episode.chance(Nature.earlyDie, uniform: 1000)
    let door = episode.choose(Choice.door, by: Seat.guest)
    let late = episode.chance(Nature.lateDie, uniform: 1000)
    let isLucky = episode.chance(Nature.luck, 0.5)
    let answer = episode.choose(Choice.answer, by: Seat.host, seeing: shows ? door : 0)
    episode.gain(Double(early) + Double(late) * 1e3 + (isLucky ? 1e6 : 0), by: Seat.guest)
    episode.transfer(Double(door) * 1e7 + Double(answer) * 1e8, to: Seat.guest)
    episode.gain(Double(early), by: Seat.host)
  }
}

@Suite struct `Counterfactual payoffs` {
  private let rowPayoffs = [1.0, 7, -2, 4, 0.5, 3, 9, -8, 2.5, 6, 11, -1]
  private let columnPayoffs = [5.0, -3, 2, 8, 1, 0, -6, 4, 7.5, 10, -9, 12]

  @Test func `are what each action would have paid against the other's`() throws {
    var game = Bimatrix()
    game.rows = ["a", "b", "c"]
    game.columns = ["d", "e", "f", "g"]
    (game.rowPayoffs, game.columnPayoffs) = (rowPayoffs, columnPayoffs)
    let (row, column) = (Witness<Counterfactual>(), Witness<Counterfactual>())
    let world = try World(game, [Folk(row, roles: [0]), Folk(column, roles: [1])])
    _ = world.live(RunPlan(matching: .random, rounds: 60))
    #expect(row.diary.comparisons.count == 60 && column.diary.comparisons.count == 60)
    for (rows, columns) in zip(row.diary.comparisons, column.diary.comparisons) {
      let column: [Double] = (0..<3).map { rowPayoffs[4 * $0 + columns.action] }
      let row: [Double] = (0..<4).map { columnPayoffs[4 * rows.action + $0] }
      #expect(rows.payoffs == column)
      #expect(columns.payoffs == row)
    }
    let actions = Set(row.diary.comparisons.map(\.action))
    #expect(actions.count == 3)
  }

  /// What is left of a payoff of ``Doors`` without door and answer: the draws.
  private func draws(_ payoff: Double) -> Double { payoff.truncatingRemainder(dividingBy: 1e7) }
  private func door(_ payoff: Double) -> Int { Int(payoff / 1e7) % 10 }
  private func answer(_ payoff: Double) -> Int { Int(payoff / 1e8) }

  @Test func `hold every draw, and every choice where nothing new is seen`() throws {
    let guest = Witness<Counterfactual>()
    let host = Witness<Everything>()
    let world = try World(Doors(), [Folk(guest, roles: [0]), Folk(host, roles: [1])])
    _ = world.live(RunPlan(matching: .random, rounds: 50))
    var seen: Set<Double> = []
    for (comparison, own) in zip(guest.diary.comparisons, host.diary.comparisons) {
      for (action, payoff) in comparison.payoffs.enumerated() {
        #expect(door(payoff) == action)
        #expect(answer(payoff) == own.action)
        #expect(draws(payoff) == draws(comparison.payoffs[0]))
      }
      seen.insert(draws(comparison.payoffs[0]))
    }
    #expect(seen.count == 50)
    // The held choice was not asked for again.
    let asked = host.diary.entries.filter { $0.letter == "?" }
    #expect(asked.count == 50)
  }

  @Test func `ask an agent what it would do where the change is seen, and teach it nothing`() throws
  {
    let guest = Witness<Counterfactual> { _ in 2 }
    let host = Witness<Payoff> { ($0.infoset * 3) % 4 }
    var doors = Doors()
    doors.shows = true
    let world = try World(doors, [Folk(guest, roles: [0]), Folk(host, roles: [1])])
    let record = world.live(RunPlan(matching: .random, rounds: 20, window: 1))
    // Information set 0 is the guest's; the host's are 1 to 4, by door.
    let answers: [Int] = (0..<4).map { (($0 + 1) * 3) % 4 }
    for comparison in guest.diary.comparisons {
      #expect(comparison.payoffs.map(answer) == answers)
      #expect(comparison.payoffs.allSatisfy { draws($0) == draws(comparison.payoffs[0]) })
    }
    #expect(host.diary.rewards.count == 20)
    #expect(host.diary.rewards.allSatisfy { $0.turn.infoset == 3 })
    // Nothing that did not happen is counted.
    #expect(record.window.counts.reduce(0, +) == 40 && record.window.episodes == 20)
  }

  @Test func `of the action taken are the payoff of the episode`() throws {
    let guest = Witness<Everything>()
    let world = try World(
      Doors(), [Folk(guest, roles: [0]), Folk(Witness<Nothing>(), roles: [1])])
    _ = world.live(RunPlan(matching: .random, rounds: 30))
    for (comparison, reward) in zip(guest.diary.comparisons, guest.diary.rewards) {
      #expect(comparison.payoffs[comparison.action] == reward.payoff)
    }
    #expect(guest.diary.rewards.count == 30)
  }

  @Test func `change one decision of an episode at a time`() throws {
    // Three rounds of wages: each comparison varies one wage and keeps the two others.
    let worker = Witness<Counterfactual>()
    let world = try World(Wages(), [Folk(worker)], repeated: Horizon(rounds: 3))
    _ = world.live(RunPlan(matching: .random, rounds: 1))
    let taken = worker.diary.comparisons.map(\.action)
    #expect(taken.count == 3)
    // A later wage is asked for again only where the change shows, which is in the next round.
    let last = try #require(worker.diary.comparisons.last)
    let others = Double(taken[0] + taken[1])
    let wages: [Double] = (0..<4).map { Double($0) + others }
    #expect(last.payoffs == wages)
    let total: Int = taken.reduce(0, +)
    for comparison in worker.diary.comparisons {
      #expect(comparison.payoffs[comparison.action] == Double(total))
    }
  }
}
