/// Nearness of names.
package enum Spelling {
  /// Returns the name that needs the fewest insertions, deletions, replacements and swaps of
  /// neighbours, if they are at most a third of the letters.
  package static func nearest(to name: String, among names: [String]) -> String? {
    nearest(to: Array(name.utf8), among: names.map { Array($0.utf8) }).map { names[$0] }
  }

  /// The number of that name among others, all of them in UTF-8; capitals of ASCII are small letters.
  package static func nearest(to name: [UInt8], among names: [[UInt8]]) -> Int? {
    let letters = letters(name)
    let limit = Swift.max(1, Swift.min(letters.count, 40) / 3)
    var best: (index: Int, distance: Int)?
    for (index, candidate) in names.enumerated() {
      let distance = distance(Array(letters.prefix(60)), Self.letters(candidate))
      if distance <= limit && distance < best?.distance ?? .max { best = (index, distance) }
    }
    if let best { return best.index }
    if letters.count < 3 { return nil }
    let begun = names.indices.filter { names[$0].starts(with: name) }
    return begun.count == 1 ? begun[0] : nil
  }

  /// The characters of a text, each as one number.
  private static func letters(_ text: [UInt8]) -> [UInt32] {
    var letters: [UInt32] = []
    for byte in text {
      if byte & 0xC0 == 0x80, let last = letters.popLast() {
        letters.append(last << 8 | UInt32(byte))
      } else {
        letters.append(UInt32((65...90).contains(byte) ? byte + 32 : byte))
      }
    }
    return letters
  }

  private static func distance(_ a: [UInt32], _ b: [UInt32]) -> Int {
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = Swift.min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
          cost = Swift.min(cost, before[j - 1] + 1)
        }
        row.append(cost)
      }
      before = last
      last = row
    }
    return last[b.count]
  }
}
