import Arena
import GameTheory
import Laboratory
import TestSupport
import Testing
import Theory

@testable import Reporting

@Suite struct `The page of a repeated game` {
  private func page(_ mechanism: String, point: PayoffPoint? = nil) throws -> Report {
    let desk = try TheoryDesk(try Library.standard.mechanism(mechanism))
    let endless = Horizon(continuation: 0.9, atMost: 1_000_000_000)
    var solution = try RepeatedSolution(desk, over: endless, in: .standard)
    if let point { solution = try solution.earning(point) }
    return RepeatedReport(solution).page(command: "arena solve")
  }

  private func payoffs(_ page: Report) -> Figure? {
    page.sections.flatMap(\.items).compactMap { item in
      if case .figure(let figure) = item { figure } else { nil }
    }.first
  }

  private func names(_ figure: Figure) -> [String] {
    guard case .panels(let panels) = figure.content else { return [] }
    return panels.flatMap(\.marks).map(\.label)
  }

  @Test func `shows all that both can earn, and the point that was chosen`() throws {
    let page = try page("prisoners-dilemma", point: PayoffPoint(2, 3))
    let figure = try #require(payoffs(page))
    #expect(
      names(figure) == ["feasible and individually rational", "equilibria", "the chosen point"])
    let corner = [Sheet.Value.text("equilibria"), .number(3), .number(3), .number(3)]
    #expect(figure.numbers.rows.contains(corner))
    #expect(page.sections.map(\.heading).contains("How the chosen point is earned"))
  }

  @Test func `tells what is known from what cannot be excluded`() throws {
    let page = try page("posted-price-trade")
    let figure = try #require(payoffs(page))
    #expect(names(figure).suffix(2) == ["no equilibrium outside", "known equilibria"])
    #expect(page.lead[0].hasPrefix("Equilibria are only bounded"))
  }

  @Test func `goes without a picture where there are more players`() throws {
    let page = try page("public-goods")
    #expect(payoffs(page) == nil && page.sections.map(\.heading).first == "What players can earn")
  }
}
