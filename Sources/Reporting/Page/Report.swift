/// What there is to say about some results, in its order: what pages are made from.
public struct Report: Sendable, Equatable {
  /// A part of a section.
  public enum Item: Sendable, Equatable {
    /// A sentence or more.
    case paragraph(String)
    /// Sentences, each a line of its own.
    case list([String])
    /// A picture, with its numbers behind it.
    case figure(Figure)
    /// A table that is open to the eye.
    case table(Sheet, caption: String)
    /// Lines as they would stand in a terminal: a narrated episode, a command.
    case lines([String], caption: String)
    /// A link to a file beside the page, such as "summary.json", or to a figure on it, such as "#welfare".
    case link(String, to: String)
  }

  /// What belongs together below one heading.
  public struct Section: Sendable, Equatable {
    /// The heading.
    public var heading: String
    /// What is in it.
    public var items: [Item]
    /// Makes a section.
    public init(_ heading: String, _ items: [Item]) {
      self.heading = heading
      self.items = items
    }
  }

  /// The title.
  public var title: String
  /// What was asked and found: the first thing that is read.
  public var lead: [String]
  /// The sections; those without items are left out.
  public var sections: [Section]

  /// Makes a report.
  public init(title: String, lead: [String], sections: [Section]) {
    self.title = title
    self.lead = lead
    self.sections = sections.filter { !$0.items.isEmpty }
  }
}
