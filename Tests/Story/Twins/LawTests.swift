import Testing

@testable import Laboratory
@testable import Story

@Suite struct `The laws of mechanisms` {
  @Test(arguments: storyNames) func `hold for a story file`(_ name: String) throws {
    let story = try twin(name).setting(smallParameters[name] ?? [:], owner: name)
    let results = MechanismLaws.check(story)
    #expect(results.count >= 8)
    #expect(results.compactMap { result in result.violation.map { "\(result.law): \($0)" } } == [])
  }
}
