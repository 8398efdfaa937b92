import Foundation
package import Laboratory
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
    let known = [
      "language": "en", "title": Escaping.escaped(title), "drawing": DrawingStyle.css,
      "report": report.markup, "data": try data(), "module": EngineModule.text(of: mechanisms),
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

  /// What the scripts of the page work with; no `<` in it ends the element that it stands in.
  private func data() throws(StudyError) -> String {
    var texts = JSONObject()
    for (name, bytes) in PageFiles.words {
      for (key, value) in try JSON.parse(Data(bytes), file: name).pairs { texts[key] = value }
    }
    var fields: [String: JSON] = [
      "version": .string(ResultFolder.version), "language": .string("en"),
      "entries": .array(entries.map(\.json)), "texts": .object(texts),
    ]
    if let lessons { fields["lessons"] = lessons }
    return JSON.object(fields).canonical.replacingOccurrences(of: "<", with: "\\u003c")
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
