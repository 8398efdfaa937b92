import Arena
import GameTheory
import TestSupport
import Testing

@Suite struct `Value of a tree` {
  @Test func `is -1/18 in Kuhn's poker, exactly`() throws {
    let tree = try #require(Kuhn().game(repeated: nil)?.explore(budget: 100).tree)
    let found = tree.zeroSumSolution()
    #expect(found.status == .complete && found.exactValue == Rational(-1, 18))
    #expect(isClose(found.value, -1.0 / 18) && found.gap <= 1e-15)
    let profile = try #require(found.profile)
    #expect(isClose(tree.expectation(of: profile).payoffs[0], -1.0 / 18))
  }

  @Test(.enabled(if: isPatient))
  func `is that of Leduc poker by other programs`() throws {
    let tree = try #require(Leduc().game(repeated: nil)?.explore(budget: 10_000).tree)
    let found = tree.zeroSumSolution()
    #expect(found.status == .complete && found.exactValue == nil && found.gap <= 1e-12)
    // M. Lanctot et al., "OpenSpiel", 2019: the sequence-form program of the same game.
    #expect(abs(found.value + 0.085606424078) <= 1e-12)
  }

  @Test(arguments: 0..<30)
  func `is that of the table of all strategies`(_ number: Int) throws {
    let game = try SmallGame(ZeroSum(number: number, profiles: 2000))
    let found = game.tree.zeroSumSolution()
    #expect(found.status == .complete)
    let profile = try #require(found.profile)
    #expect(game.regret(of: profile) <= 1e-9)
    let form = try #require(StrategicForm(of: game.tree))
    guard let table = form.bimatrix?.zeroSum() else {
      // One of them has nothing to decide: the other one optimises.
      #expect(form.deciders.count < 2)
      return
    }
    #expect(isClose(table.value, found.value))
  }

  @Test func `is refused where it has no meaning`() throws {
    func status(_ mechanism: some Mechanism) throws -> SearchStatus {
      try #require(mechanism.game(repeated: nil)?.explore(budget: 1000).tree).zeroSumSolution()
        .status
    }
    #expect(try status(TableGame([2, 2]) { [Double($0[0]), Double($0[1])] }) == .notApplicable)
    #expect(try status(TableGame([2, 2, 2]) { _ in [1, 1, 1] }) == .notApplicable)
    #expect(try status(TableGame([2, 2]) { _ in [.nan, 0] }) == .notFinite)
    #expect(try status(ForgetfulWalker()) == .imperfectRecall)
    // One who decides, or nobody, is a game of two players too.
    #expect(try status(TableGame([3, 1]) { [Double($0[0]), -Double($0[0])] }) == .complete)
    #expect(try status(TableGame([1, 1]) { _ in [5, -5] }) == .complete)
    var budget = Budget()
    budget.steps = 3
    let tree = try #require(Leduc().game(repeated: nil)?.explore(budget: 10_000).tree)
    #expect(tree.zeroSumSolution(budget: budget).status == .exhausted)
  }
}

/// A story in which the second player pays whatever the first gets.
struct ZeroSum: Mechanism {
  static let card = Card("zero-sum", "The second pays the first.", source: "A test.")
  var base = RandomStory(seed: 0, players: 2)

  init() {}

  /// The first of some random stories with few strategies.
  init(number: Int, profiles limit: Double) {
    var attempt = 0
    repeat {
      base = RandomStory(seed: number + 1000 * attempt, players: 2)
      attempt += 1
    } while Tale(base).places(2).joined().reduce(1, { $0 * Double($1.actions) }) > limit
  }

  var roles: [Role] { base.roles }
  var decisions: [Decision] { base.decisions }
  var draws: [Draw] { base.draws }
  func play(_ episode: inout some Episode) {
    var listener = Redirect(base: episode)
    base.play(&listener)
    episode = listener.base
  }

  private struct Redirect<Base: Episode>: EpisodeRelay {
    var base: Base
    mutating func choose(_ decision: Int, by seat: Int, seeing: Int, wishing: Int?) -> Int {
      base.choose(decision, by: seat, seeing: seeing, wishing: wishing)
    }
    mutating func transfer(_ amount: Double, from payer: Int?, to payee: Int?) {
      if payee == 0 { base.transfer(amount, from: 1, to: 0) }
    }
    mutating func gain(_ amount: Double, by seat: Int) {
      if seat == 0 { base.transfer(amount, from: 1, to: 0) }
    }
    mutating func note(_ measure: Int, _ amount: Double) {}
    mutating func endRound() {}
  }
}
