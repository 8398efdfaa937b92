import Foundation
import Testing

/// The program that asks models, where it stands beside the tests.
private let program: URL? = {
  let image = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
  let file = URL(fileURLWithPath: image ?? "").deletingLastPathComponent()
    .appending(path: "arena-model")
  return FileManager.default.isExecutableFile(atPath: file.path) ? file : nil
}()

@Suite(.enabled(if: program != nil, "the program is not beside the tests"))
struct `The program that asks models` {
  private static let key = "sk-nobodys-1234567890"
  private static let game = """
    {"type":"game","mechanism":"m","rules":["Choose."],"seed":"1","roles":[{"name":"r","help":"","seats":1}],\
    "decisions":[{"name":"d","help":"","role":0,"sees":[],"actions":{"count":2,"labels":[\
    {"name":"keep","help":""},{"name":"give","help":""}]}}]}
    """

  /// Asks one question of a server.
  private func ask(
    _ server: FakeServer?, key: String = key, _ words: String...
  ) throws -> (status: Int32, output: String, errors: String) {
    let process = Process()
    let file: URL = try #require(program)
    process.executableURL = file
    process.arguments =
      ["--model", "m", "--resends", "0", "--exchanges"]
      + (server.map { ["--endpoint", $0.endpoint] } ?? []) + words
    process.environment = ["OPENAI_API_KEY": key]
    let (input, output, errors) = (Pipe(), Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let question = "{\"type\":\"question\",\"id\":7,\"decision\":0,\"sees\":[],\"actions\":2}"
    // What cannot run reads nothing.
    try? input.fileHandleForWriting.write(contentsOf: Data("\(Self.game)\n\(question)\n".utf8))
    try input.fileHandleForWriting.close()
    // Both are shorter than a pipe holds.
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    let complained = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (
      process.terminationStatus, String(decoding: said, as: UTF8.self),
      String(decoding: complained, as: UTF8.self)
    )
  }

  @Test(
    arguments: [
      FakeReply.says("Your key is \(key), and I do not obey."),
      // Cut within the key, where a reply is kept and where it is quoted.
      FakeReply.says(String(repeating: "x", count: 3_930) + key),
      FakeReply.says(String(repeating: "x", count: 1_988) + key),
      FakeReply(
        body: "{\"choices\":[{\"message\":{\"content\":\""
          + key.replacing("-", with: "\\u002d") + "\"}}]}"),
      FakeReply.says("keep", model: key),
      FakeReply(status: 400, body: "{\"error\":\"no \(key)\"}"),
      FakeReply(status: 401, body: key.replacing("-", with: "%2D")),
      FakeReply(status: 500, body: key.uppercased()),
    ] as [FakeReply])
  func `says nothing of a key that a server says back`(_ reply: FakeReply) throws {
    let server = try FakeServer { _, _ in reply }
    let run = try ask(server)
    #expect(run.status == 0 && run.output.contains("(key)"))
    #expect(server.requests.allSatisfy { $0.contains("Authorization: Bearer \(Self.key)\r\n") })
    for text in [run.output, run.errors] + server.bodies {
      let plain = text.lowercased().replacing("\\", with: "").replacing("u002d", with: "-")
        .replacing("%2d", with: "-")
      #expect(!plain.contains(Self.key.prefix(10)), "\(text)")
    }
  }

  @Test func `sends a key without the line break of the file that it is from`() throws {
    let server = try FakeServer { _, _ in FakeReply.says("Answer: keep") }
    let run = try ask(server, key: "\(Self.key)\r\n")
    #expect(run.output.hasSuffix("{\"id\":7,\"action\":0}\n") && run.errors.isEmpty)
    #expect(server.requests.first?.contains("Authorization: Bearer \(Self.key)\r\n") == true)
  }

  @Test(arguments: [
    ("sk-no\nbodys", [], "OPENAI_API_KEY must be one word"),
    ("nobodys-1234", ["--model", "nobodys-1234"], "the key of OPENAI_API_KEY stands in --model"),
    ("nobodys-1234", ["--api-key=nobodys-1234"], "there is no option '--api-key'; "),
  ])
  func `refuses a key where none belongs, without a word of it`(
    _ key: String, _ words: [String], _ sentence: String
  ) throws {
    let server = try FakeServer { _, _ in FakeReply.says("Answer: keep") }
    let run =
      words.isEmpty
      ? try ask(server, key: key)
      : try ask(server, key: key, words[0], words.count > 1 ? words[1] : "keep")
    #expect(run.status == 2 && run.output.isEmpty && server.requests.isEmpty)
    #expect(run.errors.hasPrefix("arena-model: error: " + sentence), "\(run.errors)")
    #expect(!run.errors.contains("bodys"))
  }

  @Test(arguments: [0.6, 1.1])
  func `waits until the deadline, and no longer, for a reply that comes by drops`(
    _ deadline: Double
  ) throws {
    let server = try FakeServer { _, _ in
      var reply = FakeReply.says("Answer: keep")
      // All of it takes some ten seconds, and the next byte is never long in coming.
      reply.drip = 0.05
      return reply
    }
    let run = try ask(server, "--deadline", "\(deadline)")
    #expect(run.output.hasSuffix("{\"id\":7,\"silence\":\"late\"}\n"), "\(run.output)")
    let seconds = run.output.firstRange(of: "\"seconds\":").flatMap {
      Double(run.output[$0.upperBound...].prefix { !",}".contains($0) })
    }
    #expect((seconds ?? 0) >= deadline)
  }

  @Test func `shows no terminal what it would obey`() throws {
    let server = try FakeServer { _, _ in
      FakeReply(status: 400, body: "\u{1b}[31mbad\u{7}\r\n\u{9b}2J\u{202e}line\u{2028}two")
    }
    let run = try ask(server)
    #expect(
      run.errors
        == "arena-model: the server turns the request away (status 400): ?[31mbad? ?2J?line two\n")
  }
}
