extension Study {
  /// Returns the number of the cell that a cell is compared with, by what `compare` names; nil for one
  /// that would be compared with itself, and in a study that compares nothing.
  public func baseline(of index: Int) -> Int? { design.baseline(of: index) }
}

extension Design {
  /// What points are compared with.
  enum Baseline: Sendable {
    /// The point of a variant with the same swept values.
    case variant(Int)
    /// One point.
    case point(Int)
  }

  /// Finds what a study compares with: a variant of a name, else a point of that name.
  ///
  /// - Throws: ``StudyError`` when there is neither.
  func baseline(named name: String) throws(StudyError) -> Baseline {
    if let variant = variants.firstIndex(where: { $0.name == name }) { return .variant(variant) }
    if let point = index(of: name) { return .point(point) }
    let cells = count <= Design.mostNames ? (0..<count).map { point(at: $0).name } : []
    throw StudyError(
      "'compare' names no variant and no cell: '\(printable(name))'"
        + StudyError.suggestion(
          for: name, among: variants.map(\.name).filter { !$0.isEmpty } + cells))
  }

  /// Compares with the first point, if with nothing yet.
  mutating func compareWithFirst() { baseline = baseline ?? .point(0) }

  /// The most points whose names are searched for a near one.
  private static let mostNames = 1000

  /// Returns the number of the point that a point is compared with; nil for one that would be compared
  /// with itself, and in a study that compares nothing.
  func baseline(of index: Int) -> Int? {
    let other =
      switch baseline {
      case nil: index
      case .variant(let variant): variant * pointsOfVariant + index % pointsOfVariant
      case .point(let point): point
      }
    return other == index ? nil : other
  }

  /// Returns the number of the point of a name, part by part: no other point is made.
  ///
  /// - Complexity: O(sum of the sizes of the axes), unless parts of names begin alike.
  func index(of name: String) -> Int? {
    // A point without labels is called so.
    find(name) ?? (name == "all" ? find("") : nil)
  }

  private func find(_ name: String) -> Int? {
    for (number, variant) in variants.enumerated() {
      guard let rest = Design.remainder(of: name[...], after: variant.name) else { continue }
      if let index = find(rest, from: 0, number) { return index }
    }
    return nil
  }

  private func find(_ rest: Substring, from axis: Int, _ index: Int) -> Int? {
    guard axis < axes.count else { return rest.isEmpty ? index : nil }
    for place in 0..<axes[axis].count {
      let label = axes[axis].label(place, axes[axis].settings(at: place, seed: seed))
      guard let left = Design.remainder(of: rest, after: label) else { continue }
      if let found = find(left, from: axis + 1, index * axes[axis].count + place) { return found }
    }
    return nil
  }

  /// What follows a part of a name and a space; nil when the name does not begin with it.
  private static func remainder(of name: Substring, after part: String) -> Substring? {
    if part.isEmpty { return name }
    guard name.hasPrefix(part) else { return nil }
    let rest = name.dropFirst(part.count)
    return rest.isEmpty ? rest : rest.first == " " ? rest.dropFirst() : nil
  }
}
