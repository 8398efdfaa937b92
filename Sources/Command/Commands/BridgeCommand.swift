import Foundation
import Laboratory

/// Writes a Python package in which a mechanism is an environment or a game of another framework.
struct BridgeCommand: Subcommand {
  static let name = "bridge"
  static let summary = "Write a Python package that puts a mechanism into PettingZoo or OpenSpiel."
  static let onlyText: String? = "it writes files"

  /// What the package is for.
  private enum Framework: String, CaseIterable {
    case pettingzoo, openspiel
  }

  private var framework = Framework.pettingzoo
  private var id = ""
  private var out: String?
  private var seated = SeatedAgents()
  private var settings: [String: JSON] = [:]

  mutating func declare(_ line: inout some LineVisitor) {
    line.word(choice: "FRAMEWORK", &framework)
    line.word(
      "MECHANISM|FILE", &id, "the name of a mechanism, a game file or a story file", .mechanism)
    line.option(
      "--out", &out, .text("DIR", .folder),
      "The folder of the package; new, empty, or one that was written by this command")
    seated.declare(&line)
    line.settings(&settings)
  }

  func run(_ context: Context) throws -> Int32 {
    guard let out else { throw StudyError("expected --out DIR, the folder of the package") }
    let folder = try BridgeFolder(out)
    let files: [PythonFile]
    switch framework {
    case .pettingzoo:
      files = try PettingZooPackage(id, settings, seated, context).files
    case .openspiel:
      if !seated.texts.isEmpty {
        throw StudyError("--agent is for pettingzoo; a game of OpenSpiel has all of its players")
      }
      files = try OpenSpielPackage(id, settings, context).files
    }
    try Interruption.whileWriting { () throws(StudyError) in try folder.write(files) }
    for file in files { context.terminal.print("\(out)/\(file.path)") }
    context.terminal.remark("next: python3 -m pip install \(shellWord(out))")
    return 0
  }
}
