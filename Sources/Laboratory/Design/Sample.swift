import Arena

/// Points spread over spans of several paths at once.
struct Sample: StudySection {
  static let name = "sample"
  static let summary = "Points spread over spans of several paths at once."

  /// How points are spread.
  enum Method: String, CaseIterable {
    /// Each value is drawn by itself; a larger sample begins with a smaller one.
    case random
    /// Each path takes one value of each of as many equal parts of its span as there are points.
    case latinHypercube = "latin-hypercube"
    /// The Sobol sequence; a larger sample begins with a smaller one.
    case sobol
  }

  private var method = Method.random
  private(set) var count = 1
  private(set) var axes: [Named<SampleValues>] = []

  init() {}

  mutating func declare(_ fields: inout some FieldVisitor) {
    fields.required(
      "method", &method, .choice(Method.allCases),
      "How points are spread: drawn by the study's seed, drawn with one value in each part of every "
        + "span, or the Sobol sequence, which begins at the first ends.")
    fields.required(
      "count", &count, .whole(in: 1...Study.mostCells),
      "How many points there are; a power of two for sobol.")
    fields.required(
      "axes", &axes, .named(CellForm.paths, SampleValues.kind),
      "Paths into the study with what each takes its values from.")
  }

  static let kind: FieldKind<Sample> = FieldKind<Sample>.section.map {
    sample, path throws(StudyError) in
    let axes = path.field("axes")
    if sample.axes.isEmpty { throw StudyError("\(axes) names no path") }
    if sample.method == .sobol && sample.axes.count > Sobol.mostAxes {
      throw StudyError(
        "\(axes): the Sobol sequence has at most \(Sobol.mostAxes) axes, but found "
          + "\(sample.axes.count)")
    }
    return sample
  }

  /// The setting of a point, from 0; the seed is that of the study.
  ///
  /// - Complexity: O(number of axes).
  func settings(at index: Int, seed: UInt64) -> [Named<JSON>] {
    axes.enumerated().map { axis, values in
      Named(name: values.name, value: values.value.draw(unit(axis, index, seed)))
    }
  }

  /// The place of a point on an axis, in 0..<1.
  private func unit(_ axis: Int, _ index: Int, _ seed: UInt64) -> Double {
    if method == .sobol { return Sobol.value(axis: axis, at: index) }
    // The path stands in the key: another axis moves no point.
    let key = StreamKey(seed: seed).with("design").with(axes[axis].name)
    var stream = RandomStream(key.with("point").with(index))
    if method == .random { return stream.unit() }
    let part = KeyedPermutation(of: count, key.with("part"))[index]
    // Rounding could make it 1.
    return Swift.min((Double(part) + stream.unit()) / Double(count), 1.0.nextDown)
  }
}

/// What an axis of a sample takes its values from.
enum SampleValues: Sendable {
  /// Those that are listed, each as likely as the others.
  case list([JSON])
  /// The numbers between two ends.
  case span(Span)

  /// A list of values, or a span.
  static let kind: FieldKind<SampleValues> = .either(
    FieldKind<[JSON]>.list(of: .anything, count: 1...Int.max).map { values, _ in .list(values) },
    FieldKind<Span>.section.map { span, path throws(StudyError) in
      try span.check(at: path)
      if span.from >= span.to { throw StudyError("\(path): a sample needs 'from' below 'to'") }
      return .span(span)
    })

  /// The value that a number in 0..<1 stands for.
  func draw(_ unit: Double) -> JSON {
    switch self {
    case .list(let values): values[Int(unit * Double(values.count))]
    case .span(let span): span.draw(unit)
    }
  }
}
