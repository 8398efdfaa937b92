extension BestReplyPolytope {
  /// What labels turn out to be.
  enum Verdict {
    /// No vertex has all of them.
    case nothing
    /// One vertex has all of them; its number.
    case vertex(Int)
    /// The facets do not meet in one point, or nearly so.
    case unclear
  }

  /// Looks for the vertex that has the labels in working memory, without a walk, and keeps it.
  ///
  /// These are as many as there are own strategies, one of a reply among them.
  ///
  /// - Parameter sieve: What most of those are ruled out by that belong to no vertex.
  /// - Returns: The vertex, if there is one.
  mutating func vertex(passing sieve: borrowing VertexSieve) -> Verdict {
    let target = UnsafePointer(scratch.basis)
    if sieve.excludes(target) { return .nothing }
    tableau.solve(for: target)
    guard tableau.smallestPivot > BestReplyPolytope.leastPivot else { return .unclear }
    for word in 0..<words { scratch.labels[word] = target[word] }
    for row in 0..<tableau.rows {
      let value = tableau.line(row)[tableau.own]
      if value > BestReplyPolytope.narrow { continue }
      if value < -BestReplyPolytope.narrow { return .nothing }
      guard tableau.smallestPivot > BestReplyPolytope.safePivot else { return .unclear }
      let label = Int(tableau.rowVariable[row])
      let sign = decide(
        value, of: label, against: nil, in: target, determinant: tableau.determinant)
      if sign < 0 { return .nothing }
      if sign == 0 { scratch.labels.add(label) }
    }
    return .vertex(numberKeeping(target, labels: scratch.labels))
  }
}
