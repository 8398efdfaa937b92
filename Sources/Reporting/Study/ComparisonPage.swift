public import Laboratory

/// The page of two folders of results, side by side: what differs in the studies, and in the results.
public struct ComparisonPage {
  /// One of the two.
  public struct Side {
    let name: String
    let results: StudyResults
    let study: JSON

    /// Makes a side.
    ///
    /// - Parameters:
    ///   - name: What it is called.
    ///   - results: Its results.
    ///   - study: Its study file as read; null where that is not known.
    public init(_ name: String, _ results: StudyResults, study: JSON) {
      self.name = name
      self.results = results
      self.study = study
    }
  }

  private let first: Side
  private let second: Side

  /// So many cells are told apart by name in one picture.
  private static let most = 60
  /// So many differences of the studies are listed.
  private static let mostChanges = 200

  /// Makes the page of two sides.
  public init(_ first: Side, _ second: Side) {
    self.first = first
    self.second = second
  }

  /// What the page says.
  public var report: Report {
    let functions = shared
    return Report(
      title: "\(first.name) and \(second.name)",
      lead: [titles, counts(functions)],
      sections: [
        Report.Section("What differs in the studies", studies),
        Report.Section(
          "What differs in the results",
          functions.enumerated().compactMap { figure(of: $1, number: $0 + 1) }.map { .figure($0) }),
        Report.Section("What only one of them has", lonely),
      ])
  }

  private var titles: String {
    let (one, other) = (first.results.summary.title, second.results.summary.title)
    return one == other
      ? "Two results of '\(one)'." : "Results of '\(one)' and of '\(other)'."
  }

  // MARK: - Studies

  private var studies: [Report.Item] {
    if first.study == .null || second.study == .null {
      return [.paragraph("A folder has no study file that can be read.")]
    }
    var sheet = Sheet([.text("path"), .text(first.name), .text(second.name)])
    var changes: [(path: String, one: JSON, other: JSON)] = []
    ComparisonPage.compare(first.study, second.study, at: "", &changes)
    for change in changes.prefix(ComparisonPage.mostChanges) {
      sheet.add([
        .text(change.path), .text(ComparisonPage.text(change.one)),
        .text(ComparisonPage.text(change.other)),
      ])
    }
    if changes.isEmpty { return [.paragraph("The studies are the same.")] }
    let more = changes.count - sheet.rows.count
    return [
      .table(sheet, caption: "Fields of the studies that differ")
    ] + (more > 0 ? [.paragraph("\(more) more fields differ.")] : [])
  }

  private static func text(_ value: JSON) -> String {
    value == .null ? "" : printable(value.settingText, limit: 200)
  }

  /// Finds the paths at which two values differ.
  private static func compare(
    _ one: JSON, _ other: JSON, at path: String,
    _ changes: inout [(path: String, one: JSON, other: JSON)]
  ) {
    if one == other { return }
    func step(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
    switch (one, other) {
    case (.object(let left), .object(let right)):
      let names = left.names + right.names.filter { left[$0] == nil }
      for name in names {
        compare(left[name] ?? .null, right[name] ?? .null, at: step(name), &changes)
      }
    case (.array(let left), .array(let right)) where left.count == right.count:
      for (index, pair) in zip(left, right).enumerated() {
        compare(pair.0, pair.1, at: step("\(index + 1)"), &changes)
      }
    default: changes.append((path, one, other))
    }
  }

  // MARK: - Results

  /// The names of the welfare functions that both have.
  private var shared: [String] {
    func names(_ side: Side) -> [String] {
      side.results.points.first { !$0.welfare.isEmpty }?.welfare.map(\.name) ?? []
    }
    let others = names(second)
    return names(first).filter(others.contains)
  }

  /// A cell that both have, under one welfare function.
  private struct Pair {
    let cell: String
    let one: WelfareSummary
    let other: WelfareSummary

    var difference: Double { other.emergent.mean - one.emergent.mean }

    /// Half of the 95 % interval of the difference, had both been drawn by themselves; nil where there was
    /// but one replicate.
    var halfWidth: Double? {
      guard let left = one.emergent.halfWidth, let right = other.emergent.halfWidth else {
        return nil
      }
      return (left * left + right * right).squareRoot()
    }

    /// Whether the difference is more than chance makes.
    var isPlain: Bool {
      let rounding = 1e-9 * max(1, one.emergent.mean.magnitude)
      return difference.magnitude > max(halfWidth ?? 0, rounding)
    }
  }

  private func pairs(_ function: String) -> [Pair] {
    var others: [String: WelfareSummary] = [:]
    for point in second.results.points {
      others[point.name] = point.welfare.first { $0.name == function }
    }
    return first.results.points.compactMap { point in
      guard let one = point.welfare.first(where: { $0.name == function }),
        let other = others[point.name]
      else { return nil }
      return Pair(cell: point.name, one: one, other: other)
    }
  }

  /// How many cells differ, and where most.
  private func counts(_ functions: [String]) -> String {
    guard let function = functions.first else {
      return "They have no welfare function in common, so their results cannot be compared."
    }
    let pairs = pairs(function)
    if pairs.isEmpty { return "They have no cell of the same name." }
    let plain = pairs.filter(\.isPlain)
    guard let most = plain.max(by: { $0.difference.magnitude < $1.difference.magnitude }) else {
      return
        "In none of the \(pairs.count) cells that both have does \(function) differ by more than "
        + "chance makes."
    }
    return
      "In \(plain.count) of the \(pairs.count) cells that both have, \(function) differs by more than "
      + "chance makes; most in '\(most.cell)', from \(Reporting.figure(most.one.emergent)) to "
      + "\(Reporting.figure(most.other.emergent))."
  }

  private func figure(of function: String, number: Int) -> Figure? {
    let all = pairs(function)
    // Where there are many, those that differ most.
    let ranked = all.enumerated().sorted {
      $0.element.difference.magnitude == $1.element.difference.magnitude
        ? $0.offset < $1.offset
        : $0.element.difference.magnitude > $1.element.difference.magnitude
    }
    let kept = Set(ranked.prefix(ComparisonPage.most).map(\.offset))
    let shown = all.enumerated().filter { kept.contains($0.offset) }.map(\.element)
    if shown.isEmpty { return nil }
    var sheet = Sheet([
      .text("cell"), .number(first.name), .number(second.name), .number("difference"),
      .number("half of its interval"), .text("verdict, \(first.name)"),
      .text("verdict, \(second.name)"),
    ])
    for pair in all {
      sheet.add([
        .text(pair.cell), .number(pair.one.emergent.mean), .number(pair.other.emergent.mean),
        .number(pair.difference), .number(pair.halfWidth), .text(pair.one.verdict.rawValue),
        .text(pair.other.verdict.rawValue),
      ])
    }
    func dots(_ value: (Pair) -> Estimate, shift: Double) -> Mark.Shape {
      .dots(
        shown.enumerated().map { row, pair in
          let estimate = value(pair)
          return Mark.Dot(
            at: Double(row) + shift, estimate.mean, interval: estimate.interval)
        })
    }
    return Figure(
      "comparison-\(number)", title: "\(capitalised(function)) in both",
      description: "The mean that emerged in each, with its 95 % interval."
        + (shown.count < all.count
          ? " The \(shown.count) of \(all.count) cells that differ most are shown." : ""),
      .panels([
        Panel(
          x: Axis(function, unit: shown[0].one.unit),
          y: Axis("", .categories(shown.map(\.cell))),
          marks: [
            Mark(first.name, .series(0), dots({ $0.one.emergent }, shift: -0.15)),
            Mark(second.name, .series(1), dots({ $0.other.emergent }, shift: 0.15)),
          ])
      ]), numbers: sheet)
  }

  /// The cells and welfare functions that only one has.
  private var lonely: [Report.Item] {
    func names(_ side: Side) -> [String] {
      side.results.points.map(\.name)
        + (side.results.points.first { !$0.welfare.isEmpty }?.welfare.map { "welfare \($0.name)" }
          ?? [])
    }
    func sentence(_ side: Side, _ names: [String]) -> String? {
      if names.isEmpty { return nil }
      let shown = names.prefix(20).map { "'\($0)'" }.joined(separator: ", ")
      return "Only \(side.name): \(shown)"
        + (names.count > 20 ? " and \(names.count - 20) more." : ".")
    }
    let (one, other) = (names(first), names(second))
    let (known, others) = (Set(one), Set(other))
    let sentences = [
      sentence(first, one.filter { !others.contains($0) }),
      sentence(second, other.filter { !known.contains($0) }),
    ].compactMap(\.self)
    return sentences.isEmpty ? [] : [.list(sentences)]
  }
}
