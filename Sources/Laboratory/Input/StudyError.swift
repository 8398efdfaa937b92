/// Something from outside that cannot be used, as one sentence.
///
/// The sentence says what was expected, what was found and where.
public struct StudyError: Error, Equatable, CustomStringConvertible {
  /// The sentence, without a final full stop.
  public let description: String

  /// Makes an error of a sentence.
  public init(_ sentence: String) { description = sentence }

  /// Returns ", did you mean 'x'?" for the nearest of some names, or the names themselves when few.
  public static func suggestion(for name: String, among names: [String]) -> String {
    let nearest = nearest(to: name, among: names)
    if !nearest.isEmpty { return nearest }
    if names.isEmpty || names.count > 12 { return "" }
    return "; there " + (names.count == 1 ? "is only " : "are ")
      + names.map { printable($0) }.joined(separator: ", ")
  }

  /// Returns "; did you mean 'x'?" for the nearest of some names, or nothing when none is near.
  public static func nearest(to name: String, among names: [String]) -> String {
    Spelling.nearest(to: name, among: names).map { "; did you mean '\(printable($0))'?" } ?? ""
  }
}

/// Nearness of names.
enum Spelling {
  /// Returns the name that needs the fewest insertions, deletions, replacements and swaps of
  /// neighbours, if they are at most a third of the letters.
  static func nearest(to name: String, among names: [String]) -> String? {
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
