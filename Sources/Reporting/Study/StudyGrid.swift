import Arena
import Laboratory

/// How the cells of a study lie: groups, such as variants, and numeric axes along which each group runs.
struct StudyGrid {
  /// A path with numbers, along which cells lie.
  struct Line: Equatable {
    /// The path, such as `parameters.bonus`.
    let path: String
    /// Its numbers, in order.
    let values: [Double]

    /// The last step of the path.
    var label: String { String(path.split(separator: ".").last ?? "") }

    /// Whether the numbers are spread by their logarithms rather than by themselves.
    var scale: Axis.Scale {
      guard let low = values.first, let high = values.last, low > 0, high / low >= 16 else {
        return .linear
      }
      // The middle one lies nearer to the geometric mean of the ends than to the arithmetic one, in ratio.
      let middle = values[values.count / 2]
      let border = (low * high).squareRoot() * (low + high) / 2
      return middle * middle < border ? .logarithmic : .linear
    }
  }

  /// Where one cell lies.
  struct Place {
    /// The number of its group.
    let group: Int
    /// Its number on every axis.
    let coordinates: [Double]
  }

  /// The names of the groups; one empty name where there are none.
  private(set) var groups: [String] = []
  /// The axes.
  private(set) var axes: [Line] = []
  /// The place of every cell.
  private(set) var places: [Place] = []

  /// So many different numbers make an axis rather than groups.
  private static let least = 3

  init(_ results: StudyResults) {
    let points = results.points
    for path in results.swept {
      let numbers = points.map { $0.settings[path].double }
      if numbers.contains(where: { $0?.isFinite != true }) { continue }
      let values = Set(numbers.compactMap(\.self)).sorted()
      if values.count < StudyGrid.least { continue }
      // Paths that move together with another are no axis of their own.
      if axes.contains(where: { StudyGrid.follows(path, $0.path, results) }) { continue }
      axes.append(Line(path: path, values: values))
    }
    let onAxes = Set(axes.map(\.path))
    let others = results.swept.filter { !onAxes.contains($0) }
    let following = others.filter { path in
      axes.contains { StudyGrid.follows(path, $0.path, results) }
    }
    let telling = others.filter { !following.contains($0) }
    var numbers: [String: Int] = [:]
    for point in points {
      let name = StudyGrid.group(of: point, results.variants, telling)
      let group = numbers[name] ?? groups.count
      if group == groups.count {
        numbers[name] = group
        groups.append(name)
      }
      places.append(
        Place(group: group, coordinates: axes.map { point.settings[$0.path].double ?? 0 }))
    }
  }

  /// Whether equal values of one path mean equal values of another.
  private static func follows(_ path: String, _ other: String, _ results: StudyResults) -> Bool {
    // Where points are spread, each has values of its own, and nothing follows from anything.
    if results.isSampled { return false }
    var seen: [Double: JSON] = [:]
    for point in results.points {
      guard let key = point.settings[other].double else { return false }
      let value = point.settings[path]
      if let known = seen[key], known != value { return false }
      seen[key] = value
    }
    return true
  }

  /// The name of the group of a cell: its variant, and what it changes beside the axes.
  private static func group(
    of point: StudyResults.Point, _ variants: [String], _ paths: [String]
  ) -> String {
    let variant = variants.filter { point.name == $0 || point.name.hasPrefix($0 + " ") }
      .max { $0.utf8.count < $1.utf8.count }
    let settings = paths.compactMap { path -> String? in
      let value = point.settings[path]
      if value == .null { return nil }
      return "\(path.split(separator: ".").last ?? "")=\(value.settingText)"
    }
    return ((variant.map { [$0] } ?? []) + settings).joined(separator: " ")
  }
}
