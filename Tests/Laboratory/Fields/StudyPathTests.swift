import Foundation
import Testing

@testable import Laboratory

@Suite struct `A path that a complaint names` {
  @Test func `is one that a sweep takes, and leads to what is wrong`() throws {
    let whole = try JSON.parse(Data(Fullest.texts[0].utf8), file: "f")
    var paths: Set<String> = []
    for mutant in whole.mutants {
      do throws(StudyError) { _ = try Study(mutant, library: .standard) } catch {
        let sentence = error.description
        let verbs = ["' must be ", "' needs a field ", "' has no field ", "' may have "]
        guard sentence.hasPrefix("'"), let verb = verbs.first(where: sentence.contains),
          let end = sentence.range(of: verb)?.lowerBound
        else { continue }
        let path = StudyPath(text: String(sentence[..<end].dropFirst()))
        let changed = try path.set(.string("changed"), in: mutant)
        let named = mutant.difference(from: changed)
        let wrong = mutant.difference(from: whole)
        #expect(named.starts(with: wrong) || wrong.starts(with: named), "\(sentence)")
        paths.insert(path.text)
      }
    }
    #expect(
      paths.isSuperset(of: [
        "seed", "budget.steps", "population.us", "population.uniform.share",
        "population.us.roles.1",
        "population.us.parameters.exploration", "welfare.2.name", "welfare.both.sum.2.of.function",
      ]), "\(paths.sorted())")
  }

  @Test(arguments: [
    ("a", "{a: 'x', b: [1, 2]}"), ("b.2", "{a: 0, b: [1, 'x']}"),
    ("c.d", "{a: 0, b: [1, 2], c: {d: 'x'}}"),
  ])
  func `sets what it names`(_ path: String, _ expected: String) throws {
    let document = try JSON.parse(Data("{a: 0, b: [1, 2]}".utf8), file: "f")
    let result = try StudyPath(text: path).set(.string("x"), in: document)
    #expect(try result == JSON.parse(Data(expected.utf8), file: "f"))
  }

  @Test(arguments: [
    ("b.0", "the path 'b.0' names no entry '0'"), ("b.3", "the path 'b.3' names no entry '3'"),
    ("a.x", "the path 'a.x' leads into the number 0"),
  ])
  func `is refused where it leads nowhere`(_ path: String, _ sentence: String) throws {
    let document = try JSON.parse(Data("{a: 0, b: [1, 2]}".utf8), file: "f")
    #expect(throws: StudyError(sentence)) {
      try StudyPath(text: path).set(.string("x"), in: document)
    }
  }
}

extension JSON {
  /// The names and numbers that lead to the one place where two values differ, as far as there is
  /// one.
  fileprivate func difference(from other: JSON) -> [String] {
    switch (self, other) {
    case (.object(let left), .object(let right)) where Set(left.names) == Set(right.names):
      let names = left.names.filter { left[$0] != right[$0] }
      guard names.count == 1, let mine = left[names[0]], let other = right[names[0]] else {
        return []
      }
      return [names[0]] + mine.difference(from: other)
    case (.array(let left), .array(let right)) where left.count == right.count:
      let places = left.indices.filter { left[$0] != right[$0] }
      guard places.count == 1 else { return [] }
      return [String(places[0])] + left[places[0]].difference(from: right[places[0]])
    default: return []
    }
  }
}
