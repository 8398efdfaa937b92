import Arena
import GameTheory
import Mechanisms
import TestSupport
import Testing

/// Gibbard and Satterthwaite: with three options or more only a dictator leaves nobody a reason to pretend.
@Suite struct `An audit of votes` {
  private func audit(
    _ rule: Voting.Rule, voters: Int, options: Int
  ) throws -> Audit {
    var vote = Voting()
    (vote.rule, vote.voters, vote.options, vote.prior) = (rule, voters, options, [1])
    #expect(vote.complaint == nil)
    let tree = try #require(vote.game(repeated: nil)?.explore(budget: 1_000_000).tree)
    return tree.audit(welfare: [], budget: Budget.audit)
  }

  private func check(_ audit: Audit, _ rule: Voting.Rule, options: Int) {
    let isSafe = rule == .dictatorship || options == 2
    for property in [AuditProperty.dominantStrategy, .exPostDominance, .exPostIncentives] {
      let finding = audit[property]
      #expect(finding.verdict == (isSafe ? .holds : .fails), "\(rule) \(property)")
      // Some middle option is worth half, or some step of a third, more than a worse one.
      if !isSafe { #expect((finding.largestGain ?? 0) >= 1 / Double(options - 1) - 1e-9) }
    }
  }

  @Test(arguments: [Voting.Rule.borda, .instantRunoff])
  func `of two voters fails what it cannot enumerate by a play of constant ballots`(
    _ rule: Voting.Rule
  ) throws {
    check(try audit(rule, voters: 2, options: 3), rule, options: 3)
  }

  @Test(.enabled(if: isPatient), arguments: Voting.Rule.allCases, [[2, 2], [2, 3], [3, 2]])
  func `of few voters decides every rule`(_ rule: Voting.Rule, _ sizes: [Int]) throws {
    check(try audit(rule, voters: sizes[0], options: sizes[1]), rule, options: sizes[1])
  }

  @Test(
    .enabled(if: isPatient),
    arguments: [
      (.plurality, 36), (.borda, 51), (.instantRunoff, 24), (.dictatorship, 0),
    ] as [(Voting.Rule, Double)])
  func `of three voters counts the profiles at which somebody gains`(
    _ rule: Voting.Rule, _ count: Double
  ) throws {
    let audit = try audit(rule, voters: 3, options: 3)
    check(audit, rule, options: 3)
    let figures = audit[.exPostIncentives].figures
    #expect(figures.first { $0.name == AuditFigure.gainingProfiles }?.value == count)
  }
}
