import Arena
import GameTheory
import Laboratory
import Mechanisms
import TestSupport
import Testing
import Theory

@testable import Reporting

@Suite struct `The page of a solution` {
  private func page(_ mechanism: any Mechanism, _ concept: Concept? = nil) throws -> Report {
    var budget = Budget()
    (budget.leaves, budget.steps, budget.seconds) = (10_000, 5_000, 1)
    let desk = try TheoryDesk(mechanism, budget: budget)
    return SolutionPage(try Prediction(desk, concept, in: .standard)).report
  }

  private func figures(_ page: Report) -> [Figure] {
    page.sections.flatMap(\.items).compactMap { item in
      if case .figure(let figure) = item { figure } else { nil }
    }
  }

  @Test func `says what the only answer leads to, and shows it`() throws {
    let page = try page(PrisonersDilemma())
    #expect(
      page.lead.contains(
        "There is one answer: player 1 gets 1, player 2 gets 1 and utilitarian is 1."))
    #expect(figures(page).map(\.name) == ["welfare-1", "payoffs", "tree"])
    let rows = try #require(figures(page).first).numbers.rows
    // The best is 3 for both; at worst one gets 5 and one 0, or both 1.
    #expect(rows.contains([.text("best"), .number(3), .number(3)]))
    #expect(rows.contains([.text("worst"), .number(1), .number(1)]))
    #expect(rows.contains([.text("answer 1"), .number(1), .number(1)]))
    guard case .diagram(let diagram) = figures(page)[2].content else { return }
    let predicted = diagram.edges.filter { $0.ink == .predicted }
    #expect(predicted.map(\.label) == ["defect", "defect"])
  }

  @Test func `draws mixtures where somebody mixes`() throws {
    let figure = try #require(
      figures(try page(MatchingPennies())).first { $0.name == "mixture-1" })
    #expect(figure.numbers.rows.count == 4)
    for row in figure.numbers.rows {
      guard case .number(let share) = row[2] else { continue }
      #expect(abs(share - 0.5) < 1e-9)
    }
    #expect(!figures(try page(PrisonersDilemma())).contains { $0.name.hasPrefix("mixture") })
  }

  @Test func `tells several answers apart, and what correlated play allows`() throws {
    let several = try page(StagHunt())
    let payoffs = try #require(figures(several).first { $0.name == "payoffs" })
    #expect(payoffs.numbers.rows.count == 3)
    let allowed = try page(Chicken(), .correlated)
    #expect(allowed.lead.contains { $0.hasPrefix("Utilitarian can be ") })
    let first = try #require(figures(allowed).first)
    #expect(first.numbers.rows[0][0] == .text("allowed"))
  }

  @Test func `tells what deletion leaves`() throws {
    let page = try page(PrisonersDilemma(), .strictDominance)
    let left = try #require(page.sections.first { $0.heading == "What is left" })
    #expect(left.items == [.list(["player 1, 1 left: defect", "player 2, 1 left: defect"])])
  }

  @Test func `says why there is no tree`() throws {
    let page = try page(TravelersDilemma())
    let section = try #require(page.sections.first { $0.heading == "The game itself" })
    guard case .paragraph(let reason) = section.items.first else {
      Issue.record("a large tree is drawn")
      return
    }
    #expect(reason.hasSuffix("trees of up to 40 are drawn."))
  }

  @Test(.enabled(if: isPatient)) func `is made of every mechanism that is solved in a moment`()
    throws
  {
    var made = 0
    for type in Library.standard.mechanisms {
      guard let page = try? page(type.init()) else { continue }
      made += 1
      let figures = figures(page)
      #expect(Set(figures.map(\.name)).count == figures.count, "\(page.title)")
      #expect(page.lead.allSatisfy { !$0.isEmpty && !$0.contains("..") }, "\(page.lead)")
      for figure in figures { #expect(!figure.numbers.rows.isEmpty, "\(page.title)") }
    }
    #expect(made > 20)
  }
}
