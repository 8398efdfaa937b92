/// What the cells of a study come to together: what is shown where they are too many to show.
public struct StudyOverview: Sendable, Equatable {
  /// The least or greatest that emerged.
  public struct Extreme: Sendable, Equatable {
    /// The welfare.
    public let welfare: Double
    /// The name of the cell.
    public let cell: String
  }

  /// Where what emerged is farthest from what is predicted.
  public struct Parting: Sendable, Equatable {
    /// The name of the cell.
    public let cell: String
    /// The first welfare function there.
    public let welfare: WelfareSummary
    /// How far what emerged is from the nearest that is predicted.
    let distance: Double
  }

  /// How many cells there are.
  public private(set) var cells = 0
  /// How many of them gave no result at all.
  public private(set) var empty = 0
  /// The welfare function that is looked at, the first.
  public private(set) var name = ""
  /// How many cells have each verdict, in the order of ``Verdict``.
  public private(set) var verdicts: [Verdict: Int] = [:]
  /// The least that emerged; nil where nothing did.
  public private(set) var least: Extreme?
  /// The greatest that emerged.
  public private(set) var greatest: Extreme?

  /// Among the cells outside of what is predicted, the one farthest from it; nil where there is none.
  public private(set) var farthest: Parting?

  /// Makes the overview of nothing.
  public init() {}

  /// Makes the overview of some cells.
  public init(_ cells: [CellSummary]) { for cell in cells { add(cell) } }

  /// Takes note of one more cell.
  mutating func add(_ cell: CellSummary) {
    cells += 1
    guard let welfare = cell.welfare.first else {
      empty += 1
      return
    }
    name = welfare.name
    verdicts[welfare.verdict, default: 0] += 1
    // What is no number is neither more nor less than others.
    guard welfare.emergent.mean.isFinite else { return }
    let found = Extreme(welfare: welfare.emergent.mean, cell: cell.name)
    if least.map({ found.welfare < $0.welfare }) ?? true { least = found }
    if greatest.map({ found.welfare > $0.welfare }) ?? true { greatest = found }
    guard welfare.verdict == .outside else { return }
    let range = welfare.predicted ?? welfare.emergent.mean...welfare.emergent.mean
    let parting = Parting(
      cell: cell.name, welfare: welfare,
      distance: Swift.max(
        range.lowerBound - welfare.emergent.mean, welfare.emergent.mean - range.upperBound, 0))
    if farthest.map({ parting.distance > $0.distance }) ?? true { farthest = parting }
  }
}
