public import Laboratory

extension StudyWords {
  /// How a cell differs from the one that it is compared with, as a sentence.
  ///
  /// - Parameters:
  ///   - cell: The cell.
  ///   - welfare: One of its welfare functions.
  /// - Returns: "'menu' reaches 3.2 more than 'lump sum' (95 % interval 2.9 to 3.5)."; nil where the cell
  ///   is compared with none.
  public static func difference(of cell: CellSummary, _ welfare: WelfareSummary) -> String? {
    guard let baseline = cell.baseline, let difference = welfare.difference else { return nil }
    guard let half = difference.halfWidth else {
      return difference.mean == 0
        ? "'\(cell.name)' reaches the same as '\(baseline)' in its only replicate."
        : sentence(cell.name, baseline, difference.mean, "in its only replicate")
    }
    let interval =
      difference.interval.map { "95 % interval \(figure($0))" } ?? "without an interval"
    if half == 0 && difference.mean == 0 {
      return "'\(cell.name)' reaches the same as '\(baseline)' in every replicate."
    }
    if !isClear(difference) {
      return "Between '\(cell.name)' and '\(baseline)' there is no difference that "
        + "\(difference.count) replicates could show (\(interval))."
    }
    return sentence(cell.name, baseline, difference.mean, "(\(interval))")
  }

  private static func sentence(
    _ cell: String, _ baseline: String, _ mean: Double, _ precision: String
  ) -> String {
    "'\(cell)' reaches \(figure(mean.magnitude)) \(mean < 0 ? "less" : "more") than '\(baseline)' "
      + "\(precision)."
  }

  /// Whether 0 lies outside the interval of a difference.
  static func isClear(_ difference: Estimate) -> Bool {
    difference.halfWidth.map { difference.mean.magnitude > $0 } ?? false
  }
}
