import Testing

@testable import Command

@Suite struct `A message` {
  private let text = "no such word here\n  let price = a\n              ^"

  @Test func `is broken between words, and a mark stays under its line`() {
    #expect(
      Message.lines(text, 40) == ["no such word here", "  let price = a", "              ^"])
    #expect(Message.lines("one two three", 8) == ["one two", "three"])
  }

  @Test func `shows what is around a mark where the line is longer`() {
    let far = String(repeating: "a", count: 70) + "X" + String(repeating: "b", count: 40)
    let lines = Message.lines("wrong\n  \(far)\n" + String(repeating: " ", count: 72) + "^", 40)
    #expect(lines.count == 3 && lines.allSatisfy { $0.count <= 40 })
    #expect(lines[1].firstIndex(of: "X") == lines[2].firstIndex(of: "^"))
    #expect(lines[2].last == "^")
  }
}
