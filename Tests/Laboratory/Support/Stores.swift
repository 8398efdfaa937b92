import Foundation
import StudySupport

@testable import Laboratory

/// Plays the text of a study into a folder; returns how it went.
func play(
  _ text: String, _ path: String, shard: Shard = .all, retries: Bool = false,
  patience: Duration? = nil, threads: Int = 2, writes: Bool = true
) throws -> StudyProgress {
  let (study, source) = (try study(text), Data(text.utf8))
  let folder = try ResultFolder(path, for: source)
  try folder.begin(study, source: source)
  var runner = try StudyRunner(
    study, in: folder, facts: .object([:]), executor: Executor(threads: threads))
  runner.shard = shard
  runner.retries = retries
  runner.patience = patience
  let progress = try runner.play()
  try runner.close(.object([:]))
  if writes {
    _ = try folder.write(runner, source: source, provenance: .object([:]), showing: 1)
  }
  return progress
}

/// All files that results consist of, by name.
func contents(_ path: String) throws -> [String: Data] {
  let names = try FileManager.default.contentsOfDirectory(atPath: path)
  return Dictionary(
    uniqueKeysWithValues: names.filter { $0 != "store" }.map {
      ($0, FileManager.default.contents(atPath: "\(path)/\($0)") ?? Data())
    })
}

/// The logs of the store of a folder.
func logs(_ path: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: path + "/store").sorted().map {
    "\(path)/store/\($0)"
  }
}
