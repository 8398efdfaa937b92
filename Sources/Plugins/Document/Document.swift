import Foundation
import PackagePlugin

/// Builds the documentation of every library with the toolchain's docc: `swift package document`.
///
/// Dead links are errors. The pages are written below the plugin's own folder in `.build`.
@main struct Document: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) throws {
    let docc = try context.tool(named: "docc").url
    let output = context.pluginWorkDirectoryURL
    let tests = context.package.directoryURL.appending(path: "Tests").path
    for target in context.package.targets.compactMap({ $0 as? SourceModuleTarget }) {
      guard target.kind == .generic, !target.directoryURL.path.hasPrefix(tests) else { continue }
      let graph = try packageManager.getSymbolGraph(
        for: target,
        options: .init(
          minimumAccessLevel: .public, includeSynthesized: false, includeSPI: false,
          emitExtensionBlocks: true))
      let catalog = target.sourceFiles(withSuffix: "docc").first?.url
      var line = ["convert"]
      if let catalog { line.append(catalog.path) }
      line += [
        "--additional-symbol-graph-dir", graph.directoryURL.path,
        "--output-dir", output.appending(path: target.name).path,
        "--fallback-display-name", target.name, "--fallback-bundle-identifier", target.name,
        "--warnings-as-errors",
      ]
      let process = Process()
      process.executableURL = docc
      process.arguments = line
      try process.run()
      process.waitUntilExit()
      if process.terminationStatus != 0 {
        Diagnostics.error("the documentation of \(target.name) could not be built")
        return
      }
      print("\(target.name): \(output.appending(path: target.name).path)")
    }
  }
}
