import Foundation
import Models

signal(SIGPIPE, SIG_IGN)

let words = Array(CommandLine.arguments.dropFirst())
if words.contains("--help") || words.contains("-h") {
  print(ModelOptions.help, terminator: "")
  exit(0)
}

do {
  let session = try ModelSession(try ModelOptions(words))
  await session.run()
} catch {
  FileHandle.standardError.write(Data("arena-model: error: \(error.description.shown())\n".utf8))
  exit(2)
}
