extension JSON5Scanner {
  /// Reads an object with one long list, whose entries are handed on one by one and not kept.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - file: What the file is called in messages.
  ///   - list: The name of the list.
  ///   - take: Takes an entry.
  /// - Returns: The other fields.
  /// - Throws: ``StudyError`` with line and column for what is no JSON5, or no such object; what `take`
  ///   throws.
  /// - Precondition: The bytes are valid UTF-8.
  static func read(
    _ bytes: [UInt8], file: String, handingOn list: String,
    to take: (JSON) throws(StudyError) -> Void
  ) throws(StudyError) -> JSONObject {
    var scanner = JSON5Scanner(bytes: bytes, file: file)
    try scanner.skipSpace()
    let start = scanner.index
    guard scanner.byte == UInt8(ascii: "{") else { throw scanner.unexpected("an object") }
    scanner.index += 1
    var others = JSONObject()
    try scanner.skipSpace()
    while scanner.byte != UInt8(ascii: "}") {
      let name = try scanner.key(openedAt: start)
      try scanner.skipSpace()
      if scanner.byte != UInt8(ascii: ":") {
        throw scanner.unexpected("':' behind the name '\(printable(name))'")
      }
      scanner.index += 1
      try scanner.skipSpace()
      if name == list, scanner.byte == UInt8(ascii: "[") {
        try scanner.handOn(take)
      } else {
        others[name] = try scanner.value()
      }
      try scanner.separate(UInt8(ascii: "}"), openedAt: start)
    }
    scanner.index += 1
    try scanner.skipSpace()
    if scanner.index < bytes.count { throw scanner.unexpected("the end of the text") }
    return others
  }

  private mutating func handOn(_ take: (JSON) throws(StudyError) -> Void) throws(StudyError) {
    let start = index
    index += 1
    try skipSpace()
    while byte != UInt8(ascii: "]") {
      try take(try value())
      try separate(UInt8(ascii: "]"), openedAt: start)
    }
    index += 1
  }
}
