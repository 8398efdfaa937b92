import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `Security game` {
  private func game(_ change: (inout SecurityGame.Rules) -> Void) -> SecurityGame {
    var game = SecurityGame()
    change(&game.rules)
    return game
  }

  @Test func `pays a covered and an uncovered attack`() throws {
    let public5 = game { $0.defender = .designer }
    let caught = try wishedEpisode(public5, drawing: [0], following: [2])
    #expect(caught.payoff(of: 0) == -1)
    #expect((0..<2).map { caught.total(of: $0) } == [2, 1])
    let missed = try wishedEpisode(public5, drawing: [1], following: [2])
    #expect(missed.payoff(of: 0) == 5)
    #expect((0..<2).map { missed.total(of: $0) } == [-4, 0])
    let pair = game { $0.resources = 2 }
    // The second pair is bio and persuasion; the attack falls on persuasion.
    let played = try wishedEpisode(pair, drawing: [], following: [1, 2])
    #expect(played.payoff(of: 0) == 2 && played.payoff(of: 1) == -1)
    let sets = pair.decisions[0].actions
    #expect(
      (0..<sets.count).map { sets.label($0) } == [
        "bio + cyber", "bio + persuasion", "bio + autonomy", "bio + privacy",
        "cyber + persuasion", "cyber + autonomy", "cyber + privacy", "persuasion + autonomy",
        "persuasion + privacy", "autonomy + privacy",
      ])
    #expect(sets.help(1) == "Covers bio + persuasion.")
  }

  @Test func `tells an episode`() throws {
    let told = try wishedEpisode(
      game { ($0.defender, $0.coverage) = (.designer, .uniform) }, drawing: [1], following: [4])
    #expect(
      told.events.map { "\($0)" } == [
        "choice(decision: 0, seat: 0, observation: 0, action: 4, wish: nil)",
        "happening(draw: 1, happens: false, probability: 0.8)",
        "gain(amount: 2.0, seat: 0)", "note(measure: 0, amount: -2.0)",
      ])
  }

  @Test(arguments: CoverageRule.allCases)
  func `covers by public rates as the rule says`(_ rule: CoverageRule) throws {
    let public5 = game { ($0.defender, $0.coverage) = (.designer, rule) }
    let tree = try explored(public5)
    let rates = rule.rates(
      against: [fiveDomains], prior: [1], resources: 1, noise: 1.3, given: public5.rules.rates)
    for target in 0..<5 {
      let result = tree.expectation(ofActions: [target])
      #expect(isClose(result.payoffs[0], fiveDomains.attacker(target, coverage: rates[target])))
      #expect(isClose(result.measures[0], fiveDomains.defender(target, coverage: rates[target])))
      #expect(isClose(result.measures[1], rates[target]))
    }
  }

  @Test func `complains of stakes that make no sense`() {
    func complaint(_ change: (inout SecurityGame.Rules) -> Void) -> String? {
      game(change).complaint
    }
    #expect(complaint { $0.targets = [] } == "a security game needs a target")
    #expect(
      complaint { $0.defenderCovered[1] = -6 }
        == "defender-covered must be above defender-uncovered at cyber")
    #expect(
      complaint { $0.attackerCovered[4] = 3 }
        == "attacker-covered must be below attacker-uncovered at privacy")
    #expect(complaint { $0.resources = 6 } == "there are more resources than targets")
    #expect(complaint { $0.prior = [0.5, 0.4] } == "the probabilities of prior must sum to 1")
    for prior in [[], [1.0, 0]] {
      #expect(
        complaint { $0.prior = prior }
          == "prior needs a positive probability for each type of attacker")
    }
    #expect(
      complaint { $0.defenderUncovered = [1] }
        == "defender-covered and defender-uncovered need a payoff for each target")
    #expect(
      complaint { $0.attackerUncovered += [1] }?.hasPrefix(
        "attacker-covered and attacker-uncovered need a payoff for each target") == true)
  }

  @Test func `complains of defenders who cannot do what they are asked`() {
    let many = game {
      $0.targets = (0..<14).map { "target \($0)" }
      $0.defenderCovered = $0.targets.map { _ in 1 }
      $0.defenderUncovered = $0.targets.map { _ in 0 }
      ($0.attackerCovered, $0.attackerUncovered) = ($0.defenderUncovered, $0.defenderCovered)
      $0.resources = 6
    }
    #expect(
      many.complaint
        == "a player chooses among at most 1000 sets; cover fewer targets, or let the designer")
    var designed = many
    (designed.rules.defender, designed.rules.coverage) = (.designer, .given)
    #expect(designed.complaint == "rates needs a probability for each target")
    designed.rules.rates = designed.rules.targets.map { _ in 0.5 }
    #expect(designed.complaint == "rates sum to more than there are resources")
    designed.rules.rates[0] = 1.5
    #expect(designed.complaint == "every rate must lie in 0...1")
    designed.rules.coverage = .strong
    #expect(designed.complaint == nil)
    designed.rules.prior = [0.5, 0.5]
    #expect(
      designed.complaint
        == "strong coverage knows one type of attacker; with several let a player defend")
  }
}
