import Laboratory

extension Report.Item {
  /// Adds the item to a page, on which some names are taken, with so much of a sheet.
  func add(to html: inout HTML, names: inout ColumnNames, share: SheetShare) {
    switch self {
    case .paragraph(let text): html.element("p", text: text)
    case .list(let sentences):
      html.element("ul") { html in
        for sentence in sentences.prefix(Limits.items) { html.element("li", text: sentence) }
        if let rest = Limits.rest(of: sentences) { html.element("li", text: rest) }
      }
    case .figure(let figure): figure.add(to: &html, share: share)
    case .table(let sheet, let caption):
      let name = names.name(["table", String(caption.prefix(60))])
      html.element("div", ["class": "sheet"]) { html in
        html.element("h3", text: caption, atMost: Limits.heading)
        sheet.add(to: &html, name: name, caption: caption, share: share)
      }
    case .lines(let lines, let caption):
      html.element("div", ["class": "lines"]) { html in
        if !caption.isEmpty { html.element("p", text: caption, atMost: Limits.heading) }
        html.scrolling(called: caption.isEmpty ? "Lines" : caption) { html in
          html.element("pre") { html in
            for line in lines.prefix(Limits.items) {
              html.add(line, atMost: Limits.line)
              html.add(markup: "\n")
            }
            if let rest = Limits.rest(of: lines) { html.add(rest) }
          }
        }
      }
    case .link(let text, let target):
      html.element("p") { html in
        html.element("a", ["href": PageLink.path(target)], text: text, atMost: Limits.heading)
      }
    }
  }
}

extension Figure {
  /// Adds the figure to a page: its title and description, the picture, and the numbers behind it.
  ///
  /// A picture is drawn for wide screens and for narrow ones, since one that only shrinks has letters that
  /// nobody can read; a very large picture is drawn once. A diagram that a narrow screen has no room for is
  /// drawn once, too, and scrolls there.
  func add(to html: inout HTML, share: SheetShare) {
    html.element("figure", ["id": name, "aria-labelledby": "\(name)-heading"]) { html in
      html.element("figcaption") { html in
        html.element("h3", ["id": "\(name)-heading"], text: title, atMost: Limits.heading)
        html.element("p", text: description)
      }
      let wide = svg(width: PageStyle.wide)
      if isBroad {
        html.element("div", ["class": "picture broad"]) { html in
          html.scrolling(called: title) { $0.add(markup: wide) }
        }
      } else if wide.utf8.count > PageStyle.heaviest {
        html.element("div", ["class": "picture"]) { $0.add(markup: svg(width: PageStyle.middle)) }
      } else {
        html.element("div", ["class": "picture wide"]) { $0.add(markup: wide) }
        // All names on a page differ, those inside pictures too.
        let twin = Figure(
          name + "-narrow", title: title, description: description, content, numbers: numbers)
        html.element("div", ["class": "picture narrow"]) { html in
          html.add(markup: twin.svg(width: PageStyle.narrow))
        }
      }
      if !numbers.rows.isEmpty {
        html.element("details") { html in
          html.element("summary") { html in
            html.add("Numbers")
            html.element("span", ["class": "away"]) { $0.add(": \(title)", atMost: Limits.heading) }
          }
          numbers.add(to: &html, name: name, caption: title, share: share)
        }
      }
    }
  }

  /// Whether it is a diagram whose words have no room on a narrow screen.
  private var isBroad: Bool {
    guard case .diagram(let diagram) = content else { return false }
    return DiagramDrawing(diagram, width: Double(PageStyle.narrow)).isCramped
  }
}
