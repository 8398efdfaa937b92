/// Nearness of names.
package enum Spelling {
  /// Returns the name that needs the fewest insertions, deletions, replacements and swaps of
  /// neighbours, if they are at most a third of the letters.
  package static func nearest(to name: String, among names: [String]) -> String? {
    let limit = Swift.max(1, Swift.min(name.count, 40) / 3)
    var best: (name: String, distance: Int)?
    for candidate in names {
      let distance = distance(Array(name.lowercased().prefix(60)), Array(candidate.lowercased()))
      if distance <= limit && distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    if let best { return best.name }
    let begun = names.filter { name.count >= 3 && $0.hasPrefix(name) }
    return begun.count == 1 ? begun[0] : nil
  }

  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
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
