import Arena

/// A place in prose that stands for a number of the results: `{CELL/FUNCTION/NUMBER:DIGITS}`.
///
/// The function is a welfare function or else a measure. Cell and function stay empty where there is only
/// one. A minus before the number changes its sign.
struct Placeholder: Sendable, Equatable {
  /// A number of one cell under one welfare function; a measure has only what emerged.
  enum Number: String, CaseIterable {
    case emergent, halfWidth, best, worst, predicted, predictedLow, predictedHigh, alignment
    case difference

    /// Whether a measure has it too.
    var isCounted: Bool { self == .emergent || self == .halfWidth }
  }

  /// The place as it is written, with its braces.
  let text: String
  /// The name of the cell.
  let cell: String
  /// The name of the welfare function or measure.
  let function: String
  let number: Number
  let isNegated: Bool
  /// The significant digits; as in tables unless given.
  let digits: Int?

  /// The most digits that a double has.
  private static let mostDigits = 17

  /// Reads what stands between the braces.
  ///
  /// - Throws: ``StudyError`` that says what must stand there.
  init(_ inside: some StringProtocol) throws(StudyError) {
    text = "{\(inside)}"
    let shown = "the place '\(printable(text, limit: 200))'"
    let parts = inside.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count > 2 else {
      throw StudyError(
        "\(shown) must be {CELL/FUNCTION/NUMBER}, the first two empty where there is only one; a brace "
          + "is written '{{'")
    }
    // Names of cells may hold a slash: they come first.
    cell = parts.dropLast(2).joined(separator: "/")
    function = String(parts[parts.count - 2])
    let last = parts[parts.count - 1].split(
      separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    isNegated = last[0].hasPrefix("-")
    let name = String(last[0].drop { $0 == "-" })
    guard let number = Number(rawValue: name) else {
      throw StudyError(
        "\(shown) has no number '\(printable(name))'"
          + StudyError.suggestion(for: name, among: Number.allCases.map(\.rawValue)))
    }
    self.number = number
    guard last.count == 2 else {
      digits = nil
      return
    }
    guard let digits = Int(last[1]), (1...Placeholder.mostDigits).contains(digits) else {
      throw StudyError(
        "\(shown) must end in 1 to \(Placeholder.mostDigits) digits, but found "
          + "'\(printable(String(last[1])))'")
    }
    self.digits = digits
  }

  /// What is wrong with the function, by the names that a cell has; nil if nothing is.
  func complaint(welfare: [String], measures: [String]) -> String? {
    let shown = "the place '\(printable(text, limit: 200))'"
    if function.isEmpty {
      return welfare.count == 1
        ? nil
        : "\(shown) names no welfare function, but there are "
          + welfare.map { printable($0) }.joined(separator: ", ")
    }
    if welfare.contains(function) { return nil }
    if measures.contains(function) {
      return number.isCounted
        ? nil
        : "\(shown) wants the \(number.rawValue) of a measure, of which only what emerged is known"
    }
    return "\(shown) names no welfare function and no measure: '\(printable(function))'"
      + StudyError.suggestion(for: function, among: welfare + measures)
  }

  /// The number in a cell, as text; nil where it is not known there.
  func text(in cell: CellSummary) -> String? {
    guard var range = range(in: cell) else { return nil }
    if isNegated { range = -range.upperBound ... -range.lowerBound }
    let (low, high) = (rounded(range.lowerBound), rounded(range.upperBound))
    return low == high ? low : "\(low) to \(high)"
  }

  private func range(in cell: CellSummary) -> ClosedRange<Double>? {
    let welfare = cell.welfare.first { function.isEmpty || $0.name == function }
    let emergent = welfare?.emergent ?? cell.mean(of: function)
    let value: Double? =
      switch number {
      case .emergent: emergent?.mean
      case .halfWidth: emergent?.halfWidth
      case .best: welfare?.best
      case .worst: welfare?.worst
      case .predicted, .predictedLow: welfare?.predicted?.lowerBound
      case .predictedHigh: welfare?.predicted?.upperBound
      case .alignment: welfare?.alignment
      case .difference: welfare?.difference?.mean
      }
    if number == .predicted { return welfare?.predicted }
    return value.map { $0...$0 }
  }

  /// At least the digits before the point, as in tables.
  private func rounded(_ value: Double) -> String {
    let value = value.magnitude < NumberText.dust ? 0 : value
    guard let digits, value.isFinite else { return NumberText.figure(value) }
    var text = NumberText.significant(value, digits: digits)
    var more = digits
    while value.magnitude >= 1, text.contains("e"), more < Placeholder.mostDigits {
      more += 1
      text = NumberText.significant(value, digits: more)
    }
    return text
  }
}

extension NumberText {
  /// Numbers below this are what rounding left of 0, and are shown as 0.
  package static let dust = 1e-12
}
