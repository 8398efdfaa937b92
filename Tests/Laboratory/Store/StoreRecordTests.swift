import Arena
import Foundation
import StudySupport
import Testing

@testable import Laboratory

@Suite struct `An entry of a store` {
  private let key = ContentKey(of: "a cell").numbered(3)

  /// Units with everything that may be there or not.
  private func units() throws -> [UnitResult] {
    let everything = [
      "mechanism": "'inspection'", "population": "[{agent: 'hedge', count: 6}]",
      "keep": "['rounds', 'agents', 'actions', 'play']",
    ]
    let plain = [
      "mechanism": "'posted-price-trade'", "population": "[{agent: 'uniform', count: 4}]",
    ]
    return try [everything, [:], plain].flatMap { changes in
      try Session.run(try study(changes), executor: Executor(threads: 1)).units[0]
    }
  }

  @Test func `holds a result to the bit`() throws {
    for unit in try units() {
      let record = StoreRecord.done(key, unit)
      #expect(StoreRecord(record.bytes) == record)
    }
  }

  @Test func `holds numbers that JSON does not`() {
    var unit = UnitResult()
    unit.welfare = [-0.0, .infinity, .leastNonzeroMagnitude, 0.1 + 0.2]
    guard case .done(_, let read)? = StoreRecord(StoreRecord.done(key, unit).bytes) else {
      Issue.record("the entry was not read")
      return
    }
    #expect(read.welfare.map(\.bitPattern) == unit.welfare.map(\.bitPattern))
  }

  @Test func `holds the summary of a cell`() throws {
    let changes = [
      "mechanism": "'inspection'", "replicates": "3", "keep": "['actions']",
      "variants": "{a: {}, b: {concept: 'level-k'}}",
    ]
    for cell in try results(changes) {
      let record = StoreRecord.summary(key, cell)
      #expect(StoreRecord(record.bytes) == record)
    }
  }

  @Test(arguments: UnitFailure.allCases)
  func `holds why there is no result`(_ failure: UnitFailure) {
    let record = StoreRecord.undone(key, failure, "it fails: «é»")
    #expect(StoreRecord(record.bytes) == record)
    #expect(StoreRecord.Kind(failure).failure == failure)
  }

  @Test func `is none when a byte is missing or too many`() throws {
    let bytes = StoreRecord.done(key, try units()[1]).bytes
    for count in 0..<bytes.count { #expect(StoreRecord(Array(bytes[..<count])) == nil) }
    #expect(StoreRecord(bytes + [0]) == nil)
    #expect(StoreRecord([]) == nil && StoreRecord([99]) == nil)
  }

  @Test func `stays below two kilobytes unless more is asked for`() throws {
    #expect(StoreRecord.done(key, try units()[1]).bytes.count < 2048)
  }

  /// Whoever changes fields of a result or a summary raises ``Store/format`` with them: an older store would
  /// be misread.
  @Test func `has the fields that the number of the format stands for`() {
    var shape = DatumShape()
    shape.walk(UnitResult.self)
    shape.walk(CellSummary.self)
    let lines = shape.lines.sorted().joined(separator: "\n")
    let facts = "\(Store.format) \(ContentDigest.text(of: Data(lines.utf8)))"
    #expect(facts == "5 7787a2cd082d10f8", "\(lines)")
  }

  @Test func `has a key that every part of a study changes`() {
    var keys: Set<ContentKey> = []
    for text in ["", "a", "b", "ab", "a\u{0}"] {
      let key = ContentKey(of: text)
      keys.insert(key)
      for index in [0, 1, 2, 1000] {
        keys.insert(key.numbered(index))
        for kept: Set<Kept> in [[], [.agents], [.rounds, .actions]] {
          keys.insert(key.summary(of: index, until: nil, keeping: kept))
        }
      }
    }
    #expect(keys.count == 5 * (1 + 4 + 12))
  }
}

/// Writes down which fields data have, in order, those within them too.
private struct DatumShape: DatumVisitor {
  /// One line for every kind of data that was met.
  private(set) var lines: Set<String> = []
  private var fields: [String] = []

  mutating func walk<Value: Datum>(_ kind: Value.Type) {
    var (inner, value) = (DatumShape(), Value())
    value.fields(&inner)
    let line = "\(kind): " + inner.fields.joined(separator: ", ")
    lines.formUnion(inner.lines.union([line]))
  }

  mutating func field<Value: DatumValue>(_ name: String, _ value: inout Value) {
    fields.append("\(name) \(Value.self)")
    look(into: Value.self)
  }

  mutating func optional<Value: DatumValue>(_ name: String, _ value: inout Value?) {
    fields.append("\(name) \(Value.self)?")
    look(into: Value.self)
  }

  mutating func derived<Value: DatumValue>(_ name: String, _ value: Value) {}

  private mutating func look(into kind: any DatumValue.Type) {
    if let holder = kind as? any Holder.Type { return look(into: holder.held) }
    if let datum = kind as? any Datum.Type { walk(datum) }
  }
}

/// What holds data of one kind.
private protocol Holder {
  static var held: any DatumValue.Type { get }
}

extension Array: Holder where Element: DatumValue {
  fileprivate static var held: any DatumValue.Type { Element.self }
}

extension Optional: Holder where Wrapped: DatumValue {
  fileprivate static var held: any DatumValue.Type { Wrapped.self }
}
