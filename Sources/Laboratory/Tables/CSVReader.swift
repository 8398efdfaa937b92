import Foundation

/// Reads a table in CSV row by row, as ``CSVWriter`` writes it.
struct CSVReader {
  /// One row of a table.
  struct Row {
    fileprivate let bytes: UnsafeBufferPointer<UInt8>
    fileprivate let fields: [Range<Int>]
    fileprivate let places: [Int]

    /// The text of a column that was asked for; quotes doubled inside quotes are one.
    func text(_ column: Int) -> String {
      let field = bytes[fields[places[column]]]
      guard field.first == UInt8(ascii: "\"") else { return String(decoding: field, as: UTF8.self) }
      let inner = String(decoding: field.dropFirst().dropLast(), as: UTF8.self)
      return inner.replacing("\"\"", with: "\"")
    }

    /// The number of a column that was asked for; nil where it is empty or no number.
    func number(_ column: Int) -> Double? {
      Double(String(decoding: bytes[fields[places[column]]], as: UTF8.self))
    }
  }

  /// Reads some columns of a table.
  ///
  /// - Parameters:
  ///   - path: Where the table is.
  ///   - columns: The names of the columns that are wanted.
  ///   - take: Takes a row, which is valid during the call only; false ends the reading.
  /// - Throws: ``StudyError`` when the file cannot be read, a column is missing, or a row has not as many
  ///   fields as the header.
  static func read(_ path: String, columns: [String], _ take: (Row) -> Bool) throws(StudyError) {
    let shown = printable(path, limit: 200)
    let url = URL(fileURLWithPath: path)
    guard let data = try? Data(contentsOf: url, options: .mappedIfSafe) else {
      throw StudyError("'\(shown)' cannot be read")
    }
    let complaint = data.withUnsafeBytes { raw in
      CSVReader(raw.assumingMemoryBound(to: UInt8.self)).read(columns, take)
    }
    if let complaint { throw StudyError("'\(shown)': \(complaint)") }
  }

  private let bytes: UnsafeBufferPointer<UInt8>

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Reads all rows; returns what is wrong.
  private func read(_ columns: [String], _ take: (Row) -> Bool) -> String? {
    var index = 0
    var line = 1
    var fields: [Range<Int>] = []
    guard nextRow(&index, &line, &fields) else { return "expected a header, but the file is empty" }
    let header = fields.map { String(decoding: bytes[$0], as: UTF8.self) }
    var places: [Int] = []
    for column in columns {
      guard let place = header.firstIndex(of: column) else {
        return "line 1: expected a column '\(column)', but found "
          + header.map { "'\(printable($0))'" }.joined(separator: ", ")
      }
      places.append(place)
    }
    while true {
      let start = line
      guard nextRow(&index, &line, &fields) else { return nil }
      guard fields.count == header.count else {
        return "line \(start): expected \(header.count) fields, but found \(fields.count)"
      }
      if !take(Row(bytes: bytes, fields: fields, places: places)) { return nil }
    }
  }

  /// Finds the fields of the next row, with their quotes; false where there is none.
  private func nextRow(_ index: inout Int, _ line: inout Int, _ fields: inout [Range<Int>]) -> Bool
  {
    fields.removeAll(keepingCapacity: true)
    if index >= bytes.count { return false }
    let (comma, quote) = (UInt8(ascii: ","), UInt8(ascii: "\""))
    let (feed, carriage) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    var start = index
    var isQuoted = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == feed { line += 1 }
      if byte == quote {
        isQuoted.toggle()
      } else if byte == comma && !isQuoted {
        fields.append(start..<index)
        start = index + 1
      } else if byte == feed && !isQuoted {
        let end = index > start && bytes[index - 1] == carriage ? index - 1 : index
        fields.append(start..<end)
        index += 1
        return true
      }
      index += 1
    }
    fields.append(start..<index)
    return true
  }
}
