import Foundation
import StudySupport
import Testing

@testable import Laboratory

@Suite struct `Finished results` {
  private let changes = [
    "keep": "['rounds', 'agents', 'actions', 'play']", "replicates": "3", "rounds": "40",
    "blocks": "4",
    "population":
      "[{name: 'nice', agent: 'always', parameters: {action: 0}, count: 2}, {name: 'odd', agent: "
      + "'uniform', count: 2}]",
    "variants": "{plain: {}, tempting: {'parameters.temptation': 6}}",
    "sweep": "{'population.odd.count': [2, 4, 6]}",
  ]

  private func filed(_ changes: [String: String]) throws -> (TemporaryFolder, StudyResult) {
    let text = studyText(changes)
    let study = try study(text)
    let place = try TemporaryFolder()
    let folder = try ResultFolder(place.path + "/out", for: Data(text.utf8))
    try writeResults(of: study, into: folder, source: Data(text.utf8))
    return (place, try Session.run(study, executor: Executor(threads: 1)))
  }

  @Test func `read cell by cell are what the whole summary says`() throws {
    let (place, result) = try filed(changes)
    let results = try StudyResults(in: place.path + "/out")
    #expect(results.summary == result.summary)
    #expect(results.points.map(\.name) == result.summary.cells.map(\.name))
    #expect(results.points.map(\.welfare) == result.summary.cells.map(\.welfare))
    #expect(results.overview == StudyOverview(result.summary.cells))
    #expect(results.variants == ["plain", "tempting"])
    #expect(results.swept == ["population.odd.count"] && !results.isSampled)
    #expect(results.provenance["from"] == .string("here"))
  }

  @Test func `give the course of payoffs and measures, over replicates`() throws {
    let (place, result) = try filed(changes)
    let results = try StudyResults(in: place.path + "/out")
    let name = "tempting count=4"
    let course = try #require(try results.courses(of: .payoff, in: [name]).first)
    #expect(course.cell == name && course.blocks.count == 4)
    let index = try #require(result.summary.cells.firstIndex { $0.name == name })
    for (number, block) in course.blocks.enumerated() {
      let values = result.units[index].compactMap { $0.blocks?[number].payoff }
      #expect((block.mean - values.reduce(0, +) / 3).magnitude < 1e-12)
      #expect(block.range == (values.min() ?? .nan)...(values.max() ?? .nan))
      #expect(block.firstRound == number * 10 && block.lastRound == number * 10 + 9)
    }
    #expect(try results.courses(of: .measure("nothing"), in: [name]).isEmpty)
  }

  @Test func `give payoffs by group, and choices by what is seen`() throws {
    let (place, _) = try filed(changes)
    let results = try StudyResults(in: place.path + "/out")
    let payoffs = try results.payoffs(in: ["plain count=2"])
    #expect(payoffs.map(\.cell) == ["plain count=2"])
    #expect(payoffs[0].groups.map(\.name) == ["nice", "odd"])
    #expect(payoffs[0].groups.map(\.payoffs.count) == [6, 6])
    let choices = try #require(try results.choices(in: ["plain count=2"])["plain count=2"])
    #expect(choices.map(\.place.group) == ["nice", "odd"])
    #expect(choices[0].actions.map(\.name) == ["cooperate"])
    // Two agents, the second half of 40 rounds, three replicates.
    #expect(choices.map(\.total) == [120, 120])
  }

  @Test func `give play over the rounds, by what is seen`() throws {
    let (place, _) = try filed(changes)
    let results = try StudyResults(in: place.path + "/out")
    let found = try results.moves(in: ["plain count=2", "no such cell"])
    #expect(found.count == 1)
    let moves = try #require(found["plain count=2"])
    #expect(moves.map(\.place.group) == ["nice", "odd"])
    for moves in moves {
      #expect(moves.blocks.map(\.firstRound) == [0, 10, 20, 30])
      #expect(moves.blocks.map(\.lastRound) == [9, 19, 29, 39])
      // Two agents, ten rounds, three replicates.
      #expect(moves.blocks.map(\.choice.total) == [60, 60, 60, 60])
    }
    #expect(moves[0].blocks.allSatisfy { $0.choice.actions.map(\.name) == ["cooperate"] })
    // The second half of the rounds is what counts.
    let choices = try #require(try results.choices(in: ["plain count=2"])["plain count=2"])
    for (moves, choice) in zip(moves, choices) {
      var counts: [String: Double] = [:]
      for action in moves.blocks.suffix(2).flatMap(\.choice.actions) {
        counts[action.name, default: 0] += action.count
      }
      #expect(
        counts == Dictionary(uniqueKeysWithValues: choice.actions.map { ($0.name, $0.count) }))
    }
  }

  @Test func `have shares of play that add up to one`() throws {
    let (place, _) = try filed(changes)
    let columns = [
      "cell", "replicate", "first_round", "group", "decision", "sees", "count", "share",
    ]
    var sums: [[String]: (count: Double, share: Double)] = [:]
    var rows: [(key: [String], count: Double, share: Double)] = []
    try CSVReader.read(place.path + "/out/play.csv", columns: columns) { row in
      let (key, count) = ((0..<6).map(row.text), row.number(6) ?? .nan)
      let share = row.number(7) ?? .nan
      rows.append((key, count, share))
      sums[key, default: (0, 0)].count += count
      sums[key, default: (0, 0)].share += share
      return true
    }
    // Six cells, three replicates, four blocks, two groups.
    #expect(sums.count == 6 * 3 * 4 * 2)
    for row in rows {
      let sum = try #require(sums[row.key])
      #expect((sum.share - 1).magnitude < 1e-12 && row.share == row.count / sum.count)
    }
  }

  @Test func `without tables have no courses, and without a folder none either`() throws {
    let (place, result) = try filed(["replicates": "2"])
    let results = try StudyResults(in: place.path + "/out")
    #expect(try results.courses(of: .payoff, in: ["all"]).isEmpty)
    #expect(try results.choices(in: ["all"]).isEmpty && results.moves(in: ["all"]).isEmpty)
    let unfiled = StudyResults(result.summary)
    #expect(unfiled.summary == result.summary && unfiled.points.count == 1)
    #expect(try unfiled.payoffs(in: ["all"]).isEmpty)
  }

  @Test func `say what beside the summary could not be read`() throws {
    let (place, _) = try filed(["replicates": "2"])
    #expect(try StudyResults(in: place.path + "/out").remarks.isEmpty)
    _ = try place.write("out/study.json5", Data("{".utf8))
    _ = try place.write("out/rounds.parquet", Data())
    let remarks = try StudyResults(in: place.path + "/out").remarks
    #expect(remarks.count == 2 && remarks[0].hasPrefix("what is swept is not known: study.json5"))
    #expect(remarks[1] == "'rounds.parquet' is not in CSV, from which pictures are drawn")
  }

  @Test func `that are torn or of something else are refused in a sentence`() throws {
    let place = try TemporaryFolder()
    func complaint(_ text: String) throws -> String {
      _ = try place.write("summary.json", Data(text.utf8))
      do {
        _ = try StudyResults(in: place.path)
        return "nothing"
      } catch { return error.description }
    }
    #expect(try complaint("[]").contains("expected an object"))
    #expect(try complaint("{\"cells\": [").contains("line 1, column 12"))
    #expect(try complaint("{\"cells\": []}").contains("needs a field 'title'"))
    #expect(try complaint("{\"cells\": [{\"name\": 3}]}").contains("cells[0]"))
    #expect(
      try complaint("{\"cells\": [{\"new\": 3}], \"version\": \"9.9\"}").hasSuffix(
        "; it was made by version '9.9' of the arena, and this is version "
          + "'\(ResultFolder.version)'"))
  }

  @Test func `that are not there are missed in a sentence that says what is`() throws {
    let place = try TemporaryFolder()
    func complaint(_ name: String) -> String {
      do {
        _ = try StudyResults(in: "\(place.path)/\(name)")
        return "nothing"
      } catch { return error.description.replacing(place.path + "/", with: "") }
    }
    _ = try place.write("notes.txt", Data("x".utf8))
    for name in ["plain", "begun/store", "shaken"] {
      try FileManager.default.createDirectory(
        atPath: "\(place.path)/\(name)", withIntermediateDirectories: true)
    }
    _ = try place.write("shaken/robustness.json", Data("{}".utf8))
    #expect(complaint("notes.txt") == "'notes.txt' is a file; expected a folder of results")
    #expect(
      complaint("plan")
        == "there is no folder 'plan'; expected a folder of results; did you mean 'plain'?")
    #expect(complaint("plain").hasSuffix("expected a folder that 'arena run' wrote with --out"))
    #expect(complaint("begun").hasSuffix("the command that began it goes on from there"))
    #expect(complaint("shaken").contains("holds what 'arena robustness' found"))
  }
}
