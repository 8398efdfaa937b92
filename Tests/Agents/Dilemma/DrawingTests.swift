import Agents
import Mechanisms
import Testing

@testable import Arena

@Suite struct `Strategies for dilemmas that draw` {
  let dilemma: Briefing

  init() throws { dilemma = try .of(PrisonersDilemma()) }

  /// An agent after some rounds.
  private func veteran<A: Agent>(_ agent: A, _ mine: String, _ theirs: String) -> Individual<A> {
    let individual = Individual(agent, in: dilemma)
    for (own, other) in zip(mine, theirs) {
      individual.witness(own == "C" ? 0 : 1, [other == "C" ? 0 : 1])
    }
    return individual
  }

  /// Checks how likely an agent cooperates after some rounds: always, never, or by chi squared.
  private func check(
    _ agent: some Agent, _ mine: String, _ theirs: String, cooperates probability: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let counts = veteran(agent, mine, theirs).counts(of: 4000, wishing: 0)
    if probability == 0 || probability == 1 {
      #expect(counts[probability == 0 ? 0 : 1] == 0, sourceLocation: sourceLocation)
    } else {
      #expect(
        chiSquare(counts, against: [probability, 1 - probability]) < 15.1,
        sourceLocation: sourceLocation)
    }
  }

  private func times(_ count: Int, _ letters: String) -> String {
    String(repeating: letters, count: count)
  }

  @Test func `remember one round`() {
    func table(_ agent: some Agent, _ chances: [Double], first: Double = 1) {
      check(agent, "", "", cooperates: first)
      for (outcome, chance) in zip([("C", "C"), ("C", "D"), ("D", "C"), ("D", "D")], chances) {
        check(agent, outcome.0, outcome.1, cooperates: chance)
      }
    }
    table(Joss(), [0.9, 0, 0.9, 0])
    table(Grofman(), [1, 2.0 / 7, 2.0 / 7, 1])
    table(Extort2(), [8.0 / 9, 0.5, 1.0 / 3, 0])
    table(GenerousZeroDeterminant(), [1, 0.125, 1, 0.25])
    table(FirmButFair(), [1, 0, 1, 2.0 / 3])
    table(MemoryOne(), [0.935, 0.229, 0.266, 0.42])
    var other = MemoryOne()
    (other.first, other.cc, other.cd, other.dc, other.dd) = (0.3, 0, 0.8, 1, 0.5)
    table(other, [0, 0.8, 1, 0.5], first: 0.3)
  }

  @Test func `probe without a reason, and may repent`() {
    check(NaiveProber(), "C", "C", cooperates: 0.9)
    check(NaiveProber(), "C", "D", cooperates: 0)
    check(NaiveProber(), "", "", cooperates: 1)
    check(RemorsefulProber(), "C", "C", cooperates: 0.9)
    check(RemorsefulProber(), "CCD", "CCC", cooperates: 0.9)
    check(RemorsefulProber(), "CDC", "CCD", cooperates: 1)
    check(RemorsefulProber(), "CDCC", "CCDD", cooperates: 0)
    check(RemorsefulProber(), "CCDDC", "CDDCD", cooperates: 0)
    check(RemorsefulProber(), "CC", "CD", cooperates: 0)
    var bold = NaiveProber()
    bold.probing = 0.5
    check(bold, "C", "C", cooperates: 0.5)
  }

  @Test func `fade, or follow the partner's average`() {
    check(Feld(), times(100, "C"), times(100, "C"), cooperates: 0.75)
    check(Feld(), times(300, "C"), times(300, "C"), cooperates: 0.5)
    check(Feld(), "CC", "CD", cooperates: 0)
    check(Tullock(), times(10, "C"), times(10, "D"), cooperates: 1)
    check(Tullock(), times(12, "C"), "DD" + times(6, "C") + times(4, "D"), cooperates: 0.5)
    check(Tullock(), times(12, "C"), times(12, "D"), cooperates: 0)
    check(Eatherley(), "CCCC", "DCDD", cooperates: 0.25)
    check(Eatherley(), "CCCC", "DDDC", cooperates: 1)
    check(Black(), "CCCCC", "DDDCC", cooperates: 1 - 8.0 / 25)
    check(Black(), "CCCCCC", "DDDDDD", cooperates: 1.0 / 25)
    check(Black(), "CCCC", "DDDD", cooperates: 1)
  }

  @Test func `answer only those who defect often`() {
    check(Champion(), times(9, "C"), times(9, "D"), cooperates: 1)
    check(Champion(), times(24, "C"), times(24, "D"), cooperates: 0)
    check(Champion(), times(30, "C"), times(15, "CD"), cooperates: 0.5)
    check(Champion(), times(30, "C"), times(10, "CCD"), cooperates: 1)
    check(Cave(), "CCC", "CCD", cooperates: 0.5)
    check(Cave(), times(20, "D"), times(20, "D"), cooperates: 0)
    check(Cave(), times(36, "C"), times(18, "CD"), cooperates: 0)
    check(Cave(), times(40, "C"), times(20, "DC"), cooperates: 0)
    check(Cave(), times(30, "C"), times(15, "DC"), cooperates: 1)
  }

  @Test func `lull the partner by the formula`() {
    check(Tranquilizer(), "", "", cooperates: 1)
    check(Tranquilizer(), times(9, "C"), times(9, "C"), cooperates: 0.95 + 1.0 / 100)
    // After a defection of its own it cooperates once.
    check(Tranquilizer(), times(9, "C") + "D", times(10, "C"), cooperates: 1)
    // The defection paid 5 and the round after it 3: averages (5 + 5) / 2 and (0 + 3) / 2.
    check(
      Tranquilizer(), times(9, "C") + "DC", times(11, "C"),
      cooperates: 0.95 - 1.5 / 15 + 1.0 / 144)
    // 39 points against 74 in twenty rounds, and two defections in a row: 39 / 21 is above 1.75.
    check(
      Tranquilizer(), times(20, "C"), times(5, "D") + times(13, "C") + "DD",
      cooperates: 0.25 + 14.0 / 21 - 0.5 - 0.35 + 4.0 / 21)
    // 18 points in ten rounds: 18 / 11 is below 1.75, which is tit for tat.
    check(Tranquilizer(), times(10, "C"), times(5, "C") + "DDDDC", cooperates: 1)
    check(Tranquilizer(), times(10, "C"), times(5, "C") + "DDDCD", cooperates: 0)
  }

  @Test func `wait 5 to 15 rounds for the next defection, each as likely`() {
    let individual = Individual(Graaskamp(), in: dilemma)
    // A partner who always cooperates: tit for tat, one defection, five more rounds.
    for round in 0..<56 {
      let own = individual.choose(wishing: 0)
      #expect(own == (round == 50 ? 1 : 0))
      individual.witness(own, [0])
    }
    var waits = [Int](repeating: 0, count: 16)
    var wait = 0
    for _ in 0..<40_000 {
      let own = individual.choose(wishing: 0)
      if own == 1 {
        #expect((5...15).contains(wait))
        waits[min(wait, 15)] += 1
        wait = 0
      }
      individual.witness(own, [0])
      wait += 1
    }
    #expect(waits[..<5].allSatisfy { $0 == 0 })
    #expect(chiSquare(Array(waits[5...]), against: [Double](repeating: 1, count: 11)) < 29.6)
  }

  @Test func `give up on a coin, and copy who copies`() {
    let coin = veteran(Graaskamp(), times(60, "C"), times(30, "CD"))
    #expect(coin.counts(of: 50, wishing: 0) == [0, 50])
    let copier = times(50, "C") + "D" + times(9, "C")
    let twin = veteran(Graaskamp(), copier, copier)
    #expect(twin.counts(of: 50, wishing: 0) == [50, 0])
    let echo = veteran(Graaskamp(), copier, "C" + copier.dropLast())
    #expect(echo.counts(of: 50, wishing: 0) == [50, 0])
  }

  /// Against any partner with one round of memory, by the stationary distribution of the match.
  @Test(arguments: 0..<50)
  func `zero-determinant strategies enforce their line`(_ seed: Int) {
    var random = RandomStream(StreamKey(seed: UInt64(seed)).with("line"))
    let partner = (0..<4).map { _ in 0.05 + 0.9 * random.unit() }
    let extortion = longRun([8.0 / 9, 0.5, 1.0 / 3, 0], partner)
    #expect((extortion.own - 1 - 2 * (extortion.other - 1)).magnitude < 1e-9)
    let generosity = longRun([1, 0.125, 1, 0.25], partner)
    #expect((3 - generosity.own - 2 * (3 - generosity.other)).magnitude < 1e-9)
  }

  /// The long-run payoffs of two vectors of chances to cooperate after CC, CD, DC and DD.
  private func longRun(_ first: [Double], _ second: [Double]) -> (own: Double, other: Double) {
    var share = [0.25, 0.25, 0.25, 0.25]
    for _ in 0..<5000 {
      var next = [0.0, 0, 0, 0]
      for (state, weight) in share.enumerated() {
        // The partner sees the outcome with the two moves swapped.
        let (p, q) = (first[state], second[[0, 2, 1, 3][state]])
        next[0] += weight * p * q
        next[1] += weight * p * (1 - q)
        next[2] += weight * (1 - p) * q
        next[3] += weight * (1 - p) * (1 - q)
      }
      share = next
    }
    return (
      3 * share[0] + 5 * share[2] + share[3], 3 * share[0] + 5 * share[1] + share[3]
    )
  }
}
