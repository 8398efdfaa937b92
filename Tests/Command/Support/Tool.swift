import Foundation
import TestSupport

/// The built tool, run as a process of its own.
struct Tool {
  /// What a run left behind.
  struct Answer {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The tool beside the tests.
  static var arena: URL? {
    let image = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let candidates = [image, CommandLine.arguments.first, Bundle.main.executablePath]
    return candidates.compactMap { $0 }.lazy
      .map { URL(fileURLWithPath: $0).deletingLastPathComponent().appending(path: "arena") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// Runs a program to its end, in a terminal of some columns or in none.
  static func run(
    _ program: URL, _ arguments: [String], in folder: URL = repository, input: String = "",
    columns: Int? = nil
  ) throws -> Answer {
    let scratch = FileManager.default.temporaryDirectory
      .appending(path: "arena-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    // Files, not pipes: neither side can wait for the other.
    func handle(_ name: String, _ content: String) throws -> URL {
      let url = scratch.appending(path: name)
      try Data(content.utf8).write(to: url)
      return url
    }
    let (entry, output, errors) = (
      try handle("in", input), try handle("out", ""), try handle("err", "")
    )
    let process = try start(
      program, arguments, in: folder, reading: entry, writing: output, errors, columns: columns)
    process.waitUntilExit()
    return Answer(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }

  /// Starts a program whose words go to files.
  static func start(
    _ program: URL, _ arguments: [String], in folder: URL = repository, reading entry: URL,
    writing output: URL, _ errors: URL, columns: Int? = nil
  ) throws -> Process {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    // Whoever runs the tests may have a wide terminal; the tool has the width that a test asks for.
    process.environment = ProcessInfo.processInfo.environment
      .merging(["COLUMNS": columns.map { String($0) } ?? ""]) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: entry)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    // A process inherits the mask of the thread that starts it, and the test's threads hear nothing.
    var open = sigset_t()
    var closed = sigset_t()
    sigemptyset(&open)
    pthread_sigmask(SIG_SETMASK, &open, &closed)
    defer { pthread_sigmask(SIG_SETMASK, &closed, nil) }
    try process.run()
    return process
  }
}

/// A folder that lives as long as this object.
final class Scratch {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "arena-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file, and the folders it stands in.
  func write(_ path: String, _ text: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
}
