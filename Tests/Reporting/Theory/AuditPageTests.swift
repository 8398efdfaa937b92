import Arena
import GameTheory
import Laboratory
import Mechanisms
import Testing

@testable import Reporting

@Suite struct `The page of an audit` {
  private func report(_ mechanism: some Mechanism) throws -> (tree: GameTree, report: AuditReport) {
    let game = try #require(mechanism.game(repeated: nil))
    let tree = try #require(game.explore(budget: 100_000).tree)
    let report = AuditReport(
      tree.audit(), of: game, name: type(of: mechanism).card.id, parameters: mechanism.knobValues)
    return (tree, report)
  }

  private var cheapTalk: UsedCar {
    var market = UsedCar()
    market.contract = .cheapTalk
    return market
  }

  private func figures(_ page: Report, _ prefix: String) -> [Figure] {
    page.sections.flatMap(\.items).compactMap { item in
      guard case .figure(let figure) = item, figure.name.hasPrefix(prefix) else { return nil }
      return figure
    }
  }

  @Test func `begins with what holds, what fails, and who gains most`() throws {
    let page = try report(cheapTalk).report.page()
    #expect(page.title == "used-car, audited at the play that the designer wishes")
    #expect(page.lead[1].hasPrefix("What fails: bayesian-incentive-compatibility, "))
    #expect(page.lead[2].contains("the seller gains 7.5 at sale, seeing car = lemon"))
    let counted = page.lead[0].split(separator: " ").compactMap { Int($0) }
    #expect(counted[0] == 16 && counted.dropFirst().reduce(0, +) == 16)
  }

  @Test func `tells the episodes of a failure once, and what both begin with`() throws {
    let page = try report(cheapTalk).report.page()
    let section = try #require(
      page.sections.first { $0.heading.hasPrefix("Fails: bayesian-incentive-compatibility") })
    let captions = section.items.compactMap { item -> String? in
      if case .lines(_, let caption) = item { caption } else { nil }
    }
    #expect(captions == ["What both episodes begin with", "As wished", "Instead"])
    guard case .lines(let common, _) = section.items[1] else { return }
    #expect(common == ["Nature draws the car: lemon (probability 0.5)"])
  }

  @Test func `draws payoffs that the tree has at the ends of both paths`() throws {
    for mechanism in [cheapTalk, UsedCar()] {
      let (tree, report) = try report(mechanism)
      let failures = report.shownFailures(apart: false)
      let figures = figures(report.page(), "gain-")
      #expect(figures.count == failures.count)
      for (failure, figure) in zip(failures, figures) {
        for seat in 0..<tree.seats {
          let row = figure.numbers.rows[seat]
          func paid(_ path: [Int]) -> Sheet.Value {
            let end = path.reduce(0) { tree.child($0, $1) }
            return .number(tree.payoff(leaf: Int(tree.nodes[end].infoset), seat: seat))
          }
          #expect(row[1] == paid(failure.witness.obedient))
          #expect(row[2] == (failure.witness.deviating.map(paid) ?? .missing))
        }
      }
    }
  }

  @Test func `draws the money of the treasury`() throws {
    // A seller of a lemon that is believed is paid 12 rather than 4.5, by nobody else.
    let figure = try #require(figures(try report(cheapTalk).report.page(), "gain-").first)
    let rows: [[Sheet.Value]] = [
      [.text("seller"), .number(0.5), .number(8), .number(7.5)],
      [.text("the treasury"), .number(-4.5), .number(-12), .number(-7.5)],
    ]
    #expect(figure.numbers.rows == rows)
  }

  @Test func `marks the wished play in the tree`() throws {
    let page = try report(PrisonersDilemma()).report.page()
    let tree = try #require(figures(page, "tree").first)
    guard case .diagram(let diagram) = tree.content else { return }
    let wished = diagram.edges.filter { $0.ink == .predicted }
    #expect(wished.map(\.label) == ["cooperate", "cooperate"])
    #expect(tree.description.contains("The wished play is marked."))
  }

  @Test func `says why a large tree is not drawn`() throws {
    let page = try report(TravelersDilemma()).report.page()
    let section = try #require(page.sections.first { $0.heading == "The game itself" })
    #expect(
      section.items == [.paragraph("Its tree is not drawn: the tree has more than 40 leaves.")])
  }

  @Test func `says why there is no audit`() throws {
    let page = try report(MatchingPennies()).report.page()
    #expect(page.lead.count == 1 && page.lead[0].hasPrefix("No audit: the designer wishes nothing"))
    #expect(figures(page, "gain-").isEmpty && figures(page, "properties").isEmpty)
  }
}
