@testable import Laboratory

/// A reader of Parquet files written from the specification alone: flat, uncompressed, PLAIN.
struct ParquetReader {
  /// What is wrong with a file.
  struct Fault: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
  }

  /// A column as the file declares it.
  struct Declared: Equatable {
    let name: String
    /// BOOLEAN 0, INT64 2, DOUBLE 5, BYTE_ARRAY 6.
    let type: Int
    let isOptional: Bool
    /// Whether both the old and the new annotation say that it is text in UTF-8.
    let isText: Bool
  }

  let columns: [Declared]
  let creator: String
  /// The rows of every row group.
  let groups: [[[TableValue]]]
  var rows: [[TableValue]] { groups.flatMap { $0 } }

  init(_ file: [UInt8]) throws {
    func expect(_ holds: Bool, _ what: String) throws { if !holds { throw Fault(what) } }
    let magic = Array("PAR1".utf8)
    try expect(file.count >= 12, "a file has at least its marks and a length")
    try expect(file.prefix(4).elementsEqual(magic) && file.suffix(4).elementsEqual(magic), "marks")
    let length = ParquetReader.number(file[(file.count - 8)..<(file.count - 4)])
    let footer = file.count - 8 - length
    try expect(footer >= 4, "the length of the footer")
    var scanner = ThriftScanner(file[footer..<(file.count - 8)])
    let facts = try scanner.structure()
    try expect(scanner.rest.isEmpty, "the footer ends with its structure")
    creator = try facts[6].text
    let schema = try facts[2].list
    try expect(try schema[0][5].int == schema.count - 1, "the number of children")
    columns = try schema.dropFirst().map { element in
      let isText = element.fields[6] != nil
      if isText {
        try expect(try element[6].int == 0, "converted type UTF8")
        try expect(element.fields[10]?.fields.keys.elementsEqual([1]) == true, "logical type")
      }
      return Declared(
        name: try element[4].text, type: try element[1].int,
        isOptional: try element[3].int == 1, isText: isText)
    }
    var place = 4
    var all: [[[TableValue]]] = []
    for group in try facts[4].list {
      let count = try group[3].int
      let chunks = try group[1].list
      try expect(chunks.count == columns.count, "a chunk for every column")
      var values: [[TableValue]] = []
      let start = place
      for (column, chunk) in zip(columns, chunks) {
        let meta = try chunk[3]
        try expect(try meta[1].int == column.type, "the type of a chunk")
        try expect(try meta[3].list.map { try $0.text } == [column.name], "the path of a chunk")
        try expect(try meta[4].int == 0 && meta[5].int == count, "codec and number of values")
        try expect(try meta[9].int == place, "pages follow each other")
        let size = try meta[7].int
        try expect(try meta[6].int == size, "nothing is compressed")
        values.append(try ParquetReader.page(file[place..<(place + size)], column, rows: count))
        place += size
      }
      try expect(try group[2].int == place - start, "the size of a group")
      all.append((0..<count).map { row in values.map { $0[row] } })
    }
    try expect(place == footer, "nothing stands between the last page and the footer")
    groups = all
    try expect(try facts[1].int == 1 && facts[3].int == rows.count, "version, number of rows")
  }

  /// The values of a column chunk of one page.
  private static func page(_ bytes: ArraySlice<UInt8>, _ column: Declared, rows: Int) throws
    -> [TableValue]
  {
    var scanner = ThriftScanner(bytes)
    let header = try scanner.structure()
    var rest = scanner.rest
    let data = try header[5]
    guard try header[1].int == 0, try header[2].int == rest.count, try header[3].int == rest.count,
      try data[1].int == rows, try data[2].int == 0
    else { throw Fault("the header of a page") }
    var isThere = [Bool](repeating: true, count: rows)
    if column.isOptional {
      guard try data[3].int == 3 else { throw Fault("the encoding of levels") }
      let size = number(rest.prefix(4))
      isThere = try levels(rest.dropFirst(4).prefix(size), count: rows)
      rest = rest.dropFirst(4 + size)
    }
    var bit = 0
    let values = try isThere.map { isThere -> TableValue in
      if !isThere { return .missing }
      switch column.type {
      case 0:
        let byte = rest[rest.startIndex + bit / 8]
        bit += 1
        return .truth(byte >> UInt8((bit - 1) % 8) & 1 == 1)
      case 2: return .whole(number(rest.take(8)))
      case 5: return .real(Double(bitPattern: bits(rest.take(8))))
      case 6:
        guard let text = String(validating: rest.take(number(rest.take(4))), as: UTF8.self) else {
          throw Fault("text in UTF-8")
        }
        return .text(text)
      default: throw Fault("a type of \(column.type)")
      }
    }
    guard rest.count == (bit + 7) / 8 else { throw Fault("bytes after the values") }
    return values
  }

  /// Levels of one bit: runs of a repeated value, or of groups of eight bits.
  private static func levels(_ bytes: ArraySlice<UInt8>, count: Int) throws -> [Bool] {
    var levels: [Bool] = []
    var scanner = ThriftScanner(bytes)
    while !scanner.rest.isEmpty {
      let header = try scanner.varint()
      if header & 1 == 0 {
        levels += [Bool](repeating: try scanner.byte() == 1, count: Int(header >> 1))
      } else {
        for _ in 0..<(header >> 1) {
          let byte = try scanner.byte()
          levels += (0..<8).map { byte >> UInt8($0) & 1 == 1 }
        }
      }
    }
    guard levels.count >= count, levels.count < count + 8 else { throw Fault("too many levels") }
    return Array(levels.prefix(count))
  }

  private static func bits(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    Int(truncatingIfNeeded: bits(bytes))
  }
}

/// A value in Thrift's compact protocol.
enum Thrift {
  case int(Int)
  case bytes([UInt8])
  case values([Thrift])
  case structure([Int: Thrift])

  /// The fields of a structure, or none.
  var fields: [Int: Thrift] { if case .structure(let fields) = self { fields } else { [:] } }

  var int: Int {
    get throws {
      guard case .int(let value) = self else { throw ParquetReader.Fault("expected a number") }
      return value
    }
  }

  var text: String {
    get throws {
      guard case .bytes(let bytes) = self else { throw ParquetReader.Fault("expected a text") }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  var list: [Thrift] {
    get throws {
      guard case .values(let values) = self else { throw ParquetReader.Fault("expected a list") }
      return values
    }
  }

  subscript(field: Int) -> Thrift {
    get throws {
      guard let value = fields[field] else { throw ParquetReader.Fault("no field \(field)") }
      return value
    }
  }
}

/// Takes values in Thrift's compact protocol off the front of some bytes.
struct ThriftScanner {
  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  mutating func byte() throws -> UInt8 {
    guard let byte = rest.popFirst() else { throw ParquetReader.Fault("the bytes end") }
    return byte
  }

  mutating func varint() throws -> UInt64 {
    var value: UInt64 = 0
    for shift in 0..<10 {
      let byte = try byte()
      value |= UInt64(byte & 0x7f) << UInt64(7 * shift)
      if byte < 0x80 { return value }
    }
    throw ParquetReader.Fault("a number without end")
  }

  private mutating func zigzag() throws -> Int {
    let value = try varint()
    return Int(Int64(bitPattern: value >> 1) ^ -Int64(value & 1))
  }

  mutating func structure() throws -> Thrift {
    var fields: [Int: Thrift] = [:]
    var field = 0
    while true {
      let header = try byte()
      if header == 0 { return .structure(fields) }
      field = header >> 4 == 0 ? try zigzag() : field + Int(header >> 4)
      fields[field] = try value(of: header & 15)
    }
  }

  private mutating func value(of type: UInt8) throws -> Thrift {
    switch type {
    case 4, 5, 6: return .int(try zigzag())
    case 8: return .bytes(Array(rest.take(Int(try varint()))))
    case 9:
      let header = try byte()
      let count = header >> 4 == 15 ? Int(try varint()) : Int(header >> 4)
      return .values(try (0..<count).map { _ in try value(of: header & 15) })
    case 12: return try structure()
    default: throw ParquetReader.Fault("a field of type \(type)")
    }
  }
}

extension ArraySlice<UInt8> {
  /// Takes some bytes off the front.
  mutating func take(_ count: Int) -> ArraySlice {
    let taken = prefix(count)
    self = dropFirst(count)
    return taken
  }
}
