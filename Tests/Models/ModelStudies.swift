import Arena
import Foundation
import StudySupport
import Theory

@testable import Laboratory

/// Studies in which a model behind a fake server plays the prisoner's dilemma.
protocol ModelStudies {}

extension ModelStudies {
  func agent(_ server: FakeServer?, _ settings: String) -> String {
    var all = ["retries: 2", "resends: 1", "pause: 0.01"]
    if !settings.contains("model:") { all.append("model: 'fake'") }
    if let server { all.append("endpoint: '\(server.endpoint)'") }
    if !settings.isEmpty { all.append(settings) }
    return "agent: 'language-model', parameters: {\(all.joined(separator: ", "))}, "
  }

  func text(
    _ agent: String, keep: String = "actions", mechanism: String = "prisoners-dilemma"
  ) -> String {
    studyText([
      "population": "[{name: 'p', \(agent)count: 6}]", "matching": "'random'", "seed": "1",
      "window": "1", "keep": "['\(keep)']", "mechanism": "'\(mechanism)'",
    ])
  }

  func units(of text: String) throws -> [UnitResult] {
    try trial(text, nil).units
  }

  func play(
    _ server: FakeServer?, _ settings: String, _ recording: Recording? = nil,
    keep: String = "actions"
  ) throws -> (units: [UnitResult], tables: [Int: ModelTable]) {
    try trial(text(agent(server, settings), keep: keep), recording)
  }

  func trial(_ text: String, _ recording: Recording?) throws -> (
    units: [UnitResult], tables: [Int: ModelTable]
  ) {
    let study = try study(text)
    let cell = try study.cell(at: 0)
    let theory = try Theories(shouldStop: { false }).theory(of: cell)
    let tables = try ModelInterview(cell, theory.desk, recording, ModelSpending(), { false })
      .tables()
    let ready = try ReadyCell(cell, theory, keeping: study.kept, tables: tables)
    let key = study.key(of: cell, replicate: 0)
    let door = OutsideDoor(
      cell, recording: recording, key: study.work(at: 0).key, seed: key.value, tables: tables,
      at: theory.desk, shouldStop: { false })
    defer { door?.close() }
    do {
      let unit = try ready.live(
        key: key, workers: .alone, outside: door, isFirst: true, shouldStop: { false })
      return ([unit], tables)
    } catch is Interrupted { throw door?.obstacle ?? StudyError("interrupted") }
  }

  /// Plays a study until it is played, with a recording that is kept from run to run.
  ///
  /// - Returns: How many requests each run made, and what came of the units.
  func resumed(
    _ text: String, _ server: FakeServer, most: Int = 5
  ) throws -> (requests: [Int], units: [UnitResult]) {
    let folder = try TemporaryFolder()
    var requests: [Int] = []
    for _ in 0..<most {
      let before = server.requests.count
      var runner = try StudyRunner(
        try study(text), in: nil, facts: .object([:]), executor: Executor(threads: 1) { false })
      runner.recording = try Recording(folder.path, facts: .object([:]))
      do {
        let isOut = try runner.play().isOutOfBudget
        requests.append(server.requests.count - before)
        if isOut { continue }
      } catch is StudyError {
        // Nobody got an answer: the next run goes on.
        requests.append(server.requests.count - before)
        continue
      }
      var units: [UnitResult] = []
      try runner.units(of: try study(text).work(at: 0)).done.forEachUnit { units.append($1) }
      return (requests, units)
    }
    return (requests, [])
  }
}

enum ModelProgram {
  /// Whether the program that asks models stands beside the tests.
  static var isBeside: Bool {
    let image = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let folder = URL(fileURLWithPath: image ?? "").deletingLastPathComponent()
    return FileManager.default.isExecutableFile(atPath: folder.appending(path: "arena-model").path)
  }
}
