public import Laboratory

/// The page that shows every committed study, made from their summaries.
public enum Gallery {
  /// One study's folder and summary.
  public struct Entry: Sendable {
    let folder: String
    let summary: JSON

    /// Makes an entry of a folder's name and the contents of its `summary.json`.
    public init(folder: String, summary: JSON) {
      self.folder = folder
      self.summary = summary
    }
  }

  /// The line that every page begins with.
  public static let title = "# Results\n"

  /// The page in Markdown.
  public static func page(_ entries: [Entry]) -> String {
    var text =
      title + """

        Every folder holds a study file beside what it produced; the command below a title makes it
        again, to the byte. This page is made from the summaries by `arena gallery results`.

        *Best* is what the best strategy profile reaches that respects who knows what, *predicted* what
        the equilibria reach, *emergent* what the population reached: mean and 95 % interval over
        replicates. *Alignment* is (emergent - worst) / (best - worst). A star marks a bound.

        """
    for entry in entries { text += section(entry) }
    return text
  }

  private static func section(_ entry: Entry) -> String {
    let summary = entry.summary
    var text = "\n## \(summary["title"].text)\n\n\(summary["finding"].text)\n\n"
    text += "`\(summary["command"].text)`\n\n"
    text += "| cell | welfare | best | predicted | emergent | alignment | verdict |\n"
    text += "|---|---|---:|---:|---:|---:|---|\n"
    for cell in summary["cells"].items {
      for (name, welfare) in cell["welfare"].fields {
        let exact = welfare["source"].text == "tree" ? "" : "*"
        let emergent = welfare["emergent"]
        var value = figure(emergent["mean"].double)
        if let low = emergent["low"].double, let high = emergent["high"].double {
          let half = (high - low) / 2
          value += " ± \(half < 5e-4 ? "0" : figure(half))"
        }
        var predicted = "-"
        if let low = welfare["predicted"]["low"].double,
          let high = welfare["predicted"]["high"].double
        {
          predicted = figure(min(low, high)...max(low, high))
        }
        text +=
          "| \(escaped(cell["name"].text)) | \(escaped(name)) | \(figure(welfare["best"].double))\(exact) "
          + "| \(predicted) | \(value) | \(figure(welfare["alignment"].double)) "
          + "| \(welfare["verdict"].text) |\n"
      }
    }
    return text + counted(summary)
  }

  /// What the designer counted: one row a cell.
  private static func counted(_ summary: JSON) -> String {
    let names = (summary["cells"].items.first?["measures"].fields ?? []).map { $0.name }
    if names.isEmpty { return "" }
    var text = "\n| counted | " + names.map(escaped).joined(separator: " | ") + " |\n"
    text += "|---|" + names.map { _ in "---:|" }.joined() + "\n"
    for cell in summary["cells"].items {
      let values = names.map { figure(cell["measures"][$0]["mean"].double) }
      text += "| \(escaped(cell["name"].text)) | \(values.joined(separator: " | ")) |\n"
    }
    return text
  }

  /// A text as a cell of a table in Markdown.
  private static func escaped(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
