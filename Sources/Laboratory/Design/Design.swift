/// The points of a study, made one at a time: every variant with every setting of every axis.
///
/// A point is a function of the study file and its number, so a design of millions of points takes no
/// more memory than its file. Variants come first, and the last axis is the fastest.
struct Design: Sendable {
  /// How many points there are.
  let count: Int
  let variants: [Named<[String: JSON]>]
  let axes: [DesignAxis]
  let seed: UInt64
  /// What points are compared with, if anything.
  var baseline: Baseline?

  /// Makes the design of a study.
  ///
  /// - Throws: ``StudyError`` for a path that begins with no field of a cell, a path set twice,
  ///   more points than a study may have, or a comparison with none of them.
  init(_ frame: StudyFrame) throws(StudyError) {
    let isPlain = frame.variants.isEmpty
    variants = isPlain ? [Named(name: "", value: [:])] : frame.variants
    axes = frame.sweep
    seed = UInt64(frame.seed)
    let sizes = (isPlain ? [] : [variants.count]) + axes.map(\.count)
    guard let count = Design.product(sizes), count <= Study.mostCells else {
      throw StudyError(
        "the study has \(sizes.map(String.init).joined(separator: " x ")) cells; at most "
          + "\(Study.mostCells) are allowed")
    }
    self.count = count
    try checkPaths()
    if let name = frame.compared { baseline = try baseline(named: name) }
  }

  /// Returns the product of some sizes; nil when no whole number holds it.
  private static func product(_ sizes: [Int]) -> Int? {
    var product = 1
    for size in sizes {
      let (next, isTooLarge) = product.multipliedReportingOverflow(by: size)
      if isTooLarge { return nil }
      product = next
    }
    return product
  }

  /// Checks that paths begin with a field of a cell, that no two axes set the same, and that none
  /// sets what a variant does.
  private func checkPaths() throws(StudyError) {
    let fields = CellForm.names
    for path in paths {
      let field = String(path.prefix { $0 != "." })
      if fields.contains(field) || Study.frame.contains(field) { continue }
      throw StudyError(
        "the path '\(printable(path))' begins with no field of a study"
          + StudyError.nearest(
            to: field, among: fields + SweepForm.form.list.fields.map(\.name)))
    }
    var seen: Set<String> = []
    for path in axes.flatMap(\.paths) where !seen.insert(path).inserted {
      throw StudyError("'sweep' sets the path '\(printable(path))' twice")
    }
    for variant in variants {
      if let path = variant.value.keys.sorted().first(where: seen.contains) {
        throw StudyError(
          "the variant '\(printable(variant.name))' and 'sweep' both set the path "
            + "'\(printable(path))'")
      }
    }
  }

  /// The paths that points set, each once: those of variants, then those of axes.
  var paths: [String] {
    var seen: Set<String> = []
    let all = variants.flatMap { $0.value.keys.sorted() } + axes.flatMap(\.paths)
    return all.filter { seen.insert($0).inserted }
  }

  /// How many points each variant has.
  var pointsOfVariant: Int { count / variants.count }

  /// Returns a point.
  ///
  /// - Precondition: The index is in `0..<count`.
  /// - Complexity: O(number of axes).
  func point(at index: Int) -> Sweep.Point {
    precondition((0..<count).contains(index), "a design has no point \(index)")
    var places = Array(repeating: 0, count: axes.count)
    var left = index
    for axis in axes.indices.reversed() {
      (left, places[axis]) = left.quotientAndRemainder(dividingBy: axes[axis].count)
    }
    var settings = variants[left].value
    var labels = [variants[left].name]
    for (axis, place) in zip(axes, places) {
      let changes = axis.settings(at: place, seed: seed)
      for change in changes { settings[change.name] = change.value }
      labels.append(axis.label(place, changes))
    }
    let name = labels.filter { !$0.isEmpty }.joined(separator: " ")
    return Sweep.Point(name: name.isEmpty ? "all" : name, settings: settings)
  }
}
