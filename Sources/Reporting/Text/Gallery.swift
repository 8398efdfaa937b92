import GameTheory
public import Laboratory
import Theory

/// One result of a gallery.
public struct GalleryEntry: Sendable {
  /// The name of its folder.
  public let name: String
  /// Where it is from the gallery, with a slash at the end; empty for the gallery's own folder.
  public let place: String
  /// The results.
  public let results: StudyResults

  /// Makes an entry.
  public init(name: String, place: String, results: StudyResults) {
    self.name = name
    self.place = place
    self.results = results
  }

  /// Where its picture is, from the gallery.
  public var picturePlace: String { place + ResultFolder.picture }

  /// The picture that says most, as a file of its own; nil where nothing emerged.
  public var picture: String? { StudyPage(results).cover?.svgFile(width: 720) }
}

/// The page that shows every committed study, made from their summaries.
public enum Gallery {
  /// The line that every page begins with.
  public static let title = "# Results\n"

  /// The page in Markdown.
  ///
  /// - Parameter entries: The results.
  /// - Returns: The text of the page.
  public static func page(_ entries: [GalleryEntry]) -> String {
    var text =
      title + """

        Every folder holds a study file beside what it produced; the command below a title makes it
        again, to the byte. This page is made from the summaries by `arena gallery results`.

        *Best* is what the best strategy profile reaches that respects who knows what, *predicted* what
        the equilibria reach, or the concept named beside it, *emergent* what the population reached: mean
        and 95 % interval over replicates. *Alignment* is (emergent - worst) / (best - worst). A star marks
        a bound.

        """
    for entry in entries { text += section(entry) }
    return text
  }

  /// The page of a site: a picture of each result, and a link to its page.
  public static func site(_ entries: [GalleryEntry]) -> Report {
    Report(
      title: "Results",
      lead: [
        "Every result beside what theory predicts and what the designer wanted; each was made by one "
          + "command, to the byte."
      ],
      sections: entries.map { entry in
        let summary = entry.results.summary
        let figure = StudyPage(entry.results).cover?.named(entry.name)
        return Report.Section(
          summary.title,
          [.paragraph(summary.finding)] + (figure.map { [.figure($0)] } ?? [])
            + [.link("Everything about it", to: entry.place + ResultFolder.webPage)])
      })
  }

  private static func section(_ entry: GalleryEntry) -> String {
    let summary = entry.results.summary
    var text = "\n## \(summary.title)\n\n\(summary.finding)\n\n"
    let place = "results/\(entry.name)"
    if let cover = StudyPage(entry.results).cover {
      text += "![\(cover.title)](\(entry.picturePlace))\n\n"
    }
    // What programs or people answered stands in a recording.
    let isRecorded = summary.cells.contains { $0.groups.contains { $0.outside != nil } }
    let replay = isRecorded ? " --replay" : ""
    text +=
      "`swift run -c release arena run \(place)/study.json5\(replay) --out \(place)`\n\n"
    text += row(["cell", "welfare", "best", "predicted", "emergent", "alignment", "verdict"])
    text += "|---|---|---:|---:|---:|---:|---|\n"
    for cell in summary.cells {
      for welfare in cell.welfare {
        text += row([
          cell.name, welfare.name, figure(welfare.best) + (welfare.source == .tree ? "" : "*"),
          predicted(welfare), figure(welfare.emergent), figure(welfare.alignment),
          welfare.verdict.rawValue,
        ])
      }
    }
    return text + counted(summary)
  }

  /// The range, with the concept unless it is equilibrium.
  private static func predicted(_ welfare: WelfareSummary) -> String {
    let range = figure(welfare.predicted)
    return welfare.concept == .nash ? range : "\(range) (\(welfare.concept.label))"
  }

  /// What the designer counted: one row a cell.
  private static func counted(_ summary: StudySummary) -> String {
    let names = summary.cells.first?.measures.map(\.name) ?? []
    if names.isEmpty { return "" }
    var text = "\n" + row(["counted"] + names)
    text += "|---|" + names.map { _ in "---:|" }.joined() + "\n"
    for cell in summary.cells {
      text += row([cell.name] + names.map { figure(cell.mean(of: $0)?.mean) })
    }
    return text
  }

  /// A row of a table in Markdown.
  private static func row(_ cells: [String]) -> String {
    "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
  }
}
