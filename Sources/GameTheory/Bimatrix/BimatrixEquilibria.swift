/// One extreme equilibrium of a game of two players.
public struct BimatrixEquilibrium: Sendable {
  /// How likely the row player takes each of its strategies.
  public let rows: [Double]
  /// How likely the column player takes each of its strategies.
  public let columns: [Double]
  /// What the row player and the column player get.
  public let payoffs: [Double]
  /// The largest gain either player could make by deviating, recomputed from the two mixtures and
  /// the payoffs; 0 exactly where the fractions are known.
  public let regret: Double
  /// The place of its connected component in ``BimatrixEquilibria/components``; nil if only
  /// single equilibria were looked for.
  public let component: Int?
  let exact: (rows: ExactMixture, columns: ExactMixture)?

  /// The row player's probabilities as fractions; nil if they are known as doubles only.
  public var exactRows: [Rational]? { exact?.rows.fractions }
  /// The column player's probabilities as fractions; nil if they are known as doubles only.
  public var exactColumns: [Rational]? { exact?.columns.fractions }

  /// Whether nobody mixes.
  public var isPure: Bool { rows.contains(1) && columns.contains(1) }
}

/// Equilibria that can be combined at will: any mixture of the row mixtures against any mixture of
/// the column mixtures is an equilibrium, and no larger set around it has this property.
public struct NashSubset: Sendable {
  /// The extreme equilibria in it, by their places in ``BimatrixEquilibria/equilibria``.
  public let equilibria: [Int]
  /// The corners of the row player's part.
  public let rows: [[Double]]
  /// The corners of the column player's part.
  public let columns: [[Double]]
}

/// A connected set of equilibria that no other equilibrium touches.
public struct NashComponent: Sendable {
  /// The extreme equilibria in it, by their places in ``BimatrixEquilibria/equilibria``.
  public let equilibria: [Int]
  /// The maximal Nash subsets whose union it is.
  public let subsets: [NashSubset]
}

/// All extreme equilibria of a game of two players, or as many as a budget allowed.
public struct BimatrixEquilibria: Sendable {
  /// The extreme equilibria, by their supports: those that use the first strategies come first.
  public let equilibria: [BimatrixEquilibrium]
  /// The connected components, by their first equilibrium.
  public let components: [NashComponent]
  /// How the search ended.
  public let status: SearchStatus
  /// Whether every decision was made, and every equilibrium verified, in exact arithmetic.
  public let isExact: Bool
  /// Whether every maximal Nash subset of every component is listed.
  public let areSubsetsComplete: Bool
  /// Whether in some equilibrium a mixture has more best replies than strategies in use.
  public let isDegenerate: Bool
  /// The number of bases of the two polytopes that were found.
  public let bases: Int

  /// Whether every extreme equilibrium was found.
  public var isComplete: Bool { status == .complete }

  static func refused(_ status: SearchStatus) -> BimatrixEquilibria {
    BimatrixEquilibria(
      equilibria: [], components: [], status: status, isExact: false, areSubsetsComplete: false,
      isDegenerate: false, bases: 0)
  }
}
