import Foundation
import Models
import StudySupport
import Testing

@testable import Laboratory

@Suite(.enabled(if: ModelProgram.isBeside, "the program is not beside the tests"))
struct `A probe of a language model`: ModelStudies {
  private typealias Way = ModelProbe.Way

  /// The rows of a probe with four answers a question and way.
  private func rows(_ text: String) throws -> [Way: ModelProbe.Row] {
    let probe = try ModelProbe(
      try study(text), asks: 4, recording: nil, shouldStop: { false })
    return Dictionary(uniqueKeysWithValues: probe.rows.map { ($0.way, $0) })
  }

  @Test func `holds other words against the noise of asking twice`() throws {
    let server = try FakeServer { body, _ in
      // Plays by the name of the action, and not at all by where it stands.
      FakeReply.says(body.contains("- cooperate:") ? "Answer: defect" : "Answer: A1")
    }
    let rows = try rows(text(agent(server, "concurrency: 1")))
    // There is one role, whose name can change with no other.
    #expect(
      Set(rows.keys) == [.again, .reordered, .told(.neutral), .told(.neutralActionsSwapped)])
    #expect(rows[.again]?.mean == 0 && rows[.reordered]?.mean == 0 && rows[.reordered]?.chance == 1)
    // "A1" is to cooperate, and in reverse to defect.
    #expect(rows[.told(.neutral)]?.mean == 1 && rows[.told(.neutral)]?.against == .story)
    #expect(
      rows[.told(.neutralActionsSwapped)]?.mean == 1
        && rows[.told(.neutralActionsSwapped)]?.against == .neutral)
    // Two of the 70 ways to deal out four and four.
    #expect((rows[.told(.neutral)]?.chance ?? 1) < 0.05)
    #expect(rows[.told(.neutral)]?.farthest?.place == "move")
    // As the study has it twice, and three other ways: each is asked four times, whatever it is held against.
    #expect(server.requests.count == 4 * 5)
  }

  @Test func `tells what the names of the roles do alone`() throws {
    let server = try FakeServer { body, _ in
      // Takes the answer that is listed first, or the second, by the name of its role.
      let isFirst = body.contains("You are the investor.") || body.contains("You are player 1.")
      let list = body.components(separatedBy: "Decide ").last ?? ""
      let names = list.components(separatedBy: "\\n- ").dropFirst().map {
        String($0.prefix { $0 != ":" })
      }
      return FakeReply.says("Answer: \(names[isFirst ? 0 : 1])")
    }
    let rows = try rows(
      text(agent(server, "concurrency: 1"), mechanism: "trust-game"))
    #expect(Set(rows.keys) == Set(Way.all.filter { $0 != .told(.story) }))
    let isMoved = rows.mapValues { $0.mean == 1 }
    #expect(
      isMoved == [
        .again: false, .reordered: true, .told(.storyRolesSwapped): true, .told(.neutral): false,
        .told(.neutralRolesSwapped): true, .told(.neutralActionsSwapped): false,
      ])
    #expect(rows.values.allSatisfy { $0.mean == 0 || $0.mean == 1 && $0.distances.count == 2 })
    #expect(rows[.told(.storyRolesSwapped)]?.against == .story)
    #expect(rows[.told(.neutralRolesSwapped)]?.against == .neutral)
  }
}

@Suite struct `A prompt with names in reverse`: ModelStudies {
  private func told(_ labels: Labelling) throws -> Prompt {
    let cell = try study(text(agent(nil, ""), mechanism: "trust-game")).cell(at: 0)
    return try ModelPrompts(cell.game, called: "trust-game").prompt(
      at: 0, by: .action, labels: labels)
  }

  @Test func `calls each role by the other's name, wherever it stands, and nothing else`() throws {
    let plain = try told(.story)
    let swapped = try told(.storyRolesSwapped)
    #expect(plain.user.contains("You are the investor."))
    #expect(swapped.user.contains("You are the trustee."))
    #expect(swapped.user.contains("Hands its endowment to the investor"))
    #expect(swapped.answers == plain.answers)
    // Back again by hand.
    func exchanged(_ text: String, _ one: String, _ other: String) -> String {
      text.components(separatedBy: one).map {
        $0.components(separatedBy: other).joined(separator: one)
      }.joined(separator: other)
    }
    let lower = exchanged(swapped.user, "investor", "trustee")
    #expect(exchanged(lower, "Investor", "Trustee") == plain.user)
  }

  @Test func `has the numbers of roles alone in reverse, or those of actions alone`() throws {
    let plain = try told(.neutral)
    let roles = try told(.neutralRolesSwapped)
    let actions = try told(.neutralActionsSwapped)
    #expect(plain.user.contains("You are player 1.") && plain.answers == ["A1", "A2"])
    #expect(roles.user.contains("You are player 2.") && roles.answers == ["A1", "A2"])
    #expect(actions.user.contains("You are player 1.") && actions.answers == ["A2", "A1"])
  }
}
