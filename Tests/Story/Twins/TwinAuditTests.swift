import Arena
import GameTheory
import Reporting
import Testing
import Theory

@testable import Laboratory
@testable import Story

@Suite struct `An audit of a story` {
  /// The report that `arena audit` gives, as JSON, with the parameters that a story has.
  private func report(
    _ mechanism: any Mechanism, _ name: String, of story: any Mechanism
  ) throws -> String {
    let names = Set(story.knobList.map { $0.name })
    let shown = mechanism.knobList.filter { names.contains($0.name) }
    let game = try #require(mechanism.game(repeated: nil))
    let tree = try #require(game.explore(budget: 100_000).tree)
    let specs = try WelfareSpec.audited([], of: game, in: .standard, at: "--welfare")
    let criteria = specs.map { $0.criterion(on: tree, Budget()) }
    let audit = tree.audit(
      welfare: criteria, outside: Array(repeating: 0, count: tree.seats), budget: Budget())
    let alignments = criteria.map { tree.marketAlignment(with: $0, budget: Budget()) }
    return AuditReport(
      audit, of: game, name: name,
      parameters: .object(Dictionary(uniqueKeysWithValues: shown.map { ($0.name, $0.json) })),
      alignments: alignments
    ).json.indented
  }

  @Test(arguments: twinNames) func `says what that of its twin says`(_ name: String) throws {
    var parameters = smallParameters[name] ?? [:]
    // An audit knows no players who forget.
    if parameters["rounds"] != nil { parameters["rounds"] = 1 }
    let written = try twin(name).setting(parameters, owner: name)
    let compiled = try Library.standard.mechanism(name).setting(parameters, owner: name)
    #expect(try report(written, name, of: written) == report(compiled, name, of: written))
  }
}
