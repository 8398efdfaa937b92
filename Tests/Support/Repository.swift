package import Foundation

/// The top folder of the package.
package let repository = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// The folders of the committed studies: every folder of `results` that holds a study file, in order.
package let committedStudies: [URL] = {
  let results = repository.appending(path: "results")
  let folders = try? FileManager.default.contentsOfDirectory(
    at: results, includingPropertiesForKeys: nil)
  return (folders ?? [])
    .filter { FileManager.default.fileExists(atPath: $0.appending(path: "study.json5").path) }
    .sorted { $0.lastPathComponent < $1.lastPathComponent }
}()
