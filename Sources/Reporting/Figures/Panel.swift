/// Marks between two axes.
public struct Panel: Sendable, Equatable {
  /// What sets this panel apart from its neighbours; empty where it is alone.
  public var title: String
  /// The horizontal axis.
  public var x: Axis
  /// The vertical axis.
  public var y: Axis
  /// What is drawn, the lowest layer first.
  public var marks: [Mark]

  /// Makes a panel.
  public init(title: String = "", x: Axis, y: Axis, marks: [Mark]) {
    self.title = title
    self.x = x
    self.y = y
    self.marks = marks
  }
}

/// What one axis measures.
public struct Axis: Sendable, Equatable {
  /// How values are placed.
  public enum Scale: Sendable, Equatable {
    /// In proportion.
    case linear
    /// In proportion to their logarithm; values that are not positive are left out, and said to be.
    case logarithmic
    /// Names, at the numbers 0, 1, 2, ...; the first is at the left of a horizontal axis and at the top of a
    /// vertical one.
    case categories([String])
  }

  /// What is measured; empty where that is plain from the title.
  public var label: String
  /// The unit; empty where there is none.
  public var unit: String
  /// How values are placed.
  public var scale: Scale
  /// What the axis shows at least; more where the marks need it.
  public var atLeast: ClosedRange<Double>?

  /// Makes an axis.
  public init(
    _ label: String, unit: String = "", _ scale: Scale = .linear,
    atLeast: ClosedRange<Double>? = nil
  ) {
    self.label = label
    self.unit = unit
    self.scale = scale
    self.atLeast = atLeast
  }
}

/// Something that is drawn; values that cannot be drawn are left out, which is said, and lines are broken there.
public struct Mark: Sendable, Equatable {
  /// A place.
  public struct Point: Sendable, Equatable {
    /// Along the horizontal axis.
    public var x: Double
    /// Along the vertical axis.
    public var y: Double
    /// Makes a point.
    public init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
    /// Where a line is broken, since there is no value.
    public static let gap = Point(.nan, .nan)
    /// Whether a line is broken here.
    var isGap: Bool { x.isNaN && y.isNaN }
  }

  /// A range of values at a place of the other axis.
  public struct Span: Sendable, Equatable {
    /// The place; no number where a band is broken.
    public var at: Double
    /// The range.
    public var range: ClosedRange<Double>
    /// Makes a span.
    public init(at: Double, _ range: ClosedRange<Double>) {
      self.at = at
      self.range = range
    }
  }

  /// A point with an interval of what it measures.
  public struct Dot: Sendable, Equatable {
    /// The place along the axis of categories, or the horizontal one.
    public var at: Double
    /// The value.
    public var value: Double
    /// The interval of the value; nil where there is none.
    public var interval: ClosedRange<Double>?
    /// Makes a dot.
    public init(at: Double, _ value: Double, interval: ClosedRange<Double>? = nil) {
      self.at = at
      self.value = value
      self.interval = interval
    }
  }

  /// A value of a heat map.
  public struct Tile: Sendable, Equatable {
    /// The column: a number of the horizontal axis, which has categories.
    public var column: Int
    /// The row: a number of the vertical axis, which has categories.
    public var row: Int
    /// The value; nil where there is none.
    public var value: Double?
    /// Makes a tile.
    public init(column: Int, row: Int, _ value: Double?) {
      self.column = column
      self.row = row
      self.value = value
    }
  }

  /// What is drawn.
  ///
  /// "Along values" is along the axis without categories, or the vertical one if neither has them: whatever
  /// names things may stand at the left or below.
  public enum Shape: Sendable, Equatable {
    /// A line from point to point.
    case line([Point])
    /// A line that stays level until the next point.
    case steps([Point])
    /// What lies between 0 and a line.
    case area([Point])
    /// What lies between a lower and an upper line.
    case band([Span])
    /// Points, with their intervals along values.
    case dots([Dot])
    /// Bars along values, which start at 0.
    case bars([Dot])
    /// Thick strokes along values, such as ranges of predictions.
    case ranges([Span])
    /// Short strokes across the direction of values, such as bests.
    case ticks([Dot])
    /// A line across the panel at a value.
    case rule(Double)
    /// Coloured tiles of a grid, on one colour scale of all panels; one that has a middle, such as 0 of
    /// differences, runs from it to both sides.
    case tiles([Tile], label: String, middle: Double?)
  }

  /// What the legend calls it, or the end of its line; empty where it goes without.
  public var label: String
  /// Its part.
  public var ink: Ink
  /// What is drawn.
  public var shape: Shape

  /// Makes a mark.
  public init(_ label: String, _ ink: Ink, _ shape: Shape) {
    self.label = label
    self.ink = ink
    self.shape = shape
  }
}
