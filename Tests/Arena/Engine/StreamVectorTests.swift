import Foundation
import TestSupport
import Testing

@testable import Arena

/// The arithmetic of keys and draws as the page on determinism defines it, from SplitMix64 up.
private enum Definition {
  static let (g, d, p): (UInt64, UInt64, UInt64) = (
    0x9E37_79B9_7F4A_7C15, 0xD1B5_4A32_D192_ED03, 0xD6E8_FEB8_6659_FD93
  )

  static func mix(_ word: UInt64) -> UInt64 {
    let first = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    let second = (first ^ (first >> 27)) &* 0x94D0_49BB_1331_11EB
    return second ^ (second >> 31)
  }

  static func key(_ seed: UInt64, _ words: [UInt64]) -> UInt64 {
    words.reduce(mix(seed &+ g)) { key, word in mix((key ^ mix(word ^ d)) &+ g) }
  }

  static func purpose(_ name: String) -> [UInt64] {
    [UInt64(name.utf8.count)] + name.utf8.map { UInt64($0) }
  }

  static func match(_ round: UInt64, _ number: UInt64) -> UInt64 { mix(round &+ (number + 1) &* g) }

  static func draw(_ key: UInt64, _ participant: UInt64 = 0) -> UInt64 {
    mix(key &+ participant &* p &+ g)
  }
}

/// One row of the table of test vectors.
private struct Vector: Equatable {
  let key: UInt64
  let draw: UInt64

  init(_ key: UInt64, participant: UInt64 = 0) {
    self.key = key
    draw = Definition.draw(key, participant)
  }

  /// The row that the library gives.
  init(_ key: StreamKey, participant: Int? = nil) {
    self.key = key.value
    var stream = participant.map { key.stream($0) } ?? RandomStream(key)
    draw = stream.next()
  }

  init(key: UInt64, draw: UInt64) {
    self.key = key
    self.draw = draw
  }
}

@Suite struct `The page on random streams` {
  /// The rows of the page's table of test vectors, by name.
  private func page() throws -> [String: Vector] {
    let page = repository.appending(path: "Sources/Arena/Arena.docc/Determinism.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let table = try #require(text.components(separatedBy: "### Test vectors").last)
    let pattern = /\| (.*) \| `0x([0-9A-F]{16})` \| `0x([0-9A-F]{16})` \|/
    var rows: [String: Vector] = [:]
    for match in table.matches(of: pattern) {
      let (key, draw) = (UInt64(match.output.2, radix: 16), UInt64(match.output.3, radix: 16))
      rows[String(match.output.1)] = Vector(key: try #require(key), draw: try #require(draw))
    }
    return rows
  }

  private let defined: [String: Vector] = {
    let (key, purpose, match) = (Definition.key, Definition.purpose, Definition.match)
    let round = key(1970, [3] + purpose("round") + [12])
    let run = "seed 1970, replicate 3"
    return [
      "seed 1970": Vector(key(1970, [])),
      run: Vector(key(1970, [3])),
      "\(run), round 12": Vector(round),
      "\(run), round 12, match 5, nature": Vector(match(round, 5)),
      "\(run), round 12, match 5, seat 0": Vector(match(round, 5), participant: 1),
      "\(run), round 12, match 5, seat 1": Vector(match(round, 5), participant: 2),
      "\(run), matching, round 12": Vector(key(1970, [3] + purpose("matching") + [12])),
      "\(run), matching, network": Vector(
        key(1970, [3] + purpose("matching") + purpose("network"))),
      "\(run), evolution, round 12, niche 0": Vector(
        key(1970, [3] + purpose("evolution") + [12, 0])),
      "\(run), cell": Vector(key(1970, [3] + purpose("cell"))),
      "seed 1970 and the word 1": Vector(key(1970, [1, 1])),
      "seed 1970 and the integer 1": Vector(key(1970, [2, 1])),
      "seed 1970 and the integer -1": Vector(key(1970, [2, .max])),
      "seed 1970 and the real 1": Vector(key(1970, [3, 0x3FF0_0000_0000_0000])),
      "seed 1970 and the real 0.1": Vector(key(1970, [3, 0x3FB9_9999_9999_999A])),
      "seed 1970 and true": Vector(key(1970, [4, 1])),
      "seed 1970 and the text \"1\"": Vector(key(1970, [5, 1, 0x31])),
      // The first eight letters, last one first, then the ninth.
      "seed 1970 and the text \"mechanism\"": Vector(
        key(1970, [5, 9, 0x7369_6E61_6863_656D, 0x6D])),
      "seed 1970 and the list of the integers 1, 2": Vector(key(1970, [6, 2, 2, 1, 2, 2])),
    ]
  }()

  @Test func `prints what its definitions give`() throws {
    let page = try page()
    #expect(page.keys.sorted() == defined.keys.sorted())
    for (name, vector) in defined { #expect(page[name] == vector, "\(name)") }
  }

  @Test func `prints what the library draws`() throws {
    let root = StreamKey(seed: 1970)
    let run = root.with(3)
    let match = run.with("round").with(12).numbered(5)
    let prefix = "seed 1970, replicate 3"
    let drawn = [
      "seed 1970": Vector(root),
      prefix: Vector(run),
      "\(prefix), round 12": Vector(run.with("round").with(12)),
      "\(prefix), round 12, match 5, nature": Vector(match, participant: 0),
      "\(prefix), round 12, match 5, seat 0": Vector(match, participant: 1),
      "\(prefix), round 12, match 5, seat 1": Vector(match, participant: 2),
      "\(prefix), matching, round 12": Vector(run.with("matching").with(12)),
      "\(prefix), matching, network": Vector(run.with("matching").with("network")),
      "\(prefix), evolution, round 12, niche 0": Vector(run.with("evolution").with(12).with(0)),
      "\(prefix), cell": Vector(run.with("cell")),
      "seed 1970 and the word 1": Vector(root.adding(UInt64(1))),
      "seed 1970 and the integer 1": Vector(root.adding(1)),
      "seed 1970 and the integer -1": Vector(root.adding(-1)),
      "seed 1970 and the real 1": Vector(root.adding(1.0)),
      "seed 1970 and the real 0.1": Vector(root.adding(0.1)),
      "seed 1970 and true": Vector(root.adding(true)),
      "seed 1970 and the text \"1\"": Vector(root.adding("1")),
      "seed 1970 and the text \"mechanism\"": Vector(root.adding("mechanism")),
      "seed 1970 and the list of the integers 1, 2": Vector(
        root.adding([1, 2]) { $0.adding($1) }),
    ]
    #expect(try page() == drawn)
  }
}

/// Parameters of every type.
private struct Settings: Knobbed {
  enum Color: String, KnobChoice { case red, blue }
  var real = 0.5
  var whole = 3
  var flag = true
  var color = Color.blue
  var reals = [1.0, -0.0]
  var texts = ["a", "bc"]

  mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("real", &real, in: 0...1, unit: "", "A real number.")
    visitor.knob("whole", &whole, in: 0...9, unit: "", "A whole number.")
    visitor.knob("flag", &flag, "A yes or no.")
    visitor.knob("color", &color, "A choice.")
    visitor.knob("reals", &reals, limit: 2, in: 0...1, unit: "", "Real numbers.")
    visitor.knob("texts", &texts, limit: 2, "Texts.")
  }
}

@Suite struct `A key with values` {
  private let root = StreamKey(seed: 3)

  private func text(_ text: String) -> [UInt64] {
    // Short texts only, so that one word holds them.
    [5, UInt64(text.utf8.count), text.utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) }]
  }

  @Test func `tells values of different types apart`() {
    let keys = [
      root.adding(1), root.adding(UInt64(1)), root.adding(1.0), root.adding(true),
      root.adding("1"), root.adding([1]) { $0.adding($1) }, root.adding([1.0]) { $0.adding($1) },
      root.adding(0), root.adding(0.0), root.adding(false), root.adding(""),
      root.adding([Int]()) { $0.adding($1) }, root,
    ]
    #expect(Set(keys.map(\.value)).count == keys.count)
  }

  @Test func `tells lists and texts apart that hold the same in other portions`() {
    let lists: [[[Int]]] = [
      [[1, 2]], [[1], [2]], [[1, 2], []], [[], [1, 2]], [[1], [], [2]],
    ]
    let nested = lists.map { list in
      root.adding(list) { key, inner in key.adding(inner) { $0.adding($1) } }
    }
    let texts = [["ab", ""], ["a", "b"], ["", "ab"], ["ab"], ["ab\0"], ["abcdefgh", "i"]]
      .map { list in root.adding(list) { $0.adding($1) } }
    #expect(Set((nested + texts).map(\.value)).count == lists.count + 6)
  }

  @Test func `counts minus zero as zero`() {
    #expect(root.adding(-0.0) == root.adding(0.0))
    #expect(root.adding(-1.0) != root.adding(1.0))
  }

  @Test func `holds every parameter with its name, in order`() {
    var words: [UInt64] = [7]
    words += text("real") + [3, 0x3FE0_0000_0000_0000] + text("whole") + [2, 3]
    words += text("flag") + [4, 1] + text("color") + text("blue")
    words += text("reals") + [6, 2, 3, 0x3FF0_0000_0000_0000, 3, 0]
    words += text("texts") + [6, 2] + text("a") + text("bc") + [8]
    #expect(root.adding(parametersOf: Settings()).value == Definition.key(3, words))
  }
}
