import Arena
import GameTheory
import Mechanisms
import TestSupport
import Testing

/// What is expected of the audits of mechanisms at their default parameters; a new one may add a row.
///
/// Most gains follow from the rules by hand. In the prisoner's dilemma defection gains 5 - 3 against
/// who cooperates and 5 - 0 at best against at worst. A traveler who claims 99 gains 99 + 2 - 100, and
/// against a claim of x, x + 1 - (x - 2). Truth is dominant in the second-price auction, the pivot
/// rule, VCG trade, the posted price and random serial dictatorship, but obviously so only with a
/// clock and a posted price (S. Li, "Obviously Strategy-Proof Mechanisms", 2017). The price in a
/// second-price auction of two values drawn from 0...3 is (9 + 4 + 1) / 16 on average. With a value of
/// 3 a bid of 1 in a first-price auction wins 2 against 0 and half of it against 1: 3/8 x 2.
@Suite struct `Expected audits` {
  private static let properties: [AuditProperty] = [
    .bayesianIncentives, .dominantStrategy, .obviousness, .interimRationality,
    .expectedBalance, .efficiency,
  ]

  /// The largest gain under each property, 0 where it holds, "-" where the budget ends first; that of
  /// efficiency is in the goal or in the mean payoff.
  private static let table = """
    travelers-dilemma                1           3         101           0          200           0
    quality-game                     1           1          11           0           20           0
    used-car                         0           0         9.5           0        7.675           0
    deterrence                    0.25        0.25       13.75           0          2.2      0.0125
    shared-audit                     0       0.375           1           0            0       0.375
    inspection                       0           2           2           0            0        0.25
    prisoners-dilemma                2           2           5           0            0           0
    stag-hunt                        0           3           3           0            0           0
    chicken                          1           1           3           0            0           0
    trust-game                      10          10          18           0            0           0
    second-price-auction             0           0           3           0        0.875      0.4375
    first-price-auction           0.75           2           3           0        2.125     0.78125
    all-pay-auction                  1           2           6        0.75            3     1.21875
    ascending-clock-auction          0           0           0           0         1.25      0.4375
    posted-price-trade               0           0           0           0            0       0.125
    double-auction               0.375         1.5           3           0            0           0
    vcg-trade                        0           0           3           0        0.625       0.875
    public-project                   0           0          20 5.555555556 93.333333333 1.481481481
    public-goods                    12          12          36           0            0           0
    voting                           0           0.5         1           0            0 0.027777778
    deferred-acceptance              1           1           2           0            0           0
    random-serial-dictatorship       0           0           1           0            0 0.055555556
    principal-agent                  2           5          10           0            0           0
    linear-contract                  0           1           1           0            0        0.25
    commons                          4          16          40           0            0           0
    bertrand-pricing                 0 0.073790489 0.349667516           0            0  0.26047309
    poisoning-audit                  0           0           1           0            0           0
    persuasion                       0         0.3           2           0            0           0
    adviser-market                   0 0.326101511 1.824011967           0            0           0
    conversation                     0           3           3           0            0           0
    governance                       3           3           5           1            0           0
    incentive-game                 0.5         7.5           9         1.5            0       1.625
    stackelberg-mdp                  0          12          22           0            0           0
    shared-regulator                 3           3          17           3            0           0
    incentives-and-correction        2           2           2           0            0           1
    mediated(prisoners-dilemma)       0           0           2           0            0           0
    mediated(travelers-dilemma)       0           2           4           0           10           0
    mediated(public-goods)            0           0        22.5           0            0           0
    mediated(trust-game)              0           4          16           0            0           0
    contracted(prisoners-dilemma)     1           1           3           0            0           0
    contracted(travelers-dilemma)     1           3           6           0           10           0
    contracted(public-goods)       12.5          20          35           0            0           0
    contracted(trust-game)           10          10          18           0            0           0
    reputed(prisoners-dilemma)        2           4           6           0            0           0
    reputed(trust-game)              20          28          36           0            0           0
    """

  /// Mechanisms in which nothing is wished, or whose trees are too large.
  private static let unaudited = [
    "iterated-prisoners-dilemma",
    "battle-of-the-sexes",
    "matching-pennies",
    "bimatrix",
    "kuhn-poker",
    "leduc-poker",
    "security-game",
    "release-evaluation",
    "model-mixture",
    "reputed(travelers-dilemma)",
    "reputed(public-goods)",
  ]

  /// Mechanisms whose audits take longer.
  private static let slow: Set<String> = [
    "ascending-clock-auction",
    "conversation",
    "deferred-acceptance",
    "double-auction",
    "principal-agent",
    "reputed(prisoners-dilemma)",
    "reputed(trust-game)",
    "second-price-auction",
    "travelers-dilemma",
    "vcg-trade",
  ]

  private static let rows: [String: [String]] = {
    var rows: [String: [String]] = [:]
    for line in table.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      rows[words[0]] = Array(words.dropFirst())
    }
    return rows
  }()

  @Test func `are written down for mechanisms that exist, each once`() {
    var reader = Reader()
    visitMechanisms(&reader)
    #expect(Set(Self.rows.keys).union(Self.unaudited).isSubset(of: reader.games.keys))
    #expect(Set(Self.rows.keys).isDisjoint(with: Self.unaudited))
    #expect(Self.rows.values.allSatisfy { $0.count == Self.properties.count })
  }

  @Test(arguments: rows.keys.filter { !slow.contains($0) }.sorted())
  func `are met`(_ id: String) throws { try check(id, .withoutEquilibria) }

  @Test(
    .enabled(if: isPatient),
    arguments: slow.sorted())
  func `are met where they take longer`(_ id: String) throws { try check(id, .audit) }

  private func check(_ id: String, _ budget: Budget) throws {
    var reader = Reader()
    visitMechanisms(&reader)
    let game = try #require(reader.games[id] ?? nil)
    let tree = try #require(game.explore(budget: 1_000_000).tree)
    var welfare = [WelfareCriterion.meanPayoff(on: tree)]
    if case .measure(let index, let sense) = game.goal {
      welfare.append(.measure(index, sense, on: tree))
    }
    let audit = tree.audit(welfare: welfare, budget: budget)
    let row = try #require(Self.rows[id])
    for (property, expected) in zip(Self.properties, row) {
      let finding = audit[property]
      guard let gain = Double(expected) else {
        #expect(finding.verdict == .undecided, "\(property.rawValue)")
        continue
      }
      #expect(finding.verdict == (gain > 0 ? .fails : .holds), "\(property.rawValue)")
      #expect(((finding.largestGain ?? .nan) - gain).magnitude < 1e-8, "\(property.rawValue)")
    }
    // Interim gains exist exactly where somebody regrets the wished profile before it is told anything.
    if audit.coverage.allSatisfy({ $0.gap == nil }) {
      let regret = tree.regrets(of: tree.wishedProfile).max() ?? 0
      #expect((regret > 1e-9) == (audit[.bayesianIncentives].verdict == .fails))
    }
  }

  private struct Reader: MechanismVisitor {
    var games: [String: Game?] = [:]
    mutating func visit<M: Mechanism>(_: M.Type) { games[M.card.id] = M().game(repeated: nil) }
  }
}
