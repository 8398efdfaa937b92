import Arena
import Foundation
import StudySupport
import Testing

@testable import Laboratory

@Suite struct `The schema of the lines` {
  private static let validator = SchemaValidator(root: ProcessAgent.schema)

  private func complaints(about line: some Sequence<UInt8>) throws -> [String] {
    Self.validator.complaints(about: try JSON.parse(Data(line), file: "line"))
  }

  @Test(arguments: Library.standard.mechanisms.map { $0.card.id })
  func `holds for every game that is told`(_ name: String) throws {
    let mechanism = try Library.standard.mechanism(name)
    let game = try #require(mechanism.game(repeated: nil))
    let line = AgentLines.game(name, game, agents: 3, rounds: 9, seed: .max)
    #expect(try complaints(about: line) == [])
  }

  @Test func `holds for every line that a program is sent`() throws {
    let folder = try TemporaryFolder()
    let log = "\(folder.path)/lines"
    let command = [
      "/bin/sh", "-c",
      #"while read -r line; do printf '%s\n' "$line" >>\#(log); "#
        + #"case $line in *question*) id=${line#*id?:}; echo "{\"id\":${id%%,*},\"action\":0}";; esac; done"#,
    ]
    let words = JSON.array(command.map { .string($0) }).canonical
    let study = try study(
      studyText([
        "population":
          "[{agent: 'process', parameters: {command: \(words), feedback: true}, count: 6}]",
        "mechanism": "'used-car'",
      ]))
    _ = try UnitTrial(study: study, recording: nil).units()
    let lines = try Data(contentsOf: URL(fileURLWithPath: log)).split(separator: 10)
    var types: Set<String> = []
    for line in lines { types.insert(try JSON.parse(Data(line), file: "line")["type"].text) }
    #expect(types == ["game", "question", "outcome"])
    for line in Set(lines) { #expect(try complaints(about: line) == []) }
  }

  @Test(arguments: [
    #"{"id":1,"action":2}"#, #"{"id":1,"probabilities":[0,1.0]}"#,
    #"{"action":2,"id":1}"#, #"{"id":1,"probabilities":[]}"#, #"{"id":1}"#, #"{"action":1}"#,
    #"{"id":1,"action":2,"probabilities":[1]}"#, #"{"id":1,"action":2,"why":"so"}"#,
    #"{"id":-1,"action":2}"#, #"{"id":1.5,"action":2}"#, #"{"id":1,"action":0.5}"#,
    #"{"id":"1","action":2}"#, #"{"id":1,"action":true}"#, #"[1,2]"#, #"{"id":1,"action":null}"#,
    #"{"id":1,"silence":"refused"}"#, #"{"silence":"late","id":1}"#, #"{"id":1,"silence":"bored"}"#,
    #"{"id":1,"silence":"missing"}"#, #"{"id":1,"silence":"late","action":0}"#,
    #"{"id":1,"silence":7}"#,
    #"{"id":1,"probabilities":[1,"0"]}"#, #"{"id":1,"probabilities":{"0":1}}"#,
  ])
  func `takes the answers that are read, and no others`(_ line: String) throws {
    let isRead = Array(line.utf8).withUnsafeBytes { ReplyScanner.read($0) != nil }
    #expect(try complaints(about: line.utf8).isEmpty == isRead)
  }
}
