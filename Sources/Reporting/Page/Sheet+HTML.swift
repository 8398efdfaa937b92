import Arena
import Laboratory

/// How much of each sheet a page takes, so that a page with many sheets stays small.
struct SheetShare {
  /// Bytes of a table.
  let table: Int
  /// Bytes of a file to save.
  let file: Int

  /// The share of each sheet of a page with so many.
  init(of sheets: Int) {
    table = min(150_000, 1_000_000 / max(1, sheets))
    file = min(250_000, 1_500_000 / max(1, sheets))
  }

  /// Rows of a table; who wants more reads a file.
  static let rows = 200
}

extension Sheet {
  /// Adds the sheet as a table with rounded numbers, and a link to save it with all digits.
  ///
  /// The file to save is called by the name, with its extension added; the caption stands above the table.
  func add(to html: inout HTML, name: String, caption: String, share: SheetShare) {
    let csv = csv(atMost: share.file)
    let shown = addTable(to: &html, caption: caption, atMost: share.table)
    html.element("p", ["class": "save"]) { html in
      html.element("a", ["download": "\(name).csv", "href": csv.link]) { html in
        html.add("Save as CSV")
        html.element("span", ["class": "away"]) { $0.add(": \(caption)", atMost: Limits.heading) }
      }
      if let sentence = sentence(shown: shown, saved: csv.rows) { html.add(" \(sentence)") }
      if let file, csv.rows < rows.count {
        html.add(" All rows: ")
        html.element("a", ["href": PageLink.path(file)], text: file, atMost: Limits.cell)
      }
    }
  }

  /// Says how much of the sheet is here; nil if all of it is.
  private func sentence(shown: Int, saved: Int) -> String? {
    let all = rows.count
    if min(shown, saved) == all { return nil }
    func part(_ count: Int) -> String { count == all ? "all" : "the first \(count)" }
    return "Of \(all) rows, the table shows \(part(shown)) and the CSV has \(part(saved))."
  }

  /// Adds the table.
  ///
  /// - Returns: How many rows it shows.
  private func addTable(to html: inout HTML, caption: String, atMost limit: Int) -> Int {
    var shown = 0
    let end = html.size + limit
    html.scrolling(called: caption) { html in
      html.element("table") { html in
        html.element("caption", text: caption, atMost: Limits.heading)
        html.element("thead") { html in
          html.element("tr") { html in
            for column in columns {
              html.element(
                "th", column.isNumeric ? ["scope": "col"] : ["scope": "col", "class": "t"],
                text: column.name, atMost: Limits.cell)
            }
          }
        }
        html.element("tbody") { html in
          for row in rows.prefix(SheetShare.rows) where html.size < end {
            addRow(row, to: &html)
            shown += 1
          }
        }
      }
    }
    return shown
  }

  private func addRow(_ row: [Value], to html: inout HTML) {
    html.element("tr") { html in
      for (place, (column, value)) in zip(columns, row).enumerated() {
        let kind: KeyValuePairs<String, String> =
          switch (place == 0, column.isNumeric) {
          case (true, true): ["scope": "row"]
          case (true, false): ["scope": "row", "class": "t"]
          case (false, true): [:]
          case (false, false): ["class": "t"]
          }
        // What heads a row has a name for those who hear the page, even where it is empty.
        let text = place == 0 && value.shown.isEmpty ? Sheet.Value.missing.shown : value.shown
        html.element(place == 0 ? "th" : "td", kind, text: text, atMost: Limits.cell)
      }
    }
  }

  /// The sheet in CSV as a link that holds its own data, cut after a row where it is too large.
  func csv(atMost limit: Int) -> (link: String, rows: Int) {
    var link = "data:text/csv;charset=utf-8,"
    var line: [UInt8] = []
    func add(_ cells: some Sequence<String>) {
      line.removeAll(keepingCapacity: true)
      for (place, cell) in cells.enumerated() {
        if place > 0 { line.append(UInt8(ascii: ",")) }
        CSV.add(cell, to: &line)
      }
      line.append(UInt8(ascii: "\n"))
      PageLink.add(line, to: &link)
    }
    add(columns.lazy.map(\.name))
    var count = 0
    for row in rows where link.utf8.count < limit {
      add(row.lazy.map(\.exact))
      count += 1
    }
    return (link, count)
  }
}

extension Sheet.Value {
  /// As the page shows it: numbers are rounded.
  var shown: String {
    switch self {
    case .text(let text): text
    case .number(.infinity): "\u{221E}"
    case .number(-.infinity): "-\u{221E}"
    case .number(let number) where number.isFinite: figure(number)
    case .number, .missing: "\u{2013}"
    }
  }

  /// As a file has it: with every digit, and nothing where there is no number.
  var exact: String {
    switch self {
    case .text(let text): text
    case .number(let number): number.isNaN ? "" : NumberText.exact(number)
    case .missing: ""
    }
  }
}
