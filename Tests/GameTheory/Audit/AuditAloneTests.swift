import Arena
import GameTheory
import Mechanisms
import TestSupport
import Testing

@Suite struct `An audit of a game that is too large` {
  /// What both say of games whose trees are at hand.
  private static let decided: [AuditProperty] = [
    .bayesianIncentives, .exPostIncentives, .interimRationality, .exPostRationality, .budgetBalance,
    .expectedBalance, .noDeficit,
  ]
  /// What one seat at a time can only show to fail.
  private static let open: [AuditProperty] = [
    .dominantStrategy, .exPostDominance, .obviousness, .balanceEverywhere, .noDeficitEverywhere,
  ]

  private struct Pair: Sendable {
    let game: Game
    let tree: GameTree
    let alone: Audit?
  }

  private func pair(_ mechanism: some Mechanism) throws -> Pair {
    let game = try #require(mechanism.game(repeated: nil))
    return Pair(
      game: game, tree: try #require(game.explore(budget: 200_000).tree),
      alone: Audit(alone: game, because: "it is large", leaves: 200_000))
  }

  private static let pairs: [(name: String, make: @Sendable (Self) throws -> Pair)] = [
    ("used-car", { try $0.pair(UsedCar()) }),
    ("prisoners-dilemma", { try $0.pair(PrisonersDilemma()) }),
    ("trust-game", { try $0.pair(TrustGame()) }),
    ("public-goods", { try $0.pair(PublicGoods()) }),
    ("first-price-auction", { try $0.pair(FirstPriceAuction()) }),
    ("vcg-trade", { try $0.pair(VCGTrade()) }),
    ("double-auction", { try $0.pair(DoubleAuction()) }),
    ("linear-contract", { try $0.pair(LinearContract()) }),
    ("deterrence", { try $0.pair(Deterrence()) }),
    ("voting", { try $0.pair(Voting()) }),
  ]

  @Test(arguments: pairs.indices)
  func `agrees with that of the whole tree`(_ number: Int) throws {
    let (name, make) = Self.pairs[number]
    let pair = try make(self)
    let alone = try #require(pair.alone, "\(name)")
    let whole = pair.tree.audit()
    for property in Self.decided {
      let (one, other) = (alone[property], whole[property])
      #expect(one.verdict == other.verdict, "\(name) \(property)")
      #expect(one.accuracy == other.accuracy, "\(name) \(property)")
      #expect(
        isClose(one.largestGain ?? -1, other.largestGain ?? -1, within: 1e-9),
        "\(name) \(property) \(String(describing: one.largestGain))")
      #expect(one.figures.map(\.name) == other.figures.map(\.name), "\(name) \(property)")
      for (left, right) in zip(one.figures, other.figures) {
        #expect(isClose(left.value, right.value, within: 1e-9), "\(name) \(property) \(left.name)")
      }
    }
    for property in Self.open {
      let (one, other) = (alone[property], whole[property])
      #expect(one.verdict != .holds, "\(name) \(property)")
      if one.verdict == .fails {
        #expect(other.verdict == .fails && one.accuracy == .atLeast, "\(name) \(property)")
        if let gain = other.largestGain {
          #expect((one.largestGain ?? 0) <= gain + 1e-9, "\(name) \(property)")
        }
      }
    }
    for property in [AuditProperty.efficiency, .informedEfficiency, .pairStability] {
      #expect(alone[property].verdict == .undecided)
      #expect(alone[property].reason?.hasPrefix("it is large; one seat at a time") == true)
    }
    for finding in alone.findings {
      guard let witness = finding.witness else { continue }
      try check(
        witness, in: pair.tree, areOthersFree: Self.open.contains(finding.property),
        "\(name) \(finding.property)")
    }
  }

  /// Both episodes of a witness are paths through the whole tree, in which nobody but those who deviate does not do as
  /// wished; where others are free to do anything, who deviates does as wished in the first.
  private func check(
    _ witness: AuditWitness, in tree: GameTree, areOthersFree: Bool, _ what: String
  ) throws {
    for (path, isObedient) in [(witness.obedient, true), (witness.deviating ?? [], false)]
    where isObedient || witness.deviating != nil {
      var node = 0
      for edge in path {
        let kind = tree.nodes[node]
        try #require(kind.kind != .leaf && edge < Int(kind.edges), "\(what)")
        let deviates = witness.seats.contains(Int(kind.seat))
        if kind.kind == .decision, !witness.seats.isEmpty,
          areOthersFree ? isObedient && deviates : isObedient || !deviates
        {
          #expect(kind.wish == edge, "\(what)")
        }
        node = tree.child(node, edge)
      }
      #expect(tree.nodes[node].kind == .leaf, "\(what)")
    }
  }

  /// Counted over all profiles of orders and ballots by a program that knows nothing of trees.
  private static let votes: [(Voting.Rule, Double)] =
    [(.plurality, 4068)] + (isPatient ? [(.borda, 7080), (.instantRunoff, 2880)] : [])

  @Test(arguments: votes)
  func `counts the profiles of three voters and four options at which somebody gains`(
    _ rule: Voting.Rule, _ count: Double
  ) throws {
    var vote = Voting()
    (vote.rule, vote.voters, vote.options, vote.prior) = (rule, 3, 4, [1])
    let game = try #require(vote.game(repeated: nil))
    let audit = try #require(Audit(alone: game, because: "it is large", leaves: 1_000_000))
    let finding = audit[.exPostIncentives]
    #expect(finding.verdict == .fails && finding.accuracy == .exact)
    #expect(finding.figures.map(\.name) == ["profiles", "gainingProfiles", "probability"])
    #expect(finding.figures[0].value == 13_824 && finding.figures[1].value == count)
    #expect(isClose(finding.figures[2].value, count / 13_824))
    #expect(audit[.exPostDominance].verdict == .fails)
    // Whoever knows that two others always vote
    // for two options does not vote for a third.
    #expect(audit[.dominantStrategy].verdict == .fails)
    #expect(audit[.efficiency].verdict == .undecided)
  }

  /// A first player acts, then nature draws, then the other, who sees the draw.
  private struct Late: Mechanism {
    static let card = Card("late", "Nature draws after somebody chose.", source: "A test.")
    init() {}
    var roles: [Role] { [Role("first"), Role("second")] }
    var decisions: [Decision] {
      [
        Decision("begin", actions: .named(["a", "b"])),
        Decision(
          "answer", role: 1, sees: [Variable("coin", .named(["x", "y"]))],
          actions: .named(["x", "y"])),
      ]
    }
    var draws: [Draw] { [Draw("type"), Draw("coin")] }
    func play(_ episode: inout some Episode) {
      let kind = episode.chance(0, 0.5)
      let begun = episode.choose(0, by: 0, wishing: 0)
      let coin = episode.chance(1, 0.25) ? 0 : 1
      let answer = episode.choose(1, by: 1, seeing: coin, wishing: 0)
      // Whoever sees the second side would rather say so, and whoever begins would rather begin with the other.
      episode.gain(answer == coin ? 1 : 0, by: 1)
      episode.gain(begun == 1 && kind ? 3 : 0, by: 0)
    }
  }

  @Test func `knows which draws come before anybody chooses`() throws {
    let pair = try pair(Late())
    let alone = try #require(pair.alone)
    let figures = alone[.exPostIncentives].figures
    // At either type the second gains in the mean over the coin, which is no type.
    #expect(figures.map(\.value) == [2, 2, 1])
    #expect(alone[.exPostIncentives].largestGain == 3)
    #expect(figures == pair.tree.audit()[.exPostIncentives].figures)
  }

  /// The second player is told a coin and is to say it; if it says the second side although it saw the first, the
  /// first player's payoff is no number.
  private struct Abyss: Mechanism {
    static let card = Card("abyss", "Somebody can say what nobody can value.", source: "A test.")
    var worst = Double.infinity
    init() {}
    init(worst: Double) { self.worst = worst }
    var roles: [Role] { [Role("first"), Role("second")] }
    var decisions: [Decision] {
      [
        Decision("begin", actions: .named(["a", "b"])),
        Decision(
          "say", role: 1, sees: [Variable("coin", .named(["x", "y"]))], actions: .named(["x", "y"])),
      ]
    }
    var draws: [Draw] { [Draw("coin")] }
    func play(_ episode: inout some Episode) {
      let coin = episode.chance(0, 0.5) ? 1 : 0
      let begun = episode.choose(0, by: 0, wishing: 0)
      let said = episode.choose(1, by: 1, seeing: coin, wishing: coin)
      // Only where the second side is said does whoever begins gain by not doing as wished.
      episode.gain(said > coin ? worst : begun == said ? 1 : 0, by: 0)
    }
  }

  @Test(arguments: [Double.infinity, -.infinity, .nan, 1e300])
  func `says nothing where others who are constant lead to what is no number`(_ worst: Double)
    throws
  {
    let game = try #require(Abyss(worst: worst).game(repeated: nil))
    let audit = try #require(Audit(alone: game, because: "it is large", leaves: 1000))
    for finding in audit.findings {
      #expect(finding.verdict == .undecided)
      #expect(finding.reason?.contains("some payoff is not a number of at most") == true)
    }
    let plain = try #require(Abyss(worst: 2).game(repeated: nil))
    let other = try #require(Audit(alone: plain, because: "it is large", leaves: 1000))
    #expect(other[.dominantStrategy].verdict == .fails)
  }

  @Test func `needs a wish for everybody on whom others rely, and trees that are small enough`()
    throws
  {
    let poker = try #require(KuhnPoker().game(repeated: nil))
    #expect(Audit(alone: poker, because: "it is large", leaves: 1000) == nil)
    let car = try #require(UsedCar().game(repeated: nil))
    #expect(Audit(alone: car, because: "it is large", leaves: 2) == nil)
  }
}
