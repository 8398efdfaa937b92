import Arena

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
    var list = ""
    for (index, name) in names.enumerated() {
      let next = (index == 0 ? "" : ", ") + printable(name)
      if index > 0 && list.count + next.count > longestList {
        list += " and \(names.count - index) more"
        break
      }
      list += next
    }
    return "; there " + (names.count == 1 ? "is only " : "are ") + list
  }

  /// How long a list of names may be, in characters.
  private static let longestList = 200

  /// Returns "; did you mean 'x'?" for the nearest of some names, or nothing when none is near.
  public static func nearest(to name: String, among names: [String]) -> String {
    Spelling.nearest(to: name, among: names).map { "; did you mean '\(printable($0))'?" } ?? ""
  }
}
