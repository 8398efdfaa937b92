/// A picture made of numbers, and the numbers.
///
/// It says what is to be seen and not how: a page, a picture file and the terminal each draw it in their way.
public struct Figure: Sendable, Equatable {
  /// What the numbers are drawn as.
  public enum Content: Sendable, Equatable {
    /// Panels with axes, on common scales, side by side where there are several.
    case panels([Panel])
    /// Nodes and edges, whose places are given.
    case diagram(Diagram)
  }

  /// A short name, unique on its page, of lower-case ASCII letters, digits and hyphens: it names files and
  /// places to link to.
  public let name: String
  /// What the picture shows, as a title.
  public let title: String
  /// What there is to see, in a sentence or two, for those who do not see it.
  public let description: String
  /// The picture.
  public let content: Content
  /// What it is drawn from.
  public let numbers: Sheet

  /// Makes a figure.
  public init(
    _ name: String, title: String, description: String, _ content: Content, numbers: Sheet
  ) {
    self.name = name
    self.title = title
    self.description = description
    self.content = content
    self.numbers = numbers
  }

  /// The same figure under another name.
  public func named(_ name: String) -> Figure {
    Figure(name, title: title, description: description, content, numbers: numbers)
  }
}

/// The part a mark plays, which decides its colour: the same on every page.
public enum Ink: Sendable, Hashable {
  /// The best that could be reached.
  case best
  /// What theory says.
  case predicted
  /// What emerged.
  case emergent
  /// The worst that could come.
  case worst
  /// One of several things that are only told apart, by its number from 0 on.
  case series(Int)
  /// What stands in the background.
  case neutral
}
