/// Makes names of columns that differ from each other and need no quotes in pandas, R or SQL.
///
/// They consist of lower-case ASCII letters, digits and underscores.
package struct ColumnNames {
  private var taken: Set<String> = []

  /// Starts with no name taken.
  package init() {}

  /// Makes a name from parts, the first of which starts with a letter: `setting` and
  /// `parameters.bonus` give `setting_parameters_bonus`.
  ///
  /// A name that was made before gets a number: `_2`, `_3`.
  package mutating func name(_ parts: [String]) -> String {
    let name = parts.map(ColumnNames.plain).filter { !$0.isEmpty }.joined(separator: "_")
    var unique = name
    var number = 1
    while !taken.insert(unique).inserted {
      number += 1
      unique = "\(name)_\(number)"
    }
    return unique
  }

  /// A text with an underscore in the place of whatever else stands between letters and digits.
  private static func plain(_ text: String) -> String {
    text.lowercased().utf8.split { !($0 >= 97 && $0 <= 122 || $0 >= 48 && $0 <= 57) }
      .map { String(decoding: Array($0), as: UTF8.self) }.joined(separator: "_")
  }
}
