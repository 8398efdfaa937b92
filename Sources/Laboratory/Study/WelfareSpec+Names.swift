public import Arena
public import Theory

extension WelfareSpec {
  /// Returns the welfare functions or measures of some names; the designer's goal when there are
  /// none.
  ///
  /// - Throws: ``StudyError`` for an unknown name.
  public static func named(_ names: [String], _ game: Game, _ library: Library)
    throws(StudyError) -> [WelfareSpec]
  {
    if names.isEmpty { return [goal(game.goal, game.shape)] }
    var specs: [WelfareSpec] = []
    for name in names {
      specs.append(try resolve(.named(name), at: StudyPath(text: "welfare"), game.shape, library))
    }
    return specs
  }

  /// Returns the different welfare functions of some names, in order, that an audit looks at.
  ///
  /// - Parameters:
  ///   - names: Welfare functions or measures; the designer's goal and the mean payoff when empty.
  ///   - game: The game.
  ///   - library: Where welfare functions are looked up.
  ///   - place: Where the names stand, for messages.
  /// - Returns: One function for each different name.
  /// - Throws: ``StudyError`` naming the nearest function or measure.
  public static func audited(
    _ names: [String], of game: Game, in library: Library, at place: String
  ) throws(StudyError) -> [WelfareSpec] {
    var specs: [WelfareSpec] = []
    if names.isEmpty {
      specs = [goal(game.goal, game.shape)]
      specs.append(goal(.meanPayoff, game.shape))
    }
    for name in names {
      specs.append(try resolve(.named(name), at: StudyPath(text: place), game.shape, library))
    }
    var different: [WelfareSpec] = []
    for spec in specs where !different.contains(where: { $0.name == spec.name }) {
      different.append(spec)
    }
    return different
  }

  /// Looks up what a welfare function is made of; the path says where it stands, for messages.
  static func resolve(_ form: WelfareForm, at path: StudyPath, _ shape: Shape, _ library: Library)
    throws(StudyError) -> WelfareSpec
  {
    switch form {
    case .named(let name): return try named(name, path, shape, library)
    case .function(let id, let parameters, let name):
      let type: any Welfare.Type
      do { type = try library.welfareFunction(id) } catch {
        throw StudyError("\(path.field("function")): \(error)")
      }
      let set = try type.init().setting(parameters, owner: id, at: path.field("parameters"))
      return function(set, name: name ?? type.card.id)
    case .sum(let name, let unit, let parts):
      return try sum(name, unit, parts, path.field("sum"), shape, library)
    }
  }

  private static func named(
    _ name: String, _ path: StudyPath, _ shape: Shape, _ library: Library
  ) throws(StudyError) -> WelfareSpec {
    if let measure = measure(named: name, in: shape) { return measure }
    if let type = library.welfare.first(where: { $0.card.id == name }) {
      return function(type.init(), name: name)
    }
    let names = shape.measures.map(\.name) + library.welfare.map { $0.card.id }
    throw StudyError(
      "\(path): there is no welfare function or measure '\(printable(name))'"
        + StudyError.suggestion(for: name, among: names))
  }

  private static func sum(
    _ name: String, _ unit: String, _ parts: [WelfareTerm], _ path: StudyPath, _ shape: Shape,
    _ library: Library
  ) throws(StudyError) -> WelfareSpec {
    var inner: [(weight: Double, spec: WelfareSpec)] = []
    for (index, part) in parts.enumerated() {
      let here = path.field(String(index + 1)).field("of")
      let spec = try resolve(part.part, at: here, shape, library)
      if spec.sense == .least {
        throw StudyError(
          "\(here): '\(printable(spec.name))' cannot be added up; give the measure a negative "
            + "weight instead")
      }
      inner.append((part.weight, spec))
    }
    guard let sum = sum(name, unit: unit, of: inner) else {
      throw StudyError(
        "\(path): the weights multiply to more than \(NumberText.exact(mostWeight))")
    }
    return sum
  }
}
