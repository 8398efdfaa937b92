import Foundation
package import Laboratory
import Packing
import Reporting

/// A page that holds the engine, and everything that it shows: one file, for every browser.
package struct PlaygroundPage {
  private let title: String
  private let entries: [Entry]
  private let lessons: JSON?

  /// Makes a page of entries, and of lessons if there are any.
  package init(title: String, _ entries: [Entry], lessons: JSON? = nil) {
    self.title = title
    self.entries = entries
    self.lessons = lessons
  }

  /// The page.
  ///
  /// - Throws: ``StudyError`` when a text that is built in cannot be read.
  package func html() throws(StudyError) -> String {
    let mechanisms = Set(entries.flatMap(\.mechanisms))
    let files = PageFiles.texts
    let pieces = EngineModule.pieces(for: mechanisms).map { number, letters in
      "<script type=\"text/plain\" class=\"piece\" data-number=\"\(number)\">\(letters)</script>"
    }
    let words = try words()
    let known = [
      "language": "en", "title": Escaping.escaped(title), "drawing": DrawingStyle.css,
      "old": unable(because: words["start.old"], words),
      "damaged": unable(because: words["start.damaged"], words),
      "report": report.markup, "unpacker": EngineModule.unpacker, "packed": try packed(words),
      "pieces": pieces.joined(separator: "\n"),
    ]
    // In one pass, so that nothing that is put in is taken for a place.
    var page = ""
    var rest = PageFiles.page[...]
    while let open = rest.range(of: "{{"), let close = rest[open.upperBound...].range(of: "}}") {
      let name = String(rest[open.upperBound..<close.lowerBound])
      guard let text = known[name] ?? files[name] else {
        throw StudyError("the page has a place '\(name)', for which there is nothing")
      }
      page += rest[..<open.lowerBound] + text
      rest = rest[close.upperBound...]
    }
    return page + rest
  }

  /// Every word that a reader sees, by its key.
  private func words() throws(StudyError) -> JSONObject {
    var words = JSONObject()
    for (name, bytes) in PageFiles.words {
      for (key, value) in try JSON.parse(Data(bytes), file: name).pairs { words[key] = value }
    }
    return words
  }

  /// Says in every language why nothing can be played.
  private func unable(because reason: JSON?, _ words: JSONObject) -> String {
    let sentences = (words["start.failed"] ?? .null).pairs.map { language, sentence in
      let because = (reason ?? .null)[language].text
      let text = sentence.text.replacingOccurrences(of: "{reason}", with: because)
      return "<span lang=\"\(language)\">\(Escaping.escaped(text))</span>"
    }
    return sentences.joined(separator: " ")
  }

  /// What the scripts of the page work with, and the scripts, as letters.
  ///
  /// - Throws: ``StudyError`` when they are too long to be packed.
  private func packed(_ words: JSONObject) throws(StudyError) -> String {
    var fields: [String: JSON] = [
      "version": .string(ResultFolder.version), "language": .string("en"),
      "entries": .array(entries.map(\.json)), "texts": .object(words),
    ]
    if let lessons {
      fields["lessons"] = lessons
    } else {
      // What the page begins with can be shown before the engine is unpacked.
      fields["opened"] = entries.first?.presets.first?.opened
    }
    let data = ("data", "application/json", JSON.object(fields).canonical)
    let elements = [data] + PageFiles.packed
    let all = elements.map { JSON.array([.string($0.0), .string($0.1), .string($0.2)]) }
    let text = [UInt8](JSON.array(all).canonical.utf8)
    guard let stream = Packed.stream(of: text) else {
      throw StudyError("the page would carry more than can be packed: \(text.count) bytes")
    }
    return Letters.text(stream)
  }

  /// What is shown where the engine cannot run.
  private var report: Report {
    Report(
      title: title,
      lead: [
        "What was worked out before: what each design could reach, what theory predicts, and what emerged "
          + "when agents played it."
      ],
      sections: entries.map { Report.Section($0.title, [.paragraph($0.summary), $0.table]) })
  }
}

extension Entry {
  /// Best, predicted and emergent of each preset.
  fileprivate var table: Report.Item {
    var sheet = Sheet([
      .text("design"), .text("welfare"), .number("best"), .number("predicted, least"),
      .number("predicted, most"), .number("emergent"),
    ])
    for preset in presets {
      for (part, emergent) in zip(preset.theory["welfare"].items, preset.welfare) {
        let predicted = part["predicted"].items.compactMap(\.double)
        sheet.add([
          .text(preset.name), .text(part["name"].text), .number(part["best"].double),
          .number(predicted.min()), .number(predicted.max()), .number(emergent),
        ])
      }
    }
    return .table(sheet, caption: "Best, predicted, emergent")
  }
}
