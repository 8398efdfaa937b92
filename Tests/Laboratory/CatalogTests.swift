import Arena
import Foundation
import Laboratory
import Testing

@Suite struct `The catalogue` {
  /// The types in the Swift files below a folder that conform to a protocol, named by a pattern.
  private func declared(_ conformance: String, in folder: String) throws -> [String] {
    let root = repository.appending(path: folder)
    let files = try #require(
      FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
    let pattern = try Regex<(Substring, Substring)>(
      "(?m)^public (?:struct|final class|enum) (\\w+)[^{\\n]*: (?:\\w+, )*\(conformance)\\b")
    var types: [String] = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      types += text.matches(of: pattern).map { String($0.1) }
    }
    return types.sorted()
  }

  private func listed(in file: String) throws -> [String] {
    let text = try String(contentsOf: repository.appending(path: file), encoding: .utf8)
    return text.matches(of: /visitor\.visit\((\w+)\.self\)/).map { String($0.1) }
  }

  @Test(arguments: [
    ("Mechanism", "Mechanisms", "Mechanisms/Catalog.swift"),
    ("(?:Dilemma)?Agent", "Agents", "Agents/Catalog.swift"),
    ("Welfare", "Sources/Arena/Welfare", "Sources/Arena/Welfare/Welfare.swift"),
  ])
  func `lists every type that conforms`(_ conformance: String, _ folder: String, _ list: String)
    throws
  {
    let declared = try declared(conformance, in: folder)
    #expect(!declared.isEmpty)
    for type in declared {
      #expect(try listed(in: list).contains(type), "add \(type).self to \(list)")
    }
    #expect(try listed(in: list).sorted() == declared)
  }

  @Test func `shows entries in the order of the lists`() throws {
    let catalog = Catalog.standard
    #expect(try catalog.mechanisms.map { "\($0)" } == listed(in: "Mechanisms/Catalog.swift"))
    #expect(try catalog.agents.map { "\($0)" } == listed(in: "Agents/Catalog.swift"))
    #expect(
      try catalog.welfare.map { "\($0)" } == listed(in: "Sources/Arena/Welfare/Welfare.swift"))
  }

  @Test func `has one entry for an id, among mechanisms, agents and welfare functions together`() {
    let catalog = Catalog.standard
    let ids =
      catalog.mechanisms.map { $0.card.id } + catalog.agents.map { $0.card.id }
      + catalog.welfare.map { $0.card.id }
    #expect(Set(ids).count == ids.count)
  }

  @Test func `names the nearest entry for a wrong id`() {
    #expect(throws: StudyError("there is no agent 'tit-fr-tat'; did you mean 'tit-for-tat'?")) {
      try Catalog.standard.agent("tit-fr-tat")
    }
    #expect(throws: StudyError("there is no welfare function 'sem'; did you mean 'sen'?")) {
      try Catalog.standard.welfareFunction("sem")
    }
  }
}
