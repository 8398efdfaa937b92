import GameTheory
public import Laboratory

/// The page that shows every committed study, made from their summaries.
public enum Gallery {
  /// The line that every page begins with.
  public static let title = "# Results\n"

  /// The page in Markdown.
  ///
  /// - Parameter results: The summaries, each with the name of its folder.
  /// - Returns: The text of the page.
  public static func page(_ results: [(folder: String, summary: StudySummary)]) -> String {
    var text =
      title + """

        Every folder holds a study file beside what it produced; the command below a title makes it
        again, to the byte. This page is made from the summaries by `arena gallery results`.

        *Best* is what the best strategy profile reaches that respects who knows what, *predicted* what
        the equilibria reach, or the concept named beside it, *emergent* what the population reached: mean
        and 95 % interval over replicates. *Alignment* is (emergent - worst) / (best - worst). A star marks
        a bound.

        """
    for (folder, summary) in results { text += section(summary, folder) }
    return text
  }

  private static func section(_ summary: StudySummary, _ folder: String) -> String {
    var text = "\n## \(summary.title)\n\n\(summary.finding)\n\n"
    let place = "results/\(folder)"
    text += "`swift run -c release arena run \(place)/study.json5 --out \(place)`\n\n"
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
