import Foundation
import TestSupport
import Testing

@testable import Laboratory

@Suite struct `The schema of a study` {
  private static let validator = SchemaValidator(root: Study.schema(of: .standard))

  private func document(_ text: String) throws -> JSON {
    try JSON.parse(Data(text.utf8), file: "study.json5")
  }

  @Test(arguments: Fullest.committed)
  func `holds for every committed study`(_ url: URL) throws {
    let study = try JSON.parse(Data(contentsOf: url), file: "study.json5")
    #expect(Self.validator.complaints(about: study) == [])
    #expect(throws: Never.self) { try Study(file: url.path, library: .standard) }
  }

  @Test(arguments: Fullest.committed)
  func `leaves every committed study the cells that its results are of`(_ url: URL) throws {
    let filed = url.deletingLastPathComponent().appending(path: "resolved.json")
    let cells = try JSON.parse(
      Data(contentsOf: filed), file: "resolved.json", limit: 64_000_000)["cells"].items
    let study = try Study(file: url.path, library: .standard)
    #expect(study.cellCount == cells.count)
    for index in 0..<study.cellCount {
      let cell = try study.cell(at: index)
      let before = cells.first { $0["name"] == .string(cell.name) }
      #expect(before?["resolved"].canonical == cell.resolved.canonical, "\(cell.name)")
    }
  }

  @Test func `knows every field, and no other`() throws {
    let schema = Self.validator.root
    let sections = schema["$defs"].fields + [("study", schema)]
    let found = sections.map { name, section in
      "\(name): \(section["properties"].fields.map(\.name).joined(separator: " "))"
    }
    #expect(found.sorted() == Fullest.fields)
    #expect(schema["required"] == .array([.string("seed")]))
  }

  @Test func `is spelt out by one study that uses every field`() throws {
    for text in Fullest.texts {
      #expect(complaint(about: text) == "nothing")
      #expect(Self.validator.complaints(about: try document(text)) == [])
    }
  }

  @Test(arguments: Fullest.texts.indices)
  func `refuses nothing that the reader takes, and knows what the reader misses`(_ index: Int)
    throws
  {
    for mutant in try document(Fullest.texts[index]).mutants {
      let complaints = Self.validator.complaints(about: mutant)
      let isValid = complaints.isEmpty
      do throws(StudyError) {
        _ = try Study(mutant, library: .standard)
        // A sweep may put right what stands in the file, which no schema knows.
        let isMended = index == 1 && complaints.allSatisfy { $0.hasPrefix("$.population[1]") }
        #expect(isValid || isMended, "\(complaints): \(mutant.canonical)")
      } catch {
        let sentence = error.description
        // What depends on a mechanism, on several fields together or on how a text can be printed
        // is not in a schema.
        let isOfSchema =
          [" has no field ", " must be ", " needs a field ", " may have "].contains(
            where: sentence.contains)
          && ![
            "in the cell ", "parameters", "'degree'", "'name', a text", "printable", "'variants.",
          ].contains(where: sentence.contains)
        if isOfSchema { #expect(!isValid, "\(sentence): \(mutant.canonical)") }
      }
    }
  }
}

@Suite struct `The fields of a study` {
  @Test func `are those of the table in the README`() throws {
    let page = try String(contentsOf: repository.appending(path: "README.md"), encoding: .utf8)
    let rows = page.split(separator: "\n").drop { !$0.hasPrefix("| field |") }.dropFirst(2)
    let names = rows.prefix { $0.hasPrefix("|") }.flatMap { row in
      row.split(separator: "|")[0].split(separator: ",").map {
        $0.trimmingCharacters(in: CharacterSet(charactersIn: " `"))
      }
    }
    let known = Study.fields["sections"].items[0]["fields"].items.map(\.["name"].text)
    // The title needs no row.
    #expect(Set(names) == Set(known).subtracting(["title"]))
  }

  @Test func `each have a help line, and say whether they must be there`() {
    let sections = Study.fields["sections"].items
    for section in sections {
      for field in section["fields"].items {
        let help = field["help"].text
        #expect(help.hasSuffix(".") && help.count > 8, "\(field["name"].text)")
        #expect(!field["takes"].text.isEmpty)
      }
    }
    #expect(Set(sections.map(\.["name"].text)).count == sections.count)
  }
}
