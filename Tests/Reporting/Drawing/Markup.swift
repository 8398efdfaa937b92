import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// The elements of a picture, read by a parser that takes nothing that is not well-formed.
final class Markup: NSObject, XMLParserDelegate {
  /// An element: its name, its attributes, the classes of the groups around it and its text.
  struct Element {
    let name: String
    let attributes: [String: String]
    let groups: [String]
    var text = ""

    /// An attribute as a number.
    func number(_ attribute: String) -> Double? { attributes[attribute].flatMap(Double.init) }
    /// The classes.
    var classes: [String] { (attributes["class"] ?? "").split(separator: " ").map(String.init) }
  }

  /// All elements, in the order in which they end.
  private(set) var elements: [Element] = []
  private var open: [Element] = []
  private(set) var failure: (any Error)?

  /// Reads a text; nil if it is not well-formed.
  static func read(_ text: String) -> Markup? {
    let markup = Markup()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = markup
    return parser.parse() && markup.failure == nil ? markup : nil
  }

  /// The elements of a name and a class, in a group of a class if one is given.
  func all(_ name: String, _ wanted: String, in group: String? = nil) -> [Element] {
    elements.filter { element in
      element.name == name && element.classes.contains(wanted)
        && (group.map { element.groups.contains($0) } ?? true)
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String]
  ) {
    let groups = open.compactMap { $0.attributes["class"] }
    open.append(Element(name: name, attributes: attributes, groups: groups))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if !open.isEmpty { open[open.count - 1].text += string }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if let element = open.popLast() { elements.append(element) }
  }

  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) { failure = error }
}
