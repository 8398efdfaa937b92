import Arena
import Foundation
import Laboratory
import Testing

private let isSlow = ProcessInfo.processInfo.environment["ARENA_SLOW_TESTS"] != nil

@Suite struct `Everything in the catalogue` {
  @Test(arguments: Catalog.standard.mechanisms.map { $0.card.id })
  func `obeys the laws of mechanisms`(_ id: String) throws {
    let results = MechanismLaws.check(try Catalog.standard.mechanism(id).init())
    #expect(results.count >= 8)
    #expect(results.compactMap { result in result.violation.map { "\(result.law): \($0)" } } == [])
  }

  @Test(.enabled(if: isSlow), arguments: Catalog.standard.agents.map { $0.card.id })
  func `obeys the laws of agents`(_ id: String) throws {
    let results = AgentLaws.check(try Catalog.standard.agent(id).init(), in: .standard)
    #expect(results.count == 6)
    #expect(results.compactMap { result in result.violation.map { "\(result.law): \($0)" } } == [])
  }
}
