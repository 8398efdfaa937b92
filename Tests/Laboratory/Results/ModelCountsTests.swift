import Testing

@testable import Laboratory

@Suite struct `What language models took` {
  @Test func `comes to the same in whatever order they answered`() throws {
    let parts = (1...300).map { number in
      var part = ModelCounts()
      part.seconds = Double(number * 7 % 1000) / 1000
      part.cost = Double(number) * 0.15e-6
      part.unread = 1 / Double(number)
      return part
    }
    func sum(_ parts: [ModelCounts]) -> ModelCounts {
      parts.reduce(into: ModelCounts()) { $0.add($1) }
    }
    let (forwards, backwards) = (sum(parts), sum(parts.reversed()))
    #expect(forwards == backwards)
    #expect(forwards.json.canonical == backwards.json.canonical)
    #expect(forwards.cost == 45_150 * 0.15e-6)
    var writer = ByteWriter()
    forwards.write(to: &writer)
    var reader = ByteReader(writer.bytes)
    #expect(ModelCounts(from: &reader) == forwards && reader.isAtEnd)
  }
}
