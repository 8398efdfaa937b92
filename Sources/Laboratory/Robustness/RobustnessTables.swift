import Arena

/// The tables of a result: the curves, and the tipping points.
enum RobustnessTables {
  /// The names of the tables.
  static let names = ["robustness", "tipping"]

  private static let keys: [Column] = [
    .text("cell"), .text("welfare"), .text("intruders"), .text("others"),
  ]

  /// One row a share: `others` says whether all others learn or play as they did without intruders.
  static let curves: [Column] =
    keys + [.real("share"), .whole("agents").optional, .real("mean"), .real("half_width")]

  /// One row a curve; `cost` is the mean cost of a saboteur or a pair, per round.
  static let points: [Column] =
    keys + [.real("threshold"), .real("share"), .real("low"), .real("high"), .real("cost")]

  /// Writes all tables.
  ///
  /// - Throws: What a sink throws.
  static func write(
    _ result: RobustnessResult, _ formats: Set<TableFormat>,
    open: (_ file: String) throws -> TableSink
  ) throws {
    let formats = TableFormat.allCases.filter(formats.contains)
    func stream(_ name: String, _ columns: [Column]) throws -> TableStream {
      TableStream(
        columns, try formats.map { $0.writer(columns, try open("\(name).\($0.rawValue)")) })
    }
    let (curves, points) = (
      try stream(names[0], RobustnessTables.curves), try stream(names[1], RobustnessTables.points)
    )
    for cell in result.cells {
      for welfare in cell.welfare {
        for intrusion in welfare.intrusions {
          for (others, curve) in intrusion.curves {
            let key: [TableValue] = [
              .text(cell.name), .text(welfare.name), .text(intrusion.intruders.rawValue),
              .text(others),
            ]
            for point in curve.points {
              try curves.add(
                key + [
                  .number(point.share), point.agents.map { .whole($0) } ?? .missing,
                  .number(point.welfare), .number(point.halfWidth),
                ])
            }
            try points.add(
              key + [
                .number(welfare.threshold), .number(curve.tipping),
                .number(curve.interval?.lowerBound), .number(curve.interval?.upperBound),
                .number(intrusion.cost),
              ])
          }
        }
      }
    }
    try curves.finish()
    try points.finish()
  }
}
