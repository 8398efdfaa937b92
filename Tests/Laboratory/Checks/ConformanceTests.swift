import Arena
import Laboratory
import TestSupport
import Testing

@Suite struct `Everything in the catalogue` {
  @Test(arguments: Library.standard.mechanisms.map { $0.card.id })
  func `obeys the laws of mechanisms`(_ id: String) throws {
    let results = MechanismLaws.check(try Library.standard.mechanism(id))
    #expect(results.count >= 8)
    #expect(results.compactMap { result in result.violation.map { "\(result.law): \($0)" } } == [])
  }

  @Test(.enabled(if: isPatient), arguments: Library.standard.agents.map { $0.card.id })
  func `obeys the laws of agents`(_ id: String) throws {
    let results = AgentLaws.check(try Library.standard.agent(id).init(), in: .standard)
    #expect(results.count == 8)
    #expect(results.compactMap { result in result.violation.map { "\(result.law): \($0)" } } == [])
  }
}
