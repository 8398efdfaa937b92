import Foundation
import Laboratory

/// Runs programs of the machine.
enum Outside {
  /// What a program answered.
  struct Answer {
    let status: Int32
    let output: String
    let errors: String
  }

  /// Runs a program to its end; nil when there is none of that name.
  ///
  /// - Throws: ``StudyError`` when it cannot be started.
  static func run(_ name: String, _ arguments: [String]) throws(StudyError) -> Answer? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    guard
      let path = folders.map({ "\($0)/\(name)" }).first(where: {
        FileManager.default.isExecutableFile(atPath: $0)
      })
    else { return nil }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    let (output, errors) = (Pipe(), Pipe())
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    do { try process.run() } catch {
      throw StudyError("'\(printable(path, limit: 200))' cannot be started: \(reason(error))")
    }
    // Messages are short: they fit into the pipe while the results are read.
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let complaint = String(
      decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Answer(
      status: process.terminationStatus, output: text,
      errors: complaint.trimmingCharacters(in: .whitespacesAndNewlines))
  }
}
