/// Which share of a population a group has, as it is written.
enum Share: Sendable {
  /// A number in 0...1.
  case part(Double)
  /// What the others leave.
  case rest

  private enum Word: String, CaseIterable {
    case rest
  }

  static let kind: FieldKind<Share> = .either(
    FieldKind<Double>.number(in: 0...1).map { part, _ in .part(part) },
    FieldKind<Word>.choice(Word.allCases).map { _, _ in .rest })

  /// How far shares may be from adding up to 1.
  private static let tolerance = 1e-9

  /// Returns shares as numbers, which add up to 1; names are those of the groups, for messages.
  ///
  /// - Throws: ``StudyError`` when they do not add up, or two groups take what is left.
  static func numbers(_ shares: [Share], of names: [String]) throws(StudyError) -> [Double] {
    var numbers: [Double] = []
    var rest: Int?
    for (index, share) in shares.enumerated() {
      switch share {
      case .part(let part): numbers.append(part)
      case .rest:
        if let rest {
          throw StudyError(
            "only one group can have the share 'rest', but found '\(printable(names[rest]))' and "
              + "'\(printable(names[index]))'")
        }
        rest = index
        numbers.append(0)
      }
    }
    let sum = numbers.reduce(0, +)
    guard let rest else {
      if (sum - 1).magnitude <= tolerance { return numbers }
      throw StudyError(
        "the shares of the population must add up to 1, but sum to \(sum); a group with the share "
          + "'rest' takes what the others leave")
    }
    if sum > 1 + tolerance {
      throw StudyError(
        "the shares of the population leave nothing to '\(printable(names[rest]))': they sum to \(sum)"
      )
    }
    numbers[rest] = Swift.max(0, 1 - sum)
    return numbers
  }
}
