/// The points of a study, made one at a time: every variant with every value of every axis.
///
/// A point is a function of the study file and its number, so a design of millions of points takes no
/// more memory than its file. Variants come first, and the last axis is the fastest.
struct Design: Sendable {
  /// How many points there are.
  let count: Int
  private let variants: [Named<[String: JSON]>]
  private let axes: [Named<AxisValues>]

  /// Makes the design of a study.
  ///
  /// - Throws: ``StudyError`` for more points than a study may have.
  init(_ frame: StudyFrame) throws(StudyError) {
    let isPlain = frame.variants.isEmpty
    variants = isPlain ? [Named(name: "", value: [:])] : frame.variants
    axes = frame.sweep
    let sizes = (isPlain ? [] : [variants.count]) + axes.map(\.value.count)
    guard let count = Design.product(sizes), count <= Study.mostCells else {
      throw StudyError(
        "the study has \(sizes.map(String.init).joined(separator: " x ")) cells; at most "
          + "\(Study.mostCells) are allowed")
    }
    self.count = count
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

  /// The paths that points set, each once: those of variants, then those of axes.
  var paths: [String] {
    var seen: Set<String> = []
    let all = variants.flatMap { $0.value.keys.sorted() } + axes.map(\.name)
    return all.filter { seen.insert($0).inserted }
  }

  /// Returns a point.
  ///
  /// - Precondition: The index is in `0..<count`.
  /// - Complexity: O(number of axes).
  func point(at index: Int) -> Sweep.Point {
    precondition((0..<count).contains(index), "a design has no point \(index)")
    var places = Array(repeating: 0, count: axes.count)
    var left = index
    for axis in axes.indices.reversed() {
      (left, places[axis]) = left.quotientAndRemainder(dividingBy: axes[axis].value.count)
    }
    var settings = variants[left].value
    var labels = [variants[left].name]
    for (axis, place) in zip(axes, places) {
      let value = axis.value[place]
      settings[axis.name] = value
      labels.append("\(axis.name.split(separator: ".").last ?? "")=\(Design.text(value))")
    }
    let name = labels.filter { !$0.isEmpty }.joined(separator: " ")
    return Sweep.Point(name: name.isEmpty ? "all" : name, settings: settings)
  }

  private static func text(_ value: JSON) -> String {
    if case .string(let text) = value { return text }
    return value.canonical
  }
}
