import Foundation
import StudySupport
import Testing

@testable import Laboratory

/// Whether both programs stand beside the tests, and the folder in which they do.
private let programs: URL? = {
  let image = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
  let folder = URL(fileURLWithPath: image ?? "").deletingLastPathComponent()
  let isThere = ["arena", "arena-model"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: folder.appending(path: $0).path)
  }
  return isThere ? folder : nil
}()

@Suite(.enabled(if: programs != nil, "the programs are not beside the tests"))
struct `Commands about language models` {
  @Test func `answer in JSON, and replay to the byte`() throws {
    let folder = try TemporaryFolder()
    let server = try FakeServer { _, _ in
      FakeReply.says("{\"cooperate\": 25, \"defect\": 75}")
    }
    let text = studyText([
      "population":
        "[{agent: 'language-model', count: 4, parameters: {model: 'm', endpoint: '\(server.endpoint)', "
        + "elicit: 'distribution', retries: 0}}]",
      "mechanism": "'prisoners-dilemma'", "rounds": "20",
    ])
    _ = try folder.write("whole.json5", Data(text.utf8))
    #expect(try arena(folder, "run", "whole.json5", "--out", "a").status == 0)
    #expect(server.requests.count == 1)
    let solved = try arena(
      folder, "solve", "prisoners-dilemma", "--profile", "a/profile.json", "--json")
    // Whoever always defects gains, a quarter of the time, what defecting earns beside cooperating.
    let json = try JSON.parse(Data(solved.output.utf8), file: "output")
    #expect(((json["regret"].double ?? 0) - 0.25 * (0.25 * 2 + 0.75 * 1)).magnitude < 1e-9)
    let table = try arena(folder, "solve", "--profile", "a/profile.json", "--json")
    let row = try #require(
      try JSON.parse(Data(table.output.utf8), file: "output")["profiles"].items.first)
    #expect(row["elicit"].text == "distribution" && row["mechanism"].text == "prisoners-dilemma")
    // Both would gain as much by defecting, which then earns 5 a quarter of the time, and else 1.
    #expect(row["regret"] == json["regret"] && row["exploitability"] == json["regret"])
    #expect(row["bestReply"]["payoff"].double == 2)
    // The mean of both: 3 in one of sixteen cases, 0 or 5 in three each, 1 in nine.
    #expect(row["copies"].double == 27.0 / 16)
    #expect(row["mixes"].items.count == 5)
    let page = try arena(folder, "solve", "--profile", "a/profile.json", "--html", "page.html")
    #expect(page.status == 0 && page.output.contains("exploitability"))
    #expect(json["mixes"].items.count == 5 && json["play"]["distances"].items.count > 2)
    #expect(try arena(folder, "run", "a/study.json5", "--replay", "--out", "b").status == 0)
    for file in ["summary.json", "profile.json", "resolved.json"] {
      let sides = try ["a", "b"].map {
        try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\($0)/\(file)"))
      }
      #expect(sides[0] == sides[1], "\(file)")
    }
    let same = try arena(folder, "drift", "a", "a", "--json")
    #expect(same.status == 0)
    #expect(try JSON.parse(Data(same.output.utf8), file: "output")["changed"] == .bool(false))
    let probe = try arena(folder, "probe", "whole.json5", "--asks", "2", "--json")
    #expect(try JSON.parse(Data(probe.output.utf8), file: "output")["ways"].items.count == 4)
  }

  private func arena(_ folder: TemporaryFolder, _ words: String...) throws -> (
    status: Int32, output: String
  ) {
    let program = try #require(programs).appending(path: "arena")
    let process = Process()
    process.executableURL = program
    process.arguments = words
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    let output = "\(folder.path)/output"
    try Data().write(to: URL(fileURLWithPath: output))
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try String(contentsOfFile: output, encoding: .utf8))
  }
}
