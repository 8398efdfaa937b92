import Arena
import Foundation
import GameTheory
import StudySupport
import Testing

@testable import Laboratory

@Suite struct `The wish for a game file` {
  private let dilemma =
    #"NFG 1 R "" { "Ann" "Bob" } { { "keep" "give" } { "keep" "give" } } 1 1 0 3 3 0 2 2"#

  private func wishing(_ wish: [String], _ text: String) throws -> GameFile {
    var file = try game(text, file: "x.nfg")
    file.wish = wish
    return file
  }

  @Test func `stands at information sets and at players, and is audited`() throws {
    let file = try wishing(["Ann=give", "strategy of Bob=give"], dilemma)
    #expect(file.complaint == nil)
    let tree = try tree(file)
    #expect(tree.nodes.compactMap(\.wish) == [1, 1, 1])
    let audit = tree.audit(
      welfare: [], outside: [0, 0], budget: .audit)
    // Whoever keeps while the other gives has 3 instead of 2.
    let finding = try #require(
      audit.findings.first { $0.property == .bayesianIncentives })
    #expect(finding.verdict == .fails && finding.largestGain == 1)
  }

  @Test func `may name sets and actions that contain its own sign`() throws {
    let text =
      #"EFG 2 R "" { "A" } p "" 1 1 "a=b" { "x" "b=c" } 0 t "" 0 p "" 1 2 "a" { "y" } 0 t "" 0"#
    #expect(try tree(try wishing(["a=b=b=c"], text)).nodes.map(\.wish).prefix(1) == [1])
    #expect(try tree(try wishing(["a=y"], text)).nodes.compactMap(\.wish) == [0])
  }

  private static let wrong = [
    ("Ann", "must be an information set or a player, =, and an action"),
    (
      "Ane=give",
      ": there is no information set 'Ane', and no player of that name with only one; "
        + "did you mean 'Ann'?"
    ),
    ("Ann=giv", ": 'strategy of Ann' has no action 'giv'; did you mean 'give'?"),
  ]

  @Test(arguments: wrong)
  func `is refused where it is not of the game`(_ wish: String, _ complaint: String) throws {
    let separator = complaint.hasPrefix(":") ? "" : " "
    #expect(
      try wishing([wish], dilemma).complaint == "the wish '\(wish)'\(separator)\(complaint)")
    #expect(
      try wishing(["Ann=give", "Ann=keep"], dilemma).complaint
        == "the wish 'Ann=keep': something is wished at 'strategy of Ann' already")
  }

  @Test func `is a parameter of studies`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("pd.nfg", Data(dilemma.utf8))
    func study(_ wish: String) throws -> Study {
      let text =
        "{mechanism: 'pd.nfg', parameters: {wish: \(wish)}, population: [{agent: 'uniform', count: 4}], "
        + "rounds: 5, seed: 1}"
      return try Study(
        source: Data(text.utf8), file: "\(folder.path)/study.json5", library: .standard)
    }
    let wished = try study("['Ann=give', 'Bob=give']").cell(at: 0)
    #expect(wished.game.explore(budget: 10).tree?.nodes.compactMap(\.wish) == [1, 1, 1])
    #expect(wished.resolved != (try study("[]").cell(at: 0).resolved))
    #expect(throws: StudyError.self) { try study("['Ann=take']") }
  }
}
