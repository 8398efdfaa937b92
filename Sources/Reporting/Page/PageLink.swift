/// Where a page links to: files beside it, places on it and data in it, never to the network.
enum PageLink {
  /// A link to a place on the page if it starts with "#", and to a file beside it otherwise.
  static func path(_ target: String) -> String {
    var link = ""
    if target.hasPrefix("#") {
      link = "#"
      add(target.dropFirst().utf8, to: &link)
      return link
    }
    // Without the dot, "a:b" would be read as a scheme and "//a" as a host.
    link = target.hasPrefix("/") ? "/" : target.hasPrefix("../") ? "" : "./"
    for (place, part) in target.split(separator: "/").enumerated() {
      if place > 0 { link += "/" }
      add(part.utf8, to: &link)
    }
    return link
  }

  /// Adds bytes, of which those that mean something in a link are written as hexadecimal numbers.
  static func add(_ bytes: some Sequence<UInt8>, to link: inout String) {
    for byte in bytes {
      if isPlain(byte) {
        link.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        link += byte < 16 ? "%0" : "%"
        link += String(byte, radix: 16, uppercase: true)
      }
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    case UInt8(ascii: ","): true
    default: false
    }
  }
}
