/// Where a value stands in a study: the path by which a variant or a sweep reaches it.
///
/// `parameters.bonus` is a parameter, `population.learners.share` the share of a group. An entry of
/// a list goes by its `name`, by its `agent`, or by its number, from 1: `population.1.share`.
struct StudyPath: Sendable, CustomStringConvertible {
  /// The path as it is written; empty for the study itself.
  let text: String

  /// The study itself.
  static let study = StudyPath(text: "")
  /// The most steps of a path.
  private static let mostSteps = 20

  /// The path of a field of the object that stands here.
  func field(_ name: String) -> StudyPath {
    StudyPath(text: text.isEmpty ? name : text + "." + name)
  }

  /// The paths of the entries of the list that stands here; by number where a name would not lead there.
  func entries(of items: [JSON]) -> [StudyPath] {
    let names = items.map { StudyPath.name(of: $0) }
    let first = Dictionary(zip(names, items.indices)) { first, _ in first }
    return zip(names, items.indices).map { name, index in
      guard let name, !name.contains("."), first[name] == index else {
        return field(String(index + 1))
      }
      return field(name)
    }
  }

  /// The path in quotes, as complaints show it.
  var description: String { text.isEmpty ? "the study" : "'\(printable(text, limit: 120))'" }

  /// Returns a document in which a value stands here; objects on the way are made.
  ///
  /// - Throws: ``StudyError`` when the path leads nowhere.
  func set(_ value: JSON, in document: JSON) throws(StudyError) -> JSON {
    let steps = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if steps.count > StudyPath.mostSteps {
      throw StudyError(
        "the path '\(printable(text))' has more than \(StudyPath.mostSteps) steps")
    }
    return try set(value, at: steps[...], in: document)
  }

  private func set(_ value: JSON, at steps: ArraySlice<String>, in json: JSON?) throws(StudyError)
    -> JSON
  {
    guard let step = steps.first else { return value }
    switch json {
    case .object(var object)?:
      object[step] = try set(value, at: steps.dropFirst(), in: object[step])
      return .object(object)
    case nil:
      return .object([step: try set(value, at: steps.dropFirst(), in: nil)])
    case .array(var items)?:
      let index = try index(of: step, in: items)
      items[index] = try set(value, at: steps.dropFirst(), in: items[index])
      return .array(items)
    case .some(let other):
      throw StudyError("the path '\(printable(text))' leads into \(other.kind)")
    }
  }

  private func index(of step: String, in items: [JSON]) throws(StudyError) -> Int {
    let names = items.map { StudyPath.name(of: $0) }
    if let index = names.firstIndex(of: step) { return index }
    if let number = Int(step), items.indices.contains(number - 1) { return number - 1 }
    throw StudyError(
      "the path '\(printable(text))' names no entry '\(printable(step))'"
        + StudyError.suggestion(for: step, among: names.compactMap(\.self)))
  }

  /// The name that a path uses for an entry of a list: its name, or its agent.
  private static func name(of json: JSON) -> String? {
    for field in ["name", "agent"] { if case .string(let name) = json[field] { return name } }
    return nil
  }
}
