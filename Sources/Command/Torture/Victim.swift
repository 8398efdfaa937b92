import Foundation
import Laboratory

/// A run of a study by another process, into a folder, to which something happens.
struct Victim {
  let study: String
  let folder: String

  /// The store of the folder.
  var store: String { folder + "/store" }

  /// The logs of the store, in the order of their names.
  var logs: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: store)) ?? []
    return names.filter { $0.hasSuffix(".log") }.sorted().map { "\(store)/\($0)" }
  }

  /// Starts a run.
  ///
  /// - Parameter prefix: Words of a shell before the run, as `ulimit -f 8;`.
  /// - Returns: The process.
  /// - Throws: ``StudyError`` when it cannot be started.
  func start(_ prefix: String = "") throws(StudyError) -> Process {
    let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
    let words = [program, "run", study, "--out", folder, "--threads", "2"].map(quoted)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "\(prefix) exec \(words.joined(separator: " "))"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch {
      throw StudyError("'\(printable(program, limit: 200))' cannot be started: \(reason(error))")
    }
    return process
  }

  /// Runs to the end.
  ///
  /// - Parameter prefix: Words of a shell before the run.
  /// - Returns: The exit status.
  /// - Throws: ``StudyError`` when it cannot be started.
  func run(_ prefix: String = "") throws(StudyError) -> Int32 {
    let process = try start(prefix)
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// The first of the result's files that is not as in another folder; nil when all are the same.
  ///
  /// Only where the results come from may differ, and in how many pieces it is kept.
  func difference(from other: Victim) -> String? {
    let files = FileManager.default
    func names(_ folder: String) -> [String] {
      ((try? files.contentsOfDirectory(atPath: folder)) ?? [])
        .filter {
          !["store", Recording.folderName, "provenance.json"].contains($0) && !$0.hasPrefix(".")
        }.sorted()
    }
    let (here, there) = (names(folder), names(other.folder))
    if here != there { return Set(here).symmetricDifference(there).sorted().first }
    return here.first {
      !files.contentsEqual(atPath: "\(folder)/\($0)", andPath: "\(other.folder)/\($0)")
    }
  }
}
