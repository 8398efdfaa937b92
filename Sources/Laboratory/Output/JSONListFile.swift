/// A JSON object with one long list, written entry by entry: the same text as the object at once, without
/// having it in memory.
struct JSONListFile {
  private let file: FileSink
  private var isEmpty = true

  /// Begins the object.
  ///
  /// - Parameters:
  ///   - file: Where it is written.
  ///   - list: The name of the list, which stands before all others.
  /// - Throws: ``SystemError`` when the disk is full.
  init(_ file: FileSink, list: String) throws(SystemError) {
    self.file = file
    try file.write("{\n  \"\(list)\" : [".utf8)
  }

  /// Adds an entry to the list.
  mutating func add(_ entry: JSON) throws(SystemError) {
    var writer = JSONTextWriter(isIndented: true, depth: 2)
    writer.write(entry)
    try file.write("\(isEmpty ? "" : ",")\n    ".utf8)
    try file.write(writer.bytes)
    isEmpty = false
  }

  /// Ends the list, adds the other fields, and ends the object.
  ///
  /// - Precondition: There is at least one other field.
  func finish(_ others: [String: JSON]) throws(SystemError) {
    try file.write("\n  ],\n".utf8)
    // The first two characters open an object that is open already.
    try file.write(JSON.object(others).indented.utf8.dropFirst(2))
    try file.finish()
  }
}
