import Laboratory
import Testing

@testable import Story

@Suite struct `The laws of mechanisms` {
  @Test(arguments: storyNames) func `hold for a story file`(_ name: String) throws {
    let results = MechanismLaws.check(try twin(name))
    #expect(results.count >= 8)
    #expect(results.compactMap { result in result.violation.map { "\(result.law): \($0)" } } == [])
  }
}
