import Testing

@testable import Laboratory

@Suite struct `A table in Parquet` {
  private static let truth = Column(name: "t", kind: .truth, isOptional: false)

  /// Every kind of column, where values may be missing and where they may not.
  private static let columns: [Column] = [
    .text("text"), .text("text_or_not").optional, .whole("whole"), .whole("whole_or_not").optional,
    .real("real"), truth, truth.optional,
  ]

  private func read(_ columns: [Column], _ rows: [[TableValue]]) throws -> ParquetReader {
    try ParquetReader(try written(.parquet, columns, rows))
  }

  // Worked out by hand from parquet.thrift and the compact protocol. A field of Thrift is a byte, its
  // number less the last one and its type (5: i32, 6: i64, 8: binary, 9: list, c: struct), and its
  // value; numbers are doubled, so that 02 is 1.
  @Test func `is the bytes that the specification asks for`() throws {
    let creator = Array("arena version \(ResultFolder.version)".utf8)
    let header: (UInt8) -> [UInt8] = { size in
      [
        0x15, 0x00,  // 1: a data page
        0x15, size, 0x15, size,  // 2, 3: its size, before and after no compression
        0x2c, 0x15, 0x04, 0x15, 0x00, 0x15, 0x06, 0x15, 0x06, 0x00,  // 5: 2 values, PLAIN, RLE, RLE
        0x00,
      ]
    }
    var expected: [UInt8] = [0x50, 0x41, 0x52, 0x31]
    // 16 bytes: the numbers 1 and 2.
    expected += header(32) + [1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0]
    // 14 bytes: the length of the levels, one group of eight bits of which the first is set, and 0.5.
    expected += header(28) + [2, 0, 0, 0, 0x03, 0b01] + [0, 0, 0, 0, 0, 0, 0xe0, 0x3f]
    let footer: [UInt8] = [
      0x15, 0x02,  // 1: version 1
      0x19, 0x3c,  // 2: a schema of three elements
      0x48, 0x06, 0x73, 0x63, 0x68, 0x65, 0x6d, 0x61, 0x15, 0x04, 0x00,  // "schema", 2 children
      0x15, 0x04, 0x25, 0x00, 0x18, 0x01, 0x6e, 0x00,  // INT64, required, "n"
      0x15, 0x0a, 0x25, 0x02, 0x18, 0x01, 0x78, 0x00,  // DOUBLE, optional, "x"
      0x16, 0x04,  // 3: 2 rows
      0x19, 0x1c,  // 4: one row group
      0x19, 0x2c,  // 1: two column chunks
      0x26, 0x00, 0x1c,  // 2: no second copy; 3: what the first holds
      0x15, 0x04, 0x19, 0x15, 0x00, 0x19, 0x18, 0x01, 0x6e,  // INT64, [PLAIN], ["n"]
      0x15, 0x00, 0x16, 0x04, 0x16, 0x42, 0x16, 0x42, 0x26, 0x08,  // 2 values, 33 bytes from 4 on
      0x00, 0x00,
      0x26, 0x00, 0x1c,
      0x15, 0x0a, 0x19, 0x25, 0x00, 0x06, 0x19, 0x18, 0x01, 0x78,  // DOUBLE, [PLAIN, RLE], ["x"]
      0x15, 0x00, 0x16, 0x04, 0x16, 0x3e, 0x16, 0x3e, 0x26, 0x4a,  // 2 values, 31 bytes from 37 on
      0x00, 0x00,
      0x16, 0x80, 0x01, 0x16, 0x04, 0x00,  // 2: 64 bytes, 3: 2 rows
    ]
    let end = [0x28, UInt8(creator.count)] + creator + [0x00]  // 6: created by
    expected +=
      footer + end + [UInt8(footer.count + end.count), 0, 0, 0] + [0x50, 0x41, 0x52, 0x31]
    let columns: [Column] = [.whole("n"), .real("x")]
    #expect(
      try written(.parquet, columns, [[.whole(1), .real(0.5)], [.whole(2), .missing]]) == expected)
  }

  @Test(arguments: 0..<60) func `is read back as it was written`(_ seed: Int) throws {
    var generator = Generator(seed)
    let share = [0, 1, 50, 100][seed % 4]
    let rows = (0..<generator.draw(100)).map { _ in
      Self.columns.map { column in
        value(of: column, missing: generator.draw(100) < share, &generator)
      }
    }
    let file = try read(Self.columns, rows)
    #expect(file.rows == rows)
    #expect(file.creator == "arena version \(ResultFolder.version)")
    #expect(
      file.columns.map(\.type) == [6, 6, 2, 2, 5, 0, 0]
        && file.columns.map(\.isText) == [true, true, false, false, false, false, false]
        && file.columns.map(\.isOptional) == [false, true, false, true, true, false, true]
        && file.columns.map(\.name) == Self.columns.map(\.name))
  }

  private func value(of column: Column, missing: Bool, _ generator: inout Generator) -> TableValue {
    if column.isOptional && missing { return .missing }
    switch column.kind {
    case .text: return .text(generator.pick(texts))
    case .whole: return .whole(generator.pick([0, -1, .max, .min, generator.draw(1000)]))
    case .real:
      return .real(
        generator.pick([0, -0.5, 1e300, .leastNonzeroMagnitude, Double(generator.draw(1000)) / 7]))
    case .truth: return .truth(generator.draw(2) == 0)
    }
  }

  @Test func `has its columns if it has no rows`() throws {
    let file = try read(Self.columns, [])
    #expect(file.groups.isEmpty && file.columns.count == 7)
  }

  @Test func `tells an empty text from a missing one`() throws {
    let rows: [[TableValue]] = [[.text("")], [.missing], [.text("a")]]
    #expect(try read([.text("t").optional], rows).rows == rows)
  }

  @Test func `has row groups of 65536 rows`() throws {
    let rows = (0..<150_000).map { [TableValue.whole($0), .number($0 < 70_000 ? nil : 0.5)] }
    let file = try read([.whole("n"), .real("x")], rows)
    #expect(file.groups.map(\.count) == [65_536, 65_536, 18_928])
    #expect(file.rows == rows)
  }

  @Test func `has row groups of 8 MB`() throws {
    let rows = (0..<20).map { [TableValue.text(String(repeating: "\($0 % 10)", count: 1 << 20))] }
    let file = try read([.text("t")], rows)
    // Eight texts of 1 MB with their lengths are a little more than 8 MB.
    #expect(file.groups.map(\.count) == [8, 8, 4])
    #expect(file.rows == rows)
  }

  @Test func `hands on its bytes as row groups fill`() throws {
    var count = 0
    let writer = TableFormat.parquet.writer([.whole("n")]) { count += $0.count }
    for number in 0..<65_536 { try writer.add([.whole(number)]) }
    #expect(count > 8 * 65_536)
    for number in 0..<1000 { try writer.add([.whole(number)]) }
    #expect(count < 8 * 65_536 + 100)
  }
}
