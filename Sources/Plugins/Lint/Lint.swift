import Foundation
import PackagePlugin

/// Checks the format of all sources with the toolchain's swift-format: `swift package lint`.
@main struct Lint: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) throws {
    let process = Process()
    process.executableURL = try context.tool(named: "swift-format").url
    process.currentDirectoryURL = context.package.directoryURL
    process.arguments =
      ["lint", "--strict", "--recursive", "--parallel"]
      + ["Package.swift", "Sources", "Mechanisms", "Agents", "Tests"]
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 {
      Diagnostics.error("the format of some sources is off; see 'swift format --in-place'")
    }
  }
}
