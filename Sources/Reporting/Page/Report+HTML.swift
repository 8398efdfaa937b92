import Laboratory

extension Report {
  /// The report as one file of HTML, which needs no script and asks nobody for anything.
  ///
  /// The same report gives the same bytes. Whatever comes from elsewhere is escaped, and what is longer than
  /// people read is cut, with a word on how much is left out.
  ///
  /// - Returns: A whole document in UTF-8, which is well-formed XML too.
  public func html() -> String {
    var names = ColumnNames()
    let anchors = anchors(&names)
    var html = HTML()
    html.add(markup: "<!DOCTYPE html>\n")
    html.element("html", ["lang": "en"]) { html in
      addHead(to: &html)
      html.element("body") { html in
        html.element("a", ["class": "skip", "href": "#content"], text: "Skip to the content")
        html.element("header") { html in
          html.element("h1", text: shownTitle, atMost: Limits.heading)
          for sentence in lead { html.element("p", text: sentence) }
        }
        if sections.count > 3 { addContents(anchors, to: &html) }
        html.element("main", ["id": "content", "tabindex": "-1"]) { html in
          if sections.isEmpty { html.element("p", text: "There is nothing to report.") }
          addSections(anchors, &names, to: &html)
        }
      }
    }
    html.add(markup: "\n")
    return html.text
  }

  /// The report as a part of another page that includes ``DrawingStyle/css``: its lead and its sections.
  public var markup: String {
    var names = ColumnNames()
    let anchors = anchors(&names)
    var html = HTML()
    for sentence in lead { html.element("p", text: sentence) }
    addSections(anchors, &names, to: &html)
    return html.text
  }

  private func anchors(_ names: inout ColumnNames) -> [String] {
    sections.map { names.name(["section", String($0.heading.prefix(60))]) }
  }

  private func addSections(_ anchors: [String], _ names: inout ColumnNames, to html: inout HTML) {
    let share = SheetShare(of: sheets)
    for (section, anchor) in zip(sections, anchors) {
      html.element("section", ["aria-labelledby": anchor]) { html in
        html.element("h2", ["id": anchor], text: section.heading, atMost: Limits.heading)
        for item in section.items { item.add(to: &html, names: &names, share: share) }
      }
    }
  }

  private var shownTitle: String { title.isEmpty ? "A report without a title" : title }

  /// How many tables the page has, open or behind a picture.
  private var sheets: Int {
    sections.flatMap(\.items).count { item in
      switch item {
      case .figure, .table: true
      case .paragraph, .list, .lines, .link: false
      }
    }
  }

  private func addHead(to html: inout HTML) {
    html.element("head") { html in
      html.empty("meta", ["charset": "utf-8"])
      html.empty(
        "meta",
        [
          "http-equiv": "Content-Security-Policy",
          "content": "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
        ])
      html.element("title") { $0.add(shownTitle, atMost: Limits.heading) }
      html.empty("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
      html.empty("meta", ["name": "color-scheme", "content": "light dark"])
      // Phones would make links to call of long numbers.
      html.empty("meta", ["name": "format-detection", "content": "telephone=no"])
      // Without an icon of its own, browsers ask for one.
      html.empty("link", ["rel": "icon", "href": "data:,"])
      html.element("style") { html in
        html.add(markup: DrawingStyle.css)
        html.add(markup: PageStyle.css)
      }
    }
  }

  private func addContents(_ anchors: [String], to html: inout HTML) {
    html.element("nav", ["aria-label": "Contents"]) { html in
      html.element("ol") { html in
        for (section, anchor) in zip(sections, anchors) {
          html.element("li") { html in
            html.element(
              "a", ["href": "#\(anchor)"], text: section.heading, atMost: Limits.heading)
          }
        }
      }
    }
  }
}
