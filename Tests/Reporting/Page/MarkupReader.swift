import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// An element of a page, as a strict reader of XML sees it.
final class Element {
  let name: String
  let attributes: [String: String]
  fileprivate(set) var children: [Element] = []
  /// All text in it, that of its children too, in order.
  fileprivate(set) var text = ""

  fileprivate init(_ name: String, _ attributes: [String: String]) {
    self.name = name
    self.attributes = attributes
  }

  /// The element and all elements in it, in their order.
  var all: [Element] { [self] + children.flatMap(\.all) }

  /// All elements in it with a name.
  func all(_ name: String) -> [Element] { all.filter { $0.name == name } }
}

/// Reads a page as XML; nil if it is not well-formed.
func read(_ page: String) -> Element? {
  let reader = MarkupReader()
  let parser = XMLParser(data: Data(page.utf8))
  parser.delegate = reader
  return parser.parse() ? reader.root : nil
}

private final class MarkupReader: NSObject, XMLParserDelegate {
  var root: Element?
  private var open: [Element] = []

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
    qualifiedName qName: String?, attributes attributeDict: [String: String] = [:]
  ) {
    let element = Element(elementName, attributeDict)
    open.last?.children.append(element)
    if root == nil { root = element }
    open.append(element)
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    for element in open { element.text += string }
  }

  func parser(
    _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?,
    qualifiedName qName: String?
  ) {
    open.removeLast()
  }
}
