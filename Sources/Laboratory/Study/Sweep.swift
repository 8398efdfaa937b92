import Arena

/// Variants and sweeps: which points a study has, and how each changes the document.
enum Sweep {
  /// One point.
  struct Point {
    let name: String
    let settings: [String: JSON]
  }

  /// Every variant combined with every combination of swept values: names in alphabetical order,
  /// numbers in them by size, values in the order given.
  static func points(variants: [String: JSON], sweep: [String: JSON]) throws(StudyError) -> [Point]
  {
    var points = [Point(name: "", settings: [:])]
    if !variants.isEmpty {
      points = []
      for name in variants.keys.sorted(by: Spelling.isBefore) {
        guard (1...100).contains(name.count), name == printable(name, limit: .max) else {
          throw StudyError(
            "the variant '\(printable(name))' must have a name of 1 to 100 printable characters")
        }
        guard case .object(let settings)? = variants[name] else {
          throw StudyError("variants.\(printable(name)) must be an object of paths and values")
        }
        points.append(Point(name: name, settings: settings))
      }
    }
    for path in sweep.keys.sorted() {
      guard let json = sweep[path] else { continue }
      let values = try values(json, at: "sweep.\(printable(path))")
      if points.count * values.count > Study.mostCells {
        throw StudyError("the study has more than \(Study.mostCells) cells")
      }
      points = points.flatMap { point in
        values.map { value in
          let label = "\(path.split(separator: ".").last ?? "")=\(text(value))"
          return Point(
            name: point.name.isEmpty ? label : "\(point.name) \(label)",
            settings: point.settings.merging([path: value]) { $1 })
        }
      }
    }
    return points.map { $0.name.isEmpty ? Point(name: "all", settings: $0.settings) : $0 }
  }

  private static func text(_ value: JSON) -> String {
    if case .string(let text) = value { return text }
    return value.canonical
  }

  /// A list of values, or `{ from, to, count, scale: "linear" | "log" }`.
  private static func values(_ json: JSON, at place: String) throws(StudyError) -> [JSON] {
    if case .array(let values) = json {
      if values.isEmpty { throw StudyError("\(place) must list at least one value") }
      return values
    }
    var fields = try Fields(json, at: place)
    let from = try fields.double("from", in: -1e12...1e12)
    let to = try fields.double("to", in: -1e12...1e12)
    let count = try fields.int("count", in: 2...100_000)
    let scale = try fields.choice("scale", among: ["linear", "log"], default: "linear")
    try fields.finish()
    if scale == "log" && !(from > 0 && to > 0) {
      throw StudyError("\(place): a log scale needs positive ends")
    }
    return (0..<count).map { index in
      let share = Double(index) / Double(count - 1)
      let value =
        scale == "linear"
        ? from + (to - from) * share
        : Portable.exp(Portable.log(from) * (1 - share) + Portable.log(to) * share)
      return .number(NumberText.rounded(value))
    }
  }

  /// Sets values at dotted paths such as `parameters.bonus` or `population.learners.share`.
  static func apply(_ settings: [String: JSON], to document: JSON) throws(StudyError) -> JSON {
    var result = document
    for path in settings.keys.sorted() {
      guard let value = settings[path] else { continue }
      let steps = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      if steps.count > 20 {
        throw StudyError("the path '\(printable(path))' has more than 20 steps")
      }
      if Study.frame.contains(steps[0]) {
        throw StudyError(
          "the path '\(printable(path))' changes the study as a whole; a variant or a sweep can only "
            + "change a cell")
      }
      result = try set(value, at: steps[...], in: result, path)
    }
    return result
  }

  private static func set(
    _ value: JSON, at steps: ArraySlice<String>, in json: JSON?, _ path: String
  ) throws(StudyError) -> JSON {
    guard let step = steps.first else { return value }
    switch json {
    case .object(var fields)?:
      fields[step] = try set(value, at: steps.dropFirst(), in: fields[step], path)
      return .object(fields)
    case nil:
      return .object([step: try set(value, at: steps.dropFirst(), in: nil, path)])
    case .array(var items)?:
      let names = items.map(name)
      guard let index = names.firstIndex(of: step) else {
        throw StudyError(
          "the path '\(printable(path))' names no entry '\(printable(step))'"
            + StudyError.suggestion(for: step, among: names))
      }
      items[index] = try set(value, at: steps.dropFirst(), in: items[index], path)
      return .array(items)
    case .some(let other):
      throw StudyError("the path '\(printable(path))' leads into \(other.kind)")
    }
  }

  /// The name that a path uses for an entry of a list: its name, or its agent.
  private static func name(_ json: JSON) -> String {
    guard case .object(let fields) = json else { return "" }
    if case .string(let name)? = fields["name"] { return name }
    if case .string(let agent)? = fields["agent"] { return agent }
    return ""
  }
}
