import Arena
import Foundation
import Laboratory
import Theory

/// Serves a mechanism as an environment for learners of others: reset and step over lines of JSON.
struct ServeEnvCommand: Subcommand {
  static let name = "serve-env"
  static let summary =
    "Serve a mechanism as an environment: reset and step over lines of JSON."
  static let onlyText: String? = "it speaks lines of JSON anyway"

  private var id = ""
  private var seated = SeatedAgents()
  private var seed = 1
  private var settings: [String: JSON] = [:]

  mutating func declare(_ line: inout some LineVisitor) {
    line.word(
      "MECHANISM|FILE", &id, "the name of a mechanism, a game file or a story file", .mechanism)
    seated.declare(&line)
    line.seed(&seed)
    line.settings(&settings)
  }

  func run(_ context: Context) throws -> Int32 {
    var server = try context.environment(id, settings, seated, seed: UInt64(seed))
    context.terminal.write(server.greeting)
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try ServeEnvCommand.read(into: &bytes)
      if count == 0 { break }
      context.terminal.write(server.take(bytes[..<count]))
    }
    context.terminal.write(server.finish())
    return 0
  }

  /// Reads what there is on standard input; 0 at its end.
  private static func read(into bytes: inout [UInt8]) throws -> Int {
    while true {
      if Interruption.isAsked { throw Interrupted() }
      // A signal does not end a read that is started again, but it ends a wait.
      var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      if poll(&input, 1, -1) < 0 {
        if errno == EINTR { continue }
        throw StudyError("standard input cannot be read: \(String(cString: strerror(errno)))")
      }
      let count = bytes.withUnsafeMutableBytes {
        Foundation.read(STDIN_FILENO, $0.baseAddress, $0.count)
      }
      if count >= 0 { return count }
      if errno != EINTR && errno != EAGAIN {
        throw StudyError("standard input cannot be read: \(String(cString: strerror(errno)))")
      }
    }
  }
}

extension Context {
  /// Opens a mechanism as an environment.
  func environment(
    _ id: String, _ settings: [String: JSON], _ seated: SeatedAgents, seed: UInt64
  ) throws -> EnvironmentServer {
    let desk = try desk(try mechanism(id, settings))
    let agents = try seated.agents(in: desk.game.shape, of: id, library)
    let server = try EnvironmentServer(
      desk, called: Settings.title(id, settings), seated: agents, seed: seed)
    if Interruption.isAsked { throw Interrupted() }
    return server
  }
}
